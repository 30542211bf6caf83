"""The code for the scanner, drawn as rectangles: sharp at any resolution.

What it says comes with the sheet; where it stands is decided in frame.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import segno
from reportlab.lib.units import mm

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.pen import Pen
from wakayama_audit_gui.outputs.pdf.style import INK

SIZE = 22 * mm
"""Side with the quiet zone; 20 mm survive a bad scan, 12 mm do not."""

_QUIET = 4
_LONGEST = 180


def page_text(qr: str, page: int) -> str:
    """What the code of one page says: the sheet's text, a slash, the page from 1."""
    return f"{qr}/{page}"


def draw_qr(pen: Pen, text: str, x: float, y: float) -> None:
    """Draw a code of level M or better, ``SIZE`` wide with its quiet zone.

    Args:
        pen: Draws.
        text: At most 180 bytes in UTF-8, so that its modules stay wide enough to scan.
        x: Left edge in points.
        y: Lower edge in points.

    Raises:
        BugError: The text is too long; it is made by us, never typed.
    """
    if len(text.encode()) > _LONGEST:
        raise BugError("the text of the code is too long to scan")
    # To weigh all eight masks takes longer than anything else on a page. The codes of one paper
    # differ in little more than their page: what suits the first suits all, and any can be read.
    code = segno.make(text, error="m", micro=False, mask=pen.qr_mask)
    pen.qr_mask = code.mask
    module = SIZE / (len(code.matrix) + 2 * _QUIET)
    left, top = x + _QUIET * module, y + SIZE - _QUIET * module
    pen.canvas.setFillColor(INK)
    pen.canvas.fill_cells(left, top, module, _runs(code.matrix))


def _runs(matrix: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    """(row, column, length) of every stretch of dark modules."""
    for number, row in enumerate(matrix):
        column = 0
        while column < len(row):
            end = column
            while end < len(row) and row[end]:
                end += 1
            if end > column:
                yield number, column, end - column
            column = end + 1
