"""A section (課) of the city hall, dated by fiscal year.

Which systems it runs is in system.py; who works there is an office matter of the workspace.
"""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """A 課 or an office of that rank.

    Attributes:
        name: 課, e.g. ``デジタル推進課``; unique.
        bureau: 局.
        division: 部, "" where the report leaves it blank.
        systems: Number of systems whose contract it holds (August 令和4年); 0 if not listed.
        valid_from: First fiscal year in which the report shows it, e.g. 2022.
        valid_to: Last fiscal year, None while it stands.
        formerly: Earlier names the report gives.
        source: Section of the report.
        note: What a reader must know.
    """

    name: str
    bureau: str
    division: str
    systems: int
    valid_from: int
    valid_to: int | None
    formerly: tuple[str, ...]
    source: str
    note: str

    @property
    def full_name(self) -> str:
        """局, 部 and 課 without blanks between; an office that is its own bureau stands once."""
        return "".join(dict.fromkeys((self.bureau, self.division, self.name)))

    def stands_in(self, fiscal_year: int) -> bool:
        """Whether the section existed in a fiscal year as far as is known."""
        return self.valid_from <= fiscal_year and (
            self.valid_to is None or fiscal_year <= self.valid_to
        )


class ListedUnit(NamedTuple):
    """A line of the list."""

    bureau: str
    division: str
    name: str
