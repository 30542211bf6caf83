"""An office that gives out and takes back 自己点検票: a store in memory, the real definitions."""

from __future__ import annotations

from tests.unit.use_cases.field import NOW, the_catalogue
from wakayama_audit_gui.domain.self_inspection import (
    FormKind,
    FormName,
    Reply,
    ReplyAnswer,
    ReturnedForm,
)
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.read_form import Form, hand_form, read_form

YEAR, DAY, TAKEN, DEADLINE = 2026, "2026-06-01", "2026-06-20", "2026-06-30"
TAX = FormName(YEAR, FormKind.SECTION, "納税課")
NETWORK = FormName(YEAR, FormKind.SYSTEM, "S01")


class OfficeYear:
    """One year of one office."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        found_office(self.store, "監査", "和歌山市", today=NOW.date())
        self.me = add_person(self.store, "見本 太郎", "監査人", "総務課", "").made

    def distribute(self, *names: FormName) -> Changes:
        return distribute_forms(self.store, the_catalogue(), names, DEADLINE, DAY, self.me)

    def form(self, name: FormName = TAX) -> Form:
        return read_form(self.store, name)

    def returned(self, name: FormName = TAX, **replies: Reply) -> ReturnedForm:
        """Everything はい but what is said otherwise."""
        handed = hand_form(self.store, name)
        questions = handed.form.questions
        return ReturnedForm(
            name=name,
            digest=handed.digest,
            replies={q.id: replies.get(q.id, Reply(ReplyAnswer.YES)) for q in questions},
            by_name="見本 花子",
            by_post="課長",
            on="2026-06-10",
            title=handed.form.title,
            shown={q.id: q.text for q in questions},
        )
