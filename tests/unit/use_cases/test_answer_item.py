"""Answering: the verdict with its finding in one act, texts, sampling, prior findings."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import Field
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Sampling, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    record_sampling,
    write_finding,
    write_text,
)


def test_a_shiteki_raises_its_finding_in_the_same_entry(field: Field) -> None:
    row = field.row_with_precedent("指摘")
    changes = give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    assert len(changes.receipts) == 1
    finding = field.visit.finding_of(row.answer.subject)
    assert finding is not None
    assert finding.kind == "指摘"
    assert finding.text == row.item.drafts["指摘"]
    assert finding.systems == ("S01",)
    assert finding.sections == ("デジタル推進課",)
    assert finding.clauses == tuple(c.label for c in row.item.criteria)


def test_the_first_answer_begins_the_visit(field: Field) -> None:
    before = field.visit
    give_verdict(field.store, before, field.rows[0], Verdict.CONFORMING, field.me)
    assert (before.state, field.visit.state) == (VisitState.PLANNED, VisitState.WRITING)


def test_the_draft_follows_the_class_until_it_is_edited(field: Field) -> None:
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    give_verdict(field.store, field.visit, row, Verdict.IKEN, field.me)
    finding = field.visit.finding_of(row.answer.subject)
    assert finding is not None
    assert finding.text == row.item.drafts["意見"]
    write_finding(field.store, field.visit, finding, "自分で書いた。", field.me)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    finding = field.visit.finding_of(row.answer.subject)
    assert finding is not None
    assert finding.text == "自分で書いた。"
    assert finding.kind == "指摘"


def test_conforming_takes_the_finding_back_and_a_later_shiteki_brings_it_again(
    field: Field,
) -> None:
    row = field.rows[0]
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me)
    assert field.visit.finding_of(row.answer.subject) is None
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    assert field.visit.finding_of(row.answer.subject) is not None


def test_saying_the_same_again_writes_nothing(field: Field) -> None:
    row = field.rows[0]
    give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me)
    assert give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me).receipts == ()


@pytest.mark.parametrize("text", ["髙﨑 辻󠄀 神", "a\nb", "<img src=x>", "\ue000"])
def test_texts_are_kept_as_typed(field: Field, text: str) -> None:
    row = field.rows[0]
    write_text(field.store, field.visit, row, AnswerText.REMARK, text, field.me)
    assert field.rows[0].answer.remark == text


def test_an_emptied_text_is_cleared(field: Field) -> None:
    row = field.rows[0]
    write_text(field.store, field.visit, row, AnswerText.REMARK, "あ", field.me)
    write_text(field.store, field.visit, row, AnswerText.REMARK, "", field.me)
    assert field.rows[0].answer.remark == ""


def test_sampling_with_more_defects_than_samples_is_refused(field: Field) -> None:
    with pytest.raises(UserError, match="不備件数"):
        record_sampling(
            field.store, field.visit, field.rows[0], Sampling("台帳", "無作為", 3, 4), field.me
        )


def test_sampling_is_recorded(field: Field) -> None:
    sampling = Sampling("台帳 416件", "無作為", 25, 2)
    record_sampling(field.store, field.visit, field.rows[0], sampling, field.me)
    assert field.rows[0].answer.sampling == sampling


def test_a_prior_finding_is_disposed_of_in_known_words_only(field: Field) -> None:
    row = next(row for row in field.rows if row.item.prior)
    code = row.item.prior[0]
    with pytest.raises(UserError, match="選べません"):
        dispose_prior(field.store, field.visit, row, code, Disposition("済", ""), field.me)
    said = Disposition("未是正", "備えがない。")
    dispose_prior(field.store, field.visit, row, code, said, field.me)
    again = next(r for r in field.rows if r.answer.subject == row.answer.subject)
    assert again.answer.dispositions == {code: said}
