"""A text broken into lines by the rules of Japanese typesetting, ready to be drawn.

Shared by labels and by the rows of lists; text is drawn as typed, never as markup, but for what
would act on it (painted_text.py).
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from wakayama_audit_gui.gui.theme import LINE_HEIGHT
from wakayama_audit_gui.gui.widgets.painted_text import LINE_SEPARATOR, cut_to, shown


class Paragraph(NamedTuple):
    """Lines laid out.

    Attributes:
        layout: Of all lines, positioned.
        lines: How many; at least 1.
        pitch: Distance from line to line, in logical pixels.
        cut: Whether the end of the text was replaced by ….
    """

    layout: QTextLayout
    lines: int
    pitch: int
    cut: bool

    @property
    def height(self) -> int:
        """Of all lines, in logical pixels."""
        return self.lines * self.pitch

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw all lines in the painter's pen."""
        self.layout.draw(painter, QPointF(left, top))


def pitch_of(chosen: QFont) -> int:
    """Distance from line to line, in logical pixels."""
    return round(chosen.pixelSize() * LINE_HEIGHT)


def set_paragraph(
    text: str,
    chosen: QFont,
    width: float,
    *,
    max_lines: int = 0,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Paragraph:
    """Break a text into lines.

    Args:
        text: With U+2028 where a new line is wanted.
        chosen: The font.
        width: Room in logical pixels.
        max_lines: Cut the last of so many lines with …; 0 = as many as needed.
        alignment: Of the lines in the room.
    """
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    pitch = pitch_of(chosen)
    text = shown(text)
    layout, lines, rest = _lay_out(text, chosen, width, option, pitch, max_lines)
    cut = rest >= 0
    if cut:
        tail = text[rest:].replace(LINE_SEPARATOR, " ")
        end = cut_to(QFontMetricsF(chosen), tail, width)
        layout, lines, _ = _lay_out(text[:rest] + end, chosen, width, option, pitch, max_lines)
    return Paragraph(layout, max(lines, 1), pitch, cut)


def _lay_out(
    text: str, chosen: QFont, width: float, option: QTextOption, pitch: int, max_lines: int
) -> tuple[QTextLayout, int, int]:
    """(layout, number of lines, where the last line starts if text is left after it, else -1)."""
    layout = QTextLayout(text, chosen)
    layout.setTextOption(option)
    lines, rest = 0, -1
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, lines * pitch + (pitch - line.height()) / 2))
        lines += 1
        end = line.textStart() + line.textLength()
        if lines == max_lines:
            if end < len(text):
                rest = line.textStart()
            break
        line = layout.createLine()
    layout.endLayout()
    return layout, lines, rest
