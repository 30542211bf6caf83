"""Recording that a 督促 was sent: when, by whom, to which 課, for what.

What is owed is found by owed_sheet.py and read_reminders.py; the letters are compose_reminder.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.reminder import Reminded
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt, State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.recording import new_id, record

_PREFIX = "reminder:"
"""Subjects of what was sent begin with this, in the book of what is owed."""


class RemindedOf(NamedTuple):
    """What a 課 is reminded of.

    Attributes:
        book: Where it is recorded: of the form, the survey of the year, or the findings.
        about: Which one: the book of a form, the 課 of a 調査票, the id of a finding.
        section: 課 as it is called on that day.
        awaited: ``自己点検票``, ``調査票``, ``改善計画書`` and the like.
    """

    book: str
    about: str
    section: str
    awaited: str


Sent: TypeAlias = Mapping[RemindedOf, Reminded]
NO_REMINDERS: Final[Sent] = MappingProxyType({})


def record_reminder(store: Store, things: Sequence[RemindedOf], day: str, by: str) -> Changes:
    """Record that each 課 was reminded of what it owes; all of it is taken back at once.

    Args:
        store: The workspace.
        things: What of; one that is named twice counts once.
        day: When it was sent, ISO.
        by: Person id.

    Raises:
        UserError: Nothing is owed, or the day is no day.
    """
    if not things:
        raise UserError(
            "督促するものはありません。",
            "期限を過ぎたものだけを、督促したと記録できます。",
            code="nothing_late",
        )
    if parse_day(day) is None:
        raise UserError("督促した日がありません。", "日を選んでください。", code="reminder_day")
    facts: dict[str, list[NewFact]] = {}
    for thing in dict.fromkeys(things):
        subject = f"{_PREFIX}{new_id()}"
        said = {
            "about": thing.about,
            "section": thing.section,
            "awaited": thing.awaited,
            "date": day,
            "by": by or None,
        }
        facts.setdefault(thing.book, []).extend(
            NewFact(subject, field, value) for field, value in said.items()
        )
    receipts: list[Receipt] = []
    for book, own in facts.items():
        receipts += record(store, book, by, "", own).receipts
    label = f"{len(dict.fromkeys(things))} 件の督促を記録した"
    return Changes(label, tuple(receipts), batch=new_id())


def sent_reminders(book: str, state: State) -> Sent:
    """What the 課 were reminded of, as a book has it that was read."""
    found: dict[RemindedOf, list[tuple[str, str, str]]] = {}
    for subject, cells in state.items():
        if not subject.startswith(_PREFIX):
            continue
        fields = Fields(cells)
        about, section, awaited, date, by = (
            fields.text(name) for name in ("about", "section", "awaited", "date", "by")
        )
        if date:
            thing = RemindedOf(book, about, section, awaited)
            found.setdefault(thing, []).append((date, fields.touched(), by))
    return {thing: _last(times) for thing, times in found.items()}


def _last(times: Iterable[tuple[str, str, str]]) -> Reminded:
    """The last time, and on how many days: who records a day again sent nothing more."""
    inorder = sorted(times)
    date, _, by = inorder[-1]
    return Reminded(date, len({day for day, _, _ in inorder}), by)
