"""設定: who sits here, 定型句, looks and the file; everything records itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.office.persons_card import PersonRow
from wakayama_audit_gui.gui.screens.office.phrases_card import phrases_in
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.use_cases.read_office import read_office

FILE = "/home/見本/監査.kansafile"


@pytest.fixture
def screen(kit: DeskKit, appearance: Appearance) -> OfficeScreen:
    return kit.show(OfficeScreen(kit.desk, appearance, FILE))


def rows(screen: OfficeScreen) -> list[PersonRow]:
    return [row for row in screen.findChildren(PersonRow) if not row.isHidden()]


def field(screen: OfficeScreen, name: str) -> QLineEdit:
    return next(f for f in screen.findChildren(QLineEdit) if f.accessibleName() == name)


def add(kit: DeskKit, screen: OfficeScreen, name: str, section: str = "") -> None:
    field(screen, "新しい人の氏名").setText(name)
    field(screen, "所属の課").setText(section)
    button(screen, "加える").click()
    kit.settle()


# --- persons ----------------------------------------------------------------------------------


def test_a_person_is_added_and_chosen(kit: DeskKit, screen: OfficeScreen) -> None:
    add(kit, screen, "見本 花子", "監査室")
    names = [p.name for p in kit.run(read_office).persons]
    assert names == ["見本 太郎", "見本 花子"]
    second = next(row for row in rows(screen) if row._person.name == "見本 花子")
    with kit.qtbot.waitSignal(screen.person_chosen) as chosen:
        second.choice.click()
    assert chosen.args == [second._person.id]
    assert [row.choice.isChecked() for row in rows(screen)].count(True) == 1
    second.choice.click()
    assert second.choice.isChecked(), "one's own name is not given up by a second click"


def test_an_edit_is_recorded_when_the_field_is_left_and_tab_goes_on(
    kit: DeskKit, screen: OfficeScreen
) -> None:
    name = field(screen, "見本 太郎の氏名")
    name.setFocus()
    name.setText("見本 次郎")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    kit.settle()
    assert kit.run(read_office).persons[0].name == "見本 次郎"
    focus = QApplication.focusWidget()
    assert focus is field(screen, "見本 次郎の役割"), "the row stayed, and the keyboard in it"
    assert len(kit.run(lambda store: store.history(f"person:{kit.me}"))) == 5, "written once"


def test_an_empty_name_is_refused_and_the_recorded_one_comes_back(
    kit: DeskKit, screen: OfficeScreen
) -> None:
    name = field(screen, "見本 太郎の氏名")
    name.setFocus()
    name.clear()
    with kit.qtbot.waitSignal(kit.desk.refused) as refused:
        QTest.keyClick(name, Qt.Key.Key_Tab)
    assert "氏名が空です" in refused.args[0].what
    assert name.text() == "見本 太郎"


def test_a_person_is_taken_off_and_undo_brings_them_back(
    kit: DeskKit, screen: OfficeScreen
) -> None:
    add(kit, screen, "見本 花子")
    second = next(row for row in rows(screen) if row._person.name == "見本 花子")
    with kit.qtbot.waitSignal(screen.noted) as noted:
        button(second, "外す").click()
    assert "見本 花子" in noted.args[0]
    kit.settle()
    assert len(rows(screen)) == 1
    kit.desk.undo()
    kit.settle()
    assert len(rows(screen)) == 2


def test_adding_nobody_asks_for_a_name(kit: DeskKit, screen: OfficeScreen) -> None:
    button(screen, "加える").click()
    kit.settle()
    assert len(rows(screen)) == 1
    assert QApplication.focusWidget() is field(screen, "新しい人の氏名")


# --- 定型句 -----------------------------------------------------------------------------------


def test_phrases_are_one_a_line() -> None:
    assert phrases_in("一\n\n 二 \n一\n") == ["一", "二"]


def test_phrases_record_themselves_in_their_order(kit: DeskKit, screen: OfficeScreen) -> None:
    lines = screen._phrases._lines
    lines.setPlainText("施錠を確認した。\n\n掲示がない。")
    assert "未保存" in labels(screen)
    screen.flush()
    kit.settle()
    assert [p.text for p in kit.run(read_office).phrases] == ["施錠を確認した。", "掲示がない。"]
    assert "2 句　保存済み" in labels(screen)
    assert lines.text() == "施錠を確認した。\n\n掲示がない。", "blank lines are the user's own"
    kit.desk.undo()
    kit.settle()
    assert len(lines.text().splitlines()) == 7


# --- looks ------------------------------------------------------------------------------------


def test_looks_are_in_force_at_once(
    kit: DeskKit, screen: OfficeScreen, appearance: Appearance
) -> None:
    chips = {chip.accessibleName(): chip for chip in screen.findChildren(FilterChip)}
    with kit.qtbot.waitSignal(screen.looks_changed):
        chips["明るさ 暗い"].click()
    assert appearance.scheme is Scheme.DARK
    with kit.qtbot.waitSignal(screen.looks_changed):
        chips["文字の大きさ 130 %"].click()
    assert (appearance.scheme, appearance.text_size) == (Scheme.DARK, 130)


# --- the file ---------------------------------------------------------------------------------


def test_the_file_is_named_and_a_backup_is_told(kit: DeskKit, screen: OfficeScreen) -> None:
    said = labels(screen)
    assert "和歌山市　監査" in said
    assert FILE in said
    with kit.qtbot.waitSignal(screen.backup_requested):
        button(screen, "控えを今作る").click()
    assert "控えを作っています" in labels(screen)
    screen.tell("控えを作り、読み直して確かめました：監査の控え")
    assert "読み直して確かめました" in labels(screen)
    with kit.qtbot.waitSignal(screen.close_requested):
        button(screen, "ほかの監査ファイルを開く").click()


def test_damaged_definitions_are_named(
    kit: DeskKit, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = f"items/{CANARY}.toml の 3 行目が読めません。"
    monkeypatch.setattr(kit.house, "definition_problems", lambda: (problem,))
    screen = kit.show(OfficeScreen(kit.desk, appearance, FILE))
    assert problem in labels(screen)
    assert_literal(screen)


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = kit.show(OfficeScreen(kit.desk, appearance, FILE), width, height)
    add(kit, screen, "見本 花子", "デジタル推進課")
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)


def test_names_are_shown_as_typed(kit: DeskKit, appearance: Appearance) -> None:
    screen = kit.show(OfficeScreen(kit.desk, appearance, CANARY))
    add(kit, screen, CANARY, CANARY)
    assert CANARY in labels(screen)
    assert_literal(screen)
