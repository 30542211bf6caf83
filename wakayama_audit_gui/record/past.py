"""What stood when certain entries were the last: their past, and everything that is beyond it.

A pure function of the set of entries, so that every replica sees the same. Which entries a seal
names is in use_cases/view_book.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from wakayama_audit_gui.record.act import head_of
from wakayama_audit_gui.record.chain import find_tips
from wakayama_audit_gui.record.commitment import Value, load_json
from wakayama_audit_gui.record.entry import Entry
from wakayama_audit_gui.record.fact import Head, State
from wakayama_audit_gui.record.ledger import Ledger, Said


class Past(NamedTuple):
    """A book as of some entries.

    Attributes:
        state: Live heads of every subject.
        entries: Ids of the entries it consists of, in the order they were applied.
        beyond: Entries of the book that are not among them, in that order.
        tips: The last entry of each chain within it, sorted.
    """

    state: State
    entries: tuple[bytes, ...]
    beyond: tuple[Entry, ...]
    tips: tuple[bytes, ...]


def past_of(
    entries: Sequence[Entry],
    heads: Iterable[bytes] | None,
    value_of: Callable[[bytes], Value | None],
) -> Past:
    """The past of some entries, with themselves.

    Args:
        entries: All of one book, each after everything it rests on.
        heads: Ids to go back from; None: everything.
        value_of: The stored value of a commitment; None when it was erased.
    """
    known = {entry.id: entry for entry in entries}
    reached = set(known) if heads is None else _reached(known, heads)
    within = [entry for entry in entries if entry.id in reached]
    ledger = Ledger()
    for entry in within:
        ledger.apply(entry)

    def head(said: Said) -> Head:
        value = value_of(said.fact.commitment)
        body = None if value is None else load_json(value.body)
        return head_of(said.entry, said.fact, body, erased=value is None)

    state = {
        subject: {
            field: tuple(sorted(map(head, said), key=lambda one: one.entry))
            for field, said in fields.items()
        }
        for book in ledger.books()
        for subject, fields in ledger.live(book).items()
    }
    return Past(
        state,
        tuple(entry.id for entry in within),
        tuple(entry for entry in entries if entry.id not in reached),
        tuple(find_tips(within)),
    )


def _reached(known: dict[bytes, Entry], heads: Iterable[bytes]) -> set[bytes]:
    waiting, reached = list(heads), set[bytes]()
    while waiting:
        entry = known.get(waiting.pop())
        if entry is not None and entry.id not in reached:
            reached.add(entry.id)
            waiting += [entry.prev] if entry.prev else []
            waiting += [base for fact in entry.facts for base in fact.based_on]
    return reached
