"""Another 年度 on 自己点検 and 調査票: nothing of the last one stays to be acted upon."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gui.screens.checks import labels
from tests.gui.screens.kit import DeskKit
from tests.unit.use_cases.office_year import TAX, YEAR
from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.gui.hand_out_card import HandOut
from wakayama_audit_gui.gui.screens.collect import jobs
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.survey.heading import SHEETS
from wakayama_audit_gui.gui.screens.survey.screen import SurveyScreen
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms

PERSONNEL = FormName(YEAR, FormKind.SECTION, "人事課")


@pytest.fixture
def collect(kit: DeskKit, monkeypatch: pytest.MonkeyPatch) -> CollectScreen:
    """The board of a year of two forms, of which one was given out."""
    monkeypatch.setattr(jobs, "propose_forms", lambda *_: [TAX, PERSONNEL])
    catalogue = kit.house.catalogue()
    kit.run(
        lambda store: distribute_forms(store, catalogue, [TAX], "2026-06-30", "2026-06-01", kit.me)
    )
    made = CollectScreen(kit.desk)
    made._year = YEAR  # whatever day it is where this runs
    return kit.show(made)


@pytest.fixture
def survey(kit: DeskKit) -> SurveyScreen:
    return kit.show(SurveyScreen(kit.desk))


def test_no_form_of_another_year_is_left_to_be_acted_upon(
    kit: DeskKit, collect: CollectScreen
) -> None:
    collect.show_form(TAX)
    kit.settle()
    assert "令和8年度　財政局 税務部 納税課" in labels(collect.card)
    collect.heading.year_requested.emit(1)
    assert "納税課" not in labels(collect.card), "not even until the other year is read"
    assert "あてはまる" not in labels(collect.forms), "it is not known yet"
    kit.settle()
    collect.refresh()
    kit.settle()
    assert "左の一覧から選ぶと、答えが見えます。" in labels(collect.card)
    assert not collect.card._paper.isVisible()
    assert not collect.card.deadline.isVisible()


def test_the_board_of_the_same_year_keeps_the_form(kit: DeskKit, collect: CollectScreen) -> None:
    collect.show_form(TAX)
    kit.settle()
    collect.show_board(YEAR, TAX.kind)
    kit.settle()
    assert "納税課" in labels(collect.card)


def test_forms_are_given_out_only_in_the_year_that_was_asked_for(
    kit: DeskKit, collect: CollectScreen
) -> None:
    collect.heading.hand_out_requested.emit()
    assert "令和8年度の点検票を" in labels(collect.hand_out_card)
    collect.heading.year_requested.emit(1)
    assert not collect.hand_out_card.isVisible()
    collect.heading.hand_out_requested.emit()
    assert not collect.hand_out_card.isVisible(), "it is not known yet what stands"
    kit.settle()
    collect.heading.hand_out_requested.emit()
    assert "令和9年度の点検票を" in labels(collect.hand_out_card)


def test_sheets_are_given_out_only_in_the_year_that_was_asked_for(
    kit: DeskKit, survey: SurveyScreen
) -> None:
    year = fiscal_year(kit.house.now().date())
    survey.heading.hand_out.click()
    assert f"{fiscal_year_label(year)}の調査票を配布する" in labels(survey.hand_out_card)
    survey.heading.year_requested.emit(1)
    assert not survey.hand_out_card.isVisible()
    assert f"{fiscal_year_label(year + 1)} 調査票" in labels(survey.heading)
    survey.heading.pages.buttons[SHEETS].click()
    assert "あてはまる" not in labels(survey.sheets), "it is not known yet"
    survey.heading.hand_out.click()
    assert not survey.hand_out_card.isVisible(), "it is not known yet what stands"
    kit.settle()
    survey.heading.hand_out.click()
    assert f"{fiscal_year_label(year + 1)}の調査票を配布する" in labels(survey.hand_out_card)


def test_what_is_told_of_files_names_their_year_and_goes_when_it_is_taken_back(
    kit: DeskKit, collect: CollectScreen, tmp_path: Path
) -> None:
    collect.hand_out(HandOut("2026-07-31", move=True, folder=tmp_path / "点検票"))
    kit.settle()
    told = labels(collect.told.banners)
    assert "令和8年度の点検票：「点検票」に 6 個のファイルを書き出しました。" in told
    kit.desk.undo()
    kit.settle()
    assert not collect.told.banners.messages(), "the deadline is what it was"
