"""The 課 of a day, what follows from a 組織改正 before it is recorded, and what it changes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.use_cases.city_register import the_form
from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.register_filter import RegisterFilter, RegisterIndex
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, FormState
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.domain.target_score import Criterion
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.choose_targets import choose_target
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.distribute_survey import SurveyRound, distribute_survey
from wakayama_audit_gui.use_cases.import_organisation import import_organisation
from wakayama_audit_gui.use_cases.keep_sticks import import_sticks
from wakayama_audit_gui.use_cases.owed_sheet import owed_forms
from wakayama_audit_gui.use_cases.preview_reorganisation import preview_reorganisation
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_form import hand_form
from wakayama_audit_gui.use_cases.read_organisation import (
    Unit,
    find_unit,
    organised_on,
    read_organisation,
)
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf, record_reminder
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.reorganise_sections import (
    present_sections_of,
    read_reorganisations,
    reorganise_sections,
)
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.undo_change import undo_change

K = ReorganisationKind
ASSETS, LEVY, TAX = "資産税課", "納税課", "税務課"
MERGED = Reorganisation("2026-12-15", K.MERGE, (ASSETS, LEVY), (TAX,))
LATER = date(2026, 12, 20)
DIGITAL, POLICY = "デジタル推進課", "情報政策課"
RENAME = Reorganisation("2026-04-01", K.RENAME, (DIGITAL,), (POLICY,))


def names(field: Field, year: int, day: str = "") -> list[str]:
    return [unit.name for unit in read_organisation(field.store, the_catalogue(), year, day=day)]


def test_a_renamed_section_stands_under_its_new_name_from_its_day_on(field: Field) -> None:
    made = reorganise_sections(field.store, RENAME, field.me)
    assert (DIGITAL in names(field, 2025), POLICY in names(field, 2025)) == (True, False)
    assert (DIGITAL in names(field, 2026), POLICY in names(field, 2026)) == (False, True)
    assert POLICY not in names(field, 2026, "2026-03-31")
    old = find_unit(read_organisation(field.store, the_catalogue(), 2025), DIGITAL)
    new = find_unit(read_organisation(field.store, the_catalogue(), 2026), POLICY)
    assert old is not None
    assert new is not None
    assert (new.bureau, new.division) == (old.bureau, old.division), "it stays where it was"
    undo_change(field.store, made, field.me)
    assert DIGITAL in names(field, 2026)


def test_forms_go_to_the_new_section_and_those_given_out_come_back_under_the_old_name(
    field: Field,
) -> None:
    catalogue = the_catalogue()
    old = FormName(2026, FormKind.SECTION, DIGITAL)
    distribute_forms(field.store, catalogue, [old], "2026-06-30", "2026-06-01", field.me)
    reorganise_sections(field.store, RENAME, field.me)
    proposed = propose_forms(field.store, catalogue, 2026)
    assert FormName(2026, FormKind.SECTION, POLICY) in proposed
    assert old not in proposed
    states = {row.title: row.state for row in read_collection(field.store, catalogue, 2026).rows}
    assert states[DIGITAL] is FormState.SENT
    assert states[POLICY] is FormState.NOT_SENT


def test_a_new_section_stands_where_it_was_said(field: Field) -> None:
    placed = (ListedUnit("総務局", "総務部", "監査課"),)
    founded = Reorganisation("2026-04-01", K.FOUND, (), ("監査課",), placed=placed)
    reorganise_sections(field.store, founded, field.me)
    (recorded,) = read_reorganisations(field.store)
    assert recorded.placed == placed
    unit = find_unit(read_organisation(field.store, the_catalogue(), 2026), "監査課")
    assert unit == Unit("監査課", "総務局", "総務部", "監査課")


def test_the_name_of_a_new_section_is_one_line(field: Field) -> None:
    placed = (ListedUnit("総務局", "総務\n部", "監査\n課"),)
    founded = Reorganisation("2026-04-01", K.FOUND, (), ("監査\n課",), placed=placed)
    reorganise_sections(field.store, founded, field.me)
    form = FormName(2026, FormKind.SECTION, "監査課")
    distribute_forms(field.store, the_catalogue(), [form], "", "2026-06-01", field.me)
    unit = find_unit(read_organisation(field.store, the_catalogue(), 2026), "監査課")
    assert unit == Unit("監査課", "総務局", "総務部", "監査課")


def test_one_of_two_sections_of_a_name_is_meant_by_its_full_name(field: Field) -> None:
    listed = [ListedUnit("北区", "", "総合窓口課"), ListedUnit("南区", "", "総合窓口課")]
    import_organisation(field.store, the_catalogue(), listed, field.me)
    both = Reorganisation("2026-04-01", K.ABOLISH, ("総合窓口課",), ())
    with pytest.raises(UserError) as caught:
        preview_reorganisation(field.store, the_catalogue(), both)
    assert caught.value.code == "no_such_section"
    reorganise_sections(field.store, both._replace(before=("北区総合窓口課",)), field.me)
    left = read_organisation(field.store, the_catalogue(), 2026)
    assert [unit.bureau for unit in left if unit.name == "総合窓口課"] == ["南区"]


def test_a_name_written_in_other_widths_is_the_section_that_is_known(field: Field) -> None:
    catalogue = the_catalogue()
    before = names(field, 2026)
    assert "生活支援第1課" in before
    first = [
        ListedUnit("福祉局", "", "高齢者・地域福祉課"),
        ListedUnit("福祉局", "", "生活支援第１課"),
    ]
    import_organisation(field.store, catalogue, first, field.me)
    again = [ListedUnit("福祉局", "", "高齢者･地域 福祉課"), ListedUnit("福祉\n局", "", "DX推進課")]
    import_organisation(field.store, catalogue, again, field.me)
    import_organisation(field.store, catalogue, [ListedUnit("", "", "ＤＸ推進課")], field.me)
    assert sorted(set(names(field, 2026)) - set(before)) == ["DX推進課"]
    twice = [ListedUnit("", "", "監査第1課"), ListedUnit("", "", "監査第１課")]
    with pytest.raises(UserError, match="二度あります"):
        import_organisation(field.store, catalogue, twice, field.me)


@pytest.mark.parametrize("name", ["あ" * 61, "12", "監査課。"])
def test_what_can_be_no_name_is_not_taken_into_the_list(field: Field, name: str) -> None:
    with pytest.raises(UserError) as caught:
        import_organisation(field.store, the_catalogue(), [ListedUnit("", "", name)], field.me)
    assert caught.value.code == "organisation_name"


def test_what_follows_is_foreseen(field: Field) -> None:
    catalogue = the_catalogue()
    old = FormName(2026, FormKind.SECTION, DIGITAL)
    distribute_forms(field.store, catalogue, [old], "2026-06-30", "2026-06-01", field.me)
    split = Reorganisation("2026-10-01", K.SPLIT, (DIGITAL,), (DIGITAL, POLICY))
    preview = preview_reorganisation(field.store, catalogue, split)
    (one,) = preview.successions
    assert one.after == (DIGITAL, POLICY)
    assert len(one.findings) == 31, "as many as the report addresses to it (§3.1)"
    assert [row.name for row in one.forms] == [old]
    assert any("行政ネットワーク" in system for system in one.systems)
    assert [unit.name for unit in preview.founded] == [POLICY]
    (notice,) = preview.notices
    assert notice.startswith("デジタル推進課の未完了の指摘・意見 31 件は、")
    assert notice.endswith("デジタル推進課・情報政策課のすべてが担当になります。")
    made = reorganise_sections(field.store, RENAME, field.me)
    again = split._replace(before=(POLICY,), after=(POLICY, "行政改革課"))
    (renamed,) = preview_reorganisation(field.store, catalogue, again).successions
    assert (len(renamed.findings), renamed.systems) == (31, one.systems), "under the new name too"
    undo_change(field.store, made, field.me)
    gone = preview_reorganisation(
        field.store, catalogue, Reorganisation("2026-10-01", K.ABOLISH, (DIGITAL,), ())
    )
    assert "引き継ぐ課がありません" in gone.notices[0]
    assert read_reorganisations(field.store) == (), "nothing was recorded"


@pytest.mark.parametrize(
    ("kind", "after", "asked"),
    [
        (K.RENAME, (POLICY,), False),
        (K.SPLIT, (DIGITAL, POLICY), True),
        (K.ABOLISH, (), True),
    ],
)
def test_sticks_that_pass_to_others_are_foreseen(
    field: Field, kind: ReorganisationKind, after: tuple[str, ...], *, asked: bool
) -> None:
    lent = Stick("0001", DIGITAL)
    gone = Stick("0002", DIGITAL, returned_on="2026-05-01")
    import_sticks(field.store, (lent, gone, Stick("0003", "納税課")), field.me)
    change = Reorganisation("2026-10-01", kind, (DIGITAL,), after)
    preview = preview_reorganisation(field.store, the_catalogue(), change)
    assert preview.successions[0].sticks == ("0001",)
    told = "デジタル推進課に貸与したUSBメモリ 1 本は、"
    assert any(notice.startswith(told) for notice in preview.notices) is asked


@pytest.mark.parametrize("on", ["2026-04-01", "2026-10-21", "2026-11-20", "2027-04-01"])
@pytest.mark.parametrize("after", [(POLICY,), (DIGITAL, POLICY)])
def test_as_many_findings_as_were_foreseen_pass_to_others(
    field: Field, on: str, after: tuple[str, ...]
) -> None:
    """Also where it is recorded after its day, and a visit wrote the former name meanwhile."""
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    kind = K.RENAME if len(after) == 1 else K.SPLIT
    change = Reorganisation(on, kind, (DIGITAL,), after)
    (told,) = preview_reorganisation(field.store, the_catalogue(), change).successions
    findings = read_findings(field.store, the_catalogue())
    day = max(date.fromisoformat(on), date(2026, 11, 26))
    before = present_sections_of(field.store, findings, day)
    reorganise_sections(field.store, change, field.me)
    now = present_sections_of(field.store, findings, day)
    moved = {one.id for one in findings if now[one.id] != before[one.id]}
    assert {one.id for one in told.findings} == moved
    assert len(moved) >= 31


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Reorganisation("2026-04-01", K.RENAME, ("宇宙課",), ("月課",)), "no_such_section"),
        (Reorganisation("2026-04-01", K.FOUND, (), (DIGITAL,)), "section_stands"),
        (Reorganisation("2026-04-01", K.FOUND, (), ("あ" * 61,)), "reorganisation_name"),
        (Reorganisation("2026-04-01", K.ABOLISH, (DIGITAL,), (DIGITAL,)), "reorganisation_count"),
    ],
)
def test_what_can_not_be_is_refused(field: Field, change: Reorganisation, code: str) -> None:
    with pytest.raises(UserError) as caught:
        preview_reorganisation(field.store, the_catalogue(), change)
    assert caught.value.code == code


def test_the_new_section_is_scored_by_the_findings_of_the_old(field: Field) -> None:
    reorganise_sections(field.store, RENAME, field.me)
    scores = {score.title: score for score in score_targets(field.store, the_catalogue(), 2026)}
    assert DIGITAL not in scores
    points = {part.criterion: part.grounds for part in scores[POLICY].parts}
    assert len(points[Criterion.OPEN_FINDINGS]) == 31


def test_in_the_running_year_the_sections_of_today_count() -> None:
    assert organised_on(2026, LATER) == "2026-12-20"
    assert organised_on(2025, LATER) == "2026-03-31", "of one that is over its last day"
    assert organised_on(2027, LATER) == organised_on(2027) == "2027-06-30"


def test_after_a_change_within_the_year_only_the_new_section_is_ranked(field: Field) -> None:
    catalogue, day = the_catalogue(), LATER.isoformat()
    before = {s.title: s for s in score_targets(field.store, catalogue, 2026)}
    assert TAX not in before
    form = FormName(2026, FormKind.SECTION, LEVY)
    distribute_forms(field.store, catalogue, [form], "2026-12-10", "2026-12-01", field.me)
    reorganise_sections(field.store, MERGED, field.me)
    scores = {s.title: s for s in score_targets(field.store, catalogue, 2026, day)}
    assert TAX in scores
    assert not {ASSETS, LEVY} & scores.keys()
    owners = {name.owner for name in propose_forms(field.store, catalogue, 2026, day)}
    assert TAX in owners
    assert not {ASSETS, LEVY} & owners
    new = FormName(2026, FormKind.SECTION, TAX)
    distribute_forms(field.store, catalogue, [new], "", day, field.me)
    old = FormName(2026, FormKind.SECTION, ASSETS)
    with pytest.raises(UserError):
        distribute_forms(field.store, catalogue, [old], "", day, field.me)


def test_a_section_about_which_was_decided_stays_among_the_targets(field: Field) -> None:
    catalogue, day = the_catalogue(), LATER.isoformat()
    first = next(s for s in score_targets(field.store, catalogue, 2026) if s.title == ASSETS)
    choose_target(field.store, 2026, first, field.me, chosen=True, reason="前の監査から長い")
    reorganise_sections(field.store, MERGED, field.me)
    titles = {s.title for s in score_targets(field.store, catalogue, 2026, day)}
    assert {ASSETS, TAX} <= titles
    assert LEVY not in titles


def test_what_was_answered_under_the_former_name_counts_for_the_new_section(field: Field) -> None:
    catalogue, day = the_catalogue(), LATER.isoformat()
    form = FormName(2026, FormKind.SECTION, LEVY)
    distribute_forms(field.store, catalogue, [form], "", "2026-12-01", field.me)
    question = hand_form(field.store, form).form.questions[0].id
    no = NewFact(form.reply(question), "answer", "いいえ")
    record(field.store, form.book, field.me, "答えた", [no])
    reorganise_sections(field.store, MERGED, field.me)
    (tax,) = [s for s in score_targets(field.store, catalogue, 2026, day) if s.title == TAX]
    points = {part.criterion: part.grounds for part in tax.parts}
    (ground,) = points[Criterion.NO_ANSWERS]
    assert ground.subject == form.reply(question)


def test_a_form_that_is_out_is_reminded_to_the_successor(field: Field) -> None:
    catalogue, day = the_catalogue(), LATER.isoformat()
    forms = [FormName(2026, FormKind.SECTION, owner) for owner in (ASSETS, LEVY)]
    distribute_forms(field.store, catalogue, forms, "2026-12-10", "2026-12-01", field.me)
    reminded = RemindedOf(forms[0].book, forms[0].book, ASSETS, "自己点検票")
    record_reminder(field.store, [reminded], "2026-12-11", field.me)
    reorganise_sections(field.store, MERGED, field.me)
    rows = read_collection(field.store, catalogue, 2026, day).rows
    owed = owed_forms(rows, JapaneseHolidays(), LATER)
    assert {(one.section, one.awaited) for one in owed} == {
        (TAX, "自己点検票（旧 資産税課に配布）"),
        (TAX, "自己点検票（旧 納税課に配布）"),
    }
    assert [bool(one.reminded) for one in owed if one.about == forms[0].book] == [True]


def test_the_systems_of_a_section_are_foreseen_as_the_register_has_them(field: Field) -> None:
    preview = preview_reorganisation(field.store, the_catalogue(), MERGED)
    entries = read_register(field.store, the_catalogue(), None).entries.values()
    shown = RegisterIndex(the_form(), entries)
    for one in preview.successions:
        assert len(one.systems) == len(shown.find(RegisterFilter(section=one.before)))
    assert len(preview.successions[0].systems) > 1


def test_a_survey_that_is_out_is_foreseen(field: Field) -> None:
    this = SurveyRound(the_catalogue(), the_form(), 2026, "2026-11-01", field.me)
    distribute_survey(field.store, this, "2026-11-30")
    preview = preview_reorganisation(field.store, the_catalogue(), MERGED)
    assert [one.surveys for one in preview.successions] == [(2026,), (2026,)]
    later = MERGED._replace(on="2027-04-01")
    preview = preview_reorganisation(field.store, the_catalogue(), later)
    assert [one.surveys for one in preview.successions] == [(2026,), (2026,)], "of last year too"
