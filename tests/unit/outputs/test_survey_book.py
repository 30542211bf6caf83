"""The 調査票 of a 課 as a spreadsheet: what is given out, and whatever comes back."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.unit.use_cases.city_register import YEAR, the_form
from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.survey_year import (
    SECTION,
    Edit,
    SurveyYear,
    answer,
    fill,
    page_of,
    put,
    row_of,
)
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.survey_form import Part
from wakayama_audit_gui.domain.survey_sheet import SheetState, answering_section
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.write_survey import write_survey
from wakayama_audit_gui.use_cases.distribute_survey import hand_out_survey, read_sheets
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.survey_return import read_survey_returns, survey_book
from wakayama_audit_gui.use_cases.take_survey import reopen_sheet
from wakayama_audit_gui.use_cases.undo_change import undo_change

USERS, SLA = "利用ユーザー数", "SLA(運用サービス品質に関する合意)の有無"


@pytest.fixture
def city() -> SurveyYear:
    made = SurveyYear()
    made.distribute()
    return made


def answers(city: SurveyYear) -> dict[str, str]:
    returns = read_survey_returns(city.store, the_form(), YEAR)
    first = city.sheet().systems[0].id
    return dict(returns[first].answers) if first in returns else {}


def refused(city: SurveyYear, path: Path) -> str:
    (outcome,) = city.collect(path).outcomes
    assert not outcome.ok
    assert outcome.reason.endswith("。")
    return outcome.code


def test_every_part_of_every_system_is_asked_of_exactly_one_section(city: SurveyYear) -> None:
    sheets = read_sheets(city.store, the_catalogue(), the_form(), YEAR)
    asked = [(s.id, part) for sheet in sheets for s in sheet.systems for part in s.parts]
    assert len(asked) == len(set(asked)) == 2 * 97
    assert len(sheets) >= 52
    for sheet in sheets:
        for system in sheet.systems:
            entry = city.entry(system.id)
            assert all(answering_section(entry, part) == sheet.section for part in system.parts)


def test_what_the_whole_city_uses_is_asked_of_its_primary_section(city: SurveyYear) -> None:
    entry = city.entry("S01")
    assert entry.operating_sections == ("全庁",)
    assert answering_section(entry, Part.OPERATION) == entry.section
    several = entry._replace(section="総務課", operating_sections=("市民課", "納税課"))
    assert answering_section(several, Part.OPERATION) == "市民課"


def test_giving_out_twice_gives_nothing_new_and_is_taken_back(city: SurveyYear) -> None:
    assert city.distribute().receipts == ()
    fresh = SurveyYear()
    undo_change(fresh.store, fresh.distribute(), fresh.me)
    assert fresh.row().state is SheetState.NOT_SENT


def test_a_filled_sheet_is_taken_in_whole(city: SurveyYear, tmp_path: Path) -> None:
    edits = (answer(USERS, "１２人"), answer(SLA, "設定している"), put("C7", "令和8年8月20日"))
    done = city.collect(fill(city.written(), tmp_path / "a.xlsx", *edits))
    assert [o.ok for o in done.outcomes] == [True]
    assert "未回答" in done.outcomes[0].reason
    assert answers(city)["users"] == "12"
    assert answers(city)["sla"] == "設定している"
    row = city.row()
    assert (row.state, row.submitted, row.by_name) == (
        SheetState.SUBMITTED,
        "2026-08-20",
        "見本 花子",
    )
    assert row.answered == 3
    undo_change(city.store, done.changes, city.me)
    assert city.row().state is SheetState.SENT
    assert answers(city) == {}


def test_the_register_is_shown_beside_and_never_copied(tmp_path: Path) -> None:
    city = SurveyYear()
    first = next(i for i, e in city.now.entries.items() if e.section == SECTION)
    city.edit(first, users="77")
    city.distribute()
    page = page_of(openpyxl.load_workbook(BytesIO(city.written())))
    row = row_of(page, USERS)
    assert (page.cell(row, 3).value, page.cell(row, 4).value) == (None, "77")
    city.collect(fill(city.written(), tmp_path / "a.xlsx"))
    assert "users" not in answers(city)


BAD: list[tuple[str, tuple[Edit, ...]]] = [
    ("survey_year", (put("A1", "令和7年度 情報システム調査票"),)),
    ("survey_year", (put("A1", "令和7年度 情報システム調査票", "1"),)),
    ("survey_owner", (put("C3", "市民課"),)),
    ("survey_owner", (put("A3", "市民課", "_kansa"),)),
    ("survey_questions", (lambda book: book.remove(book["1"]),)),
    ("survey_foreign", (lambda book: book.remove(book["_kansa"]),)),
    ("survey_questions", (put("B7", "別の質問", "1"),)),
    ("register_answer", (answer(USERS, "たくさん"),)),
    ("register_answer", (answer(SLA, "たぶん"),)),
    ("cell_formula", (answer(USERS, "=1+1"),)),
    ("survey_empty", (answer("システム名", None),)),
]


@pytest.mark.parametrize(("code", "edits"), BAD)
def test_what_was_tampered_with_is_refused_and_leaves_nothing(
    city: SurveyYear, tmp_path: Path, code: str, edits: tuple[Edit, ...]
) -> None:
    before = city.store.digest(survey_book(YEAR))
    path = fill(city.written(), tmp_path / "a.xlsx", answer(SLA, "設定している"), *edits)
    if code == "survey_empty":
        path = fill(city.written(), tmp_path / "a.xlsx", *edits)
    assert refused(city, path) == code
    assert city.store.digest(survey_book(YEAR)) == before


def test_the_same_file_is_not_taken_in_twice_but_a_new_one_after_reopening(
    city: SurveyYear, tmp_path: Path
) -> None:
    path = fill(city.written(), tmp_path / "a.xlsx")
    city.collect(path)
    assert refused(city, path) == "survey_twice"
    reopen_sheet(city.store, YEAR, SECTION, city.me)
    assert city.row().state is SheetState.SENT
    assert answers(city)["system_name"] == "人事のシステム"
    assert city.collect(fill(city.written(), path, answer(USERS, "5"))).taken == 1
    assert answers(city)["users"] == "5"
    with pytest.raises(UserError, match="提出されていません"):
        reopen_sheet(city.store, YEAR, "市民課", city.me)


def test_another_year_is_refused(city: SurveyYear, tmp_path: Path) -> None:
    other = SurveyYear()
    path = fill(city.written(), tmp_path / "a.xlsx")
    assert refused(other, path) == "survey_not_sent"


def test_questions_that_were_changed_since_are_refused(city: SurveyYear, tmp_path: Path) -> None:
    path = fill(city.written(), tmp_path / "a.xlsx", put("A4", "0" * 64, "_kansa"))
    book = openpyxl.load_workbook(path)
    book.custom_doc_props.props.clear()  # type: ignore[attr-defined]  # unknown to its type stubs
    book.save(path)
    assert refused(city, path) == "survey_questions"


def test_files_are_written_once_and_never_replaced(city: SurveyYear, tmp_path: Path) -> None:
    sheets = [city.sheet(), city.sheet("市民課")]
    made = hand_out_survey(sheets, tmp_path / "aus", lambda sheet: sheet.section.encode())
    names = {path.name for path in made.files}
    assert names == {"調査票_R8_市民課.xlsx", "調査票_R8_人事課.xlsx"}
    again = hand_out_survey(sheets, tmp_path / "aus", lambda _sheet: b"")
    assert (len(again.files), len(again.kept)) == (0, 2)


def test_it_is_a_page_of_a4_with_questions_protected_and_answers_offered(
    city: SurveyYear,
) -> None:
    book = openpyxl.load_workbook(BytesIO(city.written()))
    page = page_of(book)
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert page.print_title_rows == "$5:$5"
    assert page.protection.sheet
    row = row_of(page, SLA)
    locked = [page.cell(row, column).protection.locked for column in range(1, 5)]
    assert locked == [True, True, False, True]
    (rule,) = (v for v in page.data_validations.dataValidation if f"C{row}" in v.sqref)
    assert rule.formula1 == '"設定していない,設定している,不明"'
    assert "のときだけ答えます" in str(
        page.cell(row_of(page, "パスワード強度の要求の有無"), 2).value
    )
    assert book["_kansa"].sheet_state == "veryHidden"


def test_after_a_reorganisation_the_section_that_follows_is_asked() -> None:
    city = SurveyYear()
    kind = ReorganisationKind.RENAME
    change = Reorganisation("2025-04-01", kind, (SECTION,), ("職員課",))
    reorganise_sections(city.store, change, city.me)
    city.edit("R4/市民課/1", section=SECTION)
    city.distribute()
    sections = {s.section for s in read_sheets(city.store, the_catalogue(), the_form(), YEAR)}
    assert "職員課" in sections
    assert [system.id for system in city.sheet("職員課").systems] == [f"R4/{SECTION}/1"]
    # What is said after the day of the change is meant as it is said.
    assert "R4/市民課/1" in [system.id for system in city.sheet(SECTION).systems]


def test_systems_that_came_to_a_section_are_asked_with_another_sheet(
    city: SurveyYear, tmp_path: Path
) -> None:
    before = city.sheet()
    own = city.add(system_name="勤怠管理システム", section=SECTION).made
    row = city.row()
    assert [system.title for system in row.added] == ["勤怠管理システム"]
    changes = city.distribute()
    assert changes.label == "調査票を 0 課に配布し、1 課に作り直して配布した"
    assert city.row().added == ()
    again = city.sheet()
    assert again.edition == 2
    assert own in [system.id for system in again.systems]
    assert city.distribute().receipts == (), "once is enough"
    made = hand_out_survey([again], tmp_path, partial(write_survey, the_form()))
    assert [path.name for path in made.files] == ["調査票_R8_人事課（2回目）.xlsx"]
    undo_change(city.store, changes, city.me)
    assert [system.title for system in city.row().added] == ["勤怠管理システム"]
    assert city.sheet() == before


def test_the_sheet_a_section_had_before_is_taken_in_all_the_same(
    city: SurveyYear, tmp_path: Path
) -> None:
    old = fill(city.written(), tmp_path / "先に渡したもの.xlsx", answer(USERS, "12"))
    city.add(system_name="勤怠管理システム", section=SECTION)
    city.distribute()
    (outcome,) = city.collect(old).outcomes
    assert outcome.ok, outcome.reason
    row = city.row()
    assert row.state is SheetState.SUBMITTED
    assert [system.title for system in row.added] == ["勤怠管理システム"]
    assert city.distribute().receipts == (), "what is submitted is not given out anew"
    reopen_sheet(city.store, YEAR, SECTION, city.me)
    city.distribute()
    assert city.row().added == ()
    new = fill(city.written(), tmp_path / "二回目.xlsx", answer(USERS, "15", "2"))
    (outcome,) = city.collect(new).outcomes
    assert outcome.ok, outcome.reason
    assert city.row().added == ()
