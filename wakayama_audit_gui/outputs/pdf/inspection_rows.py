"""The parts of a 自己点検票 on paper: head, questions with squares to tick, room for the 印.

What stands around the body, and the pages, are in inspection.py; what is asked comes with the form.
"""

from __future__ import annotations

from typing import NamedTuple

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    FormKind,
    HandedForm,
    ReplyAnswer,
)
from wakayama_audit_gui.outputs.pdf.blank import RuledLines
from wakayama_audit_gui.outputs.pdf.flow import Piece, Whole
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Bookmark, Pen
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.signing_space import SigningSpace
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    LABEL_FILL,
    PLACE_FILL,
    RULE,
    VERMILION,
    Styles,
    TextStyle,
)
from wakayama_audit_gui.outputs.pdf.uncut import Uncut

_NUMBER, _QUESTION, _ANSWER, _LAST = 9 * mm, 72 * mm, 20 * mm, 24 * mm
_COLUMNS = (_NUMBER, _QUESTION, _ANSWER, BODY_WIDTH - _NUMBER - _QUESTION - _ANSWER - _LAST, _LAST)
_LABEL = 26 * mm
_LINE = 12.5
_HOW = (
    "１　答えの□に印を付けてください。迷うときは、今の状態を見て確かめてください。",
    "２　「いいえ」のときは、理由か、いつまでに直すかを罫線に書いてください。",
    "３　前年度の答えは参考です。写さずに、今年度の状態を答えてください。",
    "４　終わりの欄に職名と氏名を書き、署名又は押印をして返してください。",
)


class InspectionLine(NamedTuple):
    """A question as it is printed."""

    number: int
    group: str
    text: str
    hint: str
    previous: str


class InspectionPaper(NamedTuple):
    """Everything that is printed, as text."""

    heading: str
    kind: str
    owner_label: str
    title: str
    deadline: str
    note: str
    code: str
    lines: tuple[InspectionLine, ...]


def inspection_paper(handed: HandedForm) -> InspectionPaper:
    """What is printed of a form."""
    form = handed.form
    lines: list[InspectionLine] = []
    for number, question in enumerate(form.questions, 1):
        last = handed.previous.get(question.id, UNANSWERED)
        said = "　".join(part for part in (last.answer, last.reason) if part)
        lines.append(
            InspectionLine(number, question.group, question.text, question.hint, said or "―")
        )
    return InspectionPaper(
        heading=form.heading,
        kind=form.name.kind.label,
        owner_label="所属" if form.name.kind is FormKind.SECTION else "情報システム",
        title=form.title,
        deadline=long_date(handed.deadline) or "別に知らせます",
        note=handed.note,
        code=handed.digest[:32],
        lines=tuple(lines),
    )


def inspection_pieces(paper: InspectionPaper, styles: Styles) -> list[Piece]:
    """Title, particulars, how to fill it in, questions, signature."""
    centred = styles.small._replace(align="centre")
    pieces = [
        Piece(prose(paper.heading, styles.title), bookmark=Bookmark("自己点検票", 0)),
        Piece(prose(f"（{paper.kind}用）", centred)),
        Piece(_particulars(paper, styles), above=6),
    ]
    if paper.note:
        red = styles.body._replace(colour=VERMILION)
        pieces.append(Piece(prose(f"差戻しの理由：{paper.note}", red), above=6))
    pieces += [
        Piece(prose("記入要領", styles.section), above=8, keep=True),
        *(Piece(prose(line, styles.small), keep=True) for line in _HOW),
        Piece(_questions(paper, styles), above=6),
        Piece(prose("以上のとおり点検しました。", styles.body), above=12, keep=True),
        Piece(Whole(_signature(styles), BODY_HEIGHT - 40), above=4),
    ]
    return pieces


def _particulars(paper: InspectionPaper, styles: Styles) -> Grid:
    rows = [
        Row(
            (
                Cell(prose(label, styles.label), fill=LABEL_FILL, middle=True),
                Cell(prose(value, styles.body._replace(size=10)), middle=True),
            ),
            least=20,
        )
        for label, value in ((paper.owner_label, paper.title), ("提出期限", paper.deadline))
    ]
    return Grid((_LABEL, BODY_WIDTH - _LABEL), rows)


def _questions(paper: InspectionPaper, styles: Styles) -> Grid:
    centred = styles.label._replace(align="centre")
    names = ("No.", "確かめること", "答え", "理由・いつまでに直すか", "前年度（参考）")
    rows = [Row(tuple(Cell(prose(name, centred), fill=LABEL_FILL) for name in names), head=True)]
    group = ""
    for line in paper.lines:
        if line.group != group:
            group = line.group
            name = Cell(prose(group, styles.place), span=len(_COLUMNS), fill=PLACE_FILL)
            again = Cell(
                prose(f"{group}（続き）", styles.place), span=len(_COLUMNS), fill=PLACE_FILL
            )
            rows.append(Row((name,), keep=True, again=Row((again,))))
        rows.append(
            Row(
                (
                    Cell(prose(str(line.number), styles.body._replace(align="centre"))),
                    Cell(Stack((prose(line.text, styles.body), prose(line.hint, styles.small)))),
                    Cell(ReplyBoxes(styles.small), middle=True),
                    Cell(RuledLines(2)),
                    Cell(prose(line.previous, styles.small)),
                )
            )
        )
    return Grid(_COLUMNS, rows)


def _signature(styles: Styles) -> Grid:
    third = BODY_WIDTH / 3
    names = [Cell(prose(n, styles.label), fill=LABEL_FILL) for n in ("職名", "氏名", "署名・押印")]
    space = SigningSpace(50, styles.small)
    return Grid(
        (third, third, third),
        [Row(tuple(names), keep=True), Row((Cell(Stack()), Cell(Stack()), Cell(space)))],
    )


class ReplyBoxes(Uncut):
    """A square to tick for はい, いいえ and 該当なし."""

    def __init__(self, style: TextStyle) -> None:
        self._style = style

    def height(self, width: float) -> float:
        """Three lines."""
        del width
        return _LINE * len(ReplyAnswer)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw one below the other."""
        del width
        side = 8.0
        word = self._style._replace(size=8)
        for line, answer in enumerate(ReplyAnswer):
            middle = top - _LINE * (line + 0.5)
            pen.frame(x, middle - side / 2, side, side, RULE, 0.7)
            pen.text(x + side + 4, middle - word.size * 0.36, answer.value, word)
