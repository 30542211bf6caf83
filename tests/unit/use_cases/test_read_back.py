"""Reading back: the history of an item, words across visits, and values side by side."""

from __future__ import annotations

from tests.unit.use_cases.erasing import APPROVER, erase
from tests.unit.use_cases.field import Field
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.read_history import read_item_history
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.search_record import search_record
from wakayama_audit_gui.use_cases.undo_change import undo_change


def test_the_history_shows_acts_and_their_undoing_latest_first(field: Field) -> None:
    row = field.rows[0]
    changes = give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    undo_change(field.store, changes, field.me)
    lines = read_item_history(field.store, field.visit, row)
    verdicts = [line.value for line in lines if line.what == "判定"]
    assert verdicts == ["（空）", "指摘"]
    assert {line.by for line in lines} == {"見本 太郎"}


def test_two_character_words_are_found_with_their_visit(field: Field) -> None:
    row = field.rows[0]
    write_text(field.store, field.visit, row, AnswerText.REMARK, "鍵は施錠箱。髙い所。", field.me)
    for words in ("施錠", "高い", "施錠 鍵"):
        lines = search_record(field.store, words)
        assert [(line.visit, line.subject) for line in lines] == [(field.id, row.answer.subject)], (
            words
        )
    assert search_record(field.store, "  ") == []
    assert search_record(field.store, "存在しない語") == []


def test_a_hit_in_a_finding_leads_to_its_answer(field: Field) -> None:
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    finding = field.visit.finding_of(row.answer.subject)
    assert finding is not None
    lines = search_record(field.store, finding.text[:6])
    assert {line.subject for line in lines} == {row.answer.subject}


def test_values_said_side_by_side_are_both_shown_and_count_as_unanswered(field: Field) -> None:
    row = field.rows[0]
    give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me)
    fact = NewFact(row.answer.subject, "verdict", "指摘", based_on=())
    field.store.append(visit_book(field.id), "someone", [fact])
    answer = field.rows[0].answer
    assert answer.verdict is Verdict.UNANSWERED
    assert set(answer.contested["verdict"]) == {"適合", "指摘"}
    give_verdict(field.store, field.visit, field.rows[0], Verdict.SHITEKI, field.me)
    assert field.rows[0].answer.verdict is Verdict.SHITEKI
    assert not field.rows[0].answer.contested


def test_the_history_says_what_can_be_erased_and_what_was(field: Field) -> None:
    row = field.rows[0]
    photo = [
        NewFact("photo:1", "blob", blob_name(b"x")),
        NewFact("photo:1", "answer", row.answer.subject),
        NewFact("photo:1", "caption", ""),
    ]
    field.store.append(visit_book(field.id), field.me, photo, [b"x"])
    write_text(field.store, field.visit, row, AnswerText.REMARK, "氏名", field.me)
    give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me)
    lines = read_item_history(field.store, field.visit, row)
    assert {line.called for line in lines if line.cut} == {"所見", "写真 1 の元の画像"}
    assert [line.value for line in lines if line.what == "写真の項目"] == [f"1「{row.item.title}」"]
    erase(field, "photo:1", "blob")
    erase(field, row.answer.subject, "remark")
    lines = read_item_history(field.store, field.visit, row)
    assert {line.called for line in lines if line.cut} == {"写真 1 の印を焼き込んだ画像"}
    told = [line.value for line in lines if line.what == "消去"]
    assert len(told) == 2
    assert all("住民の氏名" in value and APPROVER in value for value in told)
    assert [line.value for line in lines if line.what == "所見"] == ["（消去済み）"]
