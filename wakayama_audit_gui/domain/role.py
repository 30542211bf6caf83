"""A role in the city's information-security organisation (報告書 2.1(3)②).

Persons of a workspace and their names are not here: they are values of the record.
"""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """A role, who holds it, what it is for, and whether it sits on the committee."""

    name: str
    holder: str
    duty: str
    committee: bool
    source: str
