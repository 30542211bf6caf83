"""組織改正: 課 merged, split or renamed from a day on, and what a 課 of then is called now.

Who recorded it, and when, is the record's; the 課 themselves are in section.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple


class ReorganisationKind(StrEnum):
    """What becomes of 課."""

    MERGE = "統合"
    SPLIT = "分割"
    RENAME = "改称"


class Reorganisation(NamedTuple):
    """One change of the organisation.

    Attributes:
        on: First day on which it holds, ISO.
        kind: What becomes of them.
        before: 課 until then, by name.
        after: 課 from then on, by name.
        id: In the record; "" while it is not recorded.
    """

    on: str
    kind: ReorganisationKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    id: str = ""


def present_sections(
    names: Sequence[str], changes: Iterable[Reorganisation], named_on: str, today: str
) -> tuple[str, ...]:
    """What 課 are called today that had these names then; each once.

    Args:
        names: As they were written.
        changes: Every 組織改正.
        named_on: ISO date on which the names held.
        today: ISO date.
    """
    now = list(dict.fromkeys(names))
    for change in sorted(changes, key=lambda one: (one.on, one.id)):
        if named_on < change.on <= today:
            now = list(
                dict.fromkeys(
                    new
                    for name in now
                    for new in (change.after if name in change.before else (name,))
                )
            )
    return tuple(now)
