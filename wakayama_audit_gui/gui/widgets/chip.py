"""Small pills: a fact in a word, or a filter to switch on and off.

Buttons that do something are in buttons.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import draw_text, shown
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface


class Chip(PlainLabel):
    """A word in a pill.

    Args:
        text: A few words.
        tone: Colour of the words, and of the pill when ``filled``.
        filled: Tinted instead of paper.
    """

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.INK,
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size=Size.SMALL, tone=tone, parent=parent)
        self._filled = filled
        self.setContentsMargins(10, 3, 10, 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill under the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        shades = chosen.tones[self._tone]
        fill = shades.tint if self._filled else chosen.paper
        edge = shades.edge if self._filled else chosen.line
        paint_surface(painter, QRectF(self.rect()), fill, edge, radius=self.height() / 2 - 0.5)
        painter.end()
        super().paintEvent(event)


class FilterChip(Pressable):
    """A pill that is on or off.

    Args:
        text: A few words.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._words = text = shown(text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words and some air."""
        width = QFontMetricsF(font(Size.SMALL, bold=True)).horizontalAdvance(self._words)
        return QSize(int(width) + 24, scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        resting_tone = Tone.INK if self.isEnabled() else Tone.SECOND
        shades = chosen.tones[Tone.AI if self.isChecked() else resting_tone]
        area = QRectF(self.rect())
        radius = area.height() / 2 - 0.5
        resting = chosen.hover if self.underMouse() else chosen.paper
        fill = shades.tint if self.isChecked() else resting
        paint_surface(painter, area, fill, shades.edge, radius=radius)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus, radius=radius)
        painter.setFont(font(Size.SMALL, bold=self.isChecked()))
        painter.setPen(shades.text)
        draw_text(painter, area, int(Qt.AlignmentFlag.AlignCenter), self._words)
