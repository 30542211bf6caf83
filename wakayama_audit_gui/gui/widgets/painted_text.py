"""The one way words get onto a painter: what would reorder or hide them is shown as its number.

Whole paragraphs are broken into lines in line_breaking.py, through the same words of `shown`; what
is edited in a field stays exactly as it was typed. Which characters act is visible.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from wakayama_audit_gui.visible import visible

LINE_SEPARATOR = "\u2028"
"""Where Qt begins a new line within one layout; of our own making, so it acts on purpose."""


def shown(text: str) -> str:
    """A text of several lines as it is drawn."""
    return LINE_SEPARATOR.join(map(visible, text.split(LINE_SEPARATOR)))


def draw_text(painter: QPainter, area: QRect | QRectF, flags: int, text: str) -> None:
    """Draw a text in the painter's font and pen.

    Args:
        painter: Where.
        area: In logical pixels.
        flags: Alignment and wrapping, as Qt has them.
        text: Drawn literally.
    """
    painter.drawText(area, flags, shown(text))


def cut_to(
    metrics: QFontMetricsF,
    text: str,
    width: float,
    where: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """As much of a text as has room in one line, with … where it was cut."""
    return metrics.elidedText(shown(text), where, width)
