"""The parts of a sheet to be filled by hand: head, answer boxes, ruled lines, room for notes.

Signature boxes are those of every paper (signatures.py); the part a 立会者 signs is in
blank_facts.py; what is asked comes with the sheet.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import Sheet, SheetItem
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.front import SpacedTitle, particulars
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.items import clause_text, place_heading, question_text
from wakayama_audit_gui.outputs.pdf.marks import draw_mark, label_colour
from wakayama_audit_gui.outputs.pdf.pen import Bookmark, Pen
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    HAIRLINE,
    LABEL_FILL,
    RULE,
    Styles,
    TextStyle,
)
from wakayama_audit_gui.outputs.pdf.uncut import Uncut

_NUMBER, _QUESTION, _CLAUSE, _ANSWER, _PHOTOS = 9 * mm, 50 * mm, 22 * mm, 34 * mm, 12 * mm
_REMARK = BODY_WIDTH - _NUMBER - _QUESTION - _CLAUSE - _ANSWER - _PHOTOS
_COLUMNS = (_NUMBER, _QUESTION, _CLAUSE, _ANSWER, _REMARK, _PHOTOS)
_ANSWERS = (("適合", "未確認"), ("指摘", "後日確認"), ("意見", "対象外"))
_LINE = 15.0
_WORDS = {"後日確認": "後日"}
PARTICULARS_ROOM = 24.0
_LEAST_LINES = 4
"""For what else was seen: few enough not to begin a page for them alone."""


def blank_pieces(sheet: Sheet, styles: Styles, spare: float = 0.0) -> list[Piece]:
    """Title, particulars to be filled in, items by place, and lines for what else was seen.

    Args:
        sheet: What the paper says.
        styles: Of the type.
        spare: Room in points that the last page would have left; it is ruled too.
    """
    title = SpacedTitle(sheet.form, styles.title)
    how = prose(
        "記入用紙　結果の□に印を付け、所見を罫線に、写真の番号を右端に書いてください。",
        styles.small._replace(align="centre"),
    )
    other = Prose(
        Run("そのほか", styles.section), Run("　項目にないこと、聞き取り、図", styles.small)
    )
    return [
        Piece(title, bookmark=Bookmark("概要", 0)),
        Piece(how),
        Piece(particulars(sheet, styles, least=PARTICULARS_ROOM), above=8),
        *_item_pieces(sheet, styles),
        Piece(other, above=10, keep=True),
        Piece(RuledLines(_LEAST_LINES + int(spare / _LINE)), above=2, keep=True),
    ]


def _item_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    if not sheet.places:
        return []
    centred = styles.label._replace(align="centre")
    names = ("No.", "確認項目", "根拠", "結果", "所見", "写真")
    head = Row(tuple(Cell(prose(name, centred), fill=LABEL_FILL) for name in names), head=True)
    rows: list[Row] = []
    for place in sheet.places:
        rows.append(place_heading(place, styles, len(_COLUMNS)))
        rows += [_item_row(item, styles) for item in place.items]
    return [Piece(Grid(_COLUMNS, [head, *rows]), above=10, bookmark=Bookmark("確認項目", 0))]


def _item_row(item: SheetItem, styles: Styles) -> Row:
    number = styles.body._replace(align="centre", size=9 if item.number < 100 else 7.5)
    return Row(
        (
            Cell(prose(str(item.number), number)),
            Cell(question_text(item, styles)),
            Cell(clause_text(item, styles, _CLAUSE)),
            Cell(AnswerBoxes(styles.small), middle=True),
            Cell(RuledLines(3)),
            Cell(Stack()),
        )
    )


class AnswerBoxes(Uncut):
    """A square to tick for every verdict, with its mark and word."""

    def __init__(self, style: TextStyle) -> None:
        self._style = style

    def height(self, width: float) -> float:
        """Three lines."""
        del width
        return _LINE * len(_ANSWERS)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw two columns of squares."""
        side, radius = 7.5, 3.0
        for line, verdicts in enumerate(_ANSWERS):
            middle = top - _LINE * (line + 0.5)
            for column, verdict in enumerate(verdicts):
                left = x + column * width * 0.46
                pen.frame(left, middle - side / 2, side, side, RULE, 0.7)
                draw_mark(pen, verdict, left + side + 4 + radius, middle, radius)
                start = left + side + 2 * radius + 7
                word = self._style._replace(size=7, colour=label_colour(verdict))
                pen.text(start, middle - word.size * 0.36, _WORDS.get(verdict, verdict), word)


class RuledLines(Uncut):
    """Lines to write on."""

    def __init__(self, lines: int) -> None:
        self._lines = lines

    def height(self, width: float) -> float:
        """As many lines as asked for."""
        del width
        return _LINE * self._lines

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines."""
        for line in range(1, self._lines + 1):
            pen.line(x, top - _LINE * line + 2, x + width, top - _LINE * line + 2, HAIRLINE, 0.5)
