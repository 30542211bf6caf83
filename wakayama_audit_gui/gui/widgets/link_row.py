"""A line of a list that leads somewhere: a mark, words that wrap, and an arrow; all of it is hit.

What it leads to is the screen's; links of one or two words are in buttons.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.theme import Tone, colours, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface

_ARROW = 16


class LinkRow(Pressable):
    """A line to follow, at least 44 px high.

    Args:
        words: Shown literally, over as many lines as they need.
        shape: Mark before them.
        tone: Of the mark.
    """

    def __init__(self, words: str, shape: Shape, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(TOUCH)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, _ARROW + 14, 4)
        row.setSpacing(10)
        mark = ShapeMark(shape, tone, size=16)
        self.label = PlainLabel(words, wrap=True)
        row.addWidget(mark)
        row.addWidget(self.label, 1)
        for part in (mark, self.label):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As the words ask, and high enough for a thumb."""
        return super().sizeHint().expandedTo(QSize(scaled(160), TOUCH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the pointer, the arrow and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint_surface(painter, area, chosen.hover, None)
        picture = pixmap("chevron-right", chosen.text(Tone.AI), _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _ARROW - 8, (self.height() - _ARROW) // 2, picture)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)
