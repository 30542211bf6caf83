"""The store for threads that do not own it: each call runs on the database thread.

The thread itself is database_thread.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Protocol, TypeVar

from wakayama_audit_gui.record.erasure import Erasing
from wakayama_audit_gui.record.fact import Cell, HistoryLine, NewFact, Receipt, State
from wakayama_audit_gui.record.past import Past
from wakayama_audit_gui.use_cases.ports import (
    FindingRow,
    PreviousResult,
    SearchHit,
    Store,
    VisitRow,
)

T = TypeVar("T")


class Call(Protocol):
    """Queues a job on the thread that owns the store."""

    def __call__(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue the job."""


class StoreProxy:
    """See `use_cases.ports.Store`; every method waits for the owning thread.

    Args:
        call: Queues a job there. Never used on that thread itself: it would wait for itself.
    """

    def __init__(self, call: Call) -> None:
        self._call = call

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        """Record one act."""
        return self._call(lambda store: store.append(book, by, facts, blobs)).result()

    def erase(
        self, acts: Sequence[Erasing], who: str, why: str, approver: str
    ) -> tuple[Receipt, ...]:
        """Take away every value ever said of some fields."""
        return self._call(lambda store: store.erase(acts, who, why, approver)).result()

    def state(self, book: str) -> State:
        """Live heads of one book."""
        return self._call(lambda store: store.state(book)).result()

    def past(self, book: str, heads: Sequence[bytes] | None = None) -> Past:
        """A book as of some entries."""
        return self._call(lambda store: store.past(book, heads)).result()

    def cell(self, subject: str, field: str) -> Cell:
        """Live heads of one (subject, field)."""
        return self._call(lambda store: store.cell(subject, field)).result()

    def history(self, subject: str) -> list[HistoryLine]:
        """Everything ever said of a subject."""
        return self._call(lambda store: store.history(subject)).result()

    def blob(self, sha256: str) -> bytes:
        """Bytes of a blob."""
        return self._call(lambda store: store.blob(sha256)).result()

    def has_blob(self, sha256: str) -> bool:
        """Whether the blob is stored."""
        return self._call(lambda store: store.has_blob(sha256)).result()

    def derivative(self, sha256: str, kind: str) -> bytes | None:
        """A cached rendering of a blob."""
        return self._call(lambda store: store.derivative(sha256, kind)).result()

    def keep_derivatives(self, sha256: str, renderings: Mapping[str, bytes]) -> None:
        """Cache renderings of a blob, by kind."""
        self._call(lambda store: store.keep_derivatives(sha256, renderings)).result()

    def digest(self, book: str) -> bytes:
        """Digest of the visible state of a book."""
        return self._call(lambda store: store.digest(book)).result()

    def visits(self) -> list[VisitRow]:
        """All visits."""
        return self._call(lambda store: store.visits()).result()

    def findings(self) -> list[FindingRow]:
        """Every drafted and every filed finding."""
        return self._call(lambda store: store.findings()).result()

    def previous(self, system: str, item: str, before_visit: str) -> PreviousResult | None:
        """Latest earlier verdict."""
        return self._call(lambda store: store.previous(system, item, before_visit)).result()

    def search(self, words: str, limit: int = 200) -> list[SearchHit]:
        """Texts that hold every word."""
        return self._call(lambda store: store.search(words, limit)).result()
