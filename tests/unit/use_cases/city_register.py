"""A city that keeps its register: a store in memory, the real definitions."""

from __future__ import annotations

from functools import cache

from tests.unit.use_cases.field import CHECKLISTS, NOW, the_catalogue
from wakayama_audit_gui.definitions.survey_form import load_survey_form
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.read_register import Register, read_register
from wakayama_audit_gui.use_cases.register_system import add_entry, edit_entry, retire_entry

YEAR = 2026


@cache
def the_form() -> SurveyForm:
    return load_survey_form(CHECKLISTS).form


class CityRegister:
    """The register of one city."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        self.store = store or MemoryStore()
        found_office(self.store, "監査", "和歌山市", today=NOW.date())
        self.me = add_person(self.store, "見本 太郎", "監査人", "総務課", "").made

    @property
    def now(self) -> Register:
        return read_register(self.store, the_catalogue(), the_form())

    def entry(self, id_: str) -> SystemEntry:
        return self.now.entries[id_]

    def edit(self, id_: str, **typed: str) -> Changes:
        return edit_entry(self.store, the_catalogue(), the_form(), id_, typed, self.me)

    def add(self, **typed: str) -> Changes:
        return add_entry(self.store, the_catalogue(), the_form(), typed, self.me)

    def retire(self, id_: str, reason: str = "廃止") -> Changes:
        return retire_entry(self.store, the_catalogue(), the_form(), id_, reason, self.me)
