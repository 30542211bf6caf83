"""Sealing, what it refuses, what it keeps; opening again and sealing the next revision."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import (
    AT,
    press,
    ready_to_seal,
    ready_to_sign,
    reopened,
    sealed,
    sign_all,
)
from wakayama_audit_gui.domain.signature import PaperKind, Reopening
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.black_bar import BAR
from wakayama_audit_gui.use_cases.check_readiness import check_readiness, check_sealable
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper, seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, unsign
from wakayama_audit_gui.use_cases.undo_change import UndoStack, undo_change


def codes(field: Field) -> set[str]:
    visit = field.visit
    return {
        m.code for m in check_sealable(visit, read_signing(field.store, visit), lambda _: False)
    }


def say(field: Field, subject: str, name: str, value: str, *, apart: bool = False) -> None:
    fact = NewFact(subject, name, value, based_on=() if apart else None)
    field.store.append(f"visit:{field.id}", "p", [fact])


def test_everything_missing_is_told(field: Field) -> None:
    assert {"unanswered", "prior", "state", "box"} <= codes(field)
    ready_to_sign(field)
    assert codes(field) == {"box"}
    sign_all(field)
    assert codes(field) == set()
    write_text(field.store, field.visit, field.rows[0], AnswerText.REMARK, "後から", field.me)
    assert codes(field) == {"changed"}


def test_an_empty_box_without_a_name_says_for_which_places_it_is(field: Field) -> None:
    ready_to_sign(field)
    signing = read_signing(field.store, field.visit)
    said = [m.message for m in check_sealable(field.visit, signing, lambda _: True)]
    places = "・".join(place.name for place in field.visit.places)
    assert f"事実確認書の情報セキュリティ管理者（所属長） {places}の署名欄が空です" in said


def test_a_photo_must_be_there_and_looked_at(field: Field) -> None:
    ready_to_seal(field)
    visit = f"visit:{field.id}"
    place = field.visit.places[0].id
    store = field.store
    facts = [NewFact("photo:1", "blob", "見本"), NewFact("photo:1", "place", place)]
    store.append(visit, "p", facts)
    assert codes(field) == {"blob", "look", "permission", "changed"}
    (lost,) = (
        m
        for m in check_sealable(field.visit, read_signing(store, field.visit), lambda _: False)
        if m.code == "blob"
    )
    assert lost.subject == "photo:1"


@pytest.mark.parametrize(
    ("subject", "name", "goal"),
    [
        ("finding:1", "text", "answer:x"),
        ("place:9", "name", "place:9"),
        ("photo:9", "caption", "photo:9"),
        ("witness:9", "name", "visit:"),
        ("signature:9", "signed", "box:9"),
    ],
)
def test_whatever_is_contested_is_told(field: Field, subject: str, name: str, goal: str) -> None:
    if subject.startswith("finding"):
        say(field, subject, "answer", "answer:x")
    for value in ("一", "二"):
        say(field, subject, name, value, apart=True)
    found = [m for m in check_readiness(field.visit) if m.code == "contested"]
    assert [m.subject.startswith(goal) for m in found] == [True]


def test_nothing_is_sealed_while_something_is_missing(field: Field) -> None:
    ready_to_seal(field)
    unsign(field.store, field.visit, read_signing(field.store, field.visit).boxes[0].id, field.me)
    with pytest.raises(UserError, match="1 件残っている"):
        seal_visit(field.store, field.id, NOW, press, field.me)
    assert field.visit.state is VisitState.SIGNING


def test_a_seal_says_what_it_covers_and_keeps_the_papers(field: Field) -> None:
    ready_to_seal(field)
    before = read_signing(field.store, field.visit)
    tips = field.store.past(f"visit:{field.id}").tips
    seal_visit(field.store, field.id, NOW, press, field.me)
    assert (field.visit.state, field.visit.revision) == (VisitState.SEALED, 1)
    after = read_signing(field.store, field.visit)
    (seal,) = after.seals
    assert (seal.digest, seal.facts_digest) == (before.digest, before.facts_digest)
    assert (after.digest, after.facts_digest) == (before.digest, before.facts_digest)
    assert seal.heads == tuple(tip.hex() for tip in tips)
    assert after.signatures == before.signatures
    assert (after.late, seal.reopened) == ((), None)
    for kind in PaperKind:
        paper = read_sealed_paper(field.store, field.id, 1, kind)
        assert kind.value.encode() in paper
        assert field.store.has_blob(seal.papers[kind])
    with pytest.raises(UserError, match="第2版はありません"):
        read_sealed_paper(field.store, field.id, 2, PaperKind.SHEET)


def test_a_change_while_the_papers_are_made_stops_the_seal(field: Field) -> None:
    ready_to_seal(field)

    def meddle(*given: object) -> object:
        say(field, field.rows[0].answer.subject, "remark", "割り込み")
        return press(*given)  # type: ignore[arg-type]  # handed on as it came

    with pytest.raises(UserError, match="間に記録が変わった"):
        seal_visit(field.store, field.id, NOW, meddle, field.me)  # type: ignore[arg-type]  # as above
    assert field.visit.state is VisitState.SIGNING


@pytest.mark.parametrize(
    ("second", "reason", "mine", "code"),
    [
        ("見本 花子", " ", True, "needs_reason"),
        ("", "理由", True, "needs_second"),
        ("見本　太郎", "理由", True, "needs_second"),
        ("見本 花子", "理由", False, "not_the_lead"),
    ],
)
def test_reopening_takes_two_names_and_a_reason(
    field: Field, second: str, reason: str, mine: bool, code: str
) -> None:
    sealed(field)
    with pytest.raises(UserError) as caught:
        reopen_visit(field.store, field.visit, second, reason, AT, field.me if mine else "other")
    assert caught.value.code == code
    assert field.visit.state is VisitState.SEALED


def test_only_a_sealed_visit_is_reopened(field: Field) -> None:
    with pytest.raises(UserError, match="確定していません"):
        reopen_visit(field.store, field.visit, "見本 花子", "理由", AT, field.me)


def test_the_next_revision_is_signed_anew_and_the_first_stays(field: Field) -> None:
    reopened(field)
    assert (field.visit.state, field.visit.revision) == (VisitState.WRITING, 1)
    signing = read_signing(field.store, field.visit)
    assert signing.signatures == {}, "signatures of revision 1 are not carried over"
    assert signing.seals[0].reopened == Reopening(field.me, "見本 花子", "写真の取り違え", AT)
    first = read_sealed_paper(field.store, field.id, 1, PaperKind.SHEET)
    write_text(field.store, field.visit, field.rows[0], AnswerText.REMARK, "直した", field.me)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    with pytest.raises(UserError, match="確定できません"):
        seal_visit(field.store, field.id, NOW, press, field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    assert (field.visit.state, field.visit.revision) == (VisitState.SEALED, 2)
    one, two = read_signing(field.store, field.visit).seals
    assert (one.revision, two.revision) == (1, 2)
    assert one.digest != two.digest
    assert two.reopened is None
    assert read_sealed_paper(field.store, field.id, 1, PaperKind.SHEET) == first
    assert read_sealed_paper(field.store, field.id, 2, PaperKind.SHEET) != first


def test_neither_seal_nor_reopening_is_undone(field: Field) -> None:
    ready_to_seal(field)
    stack = UndoStack()
    stack.did(unsign(field.store, field.visit, "nothing", field.me))
    before = write_text(field.store, field.visit, field.rows[0], AnswerText.REMARK, "", field.me)
    changes = seal_visit(field.store, field.id, NOW, press, field.me)
    stack.did(before)
    stack.did(changes)
    assert stack.next_undo is None
    with pytest.raises(UserError, match="再開の手続き"):
        undo_change(field.store, changes, field.me)
    opening = reopen_visit(field.store, field.visit, "見本 花子", "理由", AT, field.me)
    with pytest.raises(UserError, match="元に戻せません"):
        undo_change(field.store, opening, field.me)


def test_an_erasure_after_sealing_does_not_break_the_digest(field: Field) -> None:
    ready_to_seal(field)
    row = field.rows[0]
    write_text(field.store, field.visit, row, AnswerText.REMARK, "住民の氏名", field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    store = field.store
    store.erase([Erasing([Cut(row.answer.subject, "remark")])], field.me, "個人情報", "承認者")
    found = read_signing(store, read_visit(store, field.id))
    assert found.digest == found.seals[0].digest
    assert found.late == ()
    assert field.rows[0].answer.remark == BAR
    assert not any(s.changed for s in found.signatures.values())
