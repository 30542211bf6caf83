"""督促 on paper: one letter to each 課, and a folder of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.golden.reading import read_page_texts, squeezed
from tests.unit.use_cases.ledger_desk import LedgerDesk
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.deadline import Deadline
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.letter import Letter, SentUnder
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.compose_reminder import compose_reminders
from wakayama_audit_gui.use_cases.gather_owed import gather_owed, things_late
from wakayama_audit_gui.use_cases.hand_out_letters import hand_out_letters
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet
from wakayama_audit_gui.use_cases.read_reminders import reminders_of
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf, record_reminder

S = FindingState
TODAY = date(2026, 11, 25)
UNDER = SentUnder("和デ推第45号", "2026-11-25", "総務部長　見本 太郎")


def letters(desk: LedgerDesk, *codes: str) -> tuple[Letter, ...]:
    findings = [desk.one(code) for code in codes]
    owed = reminders_of(desk.store, findings, JapaneseHolidays(), TODAY)
    return compose_reminders(gather_owed(owed, ()), UNDER)


def test_each_section_gets_one_letter_of_what_it_owes() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, "納税課", "文書課", deadline="2026-11-20")
    desk.file("R8-01-2", S.IMPROVING, "納税課", kind="意見", deadline="2026-11-30")
    desk.file("R8-01-3", S.PLAN_AWAITED, deadline="2026-11-01")
    nobody, documents, tax = letters(desk, "R8-01-1", "R8-01-2", "R8-01-3")
    assert nobody.to == ("（対象課のないもの）",)
    assert documents.to == ("文書課　所属長　様",)
    assert "期限を過ぎたもの 1 件・期限の近いもの 1 件" in tax.opening[0]
    paper = render_letters([tax], lambda _key: None, find_paths().fonts)
    text = squeezed("".join(read_page_texts(paper.data)))
    for words in ("R8-01-1", "改善計画書", "5日過ぎています", "R8-01-2", "あと5日"):
        assert squeezed(words) in text


def test_the_letter_of_a_section_says_everything_it_owes() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, "納税課", deadline="2026-11-20")
    found = reminders_of(desk.store, [desk.one("R8-01-1")], JapaneseHolidays(), TODAY)
    late = Deadline("2026-11-18", date(2026, 11, 18))
    form = RemindedOf("form:1", "form:1", "納税課", "自己点検票")
    sheets = [
        OwedSheet(form, "財政局", "差戻し", "問7の理由", late, -7),
        OwedSheet(form._replace(awaited="自己点検票（財務会計）"), "", "配布", "", late, -7),
        OwedSheet(RemindedOf("survey", "人事課", "人事課", "調査票"), "", "配布", "", late, 2),
        OwedSheet(form._replace(section=""), "", "配布", "", late, -1),
    ]
    owed = gather_owed(found, sheets)
    tax, nobody, staff = compose_reminders(owed, UNDER)
    assert (tax.to, staff.to) == (("納税課　所属長　様",), ("人事課　所属長　様",))
    assert nobody.to == ("（対象課のないもの）",)
    assert tax.title == "指摘・意見への対応、自己点検票の提出について（督促）"
    assert staff.title == "調査票の提出について（督促）"
    assert "期限を過ぎたもの 3 件" in tax.opening[0]
    assert [thing.section for thing in things_late(owed)] == ["納税課", "納税課", "納税課", ""]
    paper = render_letters([tax], lambda _key: None, find_paths().fonts)
    text = squeezed("".join(read_page_texts(paper.data)))
    for words in ("R8-01-1", "5日過ぎています", "差戻し：問7の理由", "自己点検票（財務会計）"):
        assert squeezed(words) in text


def test_a_letter_is_complete_or_marked_as_a_draft() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, "納税課", deadline="2026-11-20")
    (whole,) = letters(desk, "R8-01-1")
    assert (whole.number, whole.date, whole.sender, whole.mark) == (
        UNDER.number,
        "令和8年11月25日",
        (UNDER.sender,),
        "",
    )
    owed = gather_owed(
        reminders_of(desk.store, [desk.one("R8-01-1")], JapaneseHolidays(), TODAY), ()
    )
    for gone in SentUnder._fields:
        (draft,) = compose_reminders(owed, UNDER._replace(**{gone: ""}))
        assert draft.mark == "案"
    (bare,) = compose_reminders(owed, SentUnder())
    assert (bare.number, bare.date) == ("第　　　　号", "令和　　年　　月　　日")
    assert bare.sender == ("（差出人）",)


def test_what_was_not_asked_for_is_not_reminded_of() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, "納税課", deadline="2026-11-20")
    desk.file("R8-01-2", S.PLAN_AWAITED, "文書課", deadline="2026-11-20")
    (only,) = letters(desk, "R8-01-2")
    assert only.name == "督促_文書課"
    with pytest.raises(UserError) as told:
        letters(desk)
    assert told.value.code == "nothing_late"


def test_a_folder_of_letters_never_replaces_one(tmp_path: Path) -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, "納税/課", "文書課", deadline="2026-11-20")
    two = letters(desk, "R8-01-1")

    def press(sheaf: object) -> bytes:
        return repr(sheaf).encode()

    told: list[str] = []
    first = hand_out_letters(two, "督促_全課", tmp_path, press, lambda *said: told.append(said[2]))
    again = hand_out_letters(two[:1], "督促_全課", tmp_path, press)
    assert [p.name for p in first.files] == ["督促_文書課.pdf", "督促_納税_課.pdf", "督促_全課.pdf"]
    assert [p.name for p in again.files] == ["督促_文書課（2）.pdf"]
    assert told == ["督促_文書課", "督促_納税/課", "督促_全課", ""]
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError) as refused:
        hand_out_letters(two, "督促_全課", tmp_path / "file", press)
    assert refused.value.code == "cannot_write"


def test_a_letter_says_when_the_section_was_reminded_before() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, "納税課", deadline="2026-11-20")
    owed = reminders_of(desk.store, [desk.one("R8-01-1")], JapaneseHolidays(), TODAY)
    record_reminder(desk.store, things_late(gather_owed(owed, ())), "2026-11-24", "")
    (letter,) = letters(desk, "R8-01-1")
    paper = render_letters([letter], lambda _key: None, find_paths().fonts)
    text = squeezed("".join(read_page_texts(paper.data)))
    assert squeezed("督促 令和8年11月24日（1回目）") in text
