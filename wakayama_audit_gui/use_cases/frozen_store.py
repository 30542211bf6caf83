"""A visit's book as it was sealed, as a store: for drawing its papers anew without what is erased.

It only reads. What is erased and why is in erase_record.py; what stands of a sealed visit for
everybody else, in view_book.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.record.fact import Cell, State
from wakayama_audit_gui.use_cases.ports import Store


class FrozenStore:
    """Shows one book in a given state and passes everything else on; see `use_cases.ports.Store`.

    Args:
        store: The open workspace.
        book: The book.
        state: What is shown of it.
        blobs: Name → bytes of what is not stored yet.
    """

    def __init__(self, store: Store, book: str, state: State, blobs: Mapping[str, bytes]) -> None:
        self._store = store
        self._book = book
        self._state = state
        self._blobs = blobs
        self.past = store.past
        self.history = store.history
        self.derivative = store.derivative
        self.keep_derivatives = store.keep_derivatives
        self.digest = store.digest
        self.visits = store.visits
        self.findings = store.findings
        self.previous = store.previous
        self.search = store.search

    def append(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Never.

        Raises:
            BugError: Always.
        """
        raise BugError("what was sealed is not written to")

    erase = append

    def state(self, book: str) -> State:
        """What is shown of a book."""
        return self._state if book == self._book else self._store.state(book)

    def cell(self, subject: str, field: str) -> Cell:
        """Live heads of one (subject, field)."""
        if subject in self._state:
            return self._state[subject].get(field, ())
        return self._store.cell(subject, field)

    def blob(self, sha256: str) -> bytes:
        """Bytes of a blob."""
        return self._blobs.get(sha256) or self._store.blob(sha256)

    def has_blob(self, sha256: str) -> bool:
        """Whether there is such a blob."""
        return sha256 in self._blobs or self._store.has_blob(sha256)
