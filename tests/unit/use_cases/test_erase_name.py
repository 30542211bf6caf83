"""A person's name erased wherever it stands by itself: what goes, what is left, what holds."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.erasing import APPROVER, PRESS, seal
from tests.unit.use_cases.field import NOW, Field, the_catalogue
from tests.unit.use_cases.signing import AT, complete, ready_to_sign, signature
from wakayama_audit_gui.domain.signature import (
    ApprovalState,
    PaperKind,
    SignatureBox,
    SignatureMode,
)
from wakayama_audit_gui.domain.visit import Permission, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.approve_visit import approve, set_posts
from wakayama_audit_gui.use_cases.attend_visit import add_witness, confirm_facts, remove_witness
from wakayama_audit_gui.use_cases.black_bar import BAR
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import check_sealable
from wakayama_audit_gui.use_cases.edit_office import add_person, change_person, remove_person
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.erasable_names import Named, erasable_names
from wakayama_audit_gui.use_cases.erase_name import erase_name
from wakayama_audit_gui.use_cases.kept_paper import kept_paper
from wakayama_audit_gui.use_cases.plan_names import plan_name
from wakayama_audit_gui.use_cases.plan_visit import plan_visit
from wakayama_audit_gui.use_cases.read_office import OFFICE, read_office
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign
from wakayama_audit_gui.use_cases.undo_change import UndoStack
from wakayama_audit_gui.use_cases.verify_seals import verify_seals

WITNESS = "見本 花子"
AUDITOR = "見本 太郎"
SECOND = "見本 次郎"
BOSS = "見本 部長"


def named(field: Field, name: str, book: str = "") -> Named:
    return next(
        one for one in erasable_names(field.store, book or f"visit:{field.id}") if one.name == name
    )


def erase(field: Field, name: str, book: str = "", why: str = "本人の求め") -> Changes:
    wanted = named(field, name, book)
    return erase_name(field.store, wanted, why, BOSS, NOW, PRESS, field.me)


def paper(field: Field, kind: PaperKind = PaperKind.FACTS, revision: int = 1) -> str:
    return read_sealed_paper(field.store, field.id, revision, kind).decode()


def box_of(field: Field, role: str) -> SignatureBox:
    boxes = read_signing(field.store, field.visit).boxes
    return next(box for box in boxes if box.role == role)


def holds(field: Field, name: str) -> bool:
    """Whether a name can be read anywhere in what is stored."""
    everything = field.store.export()
    bodies = [value.body for value in everything.values.values()]
    return any(name.encode() in body for body in [*bodies, *everything.blobs.values()])


def test_a_witness_is_named_nowhere_any_more_and_the_seal_holds(field: Field) -> None:
    ready_to_sign(field)
    place = field.visit.places[0]
    permit_photos(field.store, field.visit, place, Permission("許可", WITNESS, AT), field.me)
    set_posts(field.store, field.visit, ["課長"], field.me)
    approve(field.store, field.visit, "課長", ApprovalState.DECIDED, "見本花子", AT, field.me)
    seal(field)
    before = read_signing(field.store, field.visit)
    drawn = before.signatures[box_of(field, "立会者").id]
    assert drawn.strokes
    assert WITNESS in paper(field)
    erase(field, WITNESS)
    assert not holds(field, WITNESS)
    assert not holds(field, "見本花子")
    assert not holds(field, str(drawn.strokes[0][0][0]) + "," + str(drawn.strokes[0][0][1]))
    assert BAR in paper(field)
    assert "本人の求め" in paper(field)
    after = read_signing(field.store, field.visit)
    left = after.signatures[box_of(field, "立会者").id]
    assert (left.name, left.strokes, left.at) == (BAR, (), drawn.at)
    assert left.mode is SignatureMode.SCREEN
    assert left.holds
    assert after.approvals[0].name == BAR
    assert field.visit.witnesses[0].name == BAR
    assert field.visit.places[0].permission == Permission("許可", BAR, AT)
    assert (after.digest, after.facts_digest) == (before.digest, before.facts_digest)
    assert (after.late, field.visit.state) == ((), VisitState.SEALED)
    assert verify_seals(field.store) == []


def test_in_an_open_visit_the_signatures_hold_and_it_can_be_sealed(field: Field) -> None:
    ready_to_sign(field)
    witness = box_of(field, "立会者")
    sign(field.store, field.visit, signature(witness.id, WITNESS), field.me)
    changes = erase(field, WITNESS)
    assert changes.label == "立会者の氏名を消去した"
    signing = read_signing(field.store, field.visit)
    assert signing.signatures[witness.id].holds
    missing = {one.message for one in check_sealable(field.visit, signing, lambda _: True)}
    assert not any("立会者" in message for message in missing)
    sign(field.store, field.visit, signature(witness.id, "別の人"), field.me)
    assert read_signing(field.store, field.visit).signatures[witness.id].name == "別の人"
    seal(field)
    assert verify_seals(field.store) == []


def test_a_person_of_the_office_goes_from_every_visit_in_one_act(field: Field) -> None:
    seal(ready_to_sign(field))
    second = add_person(field.store, SECOND, "監査人", "", field.me).made
    other = Field.on(field, field.store)
    persons = read_office(field.store).persons
    plan = field.plan._replace(auditors=(second,))
    other.id = plan_visit(field.store, the_catalogue(), plan, persons, field.me).made
    seal(ready_to_sign(other))
    untouched = paper(other)
    assert SECOND in untouched
    first = paper(field)
    field.me = second
    changes = erase(field, AUDITOR, OFFICE)
    assert {receipt.book for receipt in changes.receipts} == {
        OFFICE,
        f"visit:{field.id}",
        f"visit:{other.id}",
    }
    assert not holds(field, AUDITOR)
    assert AUDITOR in first
    for visit in (field, other):
        for kind in PaperKind:
            assert BAR in paper(visit, kind)
    assert SECOND in paper(other), "another auditor stays"
    office = read_office(field.store)
    assert [person.name for person in office.persons] == [SECOND]
    assert office.name_of(field.visit.lead) == BAR
    assert verify_seals(field.store) == []


def test_a_person_taken_off_and_every_former_name_can_be_erased(field: Field) -> None:
    person = add_person(field.store, "旧姓 三郎", "監査人", "会計課", field.me).made
    change_person(field.store, person, "新姓 三郎", "監査人", "会計課", field.me)
    remove_person(field.store, person, field.me)
    assert named(field, "新姓 三郎", OFFICE).called == "新姓 三郎（会計課・外した人）"
    plan = plan_name(field.store, named(field, "新姓 三郎", OFFICE))
    assert plan.goes == ("担当者の氏名（書き直す前のものも含めて 2 件）",)
    assert plan.stays == ("職・所属（会計課）",)
    erase(field, "新姓 三郎", OFFICE)
    assert not holds(field, "旧姓 三郎")
    assert not holds(field, "新姓 三郎")
    assert all(one.subject != f"person:{person}" for one in erasable_names(field.store, OFFICE))


def test_what_names_the_person_within_a_sentence_stays_and_is_told_of(field: Field) -> None:
    complete(field)
    row = field.rows[0]
    said = "見本花子が鍵を開けた。"
    write_text(field.store, field.visit, row, AnswerText.REMARK, said, field.me)
    plan = plan_name(field.store, named(field, WITNESS))
    assert any(line.endswith("所見") for line in plan.stays), plan.stays
    assert plan.stays[-1] == "職・所属（班長・立会者）"
    erase(field, WITNESS)
    assert field.rows[0].answer.remark == said


def test_a_witness_taken_off_can_be_erased(field: Field) -> None:
    remove_witness(field.store, field.visit, field.visit.witnesses[0], field.me)
    assert named(field, WITNESS).called == "見本 花子（班長・外した人）"
    erase(field, WITNESS)
    assert not holds(field, WITNESS)


def test_who_stood_by_at_a_reopening_is_covered_and_the_reopening_stays(field: Field) -> None:
    seal(ready_to_sign(field))
    reopen_visit(field.store, field.visit, WITNESS, "見本 花子の申出", AT, field.me)
    erase(field, WITNESS)
    (made,) = read_signing(field.store, field.visit).seals
    assert made.reopened is not None
    assert (made.reopened.second, made.reopened.reason) == (BAR, f"{BAR}の申出")
    assert field.visit.state is VisitState.WRITING
    assert not holds(field, WITNESS)


def test_a_second_name_is_covered_in_what_a_first_erasure_left(field: Field) -> None:
    ready_to_sign(field)
    guest = add_witness(
        field.store, field.visit, field.visit.witnesses[0]._replace(id="", name=SECOND), field.me
    ).made
    assert guest
    box = box_of(field, "立会者")
    words = f"{SECOND}が立ち会った部分は見ていない"
    made = signature(box.id, WITNESS)._replace(dissent=words)
    sign(field.store, field.visit, made, field.me)
    erase(field, WITNESS)
    assert SECOND in read_signing(field.store, field.visit).signatures[box.id].dissent
    erase(field, SECOND)
    after = read_signing(field.store, field.visit).signatures[box.id]
    assert after.dissent == f"{BAR}が立ち会った部分は見ていない"
    assert after.name == BAR
    assert not holds(field, SECOND)


def test_a_later_revision_is_covered_like_the_first(field: Field) -> None:
    seal(ready_to_sign(field))
    reopen_visit(field.store, field.visit, APPROVER, "直す", AT, field.me)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    seal(field)
    erase(field, WITNESS)
    for revision in (1, 2):
        assert BAR in paper(field, revision=revision)
    for made in read_signing(field.store, field.visit).seals:
        kept = kept_paper(field.store, field.id, made, PaperKind.FACTS)
        assert [one.why for one in kept.redactions] == ["本人の求め"]
    assert not holds(field, WITNESS)
    assert verify_seals(field.store) == []


def test_nothing_is_taken_back(field: Field) -> None:
    stack = UndoStack()
    row = field.rows[0]
    stack.did(write_text(field.store, field.visit, row, AnswerText.REMARK, "x", field.me))
    stack.did(erase(field, WITNESS))
    assert stack.next_undo is None


@pytest.mark.parametrize(
    ("why", "approver", "code"),
    [
        ("", BOSS, "needs_reason"),
        ("理由", AUDITOR, "needs_approver"),
        ("理由", "見本花子", "names_the_erased"),
        ("見本 花子さんの求め", BOSS, "names_the_erased"),
    ],
)
def test_the_record_of_an_erasure_must_not_name_whom_it_erases(
    field: Field, why: str, approver: str, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        erase_name(field.store, named(field, WITNESS), why, approver, NOW, PRESS, field.me)
    assert caught.value.code == code
    assert field.visit.witnesses[0].name == WITNESS


def test_nobody_erases_their_own_name(field: Field) -> None:
    with pytest.raises(UserError, match="自分の氏名"):
        erase(field, AUDITOR, OFFICE)


def test_what_is_gone_is_gone(field: Field) -> None:
    wanted = named(field, WITNESS)
    erase(field, WITNESS)
    assert erasable_names(field.store, f"visit:{field.id}") == ()
    with pytest.raises(UserError, match="もう消去されています"):
        erase_name(field.store, wanted, "理由", BOSS, NOW, PRESS, field.me)


def test_a_change_while_papers_are_drawn_stops_it(field: Field) -> None:
    seal(ready_to_sign(field))

    def meddle(*given: object) -> object:
        fact = NewFact(field.rows[1].answer.subject, "remark", "割り込み")
        field.store.append(f"visit:{field.id}", "p", [fact])
        return PRESS.redraw(*given)  # type: ignore[arg-type]  # handed on as it came

    press = PRESS._replace(redraw=meddle)  # type: ignore[arg-type]  # takes whatever comes
    with pytest.raises(UserError, match="まだ何も消去していません"):
        erase_name(field.store, named(field, WITNESS), "理由", BOSS, NOW, press, field.me)
    assert WITNESS in paper(field)


def test_from_elsewhere_it_waits_for_approval(field: Field) -> None:
    seal(ready_to_sign(field))
    other = Field.on(field, type(field.store)())
    other.store.absorb(field.store.export())
    (receipt,) = erase(field, WITNESS).receipts
    other.store.absorb(field.store.export())
    assert other.visit.witnesses[0].name == WITNESS
    assert WITNESS in paper(other)
    other.store.approve_erasure(receipt.entry)
    assert other.visit.witnesses[0].name == BAR
    assert paper(other) == paper(field)
    assert verify_seals(other.store) == []
