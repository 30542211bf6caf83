"""What is shown of a visit's book: everything, or, of a sealed visit, what its seal covers.

A pure function of the entries that are here, so that laptops that merged show the same. Making and
opening seals is in seal_visit.py and reopen_visit.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.signature import Seal
from wakayama_audit_gui.record.derive import id_of, kind_of
from wakayama_audit_gui.record.entry import Entry
from wakayama_audit_gui.record.erasure import is_erasure
from wakayama_audit_gui.record.fact import HistoryLine, State
from wakayama_audit_gui.use_cases.black_bar import BURNT, with_bars
from wakayama_audit_gui.use_cases.cells import whole
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.seal_value import (
    REOPENED,
    SEALED,
    is_redaction,
    read_reopening,
    read_seal,
    seal_subject,
)


class BookView(NamedTuple):
    """What is shown of a visit's book.

    Attributes:
        state: Live heads.
        seals: Oldest revision first; two of one revision were made at the same time elsewhere.
        revision: The one sealed last; 0 when none was.
        sealed: Whether it is sealed and was not opened again.
        late: Ids of entries that reached it after the seal and are not shown.
        forged: Ids of entries that sealed a revision again on top of its seal; without effect.
    """

    state: State
    seals: tuple[Seal, ...] = ()
    revision: int = 0
    sealed: bool = False
    late: tuple[bytes, ...] = ()
    forged: tuple[bytes, ...] = ()


class _Sealing(NamedTuple):
    """What was said of one revision: the entries that sealed it, their seals, and what is void."""

    roots: tuple[bytes, ...]
    seals: tuple[Seal, ...]
    reopened: bool
    forged: tuple[bytes, ...]


def is_sealed(store: Store, book: str) -> bool:
    """Whether a book is of a visit that is sealed."""
    # Asked before every write: one cell tells of nearly every visit that it never was sealed.
    said = store.cell(book, "revision")
    return any(whole(head.value) > 0 for head in said) and view_book(store, book).sealed


def view_book(store: Store, book: str) -> BookView:
    """What is shown of a visit's book."""
    state = store.state(book)
    visit = id_of(book)
    revisions = _revisions(state, visit)
    if not revisions:
        return BookView(state)
    said = [_sealing(store, book, revision) for revision in revisions]
    seals = tuple(seal for one in said for seal in one.seals)
    forged = tuple(entry for one in said for entry in one.forged)
    last = said[-1]
    if last.reopened:
        return BookView(state, seals, revisions[-1], forged=forged)
    past = store.past(book, last.roots)
    late = tuple(entry.id for entry in past.beyond if not _only_erases(entry))
    shown = with_bars(with_pictures_left(past.state, state))
    return BookView(shown, seals, revisions[-1], sealed=True, late=late, forged=forged)


def with_pictures_left(then: State, now: State) -> State:
    """What stood then, with the pictures that erasures since have left of photos."""
    left = {subject: now[subject] for subject in now if kind_of(subject) == BURNT}
    return {**then, **left}


def _revisions(state: State, visit: str) -> list[int]:
    prefix = seal_subject(visit, 0)[:-1]
    found = {
        subject.removeprefix(prefix)
        for subject, fields in state.items()
        if subject.startswith(prefix) and SEALED in fields
    }
    return sorted(int(text) for text in found if text.isascii() and text.isdecimal())


def _sealing(store: Store, book: str, revision: int) -> _Sealing:
    lines = store.history(seal_subject(id_of(book), revision))
    sealed = [line for line in lines if line.field == SEALED]
    # A seal laid over a seal of the same revision is no seal: what is sealed stays as it was. Two
    # that knew nothing of each other are both kept.
    forged = _laid_over(store, book, sealed) if len(sealed) > 1 else set()
    genuine = sorted((line for line in sealed if line.entry not in forged), key=lambda x: x.entry)
    opened = [line for line in lines if line.field == REOPENED]
    reopening = read_reopening(min(opened, key=lambda x: x.entry).value) if opened else None
    seals = (read_seal(line.value, reopening) for line in genuine)
    return _Sealing(
        roots=tuple(line.entry for line in genuine),
        seals=tuple(seal for seal in seals if seal is not None),
        reopened=bool(opened),
        forged=tuple(sorted(forged)),
    )


def _laid_over(store: Store, book: str, sealed: list[HistoryLine]) -> set[bytes]:
    entries = {line.entry for line in sealed}
    return {
        entry for entry in entries if (entries - {entry}) & set(store.past(book, [entry]).entries)
    }


def _only_erases(entry: Entry) -> bool:
    """Whether an entry erases, and says nothing but what takes the place of what is gone."""
    subjects = [fact.subject for fact in entry.facts if not is_erasure(fact.subject)]
    told = len(subjects) < len(entry.facts)
    return told and all(kind_of(s) == BURNT or is_redaction(s) for s in subjects)
