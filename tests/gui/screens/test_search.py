"""検索: two-character words, the find in view, Enter opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    labels,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.search.delegate import excerpt, heading
from wakayama_audit_gui.gui.screens.search.screen import SearchScreen
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.search_record import FoundLine


def shown(kit: DeskKit, width: int = 1366, height: int = 720) -> SearchScreen:
    return kit.show(SearchScreen(kit.desk), width, height)


def the_list(screen: SearchScreen) -> QListView:
    view = screen.findChild(QListView)
    assert view is not None
    return view


def the_field(screen: SearchScreen) -> QLineEdit:
    field = screen.findChild(QLineEdit)
    assert field is not None
    return field


def remark(kit: DeskKit, visit: str, text: str) -> str:
    """Write a remark to the first item; returns its subject."""

    def write(store: Store) -> str:
        found = read_visit(store, visit)
        row = next(iter(found.rows()))
        write_text(store, found, row, AnswerText.REMARK, text, kit.me)
        return row.answer.subject

    return kit.run(write)


@pytest.mark.parametrize(
    ("text", "word", "parts"),
    [
        ("台帳に施錠の記録なし", "施錠", ("台帳に", "施錠", "の記録なし")),
        ("髙い所", "高い", ("", "髙い", "所")),
        ("無い", "施錠", ("無い", "", "")),
        ("一\n二施錠", "施錠", ("一 二", "施錠", "")),
    ],
)
def test_the_excerpt_shows_the_find(text: str, word: str, parts: tuple[str, str, str]) -> None:
    assert excerpt(text, word) == parts


def test_what_turns_the_order_of_a_hit_is_shown_as_its_number() -> None:
    turned = "gpj\u202efdp.\x1b[2J"
    assert excerpt(turned, "fdp") == ("gpj〔U+202E〕", "fdp", ".〔U+001B〕[2J")
    line = FoundLine("v", turned, "2026-11-23", "visit:v", "視察", "")
    assert heading(line, {}).startswith("gpj〔U+202E〕fdp.〔U+001B〕[2J　")


@pytest.mark.parametrize(
    ("subject", "kind", "expected"),
    [
        ("answer:v/p/visitor_badge", "項目 所見", "視察A　令和8年11月23日（月）　名札　所見"),
        ("answer:v/p/own", "項目 所見", "視察A　令和8年11月23日（月）　項目 所見"),
        ("photo:1", "写真 写真の説明", "視察A　令和8年11月23日（月）　写真の説明"),
        ("visit:v", "視察", "視察A　令和8年11月23日（月）　視察"),
    ],
)
def test_a_hit_says_where_it_is(subject: str, kind: str, expected: str) -> None:
    line = FoundLine("v", "視察A", "2026-11-23", subject, kind, "")
    assert heading(line, {"visitor_badge": "名札"}) == expected


def test_words_are_found_and_opened_by_keyboard(kit: DeskKit) -> None:
    visit = kit.plan()
    subject = remark(kit, visit, "鍵は施錠箱に保管。")
    screen = shown(kit)
    screen.search("施錠")
    kit.settle()
    assert the_list(screen).model().rowCount() == 1
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        QTest.keyClick(the_field(screen), Qt.Key.Key_Return)
    assert asked.args == [visit, subject]
    QTest.keyClick(the_field(screen), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is the_list(screen)
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        QTest.keyClick(the_list(screen), Qt.Key.Key_Return)
    assert asked.args == [visit, subject]


def test_a_click_opens_a_hit_once(kit: DeskKit) -> None:
    remark(kit, kit.plan(), "鍵は施錠箱に保管。")
    screen = shown(kit)
    screen.search("施錠")
    kit.settle()
    opened: list[str] = []
    screen.visit_requested.connect(lambda visit, _subject: opened.append(visit))
    view = the_list(screen)
    where = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(opened) == 1


def test_typing_is_enough_and_only_the_last_words_count(kit: DeskKit) -> None:
    remark(kit, kit.plan(), "鍵は施錠箱に保管。")
    screen = shown(kit)
    the_field(screen).setText("存在")
    the_field(screen).setText("施錠")
    kit.qtbot.waitUntil(lambda: the_list(screen).model().rowCount() == 1)
    assert "1 件" in labels(screen)


def test_finding_nothing_and_asking_nothing_say_what_to_do(kit: DeskKit) -> None:
    screen = shown(kit)
    assert "探す言葉を入れてください" in labels(screen)
    screen.search("存在しない語")
    kit.settle()
    assert "見つかりません" in labels(screen)
    the_field(screen).clear()
    kit.qtbot.waitUntil(lambda: "探す言葉を入れてください" in labels(screen))


def test_a_person_is_found_in_the_settings(kit: DeskKit) -> None:
    screen = shown(kit)
    screen.search("見本 太郎")
    kit.settle()
    assert the_list(screen).model().rowCount() == 1
    with kit.qtbot.waitSignal(screen.office_requested):
        QTest.keyClick(the_field(screen), Qt.Key.Key_Return)


def test_coming_back_shows_what_is_there_now(kit: DeskKit) -> None:
    visit = kit.plan()
    remark(kit, visit, "鍵は施錠箱に保管。")
    screen = shown(kit)
    screen.search("施錠")
    kit.settle()
    screen.hide()
    remark(kit, visit, "鍵は机の上。")
    screen.show()
    kit.settle()
    assert the_list(screen).model().rowCount() == 0


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    remark(kit, kit.plan(), "鍵は施錠箱に保管。" * 40)
    screen = shown(kit, width, height)
    screen.search("施錠")
    kit.settle()
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)


def test_what_is_found_is_shown_as_typed(kit: DeskKit) -> None:
    remark(kit, kit.plan(), f"{CANARY}と書かれた札")
    screen = shown(kit)
    screen.search("<img")
    kit.settle()
    assert the_list(screen).model().rowCount() == 1
    assert_literal(screen)
