"""What is shown of a visit's book: everything, or, of a sealed visit, what its seal covers.

Which entries a seal covers is found out in record/sealing.py, for lists too. Making and opening
seals is in seal_visit.py and reopen_visit.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.signature import Seal
from wakayama_audit_gui.record.derive import id_of, kind_of
from wakayama_audit_gui.record.entry import Entry
from wakayama_audit_gui.record.erasure import is_erasure
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.record.heads import first_shown
from wakayama_audit_gui.record.sealing import REOPENED, Sealing, seal_subject, shown_of
from wakayama_audit_gui.use_cases.black_bar import with_bars
from wakayama_audit_gui.use_cases.cells import whole
from wakayama_audit_gui.use_cases.left_value import KINDS, with_what_is_left
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.seal_value import is_redaction, read_reopening, read_seal


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


def is_sealed(store: Store, book: str) -> bool:
    """Whether a book is of a visit that is sealed."""
    # Asked before every write: one cell tells of nearly every visit that it never was sealed.
    said = store.cell(book, "revision")
    return any(whole(head.value) > 0 for head in said) and view_book(store, book).sealed


def view_book(store: Store, book: str) -> BookView:
    """What is shown of a visit's book."""
    shown = shown_of(store, book)
    now = with_what_is_left(shown.now)
    if not shown.sealings:
        return BookView(now)
    seals = tuple(seal for one in shown.sealings for seal in _seals(one, now, book))
    forged = tuple(entry for one in shown.sealings for entry in one.forged)
    revision, past = shown.sealings[-1].revision, shown.past
    if past is None:
        return BookView(now, seals, revision, forged=forged)
    late = tuple(entry.id for entry in past.beyond if not _only_erases(entry))
    state = with_bars(with_what_is_left(past.state, shown.now))
    return BookView(state, seals, revision, sealed=True, late=late, forged=forged)


def _seals(sealing: Sealing, now: State, book: str) -> list[Seal]:
    opened = sealing.opened
    # Of one whose second name was erased, what is left of it stands among the heads.
    cell = now.get(seal_subject(id_of(book), sealing.revision), {}).get(REOPENED, ())
    reopening = read_reopening(opened[0].value or first_shown(cell)) if opened else None
    seals = (read_seal(line.value, reopening) for line in sealing.lines)
    return [seal for seal in seals if seal is not None]


def _only_erases(entry: Entry) -> bool:
    """Whether an entry erases, and says nothing but what takes the place of what is gone."""
    subjects = [fact.subject for fact in entry.facts if not is_erasure(fact.subject)]
    told = len(subjects) < len(entry.facts)
    return told and all(kind_of(s) in KINDS or is_redaction(s) for s in subjects)
