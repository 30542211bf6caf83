"""指摘・意見: what was joined names its partners and leads to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.screens.checks import SIZES, assert_fits, assert_named, button, labels
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_board import choose_one, file, ledger, shown
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.join_findings import join_findings

INTO, FIRST, SECOND = "a/p/i", "b/p/i", "c/p/i"


@pytest.fixture
def joined(kit: DeskKit) -> DeskKit:
    for number, id_ in enumerate((INTO, FIRST, SECOND), 1):
        file(kit, id_, FindingState.DECIDED, code=f"R8-0{number}-1", text=f"施錠{number}")
    whose = (INTO, "情報政策課"), (FIRST, "文化振興課"), (SECOND, "市民課")
    facts = [NewFact(f"filed:{id_}", "sections", [section]) for id_, section in whose]
    kit.run(lambda store: store.append("findings", kit.me, facts))
    found = ledger(kit)
    others = found[FIRST], found[SECOND]
    kit.run(lambda store: join_findings(store, found[INTO], others, kit.me))
    return kit


@pytest.fixture
def screen(joined: DeskKit) -> BoardScreen:
    return shown(joined)


def test_the_one_joined_names_what_stands_for_it_and_leads_there_and_back(
    kit: DeskKit, screen: BoardScreen
) -> None:
    choose_one(kit, screen, FIRST)
    links = screen.detail.partners
    assert list(links.rows) == [INTO, SECOND]
    assert "まとめた先" in labels(links)
    assert "同じ先にまとめたもの　1 件" in labels(links)
    words = links.rows[SECOND].accessibleName()
    assert "R8-03-1" in words
    assert "市民課" in words
    QTest.mouseClick(links.rows[INTO], Qt.MouseButton.LeftButton)
    kit.settle()
    assert [one.id for one in screen.chosen()] == [INTO]
    assert "これにまとめたもの　2 件" in labels(links)
    assert list(links.rows) == [FIRST, SECOND]
    QTest.mouseClick(links.rows[FIRST], Qt.MouseButton.LeftButton)
    kit.settle()
    button(screen.detail, "まとめから分ける").click()
    kit.settle()
    assert not ledger(kit)[FIRST].joined
    assert not links.isVisible()


def test_what_narrows_stays_unless_it_hides_the_partner(kit: DeskKit, screen: BoardScreen) -> None:
    screen.look_for(FindingFilter(words="施錠"))
    choose_one(kit, screen, FIRST)
    QTest.mouseClick(screen.detail.partners.rows[INTO], Qt.MouseButton.LeftButton)
    kit.settle()
    assert screen.filters.asked.words == "施錠"
    screen.look_for(FindingFilter(words="施錠2"))
    choose_one(kit, screen, FIRST)
    QTest.mouseClick(screen.detail.partners.rows[INTO], Qt.MouseButton.LeftButton)
    kit.settle()
    assert screen.filters.asked == FindingFilter()
    assert [one.id for one in screen.chosen()] == [INTO]


def test_one_that_was_joined_with_nothing_or_several_name_none(
    kit: DeskKit, screen: BoardScreen
) -> None:
    choose_one(kit, screen, FIRST)
    assert screen.detail.partners.isVisible()
    screen.list.selectAll()
    kit.settle()
    assert not screen.detail.partners.isVisible()
    choose_one(kit, screen, "R4/3.3.2-1")
    assert not screen.detail.partners.isVisible()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(
    joined: DeskKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = shown(joined, width, height)
    choose_one(joined, screen, INTO)
    assert_fits(screen, width, height)
    assert_named(screen)
