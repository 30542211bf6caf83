"""督促 that was sent to a 課: a flag on what is owed, never a state of it.

What is owed is owed_sheet.py's and read_reminders.py's of the use cases; recording that one was
sent is record_reminder.py's.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date


class Reminded(NamedTuple):
    """How often a 課 was reminded of one thing.

    Attributes:
        date: When last, ISO.
        times: On how many days, from 1.
        by: Person id of who recorded the last one, or "".
    """

    date: str
    times: int
    by: str = ""

    @property
    def words(self) -> str:
        """``督促 令和8年11月20日（2回目）``."""
        return f"督促 {long_date(self.date).partition('（')[0]}（{self.times}回目）"


def say_reminded(told: Reminded | None) -> str:
    """As `Reminded.words`; "" for none."""
    return told.words if told else ""
