"""A sheet of paper on the ground: rounded, with a hairline.

What is laid on it is the caller's; rows in a list are in row_delegate.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours
from wakayama_audit_gui.gui.widgets.surface import CARD_RADIUS, fill, paint_surface


class Card(QFrame):
    """A card; put contents into `body`.

    Args:
        tone: Tints the card; None is plain paper.
        bar: A strong line in the tone along the left edge.
        margin: Around the contents, in logical pixels.
        spacing: Between the contents.

    Attributes:
        body: The vertical layout of the contents.
    """

    def __init__(
        self,
        *,
        tone: Tone | None = None,
        bar: bool = False,
        margin: int = 16,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._barred = bar
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin - 4, margin, margin - 4)
        self.body.setSpacing(spacing)

    def set_tone(self, tone: Tone | None) -> None:
        """Tint the card, or None for plain paper."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self._tone is None:
            paint_surface(painter, area, chosen.paper, chosen.line, radius=CARD_RADIUS)
            return
        shades = chosen.tones[self._tone]
        edge = None if self._barred else shades.edge
        paint_surface(painter, area, shades.tint, edge, radius=CARD_RADIUS)
        if self._barred:
            painter.setClipRect(QRectF(0, 0, 4, area.height()))
            paint_surface(painter, area, shades.mark, None, radius=CARD_RADIUS)


class Rule(QWidget):
    """A hairline between two things on the same paper."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        fill(QPainter(self), QRectF(self.rect()), colours().line)
