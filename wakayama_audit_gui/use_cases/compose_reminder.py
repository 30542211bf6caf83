"""督促: one letter to each 所属長 about what the 課 owes and by when.

What a 課 owes is put together in gather_owed.py; writing the letters is hand_out_letters.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.document import Column, Heading, Table, TableRow, Text
from wakayama_audit_gui.domain.letter import Letter, LetterBlock, SentUnder
from wakayama_audit_gui.domain.reminder import say_reminded
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.gather_owed import SectionOwed
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet
from wakayama_audit_gui.use_cases.read_reminders import WITHOUT_SECTION, Reminder

_DUE = Column("期限", 16), Column("経過", 18)
_FINDINGS = (
    Column("番号", 12, centred=True),
    Column("区分", 8, centred=True),
    Column("内容", 30),
    Column("提出・改善するもの", 16),
    *_DUE,
)
_SHEETS = (
    Column("提出するもの", 30),
    Column("状態", 26),
    Column("期限", 26),
    Column("経過", 18),
)


def compose_reminders(owed: Sequence[SectionOwed], under: SentUnder) -> tuple[Letter, ...]:
    """The letters, in the order given, all of them sent under the same number.

    Raises:
        UserError: Nothing is late or due soon.
    """
    if not owed:
        raise UserError(
            "督促するものはありません。",
            "期限を過ぎたものと、期限まで7日以内のものが対象です。",
            code="nothing_late",
        )
    return tuple(_letter(one, under) for one in owed)


def _letter(owed: SectionOwed, under: SentUnder) -> Letter:
    soon = len(owed.things) - owed.overdue
    counts = "・".join(
        f"{words} {number} 件"
        for words, number in (("期限を過ぎたもの", owed.overdue), ("期限の近いもの", soon))
        if number
    )
    to = (
        "（対象課のないもの）" if owed.section == WITHOUT_SECTION else f"{owed.section}　所属長　様"
    )
    kinds = _kinds(owed)
    return Letter(
        title=f"{kinds}の提出について（督促）",
        number=under.number_line,
        date=under.date_line,
        to=(to,),
        sender=(under.sender_line,),
        opening=(f"貴課の{kinds}のうち、{counts}を下記のとおり知らせます。提出してください。",),
        blocks=(
            *_part("指摘・意見", _FINDINGS, [_finding_row(one) for one in owed.reminders]),
            *_part("自己点検票・調査票", _SHEETS, [_sheet_row(one) for one in owed.sheets]),
            Text("期限は、閉庁日に当たるときはその翌開庁日としています。", "note"),
        ),
        mark=under.mark,
        name=f"督促_{owed.section}",
    )


def _kinds(owed: SectionOwed) -> str:
    """What is asked for, each kind once; a system that a 自己点検票 is about is named below."""
    papers = [sheet.awaited.partition("（")[0] for sheet in owed.sheets]
    first = ["指摘・意見への対応"] if owed.reminders else []
    return "、".join(dict.fromkeys([*first, *papers]))


def _part(title: str, columns: tuple[Column, ...], rows: list[TableRow]) -> tuple[LetterBlock, ...]:
    return (Heading(3, title), Table(columns, tuple(rows), small=True)) if rows else ()


def _finding_row(one: Reminder) -> TableRow:
    finding = one.finding
    told = finding.code, finding.kind or "未確定", finding.text, one.awaited
    return TableRow((*told, *_due(one)))


def _sheet_row(one: OwedSheet) -> TableRow:
    state = "：".join(part for part in (one.state, one.note) if part)
    return TableRow((one.awaited, state, *_due(one)))


def _due(one: Reminder | OwedSheet) -> tuple[str, str]:
    passed = "\n".join(part for part in (one.words, say_reminded(one.reminded)) if part)
    return long_date(one.deadline.last.isoformat()), passed
