"""The parts of a 自己点検票 on paper: head, questions with squares to tick, room for the 印.

One that was answered has its answers in the same places, and the photos after them. What stands
around the body, and the pages, are in inspection.py; what is asked comes with the form.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    FormFile,
    FormKind,
    ReplyAnswer,
)
from wakayama_audit_gui.outputs.pdf.blank import RuledLines
from wakayama_audit_gui.outputs.pdf.flow import Piece, Whole
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Bookmark, Pen
from wakayama_audit_gui.outputs.pdf.photo_grid import Picture
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.signing_space import SigningSpace
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    INK,
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
    answer: str
    reason: str
    photo: str


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
    answered: bool
    post: str
    name: str
    signed: str


def inspection_paper(file: FormFile) -> InspectionPaper:
    """What is printed of a form, with what was answered so far."""
    handed = file.handed
    form = handed.form
    lines: list[InspectionLine] = []
    for number, question in enumerate(form.questions, 1):
        last = handed.previous.get(question.id, UNANSWERED)
        said = "　".join(part for part in (last.answer, last.reason) if part) or "―"
        asked = (number, question.group, question.text, question.hint, said)
        lines.append(InspectionLine(*asked, *file.replies.get(question.id, UNANSWERED)))
    return InspectionPaper(
        heading=form.heading,
        kind=form.name.kind.label,
        owner_label="所属" if form.name.kind is FormKind.SECTION else "情報システム",
        title=form.title,
        deadline=long_date(handed.deadline) or "別に知らせます",
        note=handed.note,
        code=handed.digest[:32],
        lines=tuple(lines),
        answered=file.answered > 0,
        post=file.by_post,
        name=file.by_name,
        signed=long_date(file.on),
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
    if not paper.answered:
        pieces.append(Piece(prose("記入要領", styles.section), above=8, keep=True))
        pieces += [Piece(prose(line, styles.small), keep=True) for line in _HOW]
    pieces += [
        Piece(_questions(paper, styles), above=6),
        Piece(prose("以上のとおり点検しました。", styles.body), above=12, keep=True),
        Piece(Whole(_signature(paper, styles), BODY_HEIGHT - 40), above=4),
    ]
    if any(line.photo for line in paper.lines):
        pieces.append(Piece(prose("答えに付けられた写真", styles.section), above=14, keep=True))
        pieces.append(Piece(_photos(paper, styles), above=4))
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
        for label, value in _told(paper)
    ]
    return Grid((_LABEL, BODY_WIDTH - _LABEL), rows)


def _told(paper: InspectionPaper) -> list[tuple[str, str]]:
    told = [(paper.owner_label, paper.title), ("提出期限", paper.deadline)]
    if paper.answered:
        said = Counter(line.answer or "未回答" for line in paper.lines)
        counts = [f"{answer} {said[answer]}" for answer in (*ReplyAnswer, "未回答")]
        told.append(("答え", "　".join(counts)))
    if paper.signed:
        told.append(("記入日", paper.signed))
    return told


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
                    Cell(ReplyBoxes(styles.small, line.answer), middle=True),
                    Cell(prose(line.reason, styles.body) if paper.answered else RuledLines(2)),
                    Cell(prose(line.previous, styles.small)),
                )
            )
        )
    return Grid(_COLUMNS, rows)


def _photos(paper: InspectionPaper, styles: Styles) -> Grid:
    half = BODY_WIDTH / 2
    cells = [
        Cell(
            Stack(
                (prose(f"問{line.number}", styles.small_label), Picture(line.photo, styles.small))
            )
        )
        for line in paper.lines
        if line.photo
    ]
    if len(cells) % 2:
        cells.append(Cell(Stack()))
    return Grid((half, half), [Row(pair) for pair in zip(cells[::2], cells[1::2], strict=True)])


def _signature(paper: InspectionPaper, styles: Styles) -> Grid:
    third = BODY_WIDTH / 3
    names = [Cell(prose(n, styles.label), fill=LABEL_FILL) for n in ("職名", "氏名", "署名・押印")]
    said = [Cell(prose(text, styles.body), middle=True) for text in (paper.post, paper.name)]
    space = SigningSpace(50, styles.small)
    return Grid(
        (third, third, third),
        [Row(tuple(names), keep=True), Row((*said, Cell(space)))],
    )


class ReplyBoxes(Uncut):
    """A square to tick for はい, いいえ and 該当なし; that of the answer is ticked."""

    def __init__(self, style: TextStyle, said: str = "") -> None:
        self._style = style
        self._said = said

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
            if answer == self._said:
                low = middle - 2.6
                pen.line(x + 1.6, middle, x + 3.4, low, INK, 1.4)
                pen.line(x + 3.4, low, x + side + 1, middle + 4.4, INK, 1.4)
