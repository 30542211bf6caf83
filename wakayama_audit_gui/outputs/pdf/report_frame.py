"""The cover of a report and what stands around the body of its pages: name, edition, page x / y.

The sheets of a visit have a frame of their own with codes, in frame.py.
"""

from __future__ import annotations

from typing import NamedTuple

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.whole_document import Document
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.pen import Bookmark, Pen, fit, text_width
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.stack import Gap
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    HAIRLINE,
    INK,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SECONDARY,
    Styles,
)

TOP, BOTTOM = 22 * mm, 22 * mm
BODY_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
_HEAD_LINE = PAGE_HEIGHT - 16 * mm
_FOOT = 12 * mm


class Running(NamedTuple):
    """What stands on every page: the name of the paper, and its mark at the right."""

    name: str
    mark: str


def cover_pieces(document: Document, styles: Styles) -> list[Piece]:
    """Title and edition in the upper half, day and office in the lower."""
    title = styles.title._replace(size=22, leading=38)
    mark = styles.title._replace(size=13, leading=22, colour=SECONDARY)
    line = styles.title._replace(size=12, leading=22, face=styles.body.face)
    pieces = [Piece(Gap(58 * mm))]
    pieces += [Piece(prose(part, title)) for part in document.title.split("　")]
    if document.mark:
        pieces += [Piece(Gap(6 * mm)), Piece(prose(document.mark, mark))]
    pieces[1] = pieces[1]._replace(bookmark=Bookmark("表紙", 0))
    pieces.append(Piece(Gap(92 * mm)))
    pieces += [Piece(prose(words, line)) for words in document.lines]
    return pieces


def draw_report_frame(pen: Pen, running: Running, styles: Styles, page: int, pages: int) -> None:
    """Draw header and footer of one page; the cover, page 1, has neither."""
    if page == 1:
        return
    style = styles.furniture
    right = PAGE_WIDTH - RIGHT
    mark = text_width(running.mark, style)
    pen.text(LEFT, _HEAD_LINE + 2 * mm, fit(running.name, style, BODY_WIDTH - mark - 12), style)
    pen.text_right(right, _HEAD_LINE + 2 * mm, running.mark, style)
    pen.line(LEFT, _HEAD_LINE, right, _HEAD_LINE, HAIRLINE, 0.5)
    count = f"{page} / {pages} 頁"
    number = styles.label._replace(size=9.5, colour=INK)
    pen.text(LEFT + (BODY_WIDTH - text_width(count, number)) / 2, _FOOT, count, number)
