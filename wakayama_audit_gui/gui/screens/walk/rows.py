"""The items of a visit in the order of the walk, found again by the subject of their answer.

Which of them is in view is in walk.py; how they are listed in place_list.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row, Visit


class VisitRows:
    """All rows of a visit; never changes.

    Args:
        visit: The visit, or None for no rows.
    """

    def __init__(self, visit: Visit | None = None) -> None:
        self._rows = tuple(visit.rows()) if visit else ()
        self._places = {row.answer.subject: place for place, row in enumerate(self._rows)}

    def __len__(self) -> int:
        """Number of items."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        """In the order of the walk."""
        return iter(self._rows)

    def __contains__(self, subject: object) -> bool:
        """Whether an answer's subject is among them."""
        return subject in self._places

    def of(self, subject: str) -> Row | None:
        """The row of an answer's subject."""
        place = self._places.get(subject)
        return None if place is None else self._rows[place]

    def place_of(self, subject: str) -> int:
        """Its place from 0; 0 when it is not among them."""
        return self._places.get(subject, 0)

    def after(self, subject: str) -> Iterator[Row]:
        """Every other row, from the next one round the end."""
        here = self.place_of(subject)
        yield from self._rows[here + 1 :]
        yield from self._rows[:here]

    def near(self, place: int) -> str:
        """Subject of the row at a place or, past the end, the last; "" without rows."""
        return self._rows[min(place, len(self._rows) - 1)].answer.subject if self._rows else ""

    def holding(self, subject: str, visit: Visit) -> str:
        """Subject of the row at which any subject of the record is seen; "" when at none.

        Args:
            subject: E.g. ``finding:…``, ``photo:…``, ``document:…``, ``place:…``.
            visit: The visit of these rows.
        """
        if subject in self._places:
            return subject
        kind, _, rest = subject.partition(":")
        if kind == "finding":
            return f"answer:{rest}" if f"answer:{rest}" in self._places else ""
        if kind in ("photo", "document"):
            things = visit.photos if kind == "photo" else visit.documents
            return next((t.answer for t in things if t.id == rest and t.answer in self), "")
        if kind in ("place", "own_item"):
            here = (r for r in self._rows if rest in (r.place.id, r.item.id))
            return next((row.answer.subject for row in here), "")
        return ""

    def first_unanswered(self) -> str:
        """Subject of the first 未回答 row, else of the first; "" without rows."""
        unanswered = (r for r in self._rows if r.answer.verdict is Verdict.UNANSWERED)
        first = next(unanswered, next(iter(self._rows), None))
        return first.answer.subject if first else ""
