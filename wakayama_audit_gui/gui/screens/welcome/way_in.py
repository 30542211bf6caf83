"""A big card that is a button: one of the ways into the application.

Which ways there are is said in screen.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of, set_paragraph
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.surface import CARD_RADIUS, paint_ring, paint_surface

_SIDE = 24
_ICON = 32


class WayIn(Pressable):
    """Picture, words, and a sentence about what happens.

    Args:
        icon: Name of a line icon.
        words: What it does.
        detail: What comes of it.
        main: The one filled with 藍.
    """

    def __init__(
        self, icon: str, words: str, detail: str, *, main: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._words, self._detail, self._main = icon, words, detail, main
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """High enough for two lines of detail."""
        lines = pitch_of(font(Size.TITLE, bold=True)) + 2 * pitch_of(font())
        return QSize(scaled(240), 2 * _SIDE + scaled(_ICON) + 16 + 6 + lines)

    def minimumSizeHint(self) -> QSize:
        """Three of them fit side by side on a small screen."""
        return QSize(scaled(180), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        chosen = colours()
        area = QRectF(self.rect())
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        if self._main:
            paper = chosen.fill_hover if lit else chosen.fill
            ink = second = chosen.on_fill
        else:
            paper = chosen.hover if lit else chosen.paper
            ink, second = chosen.text(Tone.INK), chosen.text(Tone.SECOND)
        paint_surface(painter, area, paper, None if self._main else chosen.line, radius=CARD_RADIUS)
        edge = scaled(_ICON)
        painter.drawPixmap(_SIDE, _SIDE, pixmap(self._icon, ink, edge, self.devicePixelRatioF()))
        width, top = area.width() - 2 * _SIDE, float(_SIDE + edge + 16)
        painter.setPen(ink)
        words = set_paragraph(self._words, font(Size.TITLE, bold=True), width, max_lines=2)
        words.draw(painter, _SIDE, top)
        painter.setPen(second)
        detail = set_paragraph(self._detail, font(), width, max_lines=2)
        detail.draw(painter, _SIDE, top + words.height + 6)
        if self.hasFocus():
            ring = chosen.on_fill if self._main else chosen.focus
            paint_ring(painter, area.adjusted(3, 3, -3, -3), ring)
