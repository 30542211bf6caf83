"""What an erasure leaves: of a photo a picture, of a value that named a person all but the name.

Which names go is found in plan_names.py; the bar that stands for a text, in black_bar.py.
"""

from __future__ import annotations

from wakayama_audit_gui.record.derive import id_of, kind_of
from wakayama_audit_gui.record.fact import Cell, Head, JsonValue, NewFact, State
from wakayama_audit_gui.record.heads import first_shown
from wakayama_audit_gui.use_cases.black_bar import BURNT

LEFT = "left"
"""Kind of subject whose value stands for an erased one; its id is the commitment of that."""

KINDS = frozenset((BURNT, LEFT))
"""Kinds of subject that an erasure adds: procedure, and not what was observed."""

REST = "rest"


def erased_commitment(subject: str, head: Head) -> bytes:
    """The commitment under which what is left of a head is told; of a rest, that of the whole."""
    return bytes.fromhex(id_of(subject)) if kind_of(subject) == LEFT else head.commitment


def left_fact(commitment: bytes, rest: JsonValue) -> NewFact:
    """What is recorded in the act that erases a value: the rest of it.

    Args:
        commitment: Of the erased value, 32 bytes. Its own and no other value's: salted.
        rest: What may still be shown.
    """
    return NewFact(f"{LEFT}:{commitment.hex()}", REST, rest)


def with_what_is_left(then: State, now: State | None = None) -> State:
    """A state with everything that erasures left: pictures, and the rest of erased values.

    Args:
        then: What stood, perhaps before the erasures.
        now: Where what they left is recorded; None: in ``then`` itself.
    """
    source = then if now is None else now
    left = {subject: cells for subject, cells in source.items() if kind_of(subject) in KINDS}
    if not left:
        return then
    rests: dict[str, JsonValue] = {
        id_of(subject): rest
        for subject, cells in left.items()
        if kind_of(subject) == LEFT and (rest := first_shown(cells.get(REST, ()))) is not None
    }
    shown = {**then, **left}
    if not rests:
        return shown
    return {
        subject: {field: _completed(cell, rests) for field, cell in cells.items()}
        for subject, cells in shown.items()
    }


def _completed(cell: Cell, rests: dict[str, JsonValue]) -> Cell:
    if not any(head.erased for head in cell):
        return cell
    # The commitment stays: what was signed and sealed is bound by it.
    return tuple(
        head._replace(value=rests[head.commitment.hex()], erased=False)
        if head.erased and head.commitment.hex() in rests
        else head
        for head in cell
    )
