"""The top of the first page: name of the paper, whose audit, where and when, and the counts.

Items follow in items.py; what stands on every page is in frame.py.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.approvals import ApprovalBoxes
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.frame import DRAFT, REDACTED
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row, Ruling
from wakayama_audit_gui.outputs.pdf.marks import MarkedWord
from wakayama_audit_gui.outputs.pdf.pen import Bookmark, Pen, text_width
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    LABEL_FILL,
    VERMILION,
    Styles,
    TextStyle,
)
from wakayama_audit_gui.outputs.pdf.uncut import OneLine

_LABEL = 24 * mm
_RIGHT_LABEL = 18 * mm
_LEFT_FIELD = 74 * mm
_COLUMNS = (_LABEL, _LEFT_FIELD, _RIGHT_LABEL, BODY_WIDTH - _LABEL - _LEFT_FIELD - _RIGHT_LABEL)
_TALLY_HEAD = 13 * mm
_TALLY_RULING = Ruling(across=1.5, down=2.4)


def front_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """Title, table of particulars, counts."""
    pieces = []
    if sheet.approvals:
        pieces.append(Piece(ApprovalBoxes(sheet.approvals, styles)))
    title = SpacedTitle(sheet.form, styles.title)
    pieces.append(Piece(title, above=6, bookmark=Bookmark("概要", 0)))
    if sheet.draft:
        style = styles.small._replace(colour=VERMILION, align="centre")
        words = f"{DRAFT}（確定前の控えです。署名・押印には使えません）"
        pieces.append(Piece(prose(words, style)))
    if sheet.redacted:
        style = styles.small._replace(colour=VERMILION)
        pieces.append(Piece(prose(f"{REDACTED}　{sheet.redacted}", style), above=4))
    pieces.append(Piece(particulars(sheet, styles), above=8))
    if sheet.counts:
        pieces.append(Piece(_tally(sheet, styles), above=8))
    return pieces


def particulars(sheet: Sheet, styles: Styles, least: float = 0.0) -> Grid:
    """Table of whose audit, where, when and by whom; rows at least so high."""

    def pair(label: str, value: str, span: int = 1) -> tuple[Cell, Cell]:
        return (
            Cell(prose(label, styles.label), fill=LABEL_FILL),
            Cell(prose(value, styles.body), span=span),
        )

    rows = [
        Row(pair("監査", sheet.audit, 3)),
        Row(
            (
                *pair("対象システム", _listed(sheet.systems)),
                *pair("対象課", _listed(sheet.sections)),
            )
        ),
        Row((*pair("日時", sheet.when), *pair("場所", sheet.places_label))),
        Row((*pair("監査人", _listed(sheet.auditors)), *pair("立会者", _listed(sheet.witnesses)))),
    ]
    if sheet.clock:
        rows.append(Row(pair("時計合わせ", sheet.clock, 3)))
    if sheet.cameras:
        rows.append(Row(pair("カメラ", sheet.cameras, 3)))
    if sheet.self_audit:
        rows.append(Row(pair("自己監査の理由", sheet.self_audit, 3)))
    return Grid(_COLUMNS, [row._replace(least=least) for row in rows])


def _listed(names: tuple[str, ...]) -> str:
    return "、".join(names)


def _tally(sheet: Sheet, styles: Styles) -> Grid:
    count = styles.place._replace(size=11, leading=14, align="centre")
    label = styles.label._replace(align="centre")
    word = styles.body._replace(size=8, leading=12)
    cells = [Cell(prose("結果", label), fill=LABEL_FILL, middle=True)]
    cells.extend(
        Cell(Stack((MarkedWord(verdict, word), prose(str(number), count))))
        for verdict, number in sheet.counts
    )
    total = sum(number for _, number in sheet.counts)
    all_items = prose("計", word._replace(align="centre", face=styles.label.face))
    cells.append(Cell(Stack((all_items, prose(str(total), count))), fill=LABEL_FILL))
    each = (BODY_WIDTH - _TALLY_HEAD) / (len(cells) - 1)
    return Grid((_TALLY_HEAD, *([each] * (len(cells) - 1))), [Row(tuple(cells))], _TALLY_RULING)


class SpacedTitle(OneLine):
    """The name of the paper with air between its characters; its text stays one word."""

    def __init__(self, text: str, style: TextStyle) -> None:
        self._text = text
        super().__init__(style)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw in the middle."""
        air = self._style.size * 0.6
        used = text_width(self._text, self._style) + air * (len(self._text) - 1)
        line = pen.canvas.beginText(x + (width - used) / 2, top - self._style.size)
        line.setFont(self._style.face.fontName, self._style.size)
        line.setFillColor(self._style.colour)
        line.setCharSpace(air)
        line.textOut(self._text)
        line.setCharSpace(0)
        pen.canvas.drawText(line)
