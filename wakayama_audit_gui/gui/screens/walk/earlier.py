"""What an earlier visit in this workspace said of the same item: shown, never copied.

Findings of the published report are another thing: they travel with the item (prior_panel.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row, Visit, VisitItem
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.use_cases.cells import standing, words
from wakayama_audit_gui.use_cases.ports import PreviousResult, Store
from wakayama_audit_gui.use_cases.read_checklist import decode_checklist

_AT_ONCE = 12
"""Items looked up in one go; an answer given meanwhile waits no longer than for these."""


class Earlier(NamedTuple):
    """The latest earlier result for an item.

    Attributes:
        visit: Id of that visit.
        answer: Subject of that answer.
        verdict: What was answered.
        scheduled: ISO date of that visit.
        remark: Its 所見, "" when there was none.
        reworded: Whether the question or a criterion was worded differently then (文言変更あり).
    """

    visit: str
    answer: str
    verdict: Verdict
    scheduled: str
    remark: str
    reworded: bool


def find_earlier(
    store: Store, visit: Visit, row: Row, decoded: dict[str, tuple[VisitItem, ...]]
) -> Earlier | None:
    """Look up the latest earlier result for a row.

    Args:
        store: The open workspace.
        visit: The visit in view.
        row: One of its items.
        decoded: Checklists decoded so far by SHA-256; added to.
    """
    found = [
        result
        for system in row.item.systems
        if (result := store.previous(system, row.item.id, visit.id)) is not None
    ]
    if not found:
        return None
    latest = max(found, key=lambda result: result.scheduled)
    if latest.verdict not in Verdict.__members__.values():
        return None
    then = _item_then(store, latest, row.item.id, decoded)
    return Earlier(
        visit=latest.visit,
        answer=latest.answer,
        verdict=Verdict(latest.verdict),
        scheduled=latest.scheduled,
        remark=words(standing(store.cell(latest.answer, "remark"))),
        reworded=then is not None and _wording(then) != _wording(row.item),
    )


def _item_then(
    store: Store, result: PreviousResult, item: str, decoded: dict[str, tuple[VisitItem, ...]]
) -> VisitItem | None:
    """The item as it stood in the earlier visit; None when its checklist cannot be read."""
    place = result.answer.split("/")[1]
    sha256 = words(standing(store.cell(f"place:{place}", "checklist")))
    if sha256 and sha256 not in decoded:
        try:
            decoded[sha256] = decode_checklist(store.blob(sha256))
        except UserError:
            return None
    return next((known for known in decoded.get(sha256, ()) if known.id == item), None)


def _wording(item: VisitItem) -> tuple[str, ...]:
    return (item.question, *(f"{c.no}\n{c.quote}" for c in item.criteria))


class EarlierResults(QObject):
    """Earlier results of every item of the visit, looked up a few at a time.

    Nothing is looked up before `begin`: the first paint needs the database thread for itself.

    Signals:
        found: Subjects (frozenset of str) whose earlier result is known now.
    """

    found = Signal(object)

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        self._walk = walk
        self._known: dict[str, Earlier] = {}
        self._decoded: dict[str, tuple[VisitItem, ...]] = {}
        self._visit = ""

    def of(self, subject: str) -> Earlier | None:
        """The earlier result for an answer's subject, if one is known."""
        return self._known.get(subject)

    def begin(self) -> None:
        """Look up the results of the open visit, and of every one opened from now on."""
        self._walk.opened.connect(self._on_walk_opened)
        if self._walk.is_open:
            self._on_walk_opened()

    @Slot()
    def _on_walk_opened(self) -> None:
        visit = self._walk.visit
        if visit.id != self._visit:
            self._visit = visit.id
            self._known.clear()
            here = self._walk.row
            rows = [row for row in self._walk.rows if row is not here]
            self._look_up(visit, ([here] if here else []) + rows)

    def _look_up(self, visit: Visit, rows: list[Row]) -> None:
        batch, rest = rows[:_AT_ONCE], rows[_AT_ONCE:]
        if not batch:
            return

        def job(store: Store) -> Mapping[str, Earlier]:
            results = ((r.answer.subject, find_earlier(store, visit, r, decoded)) for r in batch)
            return {subject: result for subject, result in results if result is not None}

        def done(results: Mapping[str, Earlier]) -> None:
            if visit.id != self._visit:
                return
            self._known.update(results)
            if results:
                self.found.emit(frozenset(results))
            self._look_up(visit, rest)

        decoded = self._decoded
        self._walk.desk.tasks.read(self, job, done)
