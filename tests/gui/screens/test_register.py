"""情報システム管理台帳: finding a system, filling it in, entering and taking off, files."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

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
from wakayama_audit_gui.domain.register_filter import GONE, UNNAMED, RegisterFilter
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.register.entry_list import ID_ROLE
from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import Register, read_register
from wakayama_audit_gui.use_cases.register_system import add_entry


@pytest.fixture
def screen(kit: DeskKit) -> RegisterScreen:
    return kit.show(RegisterScreen(kit.desk))


def register(kit: DeskKit) -> Register:
    catalogue, form = kit.house.catalogue(), kit.house.register.form()
    return kit.run(lambda store: read_register(store, catalogue, form))


def entry(kit: DeskKit, id_: str) -> SystemEntry:
    return register(kit).entries[id_]


def ids(screen: RegisterScreen) -> list[str]:
    model = screen.list.view.model()
    found = [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]
    return [id_ for id_ in found if id_]


def choose(screen: RegisterScreen, id_: str, kit: DeskKit) -> None:
    screen.choose(id_)
    kit.settle()


def line(screen: RegisterScreen, field: str) -> QLineEdit:
    editor = screen.form.rows[field].editor
    assert isinstance(editor, QLineEdit)
    return editor


def type_line(screen: RegisterScreen, field: str, text: str, kit: DeskKit) -> None:
    editor = line(screen, field)
    editor.setFocus()
    editor.selectAll()
    editor.insert(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    kit.settle()


def pick(screen: RegisterScreen, field: str, words: str, kit: DeskKit) -> None:
    editor = screen.form.rows[field].editor
    assert isinstance(editor, PlainButton)
    editor.click()
    screen.popups.choices.filter.setText(words)
    QTest.keyClick(screen.popups.choices.filter, Qt.Key.Key_Return)
    kit.settle()


def test_all_97_systems_stand_under_their_section(kit: DeskKit, screen: RegisterScreen) -> None:
    assert len(ids(screen)) == 97
    assert set(ids(screen)) == set(register(kit).entries)
    assert "97 システム（名称あり 10）" in labels(screen)


def test_words_and_choices_narrow_the_list(kit: DeskKit, screen: RegisterScreen) -> None:
    screen.narrowing.field.setText("ｷﾞｮｳｾｲ ネットワーク")
    screen.narrowing.field.setText("行政 ﾈｯﾄﾜｰｸ")
    kit.qtbot.waitUntil(lambda: ids(screen) == ["S01"])
    screen.look_for(RegisterFilter(section="市民課", filling=UNNAMED))
    assert ids(screen)
    assert all(entry(kit, id_).section == "市民課" for id_ in ids(screen))
    assert "表示中" in screen.heading.export.words()
    screen.look_for(RegisterFilter(words="どこにもない言葉"))
    assert "あてはまるシステムがありません" in labels(screen)


def test_exactly_the_systems_behind_a_figure_are_shown(screen: RegisterScreen) -> None:
    screen.look_for(RegisterFilter(ids=frozenset(("S01", "S03")), about="SLAの有無：設定"))
    assert set(ids(screen)) == {"S01", "S03"}
    screen.narrowing.only.click()
    assert len(ids(screen)) == 97


def test_a_field_is_recorded_when_it_is_left_and_taken_back(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    choose(screen, "R4/市民課/1", kit)
    type_line(screen, "users", "１，２００ 人", kit)
    assert entry(kit, "R4/市民課/1").answers["users"] == "1200"
    assert line(screen, "users").text() == "1200"
    kit.desk.undo()
    kit.settle()
    assert "users" not in entry(kit, "R4/市民課/1").answers
    assert line(screen, "users").text() == ""


def test_what_cannot_be_recorded_is_said_beside_it_and_stays_typed(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    choose(screen, "R4/市民課/1", kit)
    type_line(screen, "users", "たくさん", kit)
    assert "「たくさん」は使えません" in labels(screen)
    assert line(screen, "users").text() == "たくさん"
    assert "users" not in entry(kit, "R4/市民課/1").answers
    type_line(screen, "users", "不明", kit)
    assert "使えません" not in labels(screen)


def test_prose_is_handed_over_before_another_system_is_shown(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    choose(screen, "R4/市民課/1", kit)
    editor = screen.form.rows["function"].editor
    assert isinstance(editor, GrowingTextEdit)
    editor.setPlainText("住民票の写しの交付")
    choose(screen, "R4/市民課/2", kit)
    assert entry(kit, "R4/市民課/1").answers["function"] == "住民票の写しの交付"
    assert editor.text() == ""


def test_a_choice_is_taken_changed_and_cleared(kit: DeskKit, screen: RegisterScreen) -> None:
    choose(screen, "R4/市民課/1", kit)
    pick(screen, "sla", "設定している", kit)
    assert entry(kit, "R4/市民課/1").answers["sla"] == "設定している"
    pick(screen, "sla", "未回答", kit)
    assert "sla" not in entry(kit, "R4/市民課/1").answers


def test_a_conditional_field_is_asked_only_under_its_condition(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    choose(screen, "R4/市民課/1", kit)
    row = screen.form.rows["password_strength"]
    assert row.isHidden()
    spared = sum(one.isHidden() for one in screen.form.rows.values())
    assert f"ほかの {spared} 項目は、答えにより書く必要がありません" in labels(screen)
    pick(screen, "password", "パスワード有り", kit)
    assert not row.isHidden()
    assert f"ほかの {spared - 1} 項目" in labels(screen)
    assert "のときだけ答えます" in row.look.hint
    pick(screen, "password_strength", "特に無い", kit)
    pick(screen, "password", "無い", kit)
    assert not row.isHidden(), "an answer that is there must be seen"


def test_the_history_of_a_field_is_shown_and_leads_back(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    choose(screen, "S01", kit)
    before = entry(kit, "S01").answers["users"]
    type_line(screen, "users", "7", kit)
    screen.form.rows["users"].history.click()
    kit.settle()
    model = screen.popups.history.list.model()
    told = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert told == ["7", before]
    screen.popups.history.list.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(screen.popups.history.filter, Qt.Key.Key_Return)
    kit.settle()
    assert entry(kit, "S01").answers["users"] == before


def test_an_app_is_entered_and_shown_at_once(kit: DeskKit, screen: RegisterScreen) -> None:
    noted: list[str] = []
    screen.noted.connect(noted.append)
    button(screen, "システムを加える").click()
    button(screen, "台帳に加える").click()
    kit.settle()
    assert "がありません" in labels(screen.add_card)
    button(screen, "アプリ").click()
    screen.add_card.name.setText(CANARY)
    screen.add_card.section.setText("公園緑地課")
    button(screen, "台帳に加える").click()
    kit.settle()
    made = next(e for e in register(kit).entries.values() if e.name == CANARY)
    assert (made.kind, made.section) == ("アプリ", "公園緑地課")
    assert screen.form.shown == made.id
    assert screen.list.current == made.id
    assert not screen.add_card.isVisible()
    assert noted == [f"「{CANARY}」を台帳に加えた"]
    assert_literal(screen)


def test_a_system_is_taken_off_only_with_a_reason(kit: DeskKit, screen: RegisterScreen) -> None:
    choose(screen, "S05", kit)
    screen.form.retire.ask.click()
    screen.form.retire.go.click()
    kit.settle()
    assert "理由がありません" in labels(screen)
    screen.form.retire.reason.setText("令和8年3月に廃止")
    screen.form.retire.go.click()
    kit.settle()
    assert register(kit).retired == {"S05": "令和8年3月に廃止"}
    assert "S05" not in ids(screen)
    assert screen.form.shown == ""
    kit.desk.undo()
    kit.settle()
    assert "S05" in ids(screen)


def test_what_was_taken_off_is_seen_under_its_own_filter_and_put_back(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    choose(screen, "S05", kit)
    screen.form.retire.requested.emit("令和8年3月に廃止")
    kit.settle()
    screen.look_for(RegisterFilter(filling=GONE))
    kit.settle()
    assert ids(screen) == ["S05"]
    assert "台帳から除いた 1 件のうち 1 件を表示" in labels(screen)
    assert not screen.heading.export.isEnabled(), "its line would be refused when it comes back"
    choose(screen, "S05", kit)
    assert "台帳から除きました：令和8年3月に廃止" in labels(screen.form)
    assert not screen.form.rows["users"].isEnabled()
    with kit.qtbot.waitSignal(screen.noted):
        screen.form.gone.restore.click()
    kit.settle()
    assert register(kit).retired == {}
    assert "S05" in ids(screen)
    assert screen.form.shown == "S05"
    assert screen.form.rows["users"].isEnabled()
    assert not screen.form.gone.isVisible()
    kit.desk.undo()
    kit.settle()
    assert list(register(kit).retired) == ["S05"]


def test_what_two_laptops_said_differently_is_settled_by_saying_it_again(
    kit: DeskKit, screen: RegisterScreen
) -> None:
    def differ(store: Store) -> None:
        subject = "system_entry:S03"
        for words in ("3", "4"):
            store.append("register", "", [NewFact(subject, "users", words, based_on=())])

    kit.run(differ)
    screen.hide()
    kit.desk.tasks.change_bus.changed.emit(kit.run(lambda s: _touch(kit, s)))
    screen.show()
    kit.settle()
    choose(screen, "S03", kit)
    assert "食い違っています" in labels(screen.form)
    type_line(screen, "users", "4", kit)
    assert "食い違っています" not in labels(screen.form)
    assert entry(kit, "S03").answers["users"] == "4"


def _touch(kit: DeskKit, store: Store) -> object:
    typed = {"system_name": "別の画面から", "section": "総務課"}
    form = kit.house.register.form()
    return add_entry(store, kit.house.catalogue(), form, typed, kit.me)


def test_a_file_goes_out_and_comes_back_with_a_report_for_each_line(
    kit: DeskKit, screen: RegisterScreen, tmp_path: Path
) -> None:
    told: list[str] = []
    screen.announced.connect(told.append)
    path = tmp_path / "台帳.xlsx"
    screen.transfers.export(path)
    kit.settle()
    assert told == ["「台帳.xlsx」に 97 件を書き出しました"]
    book = openpyxl.load_workbook(path)
    sheet = book["台帳"]
    heads = {sheet.cell(4, column).value: column for column in range(1, sheet.max_column + 1)}
    sheet.cell(5, heads["SLA(運用サービス品質に関する合意)の有無"]).value = "設定している"
    sheet.cell(6, heads["利用ユーザー数"]).value = "たくさん"
    book.save(path)
    screen.transfers.take_in(path)
    kit.settle()
    said = labels(screen.board)
    assert "1 行を取り込みました。取り込めなかったもの 1 行。変わっていないもの 95 行。" in said
    assert "6 行目" in said
    first = next(iter(register(kit).entries))
    assert entry(kit, first).answers["sla"] == "設定している"
    assert kit.desk.undo_label.startswith("情報システム管理台帳")
    kit.desk.undo()
    kit.settle()
    assert "sla" not in entry(kit, first).answers


def test_a_foreign_file_is_refused_in_words(
    kit: DeskKit, screen: RegisterScreen, tmp_path: Path
) -> None:
    path = tmp_path / "別.xlsx"
    openpyxl.Workbook().save(path)
    screen.transfers.take_in(path)
    kit.settle()
    assert "情報システム管理台帳ではありません" in labels(screen.board)


def test_a_heading_is_gone_to(kit: DeskKit, screen: RegisterScreen) -> None:
    choose(screen, "S01", kit)
    heading = screen.form.headings["情報セキュリティ"]
    kit.qtbot.waitUntil(lambda: heading.y() > 2_000)  # laid out
    assert heading.visibleRegion().isEmpty()
    screen.form.jump.click()
    screen.popups.headings.filter.setText("情報セキュリティ")
    QTest.keyClick(screen.popups.headings.filter, Qt.Key.Key_Return)
    assert not heading.visibleRegion().isEmpty()


@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, size: int) -> None:
    appearance.apply(Scheme.LIGHT, size)
    screen = kit.show(RegisterScreen(kit.desk), width, height)
    choose(screen, "S01", kit)
    screen.list.chosen.emit("S01")
    assert_fits(screen, width, height)
    button(screen, "システムを加える").click()
    assert_fits(screen, width, height)
    assert_named(screen)


def test_everything_is_reached_and_named(kit: DeskKit, screen: RegisterScreen) -> None:
    choose(screen, "S01", kit)
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)
