"""Everything a 課 owes in one place, as one letter reminds of it: findings and papers of the year.

What is owed is found by read_reminders.py and read_owed_sheets.py; the letter is
compose_reminder.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet
from wakayama_audit_gui.use_cases.read_reminders import (
    WITHOUT_SECTION,
    Reminder,
    SectionReminders,
)
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf


class SectionOwed(NamedTuple):
    """What one 課 owes; at least one thing.

    Attributes:
        section: 課 as it is called today.
        reminders: Of findings, most urgent first.
        sheets: 自己点検票 and 調査票, most urgent first.
    """

    section: str
    reminders: tuple[Reminder, ...] = ()
    sheets: tuple[OwedSheet, ...] = ()

    @property
    def things(self) -> tuple[Reminder | OwedSheet, ...]:
        """All of it, findings first."""
        return (*self.reminders, *self.sheets)

    @property
    def overdue(self) -> int:
        """How much of it is late."""
        return sum(thing.is_overdue for thing in self.things)

    @property
    def days_left(self) -> int:
        """Until the first of it; below 0 when that is late."""
        return min(thing.days_left for thing in self.things)


def gather_owed(
    found: Iterable[SectionReminders], sheets: Iterable[OwedSheet]
) -> tuple[SectionOwed, ...]:
    """What was read, by 課, the most urgent 課 first."""
    owed = {one.section: SectionOwed(one.section, one.reminders) for one in found}
    for sheet in sheets:
        section = sheet.section or WITHOUT_SECTION
        so_far = owed.get(section, SectionOwed(section))
        owed[section] = so_far._replace(sheets=(*so_far.sheets, sheet))
    return tuple(sorted(owed.values(), key=lambda one: (one.days_left, one.section)))


def things_late(owed: Sequence[SectionOwed]) -> list[RemindedOf]:
    """What is late, to be recorded as reminded of."""
    return [thing.of for one in owed for thing in one.things if thing.is_overdue]
