"""The one way a use case writes: facts that say something new, as one act with one label.

Which facts an act consists of is decided by each use case; how they are stored, by the store.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import blob_name, named_blobs
from wakayama_audit_gui.record.fact import Cell, NewFact, State
from wakayama_audit_gui.use_cases.cells import look_up, rivals, standing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.view_book import is_sealed


def new_id() -> str:
    """A fresh id: 32 hex digits that no other install will make."""
    # Not uuid4: its module looks the platform up, 1 ms of the start, and says no more.
    return os.urandom(16).hex()


def record(
    store: Store,
    book: str,
    by: str,
    label: str,
    facts: Sequence[NewFact],
    *,
    blobs: Sequence[bytes] = (),
    made: str = "",
    state: State | None = None,
) -> Changes:
    """Record an act, leaving out what stands already; nothing new writes nothing.

    A contested field is always written: repeating one of its values is how it is settled.

    Args:
        store: The workspace.
        book: Where to.
        by: Who acts.
        label: What is done, in words.
        facts: What is said.
        blobs: Files the facts name.
        made: Id of what is newly made.
        state: The book as it stands, of who has read all of it for many acts; otherwise each
            field is looked up.

    Raises:
        UserError: The book is of a visit that was sealed, perhaps by another while this was open.
    """
    if is_sealed(store, book):
        raise visit_sealed()
    fresh = [
        fact
        for fact in facts
        if _says_something(look_up(store, state, fact.subject, fact.field), fact)
    ]
    if not fresh:
        return Changes(label, (), made)
    if len(fresh) < len(facts) and blobs:
        blobs = _without_known(facts, fresh, blobs)
    return Changes(label, (store.append(book, by, fresh, blobs),), made)


def _without_known(
    facts: Sequence[NewFact], fresh: Sequence[NewFact], blobs: Sequence[bytes]
) -> Sequence[bytes]:
    """The files without those of facts that stand already: what stands has its file."""
    said, new = _files_of(facts), _files_of(fresh)
    return [data for data in blobs if (name := blob_name(data)) in new or name not in said]


def _files_of(facts: Sequence[NewFact]) -> set[str]:
    return {name for fact in facts for name in named_blobs(fact.value)}


def _says_something(cell: Cell, fact: NewFact) -> bool:
    if not cell:
        return fact.value is not None
    return bool(rivals(cell)) or standing(cell) != fact.value


def require_open(visit: Visit) -> None:
    """Refuse to write to a visit that is sealed.

    Raises:
        UserError: The visit is 確定.
    """
    if visit.state is VisitState.SEALED:
        raise visit_sealed()


def visit_sealed() -> UserError:
    """Raised where a sealed visit would be written to."""
    return UserError(
        "この視察は確定しているため、書き込めません。",
        "直すときは、先に再開の手続きをしてください。",
        code="visit_sealed",
    )
