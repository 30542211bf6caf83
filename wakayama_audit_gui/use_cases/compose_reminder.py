"""督促: one letter to each 所属長 about what the 課 owes and by when.

What is late is read by read_reminders.py; writing the letters is hand_out_letters.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.document import Column, Table, TableRow, Text
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.reminder import say_reminded
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.read_reminders import WITHOUT_SECTION, SectionReminders

_COLUMNS = (
    Column("番号", 12, centred=True),
    Column("区分", 8, centred=True),
    Column("内容", 30),
    Column("提出・改善するもの", 16),
    Column("期限", 16),
    Column("経過", 18),
)


def compose_reminders(owed: Sequence[SectionReminders], today: date) -> tuple[Letter, ...]:
    """The letters, in the order given; number and 差出人 are blank, to be filled in by the office.

    Raises:
        UserError: Nothing is late or due soon.
    """
    if not owed:
        raise UserError(
            "督促するものはありません。",
            "期限を過ぎたものと、期限まで7日以内のものが対象です。",
            code="nothing_late",
        )
    return tuple(_letter(one, today) for one in owed)


def _letter(owed: SectionReminders, today: date) -> Letter:
    late = owed.overdue
    soon = len(owed.reminders) - late
    counts = "・".join(
        f"{words} {number} 件"
        for words, number in (("期限を過ぎたもの", late), ("期限の近いもの", soon))
        if number
    )
    rows = [
        TableRow(
            (
                one.finding.code,
                one.finding.kind or "未確定",
                one.finding.text,
                one.awaited,
                long_date(one.deadline.last.isoformat()),
                "\n".join(part for part in (one.words, say_reminded(one.reminded)) if part),
            )
        )
        for one in owed.reminders
    ]
    to = (
        "（対象課のないもの）" if owed.section == WITHOUT_SECTION else f"{owed.section}　所属長　様"
    )
    return Letter(
        title="指摘・意見への対応の提出について（督促）",
        number="第　　　　号",
        date=long_date(today.isoformat()).partition("（")[0],
        to=(to,),
        sender=("（差出人）",),
        opening=(f"貴課の指摘・意見のうち、{counts}を下記のとおり知らせます。提出してください。",),
        blocks=(
            Table(_COLUMNS, tuple(rows), small=True),
            Text("期限は、閉庁日に当たるときはその翌開庁日としています。", "note"),
        ),
        name=f"督促_{owed.section}",
    )
