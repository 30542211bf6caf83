"""What a seal means for what is shown of a book: which entries it covers, and what comes after.

A pure function of the entries that are here, for lists and single visits alike. What a seal says is
in use_cases/seal_value.py, making and opening one in seal_visit.py and reopen_visit.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.record.derive import id_of
from wakayama_audit_gui.record.fact import HistoryLine, State
from wakayama_audit_gui.record.past import Past
from wakayama_audit_gui.record.view import VisitRow

SEALED = "sealed"
REOPENED = "reopened"


class Recorded(Protocol):
    """As much of a record as tells what its seals cover."""

    def state(self, book: str) -> State:
        """Live heads of every subject of one book."""

    def past(self, book: str, heads: Sequence[bytes] | None) -> Past:
        """A book as of some entries."""

    def history(self, subject: str) -> list[HistoryLine]:
        """Everything ever said of a subject."""


class Sealing(NamedTuple):
    """What was said of one revision.

    Attributes:
        revision: From 1.
        lines: That sealed it, by entry; two knew nothing of each other.
        opened: That opened it again, by entry.
        forged: Ids of entries that sealed it again on top of its seal; without effect.
    """

    revision: int
    lines: tuple[HistoryLine, ...]
    opened: tuple[HistoryLine, ...]
    forged: tuple[bytes, ...]


class Shown(NamedTuple):
    """What is shown of a book.

    Attributes:
        now: Live heads, late ones too.
        sealings: Oldest revision first.
        past: What the seal covers, while the book is sealed; else None.
    """

    now: State
    sealings: tuple[Sealing, ...]
    past: Past | None

    @property
    def state(self) -> State:
        """Live heads as they are shown."""
        return self.now if self.past is None else self.past.state


def seal_subject(visit: str, revision: int) -> str:
    """Subject of the seal of a revision."""
    return f"seal:{visit}/{revision}"


def shown_of(record: Recorded, book: str) -> Shown:
    """What is shown of a book: everything, or, while it is sealed, what its seal covers."""
    now = record.state(book)
    found = tuple(_sealing(record, book, revision) for revision in _revisions(now, id_of(book)))
    if not found or found[-1].opened:
        return Shown(now, found, None)
    return Shown(now, found, record.past(book, [line.entry for line in found[-1].lines]))


def below_seal(row: VisitRow, shown: Shown) -> VisitRow:
    """The row of a visit in the state that its last seal says, if it ever was sealed."""
    if not shown.sealings:
        return row
    state = VisitState.SEALED.value if shown.past else reopened_state(row.state).value
    return row._replace(state=state, revision=shown.sealings[-1].revision)


def reopened_state(said: str) -> VisitState:
    """The state of a visit that was opened again, of what its field says."""
    # Not of the field alone: laptops that knew nothing of the seal may have said something else.
    steps = (VisitState.CONFIRMING, VisitState.SIGNING)
    return VisitState(said) if said in steps else VisitState.WRITING


def _revisions(state: State, visit: str) -> list[int]:
    prefix = seal_subject(visit, 0)[:-1]
    found = {
        subject.removeprefix(prefix)
        for subject, fields in state.items()
        if subject.startswith(prefix) and SEALED in fields
    }
    return sorted(int(text) for text in found if text.isascii() and text.isdecimal())


def _sealing(record: Recorded, book: str, revision: int) -> Sealing:
    lines = record.history(seal_subject(id_of(book), revision))
    sealed = [line for line in lines if line.field == SEALED]
    # A seal laid over a seal of the same revision is no seal: what is sealed stays as it was. Two
    # that knew nothing of each other are both kept.
    forged = _laid_over(record, book, sealed) if len(sealed) > 1 else set()
    genuine = [line for line in sealed if line.entry not in forged]
    return Sealing(
        revision,
        tuple(sorted(genuine, key=lambda line: line.entry)),
        tuple(sorted((x for x in lines if x.field == REOPENED), key=lambda line: line.entry)),
        tuple(sorted(forged)),
    )


def _laid_over(record: Recorded, book: str, sealed: list[HistoryLine]) -> set[bytes]:
    entries = {line.entry for line in sealed}
    return {
        entry for entry in entries if (entries - {entry}) & set(record.past(book, [entry]).entries)
    }
