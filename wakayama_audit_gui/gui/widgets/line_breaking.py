"""Breaking a text into lines by the rules of Japanese typesetting, and drawing them.

Shared by labels and by the rows of lists; text is always drawn as typed, never as markup.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from wakayama_audit_gui.gui.theme import LINE_HEIGHT

LINE_SEPARATOR = "\u2028"
_UNBOUNDED = 1_000_000.0


def pitch_of(chosen: QFont) -> int:
    """Distance from line to line, in logical pixels."""
    return round(chosen.pixelSize() * LINE_HEIGHT)


def break_lines(text: str, chosen: QFont, width: float, max_lines: int = 0) -> list[QTextLayout]:
    """Break a text into lines of one layout each, by the rules of Japanese typesetting.

    Args:
        text: With U+2028 where a new line is wanted.
        chosen: The font.
        width: Room in logical pixels.
        max_lines: Cut the last of so many lines with …; 0 = as many as needed.
    """
    flow = QTextLayout(text, chosen)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    flow.setTextOption(option)
    metrics = QFontMetricsF(chosen)
    parts: list[str] = []
    flow.beginLayout()
    while (line := flow.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start = line.textStart()
        if max_lines and len(parts) == max_lines - 1:
            rest = text[start:].replace(LINE_SEPARATOR, " ")
            parts.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        parts.append(text[start : start + line.textLength()])
    flow.endLayout()
    return [_single(part, chosen) for part in parts] or [_single("", chosen)]


def _single(text: str, chosen: QFont) -> QTextLayout:
    layout = QTextLayout(text, chosen)
    layout.beginLayout()
    layout.createLine().setLineWidth(_UNBOUNDED)
    layout.endLayout()
    return layout


def draw_lines(
    painter: QPainter,
    lines: list[QTextLayout],
    area: QRectF,
    pitch: int,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw lines from the top of an area, in the painter's pen.

    Args:
        painter: With the pen set.
        lines: From `break_lines`.
        area: Bounds in logical pixels.
        pitch: From `pitch_of`.
        alignment: AlignRight and AlignHCenter shift lines, AlignVCenter all of them.
    """
    top = area.top()
    if alignment & Qt.AlignmentFlag.AlignVCenter:
        top += max(0.0, (area.height() - pitch * len(lines)) / 2)
    for number, layout in enumerate(lines):
        line = layout.lineAt(0)
        left = area.left()
        if alignment & Qt.AlignmentFlag.AlignRight:
            left += area.width() - line.naturalTextWidth()
        elif alignment & Qt.AlignmentFlag.AlignHCenter:
            left += (area.width() - line.naturalTextWidth()) / 2
        layout.draw(painter, QPointF(left, top + number * pitch + (pitch - line.height()) / 2))
