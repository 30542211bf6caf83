"""The neutral sheet says what stands, numbered in the order of the walkthrough."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.print_sheet import print_sheet
from wakayama_audit_gui.use_cases.read_visit import visit_book


def test_an_unanswered_visit_is_a_draft_that_says_so(field: Field) -> None:
    sheet = compose_sheet(field.store, field.id, NOW)
    assert sheet.draft
    assert sheet.audit == "令和8年度 情報セキュリティ監査"
    assert sheet.systems == ("和歌山市行政ネットワークシステム",)
    assert sheet.sections == ("デジタル推進課",)
    assert dict(sheet.counts)["未回答"] == len(field.rows)
    assert sheet.witnesses == ("見本 花子（班長・立会者）",)
    assert [box.role for box in sheet.boxes] == ["監査人"]
    facts = compose_sheet(field.store, field.id, NOW, PaperKind.FACTS)
    assert [box.role for box in facts.boxes] == [
        "立会者",
        "情報セキュリティ管理者（所属長）",
        "監査人",
    ]
    assert all(box.is_open for box in facts.boxes)


def test_items_findings_and_prior_are_on_it(field: Field) -> None:
    row = next(row for row in field.rows if row.item.prior)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    write_text(field.store, field.visit, row, AnswerText.REMARK, "備えなし。", field.me)
    code = row.item.prior[0]
    said = Disposition("未是正", "昨年と同じ。")
    dispose_prior(field.store, field.visit, row, code, said, field.me)
    sheet = compose_sheet(field.store, field.id, NOW)
    item = next(i for place in sheet.places for i in place.items if i.number == row.number)
    assert item.verdict == "指摘"
    assert item.remark == "備えなし。"
    assert "→ 未是正 昨年と同じ。" in item.prior
    assert [(f.kind, f.item, f.number) for f in sheet.findings] == [("指摘", row.number, 1)]
    assert "p." in sheet.findings[0].prior


def test_the_facts_say_nothing_of_the_judgement(field: Field) -> None:
    row = next(row for row in field.rows if row.item.prior)
    before = compose_sheet(field.store, field.id, NOW, PaperKind.FACTS)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    said = Disposition("未是正", "昨年と同じ。")
    dispose_prior(field.store, field.visit, row, row.item.prior[0], said, field.me)
    facts = compose_sheet(field.store, field.id, NOW, PaperKind.FACTS)
    assert facts == before
    assert facts.form == "事実確認書"
    assert (facts.counts, facts.findings, facts.approvals) == ((), (), ())
    assert {(i.verdict, i.prior) for place in facts.places for i in place.items} == {("", "")}
    assert facts.qr.startswith(f"KF1:{field.id}:0:")
    write_text(field.store, field.visit, row, AnswerText.REMARK, "備えなし。", field.me)
    assert compose_sheet(field.store, field.id, NOW, PaperKind.FACTS).code != facts.code


def test_the_final_paper_of_a_revision_is_no_draft(field: Field) -> None:
    final = compose_sheet(field.store, field.id, NOW, PaperKind.SHEET, 2)
    assert (final.draft, final.revision) == (False, 2)
    assert final.qr.split(":")[2] == "2"


def test_the_code_changes_with_every_visible_change(field: Field) -> None:
    first = compose_sheet(field.store, field.id, NOW).code
    assert re.fullmatch(r"([0-9a-f]{4} ){7}[0-9a-f]{4}", first)
    assert compose_sheet(field.store, field.id, NOW).code == first
    write_text(field.store, field.visit, field.rows[0], AnswerText.REMARK, "あ", field.me)
    assert compose_sheet(field.store, field.id, NOW).code != first


def test_a_paper_is_made_of_one_reading_of_the_visit(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what is on one page, nothing can be older than the rest; and reading takes long."""
    read: list[str] = []
    state = field.store.state

    def counted(book: str) -> State:
        read.append(book)
        return state(book)

    def render(sheet: Sheet, photo: Callable[[str], bytes | None]) -> Paper:
        return Paper(sheet.code.encode(), 1, (), "")

    monkeypatch.setattr(field.store, "state", counted)
    paper = print_sheet(field.store, field.id, PaperKind.SHEET, NOW, None, render, Darkroom())
    assert read.count(visit_book(field.id)) == 1
    assert paper.data.decode() == compose_sheet(field.store, field.id, NOW).code
