"""A visit to work on: a store, by default in memory, and the real definitions."""

from __future__ import annotations

from copy import copy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import cast

from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.visit import Row, Visit, Witness
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit

CHECKLISTS = Path(__file__).parents[3] / "checklists"
NOW = datetime(2026, 10, 21, 9, 30, tzinfo=UTC)


@cache
def the_catalogue() -> Catalogue:
    return load_catalogue(CHECKLISTS).catalogue


class Field:
    """One visit under test, with short ways to read it anew.

    Args:
        store: An empty one; None is one in memory.
    """

    def __init__(self, store: Store | None = None) -> None:
        # Most tests look into the memory; those with another store do not.
        self.store = cast("MemoryStore", store or MemoryStore())
        found_office(self.store, "監査", "和歌山市", today=NOW.date())
        self.me = add_person(self.store, "見本 太郎", "監査人", "総務課", "").made
        self.plan = VisitPlan(
            systems=("S01",),
            scheduled="2026-10-21",
            places=(
                PlannedPlace("本庁舎 サーバ室", "server_room", "デジタル推進課"),
                PlannedPlace("執務室", "office", "デジタル推進課"),
            ),
            lead=self.me,
            witnesses=(Witness("", "見本 花子", "班長", "立会者", ("執務室",)),),
        )
        persons = read_office(self.store).persons
        made = plan_visit(self.store, the_catalogue(), self.plan, persons, self.me)
        self.id = made.made

    def on(self, store: MemoryStore) -> Field:
        """The same visit as another copy of the workspace has it."""
        other = copy(self)
        other.store = store
        return other

    @property
    def visit(self) -> Visit:
        return read_visit(self.store, self.id)

    @property
    def rows(self) -> list[Row]:
        return list(self.visit.rows())

    def row_with_precedent(self, kind: str) -> Row:
        """A row whose precedents are all of one class."""
        return next(
            row
            for row in self.rows
            if row.item.precedents and {p.kind for p in row.item.precedents} == {kind}
        )
