"""The item table: what was asked at each place, on which ground, and what was seen.

Findings drafted from it are in findings.py; the table's manners at a page end in grid.py.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import Sheet, SheetItem, SheetPlace
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.grid import FORM, Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.kinsoku import break_lines
from wakayama_audit_gui.outputs.pdf.marks import UNANSWERED, VerdictMark, label_colour
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, fit, text_width
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack
from wakayama_audit_gui.outputs.pdf.style import BODY_WIDTH, LABEL_FILL, PLACE_FILL, Styles

_NUMBER, _QUESTION, _CLAUSE, _VERDICT, _PHOTOS = 9 * mm, 54 * mm, 24 * mm, 15 * mm, 13 * mm
_REMARK = BODY_WIDTH - _NUMBER - _QUESTION - _CLAUSE - _VERDICT - _PHOTOS
_JUDGED = (_NUMBER, _QUESTION, _CLAUSE, _VERDICT, _REMARK, _PHOTOS)
_FACTS = (_NUMBER, _QUESTION, _CLAUSE, _REMARK + _VERDICT, _PHOTOS)
_SPILL = 420
"""A remark of more characters gets a row of its own, as wide as the page."""

_NOTHING = "（所見なし）"
"""Where a witness signs, nothing is left open that could be filled in afterwards."""


def item_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """One table over all places; nothing at all when there is no place yet."""
    if not sheet.places:
        return []
    names = ("No.", "確認項目", "根拠", *(("結果",) if sheet.judged else ()), "所見", "写真")
    columns = _JUDGED if sheet.judged else _FACTS
    centred = styles.label._replace(align="centre")
    head = Row(
        tuple(
            Cell(prose(n, styles.label if n in {"確認項目", "所見"} else centred), fill=LABEL_FILL)
            for n in names
        ),
        head=True,
    )
    rows = [row for place in sheet.places for row in _place_rows(place, styles, len(columns))]
    return [Piece(Grid(columns, [head, *rows]), above=10, bookmark=Bookmark("確認項目", 0))]


def place_heading(place: SheetPlace, styles: Styles, columns: int) -> Row:
    """The row that names a place and repeats itself on the next page."""
    permission = f"　撮影 {place.permission}" if place.permission else ""
    heading = Prose(Run(place.name, styles.place), Run(permission, styles.small))
    name = fit(place.name, styles.place, BODY_WIDTH - 30 * mm)
    again = Prose(Run(name, styles.place), Run("（つづき）", styles.small))
    return Row(
        (Cell(heading, span=columns, fill=PLACE_FILL),),
        keep=True,
        again=Row((Cell(again, span=columns, fill=PLACE_FILL),), keep=True),
        bookmark=Bookmark(name, 1),
    )


def _place_rows(place: SheetPlace, styles: Styles, columns: int) -> list[Row]:
    rows = [place_heading(place, styles, columns)]
    if not place.items:
        empty = prose("確認項目なし", styles.small)
        rows.append(Row((Cell(empty, span=columns),)))
    for item in place.items:
        rows.extend(_item_rows(item, styles, columns))
    return rows


def _item_rows(item: SheetItem, styles: Styles, columns: int) -> list[Row]:
    judged = columns == len(_JUDGED)
    said = _said(item, styles, nothing="" if judged else _NOTHING)
    length = sum(map(len, (item.remark, item.sampling, item.interview, item.prior)))
    number = styles.body._replace(align="centre", size=9 if item.number < 100 else 7.5)
    again = Stack(
        (
            prose(str(item.number), number),
            prose("つづき", styles.small._replace(size=6, align="centre")),
        )
    )
    verdict = [Cell(_verdict(item.verdict or UNANSWERED, styles))] * judged
    spills = length > _SPILL
    shown = prose("次の行に記載", styles.small) if spills else said
    row = Row(
        (
            Cell(prose(str(item.number), number), again=again),
            Cell(question_text(item, styles)),
            Cell(clause_text(item, styles)),
            *verdict,
            Cell(shown),
            Cell(prose(_ranges(item.photos), number._replace(size=8))),
        ),
        keep=spills,
    )
    if not spills:
        return [row]
    label = prose("所見", styles.small_label._replace(align="centre"))
    return [row, Row((Cell(label, again=again), Cell(said, span=columns - 1)))]


def clause_text(item: SheetItem, styles: Styles, column: float = _CLAUSE) -> Prose:
    """Its grounds, one below another, in a column of this width."""
    style = styles.body._replace(size=8)
    room = column - 2 * FORM.across

    def set_out(clause: str) -> str:
        """A clause, its （推定） whole: where the clause ends, or on a line of its own."""
        number, estimated, _ = clause.partition("（推定）")
        last = break_lines(number, [text_width(one, style) for one in number], room)[-1]
        fits = text_width(f"{number[last.start : last.end]}{estimated}", style) <= room
        return clause if fits else f"{number}\n{estimated}"

    return prose("\n".join(map(set_out, item.clauses)), style)


def question_text(item: SheetItem, styles: Styles) -> Stack:
    """What is asked, how, and whose it is."""
    blocks: list[Block] = [prose(item.question, styles.body)]
    runs: list[Run] = []
    for label, value in (("方法", "・".join(item.methods)), ("担当", item.assignee)):
        if value:
            runs += [Run(f"{label} ", styles.small_label), Run(f"{value}　", styles.small)]
    if runs:
        blocks += [Gap(1.5), Prose(*runs)]
    return Stack(blocks)


def _verdict(verdict: str, styles: Styles) -> Stack:
    word = styles.small_label._replace(align="centre", colour=label_colour(verdict))
    return Stack((VerdictMark(verdict), prose(verdict, word)))


def _said(item: SheetItem, styles: Styles, *, nothing: str) -> Stack:
    blocks: list[Block] = [prose(item.remark, styles.body)] if item.remark else []
    for label, value in (
        ("抽出", item.sampling),
        ("聞き取り", item.interview),
        ("", item.prior),
        ("期限", item.due),
    ):
        if value:
            runs = [Run(f"{label} ", styles.small_label)] if label else []
            blocks += [Gap(1.5), Prose(*runs, Run(value, styles.small))]
    if nothing and not blocks:
        blocks = [prose(nothing, styles.small)]
    return Stack(blocks)


def _ranges(numbers: tuple[int, ...]) -> str:
    """``2, 3, 4, 7`` as ``2〜4, 7``."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(
        f"{part[0]}〜{part[-1]}" if len(part) > 2 else ", ".join(map(str, part)) for part in parts
    )
