"""祝日 of Japan, from the table of a library: the only place with jpholiday.

What a closed day does to a deadline is said in domain/deadline.py. Imported when a deadline is
first asked for.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import jpholiday


class JapaneseHolidays:
    """Implements `domain.deadline.Holidays`."""

    def is_holiday(self, day: date) -> bool:
        """Whether a day is a 祝日, with 振替休日 and 国民の休日."""
        return _is_holiday(day)


@cache
def _is_holiday(day: date) -> bool:
    return bool(jpholiday.is_holiday(day))
