"""指摘・意見: what the card says of several, and the step they take together."""

from __future__ import annotations

import pytest

from tests.gui.screens.checks import SIZES, assert_fits, assert_named, button, labels
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_board import file, ledger, shown
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.use_cases.read_findings import read_all_steps

S = FindingState
STATES = {"a/p/1": S.DECIDED, "b/p/1": S.DECIDED, "c/p/1": S.PLAN_AWAITED, "d/p/1": S.CONFIRMED}


@pytest.fixture
def several(kit: DeskKit) -> DeskKit:
    for number, (id_, state) in enumerate(STATES.items(), 1):
        file(kit, id_, state, code=f"R8-0{number}-1")
    return kit


def choose_all(kit: DeskKit, width: int = 1366, height: int = 720) -> BoardScreen:
    screen = shown(kit, width, height)
    screen.look_for(FindingFilter(fiscal_years=(2026,)))
    screen.list.selectAll()
    kit.settle()
    return screen


def test_how_many_stand_where_is_told_and_which_go_no_further(several: DeskKit) -> None:
    detail = choose_all(several).detail
    told = labels(detail)
    assert "4件を選んでいます" in told
    chips = [chip.text() for chip in detail.findChildren(Chip) if chip.isVisible()]
    assert chips[0] == "確定 2件"
    assert set(chips[1:]) == {"計画待ち 1件", "確認済 1件"}
    assert "次の段階へ進められない 1件は、そのままです。" in told
    assert "R8-04-1：今は「確認済」です。これより先の段階はありません。" in told


def test_those_that_can_take_a_step_by_one_document_and_the_others_are_named(
    several: DeskKit,
) -> None:
    screen = choose_all(several)
    button(screen.detail, "通知済へ（2件）").click()
    told = labels(screen.detail)
    assert "2件を「通知済」にする" in told
    assert "「通知済」にできない 2件は、そのままです。" in told
    assert "R8-03-1：今は「計画待ち」です。次は「改善中」か「取下げ」です。" in told
    form = screen.detail.form
    form.person.setText("見本 太郎")
    form.document.setText("和監第12号")
    notes: list[str] = []
    screen.noted.connect(notes.append)
    form.do.click()
    several.settle()
    assert notes == ["2件を通知済にした"]
    found = ledger(several)
    assert [found[id_].state for id_ in STATES] == [
        S.NOTIFIED,
        S.NOTIFIED,
        S.PLAN_AWAITED,
        S.CONFIRMED,
    ]
    steps = several.run(read_all_steps)
    assert {id_: step.document for id_, (step,) in steps.items()} == {
        "a/p/1": "和監第12号",
        "b/p/1": "和監第12号",
    }


def test_a_form_that_is_left_leaves_those_named_that_go_nowhere(several: DeskKit) -> None:
    screen = choose_all(several)
    button(screen.detail, "通知済へ（2件）").click()
    button(screen.detail.form, "やめる").click()
    assert "次の段階へ進められない 1件" in labels(screen.detail)
    screen.list.clearSelection()
    several.settle()
    assert not screen.detail.unable.isVisible()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(
    several: DeskKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = choose_all(several, width, height)
    next(iter(screen.detail.steps.values())).click()
    several.settle()
    assert_fits(screen, width, height)
    assert_named(screen)
