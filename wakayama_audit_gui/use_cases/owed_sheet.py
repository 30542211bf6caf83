"""A 自己点検票 or 調査票 that a 課 has not sent back: what is reminded of (督促).

Reading both from a workspace is read_owed_sheets.py; what is owed for findings is in
read_reminders.py. When a day is over is domain/deadline.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.deadline import Deadline, Holidays, read_deadline, say_days_left
from wakayama_audit_gui.domain.reminder import Reminded, say_reminded
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.use_cases.read_collection import WAITED_FOR, FormRow
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf

_COLUMNS = ("局・部", "課", "提出するもの", "状態", "差戻しの理由", "期限", "過ぎた日数", "督促")
_EVALUATED = ("=", "+", "-", "@")
"""What a cell of a spreadsheet must not begin with, or it computes what was pasted."""


class OwedSheet(NamedTuple):
    """A paper that a 課 has not sent back.

    Attributes:
        of: What and whose it is; of a system the 課 that holds its contract.
        bureau: 局 and 部; "" where the 課 is all that is known.
        state: Where it is, e.g. ``差戻し``.
        note: Why it was given back, or "".
        deadline: Until when.
        days_left: Below 0 when it is late.
        reminded: When the 課 was reminded of it last, and how often; None for never.
    """

    of: RemindedOf
    bureau: str
    state: str
    note: str
    deadline: Deadline
    days_left: int
    reminded: Reminded | None = None

    @property
    def about(self) -> str:
        """Which paper: the book of a form, the 課 of a 調査票."""
        return self.of.about

    @property
    def section(self) -> str:
        """課."""
        return self.of.section

    @property
    def awaited(self) -> str:
        """``自己点検票``, with the system it is about, or ``調査票``."""
        return self.of.awaited

    @property
    def paper(self) -> str:
        """``自己点検票`` or ``調査票``."""
        return self.of.awaited.partition("（")[0]

    @property
    def is_overdue(self) -> bool:
        """Whether it is late."""
        return self.days_left < 0

    @property
    def words(self) -> str:
        """By how much, e.g. ``3日過ぎています``."""
        return say_days_left(self.days_left)


def owed_forms(rows: Iterable[FormRow], holidays: Holidays, today: date) -> tuple[OwedSheet, ...]:
    """Every 自己点検票 that is waited for until a day, the most urgent first."""
    found = []
    for row in rows:
        due = read_deadline(row.deadline, holidays)
        if due is None or row.state not in WAITED_FOR:
            continue
        of_section = row.name.kind is FormKind.SECTION
        awaited = "自己点検票" if of_section else f"自己点検票（{row.title}）"
        section = row.title if of_section else row.bureau
        given = RemindedOf(row.name.book, row.name.book, section, awaited)
        thing = owed_by(given, row.successor)
        found.append(
            OwedSheet(
                of=thing,
                bureau=row.bureau if of_section else "",
                state=row.state.value,
                note=row.note,
                deadline=due,
                days_left=due.days_left(today),
                reminded=row.sent.get(thing) or row.sent.get(given),
            )
        )
    return by_urgency(found)


def owed_by(given: RemindedOf, successor: str) -> RemindedOf:
    """What is reminded of, and whom: the successor of a 課 that is gone, its name in brackets.

    Args:
        given: What the 課 was given.
        successor: Who answers for it today; "" where the 課 stands.
    """
    if not successor:
        return given
    awaited = f"{given.awaited}（旧 {given.section}に配布）"
    return given._replace(section=successor, awaited=awaited)


def by_urgency(owed: Iterable[OwedSheet]) -> tuple[OwedSheet, ...]:
    """The most urgent first."""
    return tuple(sorted(owed, key=lambda one: (one.days_left, one.section, one.awaited)))


def tell_owed(one: OwedSheet) -> str:
    """The line of a list: until when, by how much it is late, when it was reminded of."""
    late = one.words if one.is_overdue else ""
    parts = (f"期限 {one.deadline.words}", late, say_reminded(one.reminded))
    return "　".join(part for part in parts if part)


def late_of(owed: Iterable[OwedSheet]) -> tuple[OwedSheet, ...]:
    """Those that are late, in the order given."""
    return tuple(one for one in owed if one.is_overdue)


def tell_as_table(owed: Sequence[OwedSheet]) -> str:
    """The 督促 list to be pasted into a spreadsheet or a letter: a heading, then a line for each.

    A column in which nobody has anything is left out.
    """
    rows = [
        (
            one.bureau,
            one.section,
            one.awaited,
            one.state,
            one.note,
            long_date(one.deadline.last.isoformat()),
            f"{-one.days_left}日" if one.is_overdue else "",
            say_reminded(one.reminded).removeprefix("督促 "),
        )
        for one in owed
    ]
    kept = [at for at in range(len(_COLUMNS)) if any(row[at] for row in rows)]
    return "\n".join("\t".join(_cell(row[at]) for at in kept) for row in (_COLUMNS, *rows))


def _cell(words: str) -> str:
    """One line without a tab, and nothing that evaluates."""
    line = " ".join(words.split())
    return f"'{line}" if line.startswith(_EVALUATED) else line
