"""Boxes of the papers, what may be put into them, and what shows when the paper changed since."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.use_cases.field import Field
from tests.unit.use_cases.signing import AT, INK, complete, ready_to_sign, sign_all, signature
from wakayama_audit_gui.domain.signature import (
    ApprovalState,
    PaperKind,
    Signature,
    SignatureBox,
    SignatureMode,
    Signing,
)
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.approve_visit import approve, set_posts
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import check_sealable
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.sign_visit import add_box, open_signing, remove_box, sign, unsign
from wakayama_audit_gui.use_cases.signature_value import SIGNED
from wakayama_audit_gui.use_cases.undo_change import undo_change


def signing(field: Field) -> Signing:
    return read_signing(field.store, field.visit)


def box(field: Field, role: str, paper: PaperKind = PaperKind.FACTS) -> SignatureBox:
    return next(b for b in signing(field).boxes if b.role == role and b.paper is paper)


def put(field: Field, made: Signature) -> Changes:
    return sign(field.store, field.visit, made, field.me)


def test_a_visit_has_its_boxes_by_itself(field: Field) -> None:
    boxes = signing(field).boxes
    assert [(b.paper, b.role, b.name) for b in boxes] == [
        (PaperKind.FACTS, "立会者", "見本 花子"),
        (PaperKind.FACTS, "情報セキュリティ管理者（所属長）", ""),
        (PaperKind.FACTS, "監査人", "見本 太郎"),
        (PaperKind.SHEET, "監査人", "見本 太郎"),
    ]
    assert len({b.id for b in boxes}) == 4
    assert boxes[1].places == tuple(place.id for place in field.visit.places)
    assert boxes == signing(field).boxes


def test_a_box_of_ones_own_comes_and_goes(field: Field) -> None:
    made = add_box(field.store, field.visit, PaperKind.SHEET, "補助者", "見本 次郎", (), field.me)
    own = box(field, "補助者", PaperKind.SHEET)
    assert (own.id, own.name, own.own) == (made.made, "見本 次郎", True)
    remove_box(field.store, field.visit, own.id, field.me)
    assert "補助者" not in {b.role for b in signing(field).boxes}
    with pytest.raises(UserError, match="外せません"):
        remove_box(field.store, field.visit, box(field, "立会者").id, field.me)
    with pytest.raises(UserError, match="役割"):
        add_box(field.store, field.visit, PaperKind.SHEET, " ", "", (), field.me)
    with pytest.raises(UserError, match="もうありません"):
        remove_box(field.store, field.visit, own.id, field.me)


def test_signing_begins_only_when_the_facts_are_confirmed(field: Field) -> None:
    with pytest.raises(UserError, match="未回答"):
        open_signing(field.store, field.visit, field.me)
    with pytest.raises(UserError, match="署名待ちではない"):
        put(field, signature(box(field, "立会者").id))
    complete(field)
    with pytest.raises(UserError, match="まだ署名に進めません"):
        open_signing(field.store, field.visit, field.me)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    assert field.visit.state.value == "署名待ち"


def test_nobody_signs_before_every_photo_was_looked_over(field: Field) -> None:
    complete(field)
    place = field.visit.places[0]
    allowed = Permission("許可", "見本 花子", AT)
    permit_photos(field.store, field.visit, place, allowed, field.me)
    confirm_facts(field.store, field.visit, field.me)

    def take(photo: str) -> None:
        facts = [NewFact(f"photo:{photo}", "blob", "見本")]
        facts += [NewFact(f"photo:{photo}", "place", place.id)]
        field.store.append(f"visit:{field.id}", field.me, facts)

    take("1")
    with pytest.raises(UserError, match="写り込み確認がまだ"):
        open_signing(field.store, field.visit, field.me)
    check_photo_content(field.store, field.visit, "1", field.me, AT)
    open_signing(field.store, field.visit, field.me)
    take("2")
    with pytest.raises(UserError, match="写り込み確認がまだ") as caught:
        put(field, signature(box(field, "立会者").id))
    assert caught.value.code == "unlooked"
    check_photo_content(field.store, field.visit, "2", field.me, AT)
    put(field, signature(box(field, "立会者").id))
    assert len(signing(field).signatures) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"strokes": ()}, "no_ink"),
        ({"strokes": (((5, 5), (5, 5)), ((9, 9),))}, "no_ink"),
        ({"strokes": (((0, 0), (3001, 5)),)}, "odd_strokes"),
        ({"strokes": (tuple((i % 3000, 1) for i in range(20_001)),)}, "odd_strokes"),
        ({"mode": SignatureMode.ABSENT}, "needs_reason"),
        ({"mode": SignatureMode.REFUSED, "reason": "  "}, "needs_reason"),
        ({"mode": SignatureMode.NAMED, "name": ""}, "needs_name"),
        ({"mode": SignatureMode.NAMED, "name": "見本 花子", "at": ""}, "needs_time"),
        ({"mode": SignatureMode.NAMED, "name": "見本 花子", "at": "2026-10-21"}, "needs_time"),
    ],
)
def test_what_a_mode_needs_is_insisted_upon(change: dict[str, Any], code: str) -> None:
    field = ready_to_sign(Field())
    made = signature(box(field, "情報セキュリティ管理者（所属長）").id, name="")
    with pytest.raises(UserError) as caught:
        put(field, made._replace(**change))
    assert caught.value.code == code
    assert signing(field).signatures == {}


def test_dissent_belongs_on_the_paper_of_facts(field: Field) -> None:
    ready_to_sign(field)
    auditor = box(field, "監査人", PaperKind.SHEET)
    with pytest.raises(UserError, match="相違あり"):
        put(field, signature(auditor.id)._replace(dissent="違います"))
    witness = box(field, "立会者")
    put(field, signature(witness.id)._replace(dissent="鍵は閉まっていました。"))
    assert signing(field).signatures[witness.id].dissent == "鍵は閉まっていました。"


def test_a_signature_binds_what_was_signed(field: Field) -> None:
    ready_to_sign(field)
    witness, auditor = box(field, "立会者"), box(field, "監査人", PaperKind.SHEET)
    put(field, signature(witness.id))
    put(field, signature(auditor.id, shift=7))
    found = signing(field)
    assert found.signatures[witness.id].digest == found.facts_digest
    assert found.signatures[auditor.id].digest == found.digest
    assert found.signatures[witness.id].strokes == INK
    assert not any(s.changed for s in found.signatures.values())
    give_verdict(field.store, field.visit, field.rows[2], Verdict.SHITEKI, field.me)
    found = signing(field)
    assert found.signatures[auditor.id].changed
    assert not found.signatures[witness.id].changed, "the 事実確認書 shows no class"
    write_text(field.store, field.visit, field.rows[2], AnswerText.REMARK, "別", field.me)
    assert signing(field).signatures[witness.id].changed


def test_what_was_signed_is_signed_still_once_a_change_is_taken_back(field: Field) -> None:
    ready_to_sign(field)
    sign_all(field)
    before = signing(field)
    row, store = field.rows[0], field.store
    done = [
        write_text(store, field.visit, row, AnswerText.REMARK, "あとから書いた", field.me),
        write_text(store, field.visit, field.rows[0], AnswerText.REMARK, "また直した", field.me),
        give_verdict(store, field.visit, field.rows[0], Verdict.SHITEKI, field.me),
    ]
    changed = signing(field)
    assert all(one.changed for one in changed.signatures.values())
    undone = [undo_change(store, changes, field.me) for changes in reversed(done)]
    assert not any(one.changed for one in signing(field).signatures.values())
    redoing = undo_change(store, undone[-1], field.me)
    assert any(one.changed for one in signing(field).signatures.values()), "done again"
    undo_change(store, redoing, field.me)
    after = signing(field)
    assert (after.digest, after.facts_digest) == (before.digest, before.facts_digest)
    assert not any(one.changed for one in after.signatures.values())


def test_signing_itself_changes_no_digest(field: Field) -> None:
    ready_to_sign(field)
    before = signing(field)
    put(field, signature(box(field, "立会者").id))
    add_box(field.store, field.visit, PaperKind.SHEET, "補助者", "", (), field.me)
    set_posts(field.store, field.visit, ["部長", "課長"], field.me)
    after = signing(field)
    assert (after.digest, after.facts_digest) == (before.digest, before.facts_digest)


def test_what_was_put_into_a_box_can_be_taken_back(field: Field) -> None:
    ready_to_sign(field)
    witness = box(field, "立会者")
    changes = put(field, signature(witness.id))
    undone = undo_change(field.store, changes, field.me)
    assert signing(field).signatures == {}
    undo_change(field.store, undone, field.me)
    assert not signing(field).signatures[witness.id].changed
    unsign(field.store, field.visit, witness.id, field.me)
    assert signing(field).signatures == {}


@pytest.mark.parametrize("away", ["box", "revision", "strokes", "name"])
def test_a_signature_moved_or_altered_is_flagged(away: str) -> None:
    field = ready_to_sign(Field())
    witness, other = box(field, "立会者"), box(field, "監査人")
    put(field, signature(witness.id))
    (head,) = field.store.cell(f"signature:{witness.id}", SIGNED)
    assert isinstance(head.value, dict)
    altered: dict[str, JsonValue] = {
        "box": None,
        "revision": 2,
        "strokes": [[[1, 1], [2, 2]]],
        "name": "別の人",
    }
    value: JsonValue = {**head.value, **({} if away == "box" else {away: altered[away]})}
    target = other if away == "box" else witness
    field.store.append(f"visit:{field.id}", "p", [NewFact(f"signature:{target.id}", SIGNED, value)])
    assert signing(field).signatures[target.id].changed


def test_the_same_lines_in_two_boxes_are_flagged_in_both(field: Field) -> None:
    ready_to_sign(field)
    for one in (box(field, "立会者"), box(field, "監査人")):
        put(field, signature(one.id))
    found = signing(field)
    assert [(s.copied, s.changed) for s in found.signatures.values()] == [(True, False)] * 2
    said = [m.message for m in check_sealable(field.visit, found, field.store.has_blob)]
    assert sum("別の欄の署名と線が同じです" in one for one in said) == 2
    assert not any("記録が変わっています" in one for one in said)
    put(field, signature(box(field, "監査人").id, shift=7))
    assert all(s.holds for s in signing(field).signatures.values())


def test_the_decision_boxes(field: Field) -> None:
    set_posts(field.store, field.visit, [" 部長 ", "課長", "部長"], field.me)
    changes = approve(
        field.store, field.visit, "課長", ApprovalState.PROXY, "見本 太郎", AT, field.me
    )
    assert [(a.post, a.state.value, a.name) for a in signing(field).approvals] == [
        ("部長", "", ""),
        ("課長", "代決", "見本 太郎"),
    ]
    undo_change(field.store, changes, field.me)
    assert [a.state for a in signing(field).approvals] == [ApprovalState.OPEN, ApprovalState.OPEN]
    with pytest.raises(UserError, match="氏名か日時"):
        approve(field.store, field.visit, "部長", ApprovalState.DECIDED, "", AT, field.me)
    with pytest.raises(UserError, match="決裁欄に「市長」が"):
        approve(field.store, field.visit, "市長", ApprovalState.DECIDED, "見本", AT, field.me)
    with pytest.raises(UserError, match="職名"):
        set_posts(field.store, field.visit, ["部\n長"], field.me)
