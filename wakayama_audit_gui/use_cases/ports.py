"""Protocols for what a use case needs from the floors above it.

Only what has a second implementation, or crosses a floor upward, is here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from wakayama_audit_gui.record.erasure import Erasing
from wakayama_audit_gui.record.fact import Cell, HistoryLine, NewFact, Receipt, State
from wakayama_audit_gui.record.past import Past
from wakayama_audit_gui.record.view import FindingRow, PreviousResult, SearchHit, VisitRow

__all__ = ["FindingRow", "PreviousResult", "SearchHit", "Store", "VisitRow"]


class Store(Protocol):
    """One open workspace. Synchronous; called on the database thread only."""

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        """Record one act with its blobs in one transaction; returns after COMMIT.

        Raises:
            UserError: Disk full, I/O error, read-only media; nothing was recorded.
        """

    def erase(
        self, acts: Sequence[Erasing], who: str, why: str, approver: str
    ) -> tuple[Receipt, ...]:
        """Take away every value ever said of some fields, with their blobs; tombstones stay.

        Args:
            acts: What goes and what is recorded in its place, one for each book: all of it or
                nothing.
            who: Person id of who erases.
            why: The reason.
            approver: Who approved.

        Returns:
            One receipt for each book, in the order given.

        Raises:
            UserError: Nothing was ever said of one of them; disk full and the like.
        """

    def state(self, book: str) -> State:
        """Live heads of every subject of one book."""

    def past(self, book: str, heads: Sequence[bytes] | None = None) -> Past:
        """A book as of some entries and all they rest on; None: everything."""

    def cell(self, subject: str, field: str) -> Cell:
        """Live heads of one (subject, field)."""

    def history(self, subject: str) -> list[HistoryLine]:
        """Everything ever said of a subject, oldest first."""

    def blob(self, sha256: str) -> bytes:
        """Bytes stored under a SHA-256 (64 hex digits).

        Raises:
            UserError: The blob is missing or its bytes no longer match.
        """

    def has_blob(self, sha256: str) -> bool:
        """Whether the blob is stored."""

    def derivative(self, sha256: str, kind: str) -> bytes | None:
        """A cached rendering (``thumb``, ``print``) of a blob, or None; never of the record."""

    def keep_derivatives(self, sha256: str, renderings: Mapping[str, bytes]) -> None:
        """Cache renderings of a blob, by kind, in one transaction."""

    def digest(self, book: str) -> bytes:
        """Digest of the visible state of a book, over commitments and blob hashes, 32 bytes."""

    def visits(self) -> list[VisitRow]:
        """All visits, latest scheduled first."""

    def findings(self) -> list[FindingRow]:
        """Every drafted and every filed finding, by id; a draft before what is filed of it."""

    def previous(self, system: str, item: str, before_visit: str) -> PreviousResult | None:
        """Latest verdict for the same system and item in another visit scheduled before it."""

    def search(self, words: str, limit: int = 200) -> list[SearchHit]:
        """Texts that hold every word (separated by spaces); two-character words are found too."""
