"""The big answer: a mark, a word and a key, hit by a thumb.

Which answers there are and what follows from one is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, paint_shape
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface

_MARK = 22


class BigAnswerButton(Pressable):
    """One of a row of answers; coloured when chosen. It is checkable, not exclusive by itself.

    Args:
        shape: The mark.
        label: The word under it.
        key: The key that gives the same answer, shown in the corner, e.g. ``1``.
        tone: Its colour.
    """

    def __init__(
        self, shape: Shape, label: str, key: str, tone: Tone, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._label = label
        self._key = key
        self._tone = tone
        self.setCheckable(True)
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(f"{label}（{key}）" if key else label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As in a row of five."""
        width = QFontMetricsF(font(bold=True)).horizontalAdvance(self._label)
        return QSize(max(scaled(96), int(width) + 24), scaled(66))

    def minimumSizeHint(self) -> QSize:
        """The word is never cut."""
        width = QFontMetricsF(font(bold=True)).horizontalAdvance(self._label)
        return QSize(int(width) + 12, scaled(66))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw surface, mark, word and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        # The answer given keeps its colour when it can only be read.
        coloured = self.isEnabled() or self.isChecked()
        shades = chosen.tones[self._tone if coloured else Tone.NIBI]
        area = QRectF(self.rect())
        if self.isChecked():
            paint_surface(painter, area, shades.tint, shades.mark, line=2.0)
        else:
            lit = not self.isEnabled() or self.underMouse() or self.isDown()
            fill = chosen.hover if lit else chosen.paper
            paint_surface(painter, area, fill, chosen.line)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus, inset=3.0 if self.isChecked() else 0.0)
        edge = scaled(_MARK)
        mark = QRectF(area.center().x() - edge / 2, area.top() + scaled(11), edge, edge)
        paint_shape(painter, mark, self._shape, shades.mark)
        painter.setFont(font(bold=self.isChecked()))
        resting = Tone.INK if self.isEnabled() else Tone.SECOND
        painter.setPen(shades.text if self.isChecked() else chosen.text(resting))
        word = QRectF(area.left(), area.bottom() - scaled(32), area.width(), scaled(22))
        draw_text(painter, word, int(Qt.AlignmentFlag.AlignCenter), self._label)
        painter.setFont(font(Size.SMALL))
        painter.setPen(shades.text if self.isChecked() else chosen.text(Tone.SECOND))
        corner = area.adjusted(0, 5, -9, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        draw_text(painter, corner, int(flags), self._key)
