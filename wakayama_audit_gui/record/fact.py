"""What one act says: subject, field, value, and what the writer had in view.

How facts are bound into an entry is in entry.py; which of them stand is in heads.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

JsonValue: TypeAlias = "bool | int | str | list[JsonValue] | dict[str, JsonValue] | None"
"""A value of a fact. No floats: their text form differs between writers."""


class NewFact(NamedTuple):
    """A fact to be recorded.

    Attributes:
        subject: What it is about, e.g. ``visit:0193…`` or ``answer:<visit>/<place>/<item>``.
        field: Which property, e.g. ``verdict``.
        value: Any JSON value without floats; ``None`` clears the field.
        based_on: Entry ids whose value the writer had in view; None means the present heads.
        version: Version number of this kind of fact.
        again: Commitment under which this field had this value before, or one of
            `commitment.NOTHING`: taking an act back leaves what stands as it was, to the last bit.
    """

    subject: str
    field: str
    value: JsonValue
    based_on: tuple[bytes, ...] | None = None
    version: int = 1
    again: bytes | None = None


class Head(NamedTuple):
    """A value that stands for (subject, field); more than one differing head is a conflict.

    Attributes:
        entry: Id of the entry that said so, 32 bytes.
        value: The value; None when cleared or erased.
        by: Person id of the writer.
        at: When recorded, ISO 8601 with offset.
        commitment: SHA-256(salt ‖ value), 32 bytes.
        erased: True when the value was lawfully erased, here or before it came here.
        based_on: Entries the writer had in view; for a ``removed`` head, every head it removed.
    """

    entry: bytes
    value: JsonValue
    by: str
    at: str
    commitment: bytes
    erased: bool = False
    based_on: tuple[bytes, ...] = ()


Cell: TypeAlias = tuple[Head, ...]
"""Live heads of one (subject, field), oldest entry id first; empty tuple: never said."""

State: TypeAlias = Mapping[str, Mapping[str, Cell]]
"""subject → field → live heads."""


class Receipt(NamedTuple):
    """Proof that an entry was committed; exists only after COMMIT returned.

    Attributes:
        entry: The entry's id, 32 bytes.
        book: The book it was written to.
        at: When recorded, ISO 8601 with offset.
        before: (subject, field) → live heads before this entry.
        after: (subject, field) → live heads after this entry.
    """

    entry: bytes
    book: str
    at: str
    before: Mapping[tuple[str, str], Cell]
    after: Mapping[tuple[str, str], Cell]


class HistoryLine(NamedTuple):
    """One line of the history of a subject, oldest first in lists."""

    entry: bytes
    at: str
    by: str
    field: str
    value: JsonValue
    erased: bool
