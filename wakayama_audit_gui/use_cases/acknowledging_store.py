"""A store that tells of every entry the moment it was acknowledged.

Used where another process has to know what must survive; the window says 保存済み instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.ports import Store


class AcknowledgingStore:
    """Passes everything on to a store; ``acknowledge`` hears the id of each committed entry.

    Args:
        store: The store that does the work.
        acknowledge: Called with 32 bytes after COMMIT returned.
    """

    def __init__(self, store: Store, acknowledge: Callable[[bytes], None]) -> None:
        self._store = store
        self._acknowledge = acknowledge
        self.state = store.state
        self.erase = store.erase
        self.past = store.past
        self.cell = store.cell
        self.history = store.history
        self.blob = store.blob
        self.has_blob = store.has_blob
        self.derivative = store.derivative
        self.keep_derivatives = store.keep_derivatives
        self.digest = store.digest
        self.visits = store.visits
        self.findings = store.findings
        self.previous = store.previous
        self.search = store.search

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        """Record one act, then tell of it."""
        receipt = self._store.append(book, by, facts, blobs)
        self._acknowledge(receipt.entry)
        return receipt
