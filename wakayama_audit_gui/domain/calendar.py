"""Dates as a city hall writes them: 令和8年10月21日（水）, 令和8年度, 元年.

Stored dates are ISO 8601; this room only turns them into words. Deadlines that know 祝日 are
in deadline.py.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import NamedTuple

_WEEKDAYS = "月火水木金土日"
_FISCAL_YEAR_STARTS_IN = 4


class Era(NamedTuple):
    """An era, its Latin initial and its first day."""

    name: str
    initial: str
    starts: date


_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９／．－", "0123456789/.-")
_WRITTEN = re.compile(
    r"^(?:(令和|平成|昭和|[RHSrhs])(元|\d{1,2})|(\d{4}))[年./-](\d{1,2})[月./-](\d{1,2})日?"
)
_TYPED = re.compile(
    r"(?:(?:(令和|平成|昭和|[RHS])(元|\d{1,2})|(\d{4})|(\d{1,2}))[年./-])?"
    r"(\d{1,2})[月./-](\d{1,2})日?(?:\(?[月火水木金土日](?:曜日?)?\)?)?"
)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}")
_SERIAL_STARTS = date(1899, 12, 30)
"""Day 0 of a spreadsheet, as it counts from March 1900 on."""
_SERIAL_YEARS = range(1960, 2101)
"""From 1960 on no number of a day can be a year and a month written as one, like ``20214``."""
_ERAS = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
)


def era_year(day: date) -> str:
    """Year with era, e.g. ``令和8年`` or ``令和元年``; before 昭和 the western year."""
    for era in _ERAS:
        if day >= era.starts:
            number = day.year - era.starts.year + 1
            return f"{era.name}{'元' if number == 1 else number}年"
    return f"{day.year}年"


def parse_day(iso: str) -> date | None:
    """Date of an ISO date or date-time; None for an empty or unreadable text."""
    try:
        return datetime.fromisoformat(iso).date() if iso else None
    except ValueError:
        return None


def long_date(iso: str) -> str:
    """``令和8年10月21日（水）``; an unreadable text is returned as it is."""
    day = parse_day(iso)
    if day is None:
        return iso
    return f"{era_year(day)}{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def short_date(iso: str) -> str:
    """``10月21日（水）``; an unreadable text is returned as it is."""
    day = parse_day(iso)
    return iso if day is None else f"{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def clock_time(iso: str) -> str:
    """``9:30`` of an ISO date-time; "" when there is no time in it."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{moment.hour}:{moment.minute:02d}" if "T" in iso or " " in iso else ""


def fiscal_year(day: date) -> int:
    """年度 of a day: starts on 1 April."""
    return day.year if day.month >= _FISCAL_YEAR_STARTS_IN else day.year - 1


def fiscal_year_label(year: int) -> str:
    """``令和8年度`` for 2026; 2019 is ``令和元年度``; 0, when nothing is known, 年度不明."""
    if year < 1:
        return "年度不明"
    # A 年度 takes the era in force at its end of the calendar year: 2019年度 is written 令和元年度.
    return f"{era_year(date(year, 12, 31))}度"


def parse_fiscal_year(words: str) -> int | None:
    """年度 of ``令和4年度``, ``令和元年度``, ``R4`` or ``2022``; None for anything else."""
    found = re.fullmatch(
        r"(令和|平成|昭和|R|H|S)(元|\d{1,2})(?:年度)?|(\d{4})(?:年度)?", words.strip()
    )
    if not found:
        return None
    era, number, western = found.groups()
    return int(western) if western else _year_of(era, number)


def day_of_serial(words: str) -> date | None:
    """The day a spreadsheet keeps as a number, e.g. of ``44287``; None for anything else."""
    if not _SERIAL.fullmatch(words):
        return None
    day = _SERIAL_STARTS + timedelta(int(words))
    return day if day.year in _SERIAL_YEARS else None


def parse_written_day(words: str) -> str:
    """ISO date of 令和8年12月25日, R8.12.25, 2026/12/25 and the like; "" for anything else.

    Also of the number a spreadsheet keeps for a day, when its cell is no longer shown as one.
    """
    plain = words.translate(_PLAIN_DIGITS).replace(" ", "")
    if numbered := day_of_serial(plain):
        return numbered.isoformat()
    found = _WRITTEN.search(plain)
    if not found:
        return ""
    era, number, western, month, day = found.groups()
    year = _year_of(era.upper(), number) if era else int(western)
    made = _day(year, month, day)
    return made.isoformat() if made else ""


def parse_typed_day(
    words: str, today: date, earliest: date = date.min, latest: date = date.max
) -> date | None:
    """The day someone means who types it; None for what is no day.

    Besides what `parse_written_day` knows: ``10月21日`` and ``10/21`` of this 年度 (or of the one
    beside it, if only there the day is allowed), ``8/10/21`` of the era or the century, whichever
    is nearer, ``20261021``, and digits of any width. A 曜日 after it is not looked at.

    Args:
        words: As typed.
        today: Says which 年度 and which era.
        earliest: First day that is allowed; says which year is meant, and refuses nothing.
        latest: Last day that is allowed.
    """
    plain = "".join(unicodedata.normalize("NFKC", words).split()).upper()
    found = _TYPED.fullmatch(_RUN_TOGETHER.sub(r"\1-\2-\3", plain))
    if not found:
        return None
    era, number, western, bare, month, day = found.groups()
    if era or western:
        return _day(_year_of(era, number) if era else int(western), month, day)
    if bare:
        years = [_year_of(_era_of(today).name, bare), today.year // 100 * 100 + int(bare)]
        years.sort(key=lambda year: abs(year - today.year))
    else:
        this = fiscal_year(today) + (int(month) < _FISCAL_YEAR_STARTS_IN)
        years = [this, this + 1, this - 1]
    meant = [one for one in (_day(year, month, day) for year in years) if one]
    return next((one for one in meant if earliest <= one <= latest), next(iter(meant), None))


def _era_of(day: date) -> Era:
    return next((era for era in _ERAS if day >= era.starts), _ERAS[-1])


def _year_of(era: str, number: str) -> int:
    starts = next(one.starts for one in _ERAS if era in (one.name, one.initial))
    return starts.year - 1 + (1 if number == "元" else int(number))


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def era_initial(year: int) -> str:
    """``R8`` for 2026年度, as used in a 調書番号."""
    label = fiscal_year_label(year)
    initial = next((era.initial for era in _ERAS if label.startswith(era.name)), "")
    number = label[2:].removesuffix("年度")
    return f"{initial}{'1' if number == '元' else number}" if initial else str(year)
