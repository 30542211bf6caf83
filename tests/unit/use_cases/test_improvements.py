"""改善計画書 and 改善状況表: out to each 課, back in, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.golden.reading import read_page_texts, squeezed
from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.ledger_desk import ME, LedgerDesk, plan_of
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.document import Table
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    FindingState,
    ImprovementPlan,
)
from wakayama_audit_gui.domain.improvement_form import ImprovementForm, ImprovementKind
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.read_improvement import read_improvement
from wakayama_audit_gui.outputs.excel.write_improvement import write_improvement
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.carry_deadline import carry_deadlines
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import FileOutcome
from wakayama_audit_gui.use_cases.hand_out_improvements import (
    compose_improvements,
    hand_out_improvements,
    improvement_form,
    improvement_letter,
    say_not_asked,
)
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_findings, read_steps
from wakayama_audit_gui.use_cases.read_reminders import read_owed, read_reminders
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.section_plans import section_plans
from wakayama_audit_gui.use_cases.step_finding import plan_improvement, set_deadline
from wakayama_audit_gui.use_cases.take_improvement import take_improvement, take_improvements
from wakayama_audit_gui.use_cases.undo_change import undo_change

S = FindingState
K = ImprovementKind
TODAY = date(2026, 12, 1)
Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def desk() -> LedgerDesk:
    made = LedgerDesk()
    made.file("R8-01-1", S.PLAN_AWAITED, "納税課", deadline="2026-12-29")
    made.file("R8-01-2", S.PLAN_AWAITED, "納税課", "文書課", kind="意見", text="=1+1 が望ましい。")
    return made


def forms(desk: LedgerDesk, kind: ImprovementKind = K.PLAN) -> dict[str, ImprovementForm]:
    found = [desk.one("R8-01-1"), desk.one("R8-01-2")]
    made = compose_improvements(desk.store, found, kind, JapaneseHolidays(), TODAY)
    return {form.section: form for form in made}


def put(where: str, value: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book["改善"][where] = value

    return edit


PLAN = (
    put("D10", "鍵の管理が決められていない。"),
    put("E10", "管理簿を作る。"),
    put("F10", "庶務班"),
    put("G10", "令和9年1月29日"),
)
CONFIRMED = (put("C4", "課長"), put("C5", "見本 花子"), put("C6", "2026/11/30"))


def filled(form: ImprovementForm, path: Path, *edits: Edit) -> Path:
    path.write_bytes(write_improvement(form))
    book = openpyxl.load_workbook(path)
    for edit in edits:
        edit(book)
    book.save(path)
    return path


def take(desk: LedgerDesk, path: Path) -> Changes:
    return take_improvement(desk.store, the_catalogue(), read_improvement(path), TODAY, ME)


def test_each_section_gets_a_form_with_its_findings(desk: LedgerDesk) -> None:
    made = forms(desk)
    assert {name: [line.id for line in form.lines] for name, form in made.items()} == {
        "文書課": ["R8-01-2"],
        "納税課": ["R8-01-1", "R8-01-2"],
    }
    first, _ = made["納税課"].lines
    assert first.deadline == "2027-01-04"  # 29 December is closed
    assert made["納税課"].digest != made["文書課"].digest


def test_what_the_section_wrote_is_taken_in_as_one_act(desk: LedgerDesk, tmp_path: Path) -> None:
    path = filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, *CONFIRMED)
    changes = take(desk, path)
    assert len(changes.receipts) == 1
    assert plan_of(desk.store, "R8-01-1") == ImprovementPlan(
        cause="鍵の管理が決められていない。",
        measure="管理簿を作る。",
        assignee="庶務班",
        due="2027-01-29",
        confirmed_by="課長 見本 花子",
        confirmed_on="2026-11-30",
    )
    finding = desk.one("R8-01-1")
    assert (finding.state, finding.deadline) == (S.IMPROVING, "2027-01-29")
    (step,) = read_steps(desk.store, "R8-01-1")
    assert (step.person, step.date, step.note) == ("見本 花子", "2026-11-30", "改善計画書による")
    assert desk.one("R8-01-2").state is S.PLAN_AWAITED
    undo_change(desk.store, changes, ME)
    assert desk.one("R8-01-1").state is S.PLAN_AWAITED
    assert plan_of(desk.store, "R8-01-1") == ImprovementPlan()


SECOND = (
    put("D11", "様式がなかった。"),
    put("E11", "様式を配る。"),
    put("F11", "管理班"),
    put("G11", "令和9年2月26日"),
)
FIRST_OF_OTHERS = tuple(put(f"{column}10", f"文書課の{n}") for n, column in enumerate("DEF"))


def test_each_of_several_sections_keeps_what_it_wrote_and_the_last_leads_on(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    asked = forms(desk)
    take(desk, filled(asked["納税課"], tmp_path / "a.xlsx", *SECOND, *CONFIRMED))
    both = desk.one("R8-01-2")
    assert both.state is S.PLAN_AWAITED, "文書課 has not answered yet"
    assert forms(desk)["文書課"].lines[0].plan == ImprovementPlan(), "another's plan is not shown"
    others = (*FIRST_OF_OTHERS, put("G10", "令和9年1月15日"), *CONFIRMED)
    changes = take(desk, filled(asked["文書課"], tmp_path / "b.xlsx", *others))
    first, second = section_plans(desk.store, both, TODAY)
    assert (first.section, first.plan.measure) == ("納税課", "様式を配る。")
    assert (second.section, second.plan.measure) == ("文書課", "文書課の1")
    led = desk.one("R8-01-2")
    assert (led.state, led.deadline) == (S.IMPROVING, "2027-01-15"), "the nearest of them"
    undo_change(desk.store, changes, ME)
    assert desk.one("R8-01-2").state is S.PLAN_AWAITED
    assert [one.plan.measure for one in section_plans(desk.store, both, TODAY)] == [
        "様式を配る。",
        "",
    ]


def test_what_was_written_before_each_had_its_own_counts_for_those_without(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    fact = NewFact("plan:R8-01-2", "measure", "前からの計画")
    record(desk.store, FINDINGS, ME, "改善計画を書いた", [fact])
    take(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *SECOND, *CONFIRMED))
    first, second = section_plans(desk.store, desk.one("R8-01-2"), TODAY)
    assert (first.plan.measure, second.plan.measure) == ("様式を配る。", "前からの計画")
    assert (first.recorded, second.recorded) == ("納税課", "")


def test_a_plan_follows_its_section_into_another(desk: LedgerDesk, tmp_path: Path) -> None:
    take(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *SECOND, *CONFIRMED))
    merged = Reorganisation(
        "2027-04-01", ReorganisationKind.MERGE, ("納税課", "文書課"), ("総合課",)
    )
    reorganise_sections(desk.store, merged, ME)
    (plan,) = section_plans(desk.store, desk.one("R8-01-2"), date(2027, 5, 1))
    assert (plan.section, plan.recorded, plan.plan.measure) == ("総合課", "納税課", "様式を配る。")


@given(
    before=st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=3, unique=True),
    wrote=st.permutations("甲乙丙"),
)
def test_no_section_ever_loses_what_it_wrote_to_another(
    before: list[str], wrote: Sequence[str]
) -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.PLAN_AWAITED, *before)
    finding = desk.one("R8-01-1")
    for section in wrote:
        if section in before:
            plan = ImprovementPlan(measure=section)
            plan_improvement(desk.store, finding, section, plan, TODAY, ME)
    found = {one.section: one.plan.measure for one in section_plans(desk.store, finding, TODAY)}
    assert found == {section: section for section in before}


def test_without_the_head_of_the_section_it_goes_no_further(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    take(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN))
    assert plan_of(desk.store, "R8-01-1").measure == "管理簿を作る。"
    assert desk.one("R8-01-1").state is S.PLAN_AWAITED


NAMELESS = "所属長の氏名が書かれていません。確認が届くまで、状態は先へ進みません。"


@pytest.mark.parametrize("edits", [(), (put("C4", "課長"),), (put("C6", "2026/11/30"),)])
def test_without_a_name_nobody_confirmed(
    desk: LedgerDesk, tmp_path: Path, edits: tuple[Edit, ...]
) -> None:
    (told,) = collected(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, *edits))
    assert told.ok
    assert told.reason.endswith(NAMELESS)
    plan = plan_of(desk.store, "R8-01-1")
    assert (plan.measure, plan.confirmed_by, plan.confirmed_on) == ("管理簿を作る。", "", "")
    assert desk.one("R8-01-1").state is S.PLAN_AWAITED
    (one,) = section_plans(desk.store, desk.one("R8-01-1"), TODAY)
    assert not one.is_promised, "as the board says of it"


def test_done_without_a_name_is_not_reported_and_still_owed(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    promised(desk, tmp_path)
    done = status(desk, tmp_path / "b.xlsx", "改善済", put("H10", "2026/11/20"))
    (told,) = collected(desk, done)
    assert told.reason.endswith(NAMELESS)
    assert desk.one("R8-01-1").state is S.IMPROVING
    plan = plan_of(desk.store, "R8-01-1")
    assert (plan.progress, plan.confirmed_by) == ("改善済", ""), "not confirmed with the plan"
    (owed,) = read_owed(desk.store, [desk.one("R8-01-1")], TODAY)
    assert owed.section == "納税課"
    take(desk, status(desk, tmp_path / "c.xlsx", "改善済", *CONFIRMED))
    assert desk.one("R8-01-1").state is S.REPORTED


def test_a_confirmation_that_is_still_to_come_was_made_today(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    later = (*PLAN, *CONFIRMED, put("C6", "2126/12/10"))
    (told,) = collected(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *later))
    assert (
        "確認した日（令和108年12月10日（火））が先の日付のため、取り込んだ日にしました。"
    ) in told.reason
    assert plan_of(desk.store, "R8-01-1").confirmed_on == TODAY.isoformat()
    (step,) = read_steps(desk.store, "R8-01-1")
    assert step.date == TODAY.isoformat()


@pytest.mark.parametrize(("day", "told"), [("2036/12/01", False), ("2036/12/02", True)])
def test_a_deadline_beyond_ten_years_is_doubted(
    desk: LedgerDesk, tmp_path: Path, day: str, told: bool
) -> None:
    far = (*PLAN[:3], put("G10", day), *CONFIRMED)
    (one,) = collected(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *far))
    assert ("No.1 は改善の期限が10年より先の日" in one.reason) is told


def test_the_status_says_done_and_empty_cells_take_nothing_back(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    take(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, *CONFIRMED))
    status = forms(desk, K.STATUS)["納税課"]
    path = tmp_path / "b.xlsx"
    filled(
        status,
        path,
        put("F10", "改善済"),
        put("G10", "管理簿を備えた。"),
        put("H10", "R9.1.20"),
        *CONFIRMED,
    )
    take(desk, path)
    plan = plan_of(desk.store, "R8-01-1")
    assert (plan.progress, plan.result, plan.done_on) == (
        "改善済",
        "管理簿を備えた。",
        "2027-01-20",
    )
    assert plan.measure == "管理簿を作る。"
    assert desk.one("R8-01-1").state is S.REPORTED


def status(
    desk: LedgerDesk, path: Path, word: str, *edits: Edit, of: str = "納税課", row: int = 10
) -> Path:
    made = forms(desk, K.STATUS)[of]
    said = (put(f"F{row}", word), put(f"G{row}", f"{word}の内容"))
    return filled(made, path, *said, *edits)


def promised(desk: LedgerDesk, tmp_path: Path) -> None:
    take(desk, filled(forms(desk)["納税課"], tmp_path / "plan.xlsx", *PLAN, *CONFIRMED))


def collected(desk: LedgerDesk, *paths: Path) -> list[FileOutcome]:
    """What `improvements collect` says of some files of one run."""
    taken = take_improvements(desk.store, the_catalogue(), paths, read_improvement, TODAY, ME)
    return list(taken.outcomes)


def test_a_declaration_that_is_corrected_leads_back_with_its_deadline(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    promised(desk, tmp_path)
    done = (put("H10", "2026/11/20"), *CONFIRMED)
    take(desk, status(desk, tmp_path / "b.xlsx", "改善済", *done))
    before = desk.one("R8-01-1")
    assert (before.state, before.deadline) == (S.REPORTED, "")
    # The form made now shows the day that was declared, and whoever corrects it may leave it.
    (told,) = collected(desk, status(desk, tmp_path / "c.xlsx", "改善中", *CONFIRMED))
    back = desk.one("R8-01-1")
    assert (back.state, back.deadline) == (S.IMPROVING, "2027-01-29")
    plan = plan_of(desk.store, "R8-01-1")
    assert (plan.progress, plan.result, plan.done_on) == ("改善中", "改善中の内容", "")
    assert [step.state for step in read_steps(desk.store, "R8-01-1")][-1] is S.IMPROVING
    assert "No.1 は「改善済（申告）」から「改善中」に戻しました。" in told.reason
    day = date(2027, 2, 5)
    (late,) = read_reminders(desk.store, the_catalogue(), JapaneseHolidays(), day)
    assert {one.finding.id for one in late.reminders if one.is_overdue} >= {"R8-01-1"}


def test_one_of_several_sections_takes_its_word_back(desk: LedgerDesk, tmp_path: Path) -> None:
    asked = forms(desk)
    take(desk, filled(asked["納税課"], tmp_path / "a.xlsx", *SECOND, *CONFIRMED))
    others = (*FIRST_OF_OTHERS, put("G10", "令和9年1月15日"), *CONFIRMED)
    take(desk, filled(asked["文書課"], tmp_path / "b.xlsx", *others))
    take(desk, status(desk, tmp_path / "c.xlsx", "改善済", *CONFIRMED, row=11))
    take(desk, status(desk, tmp_path / "d.xlsx", "改善済", *CONFIRMED, of="文書課"))
    assert desk.one("R8-01-2").state is S.REPORTED
    take(desk, status(desk, tmp_path / "e.xlsx", "未着手", *CONFIRMED, row=11))
    back = desk.one("R8-01-2")
    assert (back.state, back.deadline) == (S.IMPROVING, "2027-02-26"), "that of who is not done"


@pytest.mark.parametrize("state", [S.CONFIRMED, S.REPEATED])
def test_what_the_office_verified_is_never_undone(
    desk: LedgerDesk, tmp_path: Path, state: FindingState
) -> None:
    promised(desk, tmp_path)
    desk.store.append("findings", ME, [NewFact("filed:R8-01-2", "state", S.IMPROVING.value)])
    path = status(desk, tmp_path / "b.xlsx", "改善中", put("F11", "改善中"), *CONFIRMED)
    desk.store.append("findings", ME, [NewFact("filed:R8-01-1", "state", state.value)])
    (told,) = collected(desk, path)
    assert told.ok
    assert f"No.1 は「{state.value}」なので、変えていません。" in told.reason
    assert desk.one("R8-01-1").state is state
    assert plan_of(desk.store, "R8-01-1").progress == ""
    assert plan_of(desk.store, "R8-01-2", "納税課").progress == "改善中"


def test_a_deadline_that_is_revised_holds_everywhere(desk: LedgerDesk, tmp_path: Path) -> None:
    promised(desk, tmp_path)
    later = (*PLAN[:3], put("G10", "令和9年2月26日"), *CONFIRMED)
    path = filled(forms(desk)["納税課"], tmp_path / "b.xlsx", *later)
    (told,) = collected(desk, path)
    moved = "令和9年1月29日（金）から令和9年2月26日（金）に改めました"
    assert f"No.1 は改善の期限を{moved}。" in told.reason
    finding = desk.one("R8-01-1")
    assert (finding.state, finding.deadline, finding.postponed) == (
        S.IMPROVING,
        "2027-02-26",
        "2027-01-29",
    )
    status_form = forms(desk, K.STATUS)["納税課"].lines[0]
    assert (status_form.plan.due, status_form.deadline) == ("2027-02-26", "2027-02-26")
    owed = read_reminders(desk.store, the_catalogue(), JapaneseHolidays(), date(2027, 2, 1), 60)
    days = [r.deadline.said for one in owed for r in one.reminders if r.finding.id == "R8-01-1"]
    assert set(days) == {"2027-02-26"}


def test_of_several_sections_the_nearest_deadline_stands_when_one_is_revised(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    asked = forms(desk)
    take(desk, filled(asked["納税課"], tmp_path / "a.xlsx", *SECOND, *CONFIRMED))
    others = (*FIRST_OF_OTHERS, put("G10", "令和9年1月15日"), *CONFIRMED)
    take(desk, filled(asked["文書課"], tmp_path / "b.xlsx", *others))
    assert desk.one("R8-01-2").deadline == "2027-01-15"
    later = (*FIRST_OF_OTHERS, put("G10", "令和9年3月31日"), *CONFIRMED)
    take(desk, filled(asked["文書課"], tmp_path / "c.xlsx", *later))
    finding = desk.one("R8-01-2")
    assert finding.deadline == "2027-02-26", "now that of 納税課"
    assert [one.plan.due for one in section_plans(desk.store, finding, TODAY)] == [
        "2027-02-26",
        "2027-03-31",
    ]


def test_a_deadline_put_off_by_the_office_stays_when_the_plan_says_the_same(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    promised(desk, tmp_path)
    set_deadline(desk.store, desk.one("R8-01-1"), "2027-03-31", ME)
    better = (*PLAN, put("E10", "管理簿を作り、毎週確かめる。"), *CONFIRMED)
    (told,) = collected(desk, filled(forms(desk)["納税課"], tmp_path / "b.xlsx", *better))
    assert "改めました" not in told.reason
    assert desk.one("R8-01-1").deadline == "2027-03-31"


def test_a_deadline_the_office_had_typed_gives_way_to_that_of_the_plan(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    typed = [
        NewFact("filed:R8-01-1", "state", S.IMPROVING.value),
        NewFact("filed:R8-01-1", "deadline", "2026-12-25"),
    ]
    desk.store.append("findings", ME, typed)
    (told,) = collected(desk, filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, *CONFIRMED))
    assert desk.one("R8-01-1").deadline == "2027-01-29"
    assert "令和8年12月25日（金）から令和9年1月29日（金）に改めました" in told.reason


def test_a_deadline_revised_on_the_board_is_that_of_the_finding_too(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    promised(desk, tmp_path)
    plan = plan_of(desk.store, "R8-01-1")._replace(due="2027-02-26")
    changes = plan_improvement(desk.store, desk.one("R8-01-1"), "納税課", plan, TODAY, ME)
    assert desk.one("R8-01-1").deadline == "2027-02-26"
    undo_change(desk.store, changes, ME)
    assert desk.one("R8-01-1").deadline == plan_of(desk.store, "R8-01-1").due == "2027-01-29"


@pytest.mark.parametrize(
    ("state", "kind", "why"),
    [
        (S.PLAN_AWAITED, K.STATUS, "「計画待ち」なので、"),
        (S.NOTIFIED, K.STATUS, "「通知済」なので、"),
        (S.WITHDRAWN, K.PLAN, "「取下げ」なので、"),
        (S.WITHDRAWN, K.STATUS, "「取下げ」なので、"),
        (S.DECIDED, K.PLAN, "まだ通知していないので、"),
        (S.CONFIRMED, K.PLAN, "「確認済」なので、"),
    ],
)
def test_where_nothing_of_the_kind_is_awaited_it_is_refused_in_words(
    desk: LedgerDesk, tmp_path: Path, state: FindingState, kind: K, why: str
) -> None:
    first = (put("F10", "改善済"), put("G10", "済んだ。")) if kind is K.STATUS else PLAN
    second = (put("F11", "改善中"),) if kind is K.STATUS else SECOND
    form = forms(desk, kind)["納税課"]
    one = filled(form, tmp_path / "a.xlsx", *first, *CONFIRMED)
    both = filled(form, tmp_path / "b.xlsx", *first, *second, *CONFIRMED)
    led = S.IMPROVING if kind is K.STATUS else S.PLAN_AWAITED
    states = (("R8-01-1", state), ("R8-01-2", led))
    desk.store.append("findings", ME, [NewFact(f"filed:{i}", "state", s.value) for i, s in states])
    (refused,) = collected(desk, one)
    assert (refused.ok, refused.code) == (False, "plan_not_now")
    assert refused.reason.startswith(f"書かれている指摘・意見は{why}取り込みません。")
    (taken,) = collected(desk, both)
    assert taken.ok
    assert f"No.1 は{why}変えていません。" in taken.reason
    assert (desk.one("R8-01-1").state, plan_of(desk.store, "R8-01-1")) == (
        state,
        ImprovementPlan(),
    )


def test_who_was_not_told_of_a_finding_gets_no_form(desk: LedgerDesk) -> None:
    told, untold = desk.one("R8-01-1"), desk.file("R8-01-3", S.DECIDED, "市民課")
    made = compose_improvements(desk.store, [told, untold], K.PLAN, JapaneseHolidays(), TODAY)
    assert [line.id for form in made for line in form.lines] == ["R8-01-1"]
    assert say_not_asked([told, untold], made) == (
        "R8-01-3: まだ通知していないので、渡していません。",
    )
    with pytest.raises(UserError) as refused:
        compose_improvements(desk.store, [untold], K.PLAN, JapaneseHolidays(), TODAY)
    assert refused.value.code == "not_notified"


def test_a_plan_changed_on_the_board_keeps_what_the_status_said(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    plan = ImprovementPlan(measure="管理簿を作る。", progress="改善中")
    plan_improvement(desk.store, desk.one("R8-01-1"), "", plan, TODAY, ME)
    assert plan_of(desk.store, "R8-01-1").progress == "改善中"


def test_more_than_a_form_has_room_for_is_refused_by_name(desk: LedgerDesk, tmp_path: Path) -> None:
    form = forms(desk)["納税課"]
    longest = filled(form, tmp_path / "a.xlsx", *PLAN, put("E10", "鍵" * 4_000), *CONFIRMED)
    more = filled(form, tmp_path / "b.xlsx", *PLAN, put("E10", "鍵" * 4_001), *CONFIRMED)
    (refused,) = collected(desk, more)
    assert (refused.code, refused.reason) == (
        "plan_too_long",
        "No.1 の改善内容が 4,001 字あります。4,000 字までに短くして返してもらってください。",
    )
    named = filled(form, tmp_path / "c.xlsx", *PLAN, put("C5", "見" * 201), put("C4", "課長"))
    (refused,) = collected(desk, named)
    assert refused.reason.startswith("所属長の氏名が 201 字あります。200 字までに")
    assert collected(desk, longest)[0].ok


def foreign(book: openpyxl.Workbook) -> None:
    del book["_kansa"]


def of_another_workspace(book: openpyxl.Workbook) -> None:
    book["_kansa"]["A5"] = "R8-99-9"


def of_another_section(book: openpyxl.Workbook) -> None:
    book["_kansa"]["A3"] = "文書課"
    vars(book)["custom_doc_props"].props.clear()


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ((), "plan_empty"),
        ((*PLAN, put("C10", "別の指摘")), "plan_changed"),
        ((*PLAN, put("C3", "文書課")), "plan_section"),
        ((*PLAN, of_another_section), "plan_section"),
        ((*PLAN, put("G10", "年内")), "cell_day"),
        ((*PLAN, put("D10", "=1+1")), "cell_formula"),
        ((*PLAN, put("A1", "改善状況表")), "plan_foreign"),
        ((*PLAN, foreign), "plan_foreign"),
        ((*PLAN, of_another_workspace), "plan_foreign"),
    ],
)
def test_what_must_not_be_taken_in_is_refused_in_words(
    desk: LedgerDesk, tmp_path: Path, edits: tuple[Edit, ...], code: str
) -> None:
    path = filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *edits)
    with pytest.raises(UserError) as told:
        take(desk, path)
    assert told.value.code == code
    assert plan_of(desk.store, "R8-01-1") == ImprovementPlan()


def test_an_edited_digest_is_noticed(desk: LedgerDesk, tmp_path: Path) -> None:
    def swap(book: openpyxl.Workbook) -> None:
        book["_kansa"]["A4"] = "0" * 64
        vars(book)["custom_doc_props"].props.clear()

    path = filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, swap)
    with pytest.raises(UserError) as told:
        take(desk, path)
    assert told.value.code == "plan_changed"


@pytest.mark.parametrize("codes", [("R8-01", "R8-01"), ("R8-01-1", "R8-01-2")])
def test_a_form_an_earlier_version_handed_out_is_taken(
    desk: LedgerDesk, tmp_path: Path, codes: tuple[str, str]
) -> None:
    """That one knew the findings of a visit by their 調書番号, and bound the number too."""
    form = forms(desk)["納税課"]
    lines = [one._replace(code=code) for one, code in zip(form.lines, codes, strict=True)]
    asked = [form.kind.value, form.section]
    for one in lines:
        asked += [one.id, one.code, one.kind, one.text]
    digest = sha256("\x00".join(asked).encode()).hexdigest()
    earlier = form._replace(lines=tuple(lines), digest=digest)
    take(desk, filled(earlier, tmp_path / "a.xlsx", *PLAN, *CONFIRMED))
    assert plan_of(desk.store, "R8-01-1").measure == "管理簿を作る。"
    edited = filled(earlier, tmp_path / "b.xlsx", *PLAN, put("C10", "書庫を施錠すること。"))
    with pytest.raises(UserError) as told:
        take(desk, edited)
    assert told.value.code == "plan_changed"


def test_a_number_derived_anew_is_no_change_of_what_was_asked(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    path = filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, *CONFIRMED)
    desk.store.append("findings", ME, [NewFact("filed:R8-01-1", "code", "R8-01-3")])
    take(desk, path)
    assert plan_of(desk.store, "R8-01-1").measure == "管理簿を作る。"


def test_a_choice_that_is_none_is_refused(desk: LedgerDesk, tmp_path: Path) -> None:
    path = filled(forms(desk, K.STATUS)["納税課"], tmp_path / "a.xlsx", put("F10", "たぶん"))
    with pytest.raises(UserError) as told:
        read_improvement(path)
    assert told.value.code == "cell_choice"


def test_of_many_files_the_bad_ones_are_told_and_the_rest_taken(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    good = filled(forms(desk)["納税課"], tmp_path / "a.xlsx", *PLAN, *CONFIRMED)
    again = tmp_path / "b.xlsx"
    again.write_bytes(good.read_bytes())
    bad = tmp_path / "c.xlsx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    gone = tmp_path / "d.xlsx"
    files = (good, again, bad, gone)
    done = take_improvements(desk.store, the_catalogue(), files, read_improvement, TODAY, ME)
    assert [(o.ok, o.code) for o in done.outcomes] == [
        (True, ""),
        (False, "plan_twice"),
        (False, "file_damaged"),
        (False, "cannot_read"),
    ]
    assert done.outcomes[0].reason == "記入のないものが 1 件あります（No.2）。"
    undo_change(desk.store, done.changes, ME)
    assert desk.one("R8-01-1").state is S.PLAN_AWAITED


def test_a_second_plan_of_one_run_that_says_otherwise_is_refused(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    form = forms(desk)["納税課"]
    first = filled(form, tmp_path / "a.xlsx", *PLAN, *CONFIRMED)
    other = (*PLAN, put("E10", "錠を付け替える。"), *CONFIRMED)
    second = filled(form, tmp_path / "b.xlsx", *other)
    # What answers another finding, or says the same with more, is no second word.
    third = filled(form, tmp_path / "c.xlsx", *PLAN, *SECOND, *CONFIRMED)
    told = collected(desk, first, second, third)
    assert [(one.ok, one.code) for one in told] == [(True, ""), (False, "plan_twice"), (True, "")]
    assert told[1].reason == (
        "同じ課の改善計画書を今回すでに取り込み、No.1 の内容が違います。"
        "どちらが正しいかを課に確かめ、そのファイルだけを取り込み直してください。"
    )
    assert plan_of(desk.store, "R8-01-1").measure == "管理簿を作る。"
    (later,) = collected(desk, second)
    assert later.ok, "corrected in a later run"
    assert plan_of(desk.store, "R8-01-1").measure == "錠を付け替える。"


def test_what_was_corrected_is_not_taken_again_with_its_folder(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    form = forms(desk)["納税課"]
    first = filled(form, tmp_path / "a.xlsx", *PLAN, *CONFIRMED)
    better = filled(form, tmp_path / "b.xlsx", *PLAN, put("E10", "錠を替える。"), *CONFIRMED)
    assert [one.ok for one in collected(desk, first)] == [True]
    assert [one.ok for one in collected(desk, first, better)] == [False, True]
    told = collected(desk, first, better)
    assert [one.code for one in told] == ["plan_twice"] * 2
    assert told[0].reason.startswith("前に取り込み、その後に改められた内容です。")
    assert plan_of(desk.store, "R8-01-1").measure == "錠を替える。"


def test_what_was_taken_back_may_be_taken_in_again(desk: LedgerDesk, tmp_path: Path) -> None:
    form = forms(desk)["納税課"]
    first = filled(form, tmp_path / "a.xlsx", *PLAN, *CONFIRMED)
    better = filled(form, tmp_path / "b.xlsx", *PLAN, put("E10", "錠を替える。"), *CONFIRMED)
    for path in (first, better):
        undo_change(desk.store, take(desk, path), ME)
        take(desk, path)
    assert plan_of(desk.store, "R8-01-1").measure == "錠を替える。"


def test_what_was_refused_is_no_first_plan(desk: LedgerDesk, tmp_path: Path) -> None:
    form = forms(desk)["納税課"]
    bad = filled(form, tmp_path / "a.xlsx", *PLAN, put("C11", "別の指摘"))
    good = filled(form, tmp_path / "b.xlsx", *PLAN, put("E10", "錠を付ける。"), *CONFIRMED)
    assert [one.code for one in collected(desk, bad, good)] == ["plan_changed", ""]


def test_files_are_written_for_each_section_and_never_replaced(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    made = tuple(forms(desk).values())

    def write(form: ImprovementForm, suffix: str) -> bytes:
        return f"{form.section}{suffix}".encode()

    done = hand_out_improvements(made, tmp_path / "out", write)
    assert {path.name for path in done.files} == {
        "改善計画書_納税課.xlsx",
        "改善計画書_納税課.pdf",
        "改善計画書_文書課.xlsx",
        "改善計画書_文書課.pdf",
    }
    assert len(hand_out_improvements(made, tmp_path / "out", write).kept) == 4


@pytest.mark.parametrize("kind", list(K))
def test_the_paper_says_the_same(desk: LedgerDesk, kind: ImprovementKind) -> None:
    letter = improvement_letter(forms(desk, kind)["納税課"])
    (text,) = read_page_texts(render_letters([letter], lambda _key: None, find_paths().fonts).data)
    for words in (kind.value, "納税課", "=1+1 が望ましい。", "所属長（職・氏名）"):
        assert squeezed(words) in squeezed(text)


@pytest.mark.parametrize("kind", list(K))
@pytest.mark.parametrize(
    ("days", "top"),
    [
        (("2026-12-25", "2026-12-25"), "提出期限　令和8年12月25日（金）"),
        (
            ("2027-02-01", "2026-12-25"),
            ("提出期限　最も早いもの 令和8年12月25日（金）　最も遅いもの 令和9年2月1日（月）"),
        ),
        (
            ("", "2026-12-25"),
            ("提出期限　最も早いもの 令和8年12月25日（金）　ほかは別に知らせます"),
        ),
        (("", ""), "提出期限　別に知らせます"),
    ],
)
def test_each_finding_has_its_own_deadline_and_the_top_says_where_they_differ(
    tmp_path: Path, kind: ImprovementKind, days: tuple[str, str], top: str
) -> None:
    desk = LedgerDesk()
    found = [
        desk.file(f"R8-01-{n}", S.IMPROVING, "納税課", deadline=day)
        for n, day in enumerate(days, 1)
    ]
    form = improvement_form(desk.store, found, kind, "納税課", JapaneseHolidays(), TODAY)
    own = [long_date(day) or "別に知らせます" for day in days]
    sheet = openpyxl.load_workbook(filled(form, tmp_path / "a.xlsx"))["改善"]
    assert sheet["A2"].value == top
    assert [str(sheet[f"B{row}"].value).splitlines()[-1] for row in (10, 11)] == own
    letter = improvement_letter(form)
    assert letter.sender == (top,)
    table = letter.blocks[0]
    assert isinstance(table, Table)
    assert [row.cells[1] for row in table.rows] == own


@pytest.mark.parametrize("kind", list(K))
def test_a_paper_that_is_to_be_filled_in_is_not_signed_yet(
    desk: LedgerDesk, tmp_path: Path, kind: ImprovementKind
) -> None:
    promised(desk, tmp_path)
    *_, signature = improvement_letter(forms(desk, kind)["納税課"]).blocks
    assert isinstance(signature, Table)
    assert [row.cells[1] for row in signature.rows] == ["", ""]


def test_the_status_on_paper_shows_the_plan_as_the_spreadsheet_does(
    desk: LedgerDesk, tmp_path: Path
) -> None:
    promised(desk, tmp_path)
    form = forms(desk, K.STATUS)["納税課"]
    table = improvement_letter(form).blocks[0]
    assert isinstance(table, Table)
    heads = [column.title for column in table.columns]
    sheet = openpyxl.load_workbook(filled(form, tmp_path / "a.xlsx"))["改善"]
    assert heads[2:] == ["内容", *(sheet.cell(9, n).value for n in range(4, 9))]
    first = dict(zip(heads, table.rows[0].cells, strict=True))
    assert first["改善内容（計画）"] == sheet["D10"].value == "管理簿を作る。"
    assert first["期限（計画）"] == sheet["E10"].value == "令和9年1月29日（金）"
    assert table.rows[0].room > 70, "what is planned is shown, what was done is to be written"


def test_what_is_still_to_be_written_by_hand_has_its_room(desk: LedgerDesk) -> None:
    form = forms(desk, K.PLAN)["納税課"]
    whole = ImprovementPlan(
        cause="鍵がない",
        measure="鍵を付ける",
        assignee="庶務",
        due="2027-01-12",
        confirmed_by="課長",
    )
    first, *others = form.lines
    form = form._replace(lines=(first._replace(plan=whole), *others))
    table = improvement_letter(form).blocks[0]
    assert isinstance(table, Table)
    rooms = [row.room for row in table.rows]
    assert rooms[0] == 0
    assert others
    assert min(rooms[1:]) > 70
    page = render_letters([improvement_letter(form)], lambda _key: None, find_paths().fonts)
    assert page.pages == 1


@pytest.mark.parametrize("kind", list(K))
def test_questions_are_locked_and_text_never_is_a_formula(
    desk: LedgerDesk, tmp_path: Path, kind: ImprovementKind
) -> None:
    path = filled(forms(desk, kind)["納税課"], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(path)["改善"]
    assert sheet.protection.sheet
    assert sheet["C11"].data_type == "s"
    assert sheet["C11"].protection.locked
    open_ = [c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked]
    first, last = {
        K.PLAN: ("D", "G"),
        K.STATUS: ("F", "H"),
        K.MEASURES: ("D", "H"),
    }[kind]
    assert open_[:3] == ["C4", "C5", "C6"]
    assert (open_[3], open_[-1]) == (f"{first}10", f"{last}11")


def test_a_plan_for_what_was_only_told_leads_it_on(tmp_path: Path) -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.NOTIFIED, "納税課")
    (form,) = compose_improvements(
        desk.store, [desk.one("R8-01-1")], K.PLAN, JapaneseHolidays(), TODAY
    )
    assert form.lines[0].deadline, "as the letter says"
    take(desk, filled(form, tmp_path / "a.xlsx", *PLAN))
    assert desk.one("R8-01-1").state is S.PLAN_AWAITED, "not confirmed by the 所属長 yet"
    take(desk, filled(form, tmp_path / "b.xlsx", *PLAN, *CONFIRMED))
    assert desk.one("R8-01-1").state is S.IMPROVING
    assert plan_of(desk.store, "R8-01-1").measure == "管理簿を作る。"


def test_the_audit_from_outside_is_answered_on_its_own_form(tmp_path: Path) -> None:
    desk = LedgerDesk()
    published = next(
        f for f in read_findings(desk.store, the_catalogue()) if f.audit_kind == EXTERNAL
    )
    forms_ = compose_improvements(desk.store, [published], K.PLAN, JapaneseHolidays(), TODAY)
    assert {form.kind for form in forms_} == {K.MEASURES}
    told = (put("D10", "措置済"), put("E10", "手順を定めた。"), *CONFIRMED)
    for number, form in enumerate(forms_):
        take(desk, filled(form, tmp_path / f"{number}.xlsx", *told))
    after = next(f for f in read_findings(desk.store, the_catalogue()) if f.id == published.id)
    assert after.state is S.MEASURES_AWAITED, "the 措置通知 is the office's"
    plans = section_plans(desk.store, after, TODAY)
    assert {one.plan.result for one in plans} == {"手順を定めた。"}
    assert all(one.is_done for one in plans)


def test_letter_form_board_and_reminder_know_one_deadline() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.NOTIFIED, "納税課")
    holidays = JapaneseHolidays()
    before = desk.one("R8-01-1")
    assert before.deadline == ""
    changes = carry_deadlines(desk.store, [before], holidays, TODAY, ME)
    (form,) = compose_improvements(desk.store, [desk.one("R8-01-1")], K.PLAN, holidays, TODAY)
    assert desk.one("R8-01-1").deadline == form.lines[0].deadline != ""
    again = carry_deadlines(desk.store, [desk.one("R8-01-1")], holidays, TODAY, ME)
    assert again.receipts == ()
    undo_change(desk.store, changes, ME)
    assert desk.one("R8-01-1").deadline == ""


def test_names_that_look_alike_as_files_each_get_their_own(tmp_path: Path) -> None:
    desk = LedgerDesk()
    names = ("納税/課", "納税:課", "Web課", "WEB課", "課\x00")
    for number, name in enumerate(names):
        desk.file(f"R8-01-{number}", S.PLAN_AWAITED, name)
    found = [desk.one(f"R8-01-{number}") for number in range(len(names))]
    made = compose_improvements(desk.store, found, K.PLAN, JapaneseHolidays(), TODAY)

    def write(form: ImprovementForm, suffix: str) -> bytes:
        return write_improvement(form) if suffix == ".xlsx" else b""

    first = hand_out_improvements(made, tmp_path, write)
    assert (len(first.files), len(first.kept)) == (2 * len(names), 0)
    again = hand_out_improvements(made, tmp_path, write)
    assert (len(again.files), len(again.kept)) == (0, 2 * len(names))
    owners = {read_improvement(path).section for path in tmp_path.glob("*.xlsx")}
    assert owners == {*names[:-1], "課�"}


def test_a_soft_break_pasted_from_word_comes_back(desk: LedgerDesk, tmp_path: Path) -> None:
    desk.file("R8-01-3", S.PLAN_AWAITED, "市民課", text="施錠し、\x0b記録すべきである。")
    (form,) = compose_improvements(
        desk.store, [desk.one("R8-01-3")], K.PLAN, JapaneseHolidays(), TODAY
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_improvement(form))
    with pytest.raises(UserError) as told:
        take_improvement(desk.store, the_catalogue(), read_improvement(path), TODAY, ME)
    assert told.value.code == "plan_empty", "unchanged, but nothing was written yet"
