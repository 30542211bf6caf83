"""A bar of several colours that adds up, e.g. how far something is and how it went.

A running job is shown by progress_strip.py, which uses this.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours
from wakayama_audit_gui.gui.widgets.surface import fill

Segments = Sequence[tuple[int, Tone]]


def paint_segments(painter: QPainter, rect: QRectF, segments: Segments, total: int) -> None:
    """Draw a stacked bar with round ends.

    Args:
        painter: Any; its state is kept.
        rect: Bounds in logical pixels.
        segments: (count, tone) from left to right.
        total: What the whole width stands for; what is missing stays empty.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(path)
    chosen = colours()
    fill(painter, rect, chosen.track)
    left = rect.left()
    for count, tone in segments:
        width = rect.width() * count / total if total else 0.0
        fill(painter, QRectF(left, rect.top(), width, rect.height()), chosen.tones[tone].mark)
        left += width
        if width > 2:
            # A gap of paper, so that neighbours differ by more than colour.
            fill(painter, QRectF(left - 1, rect.top(), 1, rect.height()), chosen.paper)
    painter.restore()


class SegmentBar(QWidget):
    """A stacked bar."""

    def __init__(self, *, height: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: Segments = ()
        self._total = 0
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_segments(self, segments: Segments, total: int, summary: str = "") -> None:
        """Show other figures; ``summary`` says them in words for a screen reader."""
        self._segments = tuple(segments)
        self._total = total
        self.setAccessibleName(summary or f"{sum(part for part, _ in segments)} / {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        paint_segments(QPainter(self), QRectF(self.rect()), self._segments, self._total)
