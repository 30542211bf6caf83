"""The way of a finding begins with draft and seal, before the first step of the office."""

from __future__ import annotations

from tests.unit.use_cases.field import NOW, Field, the_catalogue
from tests.unit.use_cases.signing import complete, press, sign_all
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_origin import read_origin
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing

S = FindingState


def test_a_draft_and_its_seal_are_told_with_day_person_and_number() -> None:
    field = Field()
    complete(field)
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    write_text(field.store, field.visit, row, AnswerText.CLASS_REASON, "", field.me)
    (drafted,) = (f for f in read_findings(field.store, the_catalogue()) if f.visit)
    (first,) = read_origin(field.store, drafted)
    assert (first.state, first.date) == (S.DRAFTED, field.visit.scheduled)
    assert first.document == field.visit.sheet_no
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    (decided,) = (f for f in read_findings(field.store, the_catalogue()) if f.visit)
    first, second = read_origin(field.store, decided)
    assert (first.state, second.state) == (S.DRAFTED, S.DECIDED)
    assert second.document == f"{field.visit.sheet_no} 第1版"
    assert second.person
    assert second.note.startswith("署名 ")


def test_a_published_one_has_none() -> None:
    field = Field()
    published = next(f for f in read_findings(field.store, the_catalogue()) if f.page)
    assert read_origin(field.store, published) == ()
