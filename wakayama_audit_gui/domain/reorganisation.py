"""組織改正: 課 merged, split, renamed, founded or abolished from a day on, and who succeeds them.

Who recorded it, and when, is the record's; the 課 themselves are in section.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.section import ListedUnit


class ReorganisationKind(StrEnum):
    """What becomes of 課."""

    MERGE = "統合"
    SPLIT = "分割"
    RENAME = "改称"
    ABOLISH = "廃止"
    FOUND = "新設"

    def fits(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether so many 課 before and after are what it is.

        An abolished 課 may leave nobody behind, or hand over to 課 that stand already.
        """
        return {
            ReorganisationKind.MERGE: len(before) > 1 and len(after) == 1,
            ReorganisationKind.SPLIT: len(before) == 1 and len(after) > 1,
            ReorganisationKind.RENAME: len(before) == len(after) == 1 and before != after,
            ReorganisationKind.ABOLISH: len(before) == 1 and before[0] not in after,
            ReorganisationKind.FOUND: not before and len(after) > 0,
        }[self]


class Reorganisation(NamedTuple):
    """One change of the organisation.

    Attributes:
        on: First day on which it holds, ISO.
        kind: What becomes of them.
        before: 課 until then, by name.
        after: 課 from then on, by name; of an abolished one those that take its work over.
        id: In the record; "" while it is not recorded.
        placed: 局 and 部 of those of ``after`` that are new, as far as it was said.
    """

    on: str
    kind: ReorganisationKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    id: str = ""
    placed: tuple[ListedUnit, ...] = ()

    def successors(self, name: str) -> tuple[str, ...]:
        """Who answers from then on for what a 課 of that name answered for until then.

        One that was abolished without a successor keeps its name: nothing is ever without a 課.
        """
        return (self.after or (name,)) if name in self.before else (name,)

    @property
    def label(self) -> str:
        """What was done, in words."""
        before, after = "・".join(self.before), "・".join(self.after)
        if self.kind is ReorganisationKind.FOUND:
            return f"{after}を新設した"
        if self.kind is ReorganisationKind.ABOLISH:
            return f"{before}を廃止した" + (f"（{after}が引き継ぐ）" if after else "")
        return f"{before}を{after}に{self.kind.value}した"


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
    return tuple(lineage(names, changes, named_on, today))


def present_section(name: str, changes: Iterable[Reorganisation], named_on: str, today: str) -> str:
    """What one 課 is called today, where exactly one succeeded it; else as it was written.

    For what is held by one 課, written without regard to changes; args as of `lineage`.
    """
    found = tuple(lineage((name,), changes, named_on, today, unaware=True))
    return found[0] if len(found) == 1 else name


def successors_of_gone(name: str, changes: Iterable[Reorganisation], today: str) -> tuple[str, ...]:
    """Who answers on a day for what a 課 was given: itself while it stands, else who follows it."""
    return tuple(lineage((name,), changes, today, today, unaware=True))


def lineage(
    names: Sequence[str],
    changes: Iterable[Reorganisation],
    named_on: str,
    today: str,
    *,
    unaware: bool = False,
) -> dict[str, tuple[str, ...]]:
    """課 as they are called today → the names that they, or whom they succeed, had since then.

    Args as of `present_sections`, and:
        unaware: Whether the names were written without regard to changes, as a visit writes them
            before somebody records, long after its day, that a 課 was renamed. One that was gone by
            then is followed too. Of a 課 that was divided and went on, the name means what it is
            from that day on.

    Returns:
        The earliest name first, that of today last.
    """
    known = sorted(changes, key=lambda one: (one.on, one.id))
    later = next((at for at, one in enumerate(known) if one.on > named_on), len(known))
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        first = _gone_at(name, known[:later]) if unaware else later
        now: dict[str, tuple[str, ...]] = {name: (name,)}
        for change in known[first:]:
            if change.on <= today:
                now = _after(change, now)
        for new, had in now.items():
            before = (one for one in (*found.get(new, ()), *had) if one != new)
            found[new] = tuple(dict.fromkeys((*before, new)))
    return found


def _after(
    change: Reorganisation, then: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    now: dict[str, tuple[str, ...]] = {}
    for name, had in then.items():
        for new in change.successors(name):
            now[new] = tuple(dict.fromkeys((*now.get(new, ()), *had, new)))
    return now


def _gone_at(name: str, known: Sequence[Reorganisation]) -> int:
    """Place of the change that took a name away for good; behind the last while it stands."""
    place = len(known)
    for at, change in enumerate(known):
        if name in change.after:
            place = len(known)
        elif place == len(known) and name not in change.successors(name):
            place = at
    return place
