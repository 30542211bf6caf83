"""Sessions, witnesses, the clock check, and moving on when nothing is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, VisitState, Witness
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import (
    add_witness,
    begin_session,
    check_clock,
    confirm_facts,
    end_session,
    remove_witness,
    resume_writing,
)
from wakayama_audit_gui.use_cases.check_readiness import check_readiness
from wakayama_audit_gui.use_cases.request_document import (
    mark_document,
    note_document,
    remove_document,
    request_document,
)


def test_a_sitting_begins_and_ends(field: Field) -> None:
    begin_session(field.store, field.visit, "2026-10-21T09:30", field.me)
    (session,) = field.visit.sessions
    assert field.visit.state is VisitState.WRITING
    with pytest.raises(UserError, match="始まりより前"):
        end_session(field.store, field.visit, session, "2026-10-21T09:00", "", field.me)
    end_session(field.store, field.visit, session, "2026-10-21T11:00", "午前", field.me)
    assert field.visit.sessions[0].end == "2026-10-21T11:00"


def test_the_clock_check_keeps_the_difference(field: Field) -> None:
    check_clock(field.store, field.visit, NOW + timedelta(seconds=3), NOW, field.me)
    assert field.visit.clock is not None
    assert field.visit.clock.offset == 3


def test_witnesses_come_are_corrected_and_go(field: Field) -> None:
    made = add_witness(
        field.store, field.visit, Witness("", "見本 次郎", "係長", "指定管理者", ()), field.me
    ).made
    known = next(w for w in field.visit.witnesses if w.id == made)
    add_witness(field.store, field.visit, known._replace(post="班長"), field.me)
    assert {w.post for w in field.visit.witnesses if w.id == made} == {"班長"}
    remove_witness(field.store, field.visit, known, field.me)
    assert all(w.id != made for w in field.visit.witnesses)


def answer_everything(field: Field) -> None:
    for row in field.rows:
        visit = field.visit
        give_verdict(field.store, visit, row, Verdict.CONFORMING, field.me)
        for code in row.item.prior:
            said = Disposition("是正済", "備えた。")
            dispose_prior(field.store, visit, row, code, said, field.me)


def test_a_visit_moves_on_only_when_nothing_is_missing(field: Field) -> None:
    with pytest.raises(UserError, match="残っています"):
        confirm_facts(field.store, field.visit, field.me)
    answer_everything(field)
    (missing,) = check_readiness(field.visit)
    assert (missing.code, missing.subject) == ("session", f"visit:{field.id}")
    begin_session(field.store, field.visit, "2026-10-21T09:30", field.me)
    assert check_readiness(field.visit) == []
    confirm_facts(field.store, field.visit, field.me)
    confirmed = field.visit
    resume_writing(field.store, confirmed, field.me)
    assert (confirmed.state, field.visit.state) == (VisitState.CONFIRMING, VisitState.WRITING)


def test_each_thing_missing_is_named(field: Field) -> None:
    begin_session(field.store, field.visit, "2026-10-21T09:30", field.me)
    answer_everything(field)
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, field.rows[0], Verdict.NOT_APPLICABLE, field.me)
    give_verdict(field.store, field.visit, row, Verdict.IKEN, field.me)
    assert {m.code for m in check_readiness(field.visit)} == {"reason", "class_reason"}
    write_text(field.store, field.visit, field.rows[0], AnswerText.REASON, "設備がない。", field.me)
    write_text(field.store, field.visit, row, AnswerText.CLASS_REASON, "軽いため。", field.me)
    assert check_readiness(field.visit) == []


def test_a_document_goes_through_its_states(field: Field) -> None:
    request_document(field.store, field.visit, "入退室簿", "", "2026-10-21", field.me)
    (document,) = field.visit.documents
    mark_document(field.store, field.visit, document, "受領", "2026-10-22", field.me)
    note_document(field.store, field.visit, document, "原本", field.me)
    (document,) = field.visit.documents
    assert (document.state, document.asked, document.received, document.note) == (
        "受領",
        "2026-10-21",
        "2026-10-22",
        "原本",
    )
    with pytest.raises(UserError, match="選べません"):
        mark_document(field.store, field.visit, document, "紛失", "", field.me)
    remove_document(field.store, field.visit, document, field.me)
    assert field.visit.documents == ()
    with pytest.raises(UserError, match="資料の名前"):
        request_document(field.store, field.visit, " ", "", "2026-10-21", field.me)
