"""自己点検 leads to the register and the 調査票, and a figure there to its systems."""

from __future__ import annotations

from tests.gui.screens.checks import labels
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.gui.collect_wiring import COLLECT
from wakayama_audit_gui.gui.register_wiring import REGISTER, SURVEY
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen
from wakayama_audit_gui.gui.screens.survey.screen import SurveyScreen


def test_a_figure_of_the_survey_leads_to_its_systems(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    window = sitting.window
    window.show_screen(COLLECT)
    collect = window.screen_for(COLLECT)
    assert isinstance(collect, CollectScreen)
    collect.heading.register_requested.emit()
    assert window.current == REGISTER
    register = window.screen_for(REGISTER)
    assert isinstance(register, RegisterScreen)
    sitting.settle()
    register.form.written.emit("S03", "system_form", "アプリ(スマートフォン・タブレット)")
    sitting.settle()
    register.heading.survey_requested.emit()
    assert window.current == SURVEY
    survey = window.screen_for(SURVEY)
    assert isinstance(survey, SurveyScreen)
    sitting.settle()
    survey.counts.choose("Q1ア")
    assert "未回答　96 / 97 システム" in survey.counts.figures["未回答"].accessibleName()
    survey.counts.card.chart.chosen.emit(2, 0)
    sitting.settle()
    assert window.current == REGISTER
    assert "1 件を表示" in labels(register)
    survey.register_requested.emit()
    assert window.current == REGISTER
    collect.heading.survey_requested.emit()
    assert window.current == SURVEY
