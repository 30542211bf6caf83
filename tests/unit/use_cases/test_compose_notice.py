"""通知文: one letter to each 所属長, with what is recorded of the step; as a page."""

from __future__ import annotations

from datetime import date

import pytest

from tests.golden.reading import read_page_texts, squeezed
from tests.unit.use_cases.ledger_desk import ME, LedgerDesk
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.document import Table
from wakayama_audit_gui.domain.finding_life import FindingState, Step
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.compose_notice import compose_notices
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.step_finding import step_findings

S = FindingState
TODAY = date(2026, 11, 2)
NOTICE = Step(S.NOTIFIED, "2026-11-02", "見本 太郎", "総務部長", "和デ推第12号")


@pytest.fixture
def desk() -> LedgerDesk:
    return LedgerDesk()


def notices(desk: LedgerDesk, *ids: str, today: date = TODAY) -> tuple[Letter, ...]:
    found = [desk.one(id_) for id_ in ids]
    return compose_notices(desk.store, found, JapaneseHolidays(), today)


def test_each_section_gets_one_letter_with_what_concerns_it(desk: LedgerDesk) -> None:
    one = desk.file("R8-01-1", S.DECIDED, "納税課", "文書課")
    two = desk.file("R8-01-2", S.DECIDED, "文書課", kind="意見", text="掲示が望ましい。")
    step_findings(desk.store, [one, two], NOTICE, ME, deadline="2026-12-30")
    documents, tax = notices(desk, one.id, two.id)
    assert (documents.to, tax.to) == (("文書課　所属長　様",), ("納税課　所属長　様",))
    assert (tax.number, tax.date, tax.sender) == (
        "和デ推第12号",
        "令和8年11月2日",
        ("総務部長 見本 太郎",),
    )
    assert tax.title == "令和8年度情報セキュリティ監査の結果について（通知）"
    assert "（指摘 1 件・意見 1 件）" in documents.opening[0]
    # 30 December is within 年末年始.
    assert tax.opening[1] == "ついては、改善計画書を令和9年1月4日（月）までに提出してください。"
    table = tax.blocks[0]
    assert isinstance(table, Table)
    assert [row.cells[:4] for row in table.rows] == [
        ("R8-01-1", "指摘", "書庫を施錠すべきである。", "4.2(2)ウ")
    ]
    assert not tax.mark


def test_where_the_deadlines_differ_the_letter_says_so_and_each_its_own(desk: LedgerDesk) -> None:
    one = desk.file("R8-01-1", S.DECIDED, "納税課")
    two = desk.file("R8-01-2", S.DECIDED, "納税課")
    step_findings(desk.store, [one], NOTICE, ME, deadline="2026-12-30")
    step_findings(desk.store, [two], NOTICE, ME, deadline="2027-02-01")
    (letter,) = notices(desk, one.id, two.id)
    first, last = "令和9年1月4日（月）", "令和9年2月1日（月）"
    assert letter.opening[1] == (
        "ついては、改善計画書を下記のそれぞれの期限までに提出してください。"
        f"最も早い期限は{first}、最も遅い期限は{last}です。"
    )
    table = letter.blocks[0]
    assert isinstance(table, Table)
    assert [row.cells[4] for row in table.rows] == [first, last]


def test_before_it_is_told_a_letter_is_a_draft_with_blanks(desk: LedgerDesk) -> None:
    desk.file("R8-01-1", S.DECIDED, "納税課")
    (letter,) = notices(desk, "R8-01-1")
    assert (letter.mark, letter.number) == ("案", "第　　　　号")
    assert "令和8年12月2日（水）までに" in letter.opening[1]


def test_findings_told_by_different_documents_stand_in_different_letters(desk: LedgerDesk) -> None:
    one = desk.file("R8-01-1", S.DECIDED, "納税課")
    two = desk.file("R8-01-2", S.DECIDED, "納税課")
    step_findings(desk.store, [one], NOTICE, ME)
    step_findings(desk.store, [two], NOTICE._replace(document="和デ推第13号"), ME)
    assert [letter.number for letter in notices(desk, one.id, two.id)] == [
        "和デ推第12号",
        "和デ推第13号",
    ]


def test_a_letter_goes_to_the_section_of_today(desk: LedgerDesk) -> None:
    desk.file("R8-01-1", S.DECIDED, "納税課")
    change = Reorganisation("2027-04-01", ReorganisationKind.RENAME, ("納税課",), ("債権管理課",))
    reorganise_sections(desk.store, change, ME)
    (letter,) = notices(desk, "R8-01-1", today=date(2027, 4, 1))
    assert letter.to == ("債権管理課　所属長　様",)


def test_a_letter_that_was_sent_stays_addressed_to_the_section_of_its_day(
    desk: LedgerDesk,
) -> None:
    one = desk.file("R8-01-1", S.DECIDED, "納税課")
    two = desk.file("R8-01-2", S.DECIDED, "納税課")
    step_findings(desk.store, [one], NOTICE, ME)
    change = Reorganisation("2026-12-15", ReorganisationKind.RENAME, ("納税課",), ("債権管理課",))
    reorganise_sections(desk.store, change, ME)
    draft, sent = notices(desk, one.id, two.id, today=date(2026, 12, 20))
    assert (sent.to, sent.date) == (("納税課　所属長　様",), "令和8年11月2日")
    assert (draft.to, draft.mark) == (("債権管理課　所属長　様",), "案")


@pytest.mark.parametrize(
    ("state", "sections", "code"),
    [(S.DRAFTED, ("納税課",), "not_decided"), (S.DECIDED, (), "no_section")],
)
def test_what_cannot_be_told_yet_is_refused(
    desk: LedgerDesk, state: FindingState, sections: tuple[str, ...], code: str
) -> None:
    desk.file("R8-01-1", state, *sections)
    with pytest.raises(UserError) as told:
        notices(desk, "R8-01-1")
    assert told.value.code == code
    with pytest.raises(UserError) as none:
        notices(desk)
    assert none.value.code == "nothing_chosen"


def test_the_page_says_what_the_letter_says(desk: LedgerDesk) -> None:
    for number in range(1, 15):
        desk.file(f"R8-01-{number}", S.DECIDED, "納税課", text=f"<b>{number}</b>を直すべきである。")
    desk.file("R8-02-1", S.DECIDED, "文書課")
    letters = notices(desk, *(f"R8-01-{n}" for n in range(1, 15)), "R8-02-1")
    made = render_letters(letters, lambda _key: None, find_paths().fonts)
    texts = read_page_texts(made.data)
    assert len(texts) == made.pages
    assert "文書課所属長様" in squeezed(texts[0])
    whole = squeezed("".join(texts[1:]))
    for words in ("納税課所属長様", "<b>14</b>を直すべきである。", "以上", "記", "案"):
        assert squeezed(words) in whole
    assert made.data == render_letters(letters, lambda _key: None, find_paths().fonts).data
