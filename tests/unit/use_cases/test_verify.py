"""Verifying: a PDF against what was sealed, and seals and signatures against the record."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import (
    AT,
    press,
    ready_to_sign,
    reopened,
    sealed,
    sign_all,
    signature,
)
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.sealing import SEALED, seal_subject
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.digest_paper import digest_paper
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper, seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign
from wakayama_audit_gui.use_cases.signature_value import read_signature
from wakayama_audit_gui.use_cases.verify_paper import Sameness, verify_paper
from wakayama_audit_gui.use_cases.verify_seals import verify_seals


@pytest.mark.parametrize("kind", list(PaperKind))
def test_the_sealed_file_itself_is_the_same(field: Field, kind: PaperKind) -> None:
    sealed(field)
    paper = read_sealed_paper(field.store, field.id, 1, kind)
    found = verify_paper(field.store, paper, ())
    assert (found.verdict, found.visit, found.revision) == (Sameness.SAME, field.id, 1)
    assert kind.value in found.words


def test_a_changed_file_has_only_the_code(field: Field) -> None:
    sealed(field)
    paper = read_sealed_paper(field.store, field.id, 1, PaperKind.SHEET) + b" "
    digest = digest_paper(field.store, field.id, PaperKind.SHEET).hex()[:32].upper()
    code = " ".join(digest[i : i + 4] for i in range(0, 32, 4))
    found = verify_paper(field.store, paper, ("x", code))
    assert (found.verdict, found.revision) == (Sameness.CODE, 1)
    other = digest_paper(field.store, field.id, PaperKind.FACTS).hex()[:32]
    assert "事実確認書" in verify_paper(field.store, paper, (other,)).words


def test_a_code_that_two_revisions_have_names_both(field: Field) -> None:
    reopened(field)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    code = digest_paper(field.store, field.id, PaperKind.SHEET).hex()[:32]
    found = verify_paper(field.store, b"%PDF-", (code,))
    assert (found.verdict, found.visit, found.revision) == (Sameness.CODE, field.id, 0)
    assert "第1版の現地調査調書・" in found.words
    assert "第2版の現地調査調書と照合コードは同じ" in found.words


def test_any_other_file_is_unknown(field: Field) -> None:
    sealed(field)
    found = verify_paper(field.store, b"%PDF-", ("0" * 32, ""))
    assert (found.verdict, found.visit, found.revision) == (Sameness.UNKNOWN, "", 0)


def test_the_paper_of_an_earlier_revision_is_known(field: Field) -> None:
    reopened(field)
    paper = read_sealed_paper(field.store, field.id, 1, PaperKind.FACTS)
    assert verify_paper(field.store, paper, ()).revision == 1


def test_nothing_is_wrong_with_what_was_sealed_here(field: Field) -> None:
    assert verify_seals(field.store) == []
    sealed(field)
    assert verify_seals(field.store) == []
    field.store.erase(
        [Erasing([Cut(field.rows[0].answer.subject, "verdict")])], field.me, "誤り", "承認者"
    )
    assert verify_seals(field.store) == []


def test_after_opening_again_nothing_is_wrong(field: Field) -> None:
    reopened(field)
    assert verify_seals(field.store) == []


def forge(field: Field, **changed: JsonValue) -> None:
    """Seal on top of the seal, with other facts: what a rebuilt file would say."""
    subject = seal_subject(field.id, 2)
    (head,) = field.store.cell(seal_subject(field.id, 1), SEALED)
    assert isinstance(head.value, dict)
    value: JsonValue = {**head.value, "revision": 2, **changed}
    field.store.append(f"visit:{field.id}", "p", [NewFact(subject, SEALED, value)])


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("digest", "0" * 64, "照合コード"),
        ("facts_digest", "0" * 64, "照合コード"),
        ("heads", ["0" * 64], "合いません"),
        ("heads", [], "合いません"),
        ("papers", {"現地調査調書": "0" * 64}, "PDF が失われて"),
    ],
)
def test_facts_of_a_seal_that_do_not_hold_are_noticed(
    field: Field, name: str, value: JsonValue, words: str
) -> None:
    sealed(field)
    forge(field, **{name: value})
    found = [sentence for sentence in verify_seals(field.store) if words in sentence]
    assert found


def test_a_seal_laid_over_a_seal_has_no_effect_and_is_noticed(field: Field) -> None:
    sealed(field)
    before = read_signing(field.store, field.visit)
    (head,) = field.store.cell(seal_subject(field.id, 1), SEALED)
    assert isinstance(head.value, dict)
    value: JsonValue = {**head.value, "by": "p", "at": AT}
    subject = seal_subject(field.id, 1)
    receipt = field.store.append(f"visit:{field.id}", "p", [NewFact(subject, SEALED, value)])
    after = read_signing(field.store, field.visit)
    assert after.seals == before.seals
    assert after.late == (receipt.entry.hex(),)
    assert any("書き換えられよう" in sentence for sentence in verify_seals(field.store))


def test_a_missing_signature_is_noticed(field: Field) -> None:
    """As if the seal had been made by a program that asks for none."""
    sealed(field)
    box = read_signing(field.store, field.visit).boxes[0]
    field.store.append(f"visit:{field.id}", "p", [NewFact(f"signature:{box.id}", "signed", None)])
    tips = field.store.past(f"visit:{field.id}").tips
    heads: list[JsonValue] = [tip.hex() for tip in tips]
    forge(field, heads=heads)
    found = verify_seals(field.store)
    assert any(f"{box.role}の署名がありません" in sentence for sentence in found)


def test_lines_that_stand_in_two_boxes_are_told_until_one_is_given_anew(field: Field) -> None:
    ready_to_sign(field)
    one, other = read_signing(field.store, field.visit).boxes[:2]
    for box in (one, other):
        sign(field.store, field.visit, signature(box.id), field.me)
    (said,) = verify_seals(field.store)
    assert "別の欄の署名と線が同じです" in said
    sign(field.store, field.visit, signature(other.id, shift=7), field.me)
    assert verify_seals(field.store) == []


def test_lines_of_a_sealed_revision_are_known_in_the_next_one(field: Field) -> None:
    reopened(field)
    drawn = next(
        line.value
        for box in read_signing(field.store, field.visit).boxes
        for line in field.store.history(f"signature:{box.id}")
        if isinstance(line.value, dict) and line.value["strokes"]
    )
    copied = read_signature(drawn)
    assert copied is not None
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    sign(field.store, field.visit, copied, field.me)
    assert any("線が同じ" in sentence for sentence in verify_seals(field.store))
