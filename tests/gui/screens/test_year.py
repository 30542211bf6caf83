"""The year in the window: every step of home leads to its screen, and none of them is empty."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.gui.screens.checks import labels
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.analysis.screen import CONTRADICTIONS, AnalysisScreen
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.home.model import in_order
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.screens.home.year_words import YearStep
from wakayama_audit_gui.gui.screens.report.screen import ReportScreen
from wakayama_audit_gui.gui.screens.select.screen import SelectScreen
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.use_cases.count_year import Year


def follow(sitting: Sitting, step: YearStep) -> Year:
    """Press a step of home; returns what home said."""
    sitting.wiring.show_home()
    sitting.settle()
    home = sitting.screen(HomeScreen)
    home.year.steps[step].click()
    sitting.settle()
    return home._year


def length(model: QAbstractItemModel | None) -> int:
    assert model is not None
    return model.rowCount()


def test_each_step_of_home_leads_to_as_many_as_it_says(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    forms = follow(sitting, YearStep.FORMS).forms
    collect = sitting.screen(CollectScreen)
    assert collect._collection.counts(FormKind.SECTION)[FormState.SUBMITTED] == 4
    counts = collect._collection.counts(None)
    assert sum(counts.values()) == forms.total
    assert counts[FormState.RECEIVED] + counts[FormState.SUBMITTED] == forms.back
    assert length(collect.forms.view.model()) == forms.total - forms.back > 0
    assert collect.forms.filters.buttons["督促"].words() == f"督促 {forms.overdue}"
    rows = collect.forms.model
    first = [rows.item(n).data(RowRole.TRAILING) for n in range(forms.overdue)]
    assert set(first) == {"督促"}, "what is late comes first"

    targets = follow(sitting, YearStep.TARGETS).targets
    select = sitting.screen(SelectScreen)
    chosen = [sum(t.chosen for t in select._selection.of_kind(kind)) for kind in FormKind]
    assert sorted(chosen) == sorted((targets.systems, targets.sections))

    visits = follow(sitting, YearStep.VISITS).visits
    home = sitting.screen(HomeScreen)
    assert len(home._rows) == visits.total + len(visits.follow_ups)
    assert visits.follow_ups
    listed_now = length(home._visits._view.model())
    assert listed_now == visits.total - visits.sealed > 0

    listed = in_order(list(reversed(home._rows)), sitting.house.now().date())
    assert [row.sheet_no[-2:] for row in listed[:2]] == ["01", "02"], "of today, by number"

    year = follow(sitting, YearStep.PLANS)
    board = sitting.screen(BoardScreen)
    shown = length(board.list.model())
    assert shown == year.plans.total - year.plans.received > 0
    year = follow(sitting, YearStep.FOLLOW_UP)
    shown = length(sitting.screen(BoardScreen).list.model())
    assert shown == year.follow_up.total - year.follow_up.settled > 0


def test_no_screen_of_the_year_is_empty(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_analysis()
    sitting.settle()
    analysis = sitting.screen(AnalysisScreen)
    analysis.pages.buttons[CONTRADICTIONS].click()
    sitting.settle()
    assert {row.owner for row in analysis.contradictions._found.rows} >= {"資産税課"}
    sitting.wiring.year.show_report()
    sitting.settle()
    assert sitting.screen(ReportScreen).isVisible()
    assert sitting.said() == ""


@pytest.mark.parametrize("width", [1366, 1280])
def test_the_next_deadline_stands_beside_a_long_name(
    sitting: Sitting, sample: Sample, width: int
) -> None:
    sitting.window.resize(width, 720)
    sitting.enter_sample(sample)
    sitting.settle()
    home = sitting.screen(HomeScreen)
    assert "次の期限：改善計画書" in labels(home)
    assert "和歌山市" in home.top.resume.words()


def test_the_name_of_the_product_has_room_in_every_text_size(
    sitting: Sitting, sample: Sample, appearance: Appearance
) -> None:
    sitting.enter_sample(sample)
    for size in (100, 150):
        appearance.apply(Scheme.LIGHT, size)
        sitting.settle()
        bar = sitting.window.top_bar
        first = min(tab.geometry().left() for tab in bar.findChildren(QAbstractButton))
        assert first >= bar._product_width()


def test_ctrl_z_takes_back_a_weight_while_the_next_field_has_the_keyboard(
    sitting: Sitting, sample: Sample
) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_select()
    sitting.settle()
    select = sitting.screen(SelectScreen)
    select.weigh.click()
    first, second = list(select.weights.fields.values())[:2]
    before = first.value()
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "50")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    second.setFocus()
    sitting.settle()
    assert select._selection.weights != {}
    assert first.value() == 50
    QTest.keyClick(second, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()
    assert first.value() == before


def test_ctrl_z_takes_a_written_passage_back_and_does_not_bring_it_again(
    sitting: Sitting, sample: Sample
) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_report()
    sitting.settle()
    passages = sitting.screen(ReportScreen).passages
    field = passages.fields["監査の視点"]
    before = field.text()
    field.setFocus()
    QTest.keyClicks(field, "QQQ")
    assert passages.saved.text() == "未保存"
    field.flush()
    sitting.settle()
    assert passages.saved.text() == "保存済み"
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        sitting.settle()
        field.flush()
        sitting.settle()
        assert field.text() == before
