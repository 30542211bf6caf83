"""What stands: which heads differ, which agree, and what a deletion really removed.

Heads themselves follow from `based_on` alone: a fact stands until another names it as a base.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wakayama_audit_gui.record.commitment import canonical
from wakayama_audit_gui.record.entry import EntryFact
from wakayama_audit_gui.record.fact import Cell, Head, JsonValue, NewFact

REMOVED = "removed"


def readable(cell: Cell) -> Cell:
    """The heads whose value was not erased."""
    return tuple(head for head in cell if not head.erased)


def is_contested(cell: Cell) -> bool:
    """Whether heads differ. Equal ones agree, and an erased one contests nothing."""
    # Bodies, not commitments: the same value has another salt each time it is said. And not
    # Python's ==, for which 1 and True are the same.
    return len(cell) > 1 and len({canonical(head.value) for head in readable(cell)}) > 1


def standing(cell: Cell) -> JsonValue:
    """The value that stands; None when never said, erased or contested."""
    heads = readable(cell)
    return heads[0].value if heads and not is_contested(cell) else None


def first_shown(cell: Cell) -> JsonValue:
    """A value to show in a list: when contested, the same one on every replica."""
    heads = readable(cell)
    return heads[0].value if heads else None


def present_bases(fact: NewFact, cells: Mapping[str, Cell]) -> tuple[bytes, ...]:
    """What a fact is based on when its writer did not say: what stands now.

    Args:
        fact: The fact to be written.
        cells: field → live heads of its subject. A deletion sees every field of it.
    """
    if fact.based_on is not None:
        return fact.based_on
    if fact.field == REMOVED and fact.value is True:
        seen: Iterable[Head] = (head for cell in cells.values() for head in cell)
    else:
        seen = cells.get(fact.field, ())
    return tuple(sorted({head.entry for head in seen}))


def kept_fields(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Fields with a head that no deletion of this subject has seen: they keep it alive.

    Empty when the subject is not deleted, or deleted with everything on it in view.
    """
    deletions = [head for head in cells.get(REMOVED, ()) if head.value is True]
    if not deletions:
        return ()
    seen = {base for head in deletions for base in head.based_on}
    seen |= {head.entry for head in deletions}
    return tuple(
        sorted(
            field
            for field, cell in cells.items()
            if field != REMOVED and any(head.entry not in seen for head in cell)
        )
    )


def is_removed(cells: Mapping[str, Cell]) -> bool:
    """Whether the subject is deleted: said so uncontested, and with every head of it in view."""
    return standing(cells.get(REMOVED, ())) is True and not kept_fields(cells)


def supersede(cell: Cell, fact: EntryFact, head: Head) -> Cell:
    """The cell after one more fact: its bases no longer stand, it does; in order of entry id."""
    kept = [old for old in cell if old.entry not in fact.based_on]
    return tuple(sorted([*kept, head], key=lambda h: h.entry))
