"""USBメモリ: the ledger, a count with a reader that types, and what a difference becomes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.stick import DifferenceKind, Stick
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.screens.sticks.count_card import CountCard
from wakayama_audit_gui.gui.screens.sticks.count_rows import LEFT_OVER
from wakayama_audit_gui.gui.screens.sticks.ledger_page import RETURNED_ONLY
from wakayama_audit_gui.gui.screens.sticks.screen import COUNT, SticksScreen
from wakayama_audit_gui.gui.undo_keys import UndoKeys
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import EVERY
from wakayama_audit_gui.use_cases.count_sticks import (
    StickCount,
    end_count,
    note_stick,
    read_counts,
)
from wakayama_audit_gui.use_cases.keep_sticks import import_sticks, read_sticks
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_visit import read_visit

SECTION = "デジタル推進課"
LEDGER = (
    Stick("0001", SECTION, "金庫", "2026-04-01"),
    Stick("0002", SECTION, "金庫", "2026-04-01"),
    Stick("0003", SECTION, "机", "2026-04-01"),
    Stick("0004", "納税課", "書庫", "2026-04-01"),
    Stick("0005", SECTION, "金庫", "2025-04-01", "2026-03-31"),
)


@pytest.fixture
def screen(kit: DeskKit) -> SticksScreen:
    kit.run(lambda store: import_sticks(store, LEDGER, kit.me))
    return kit.show(SticksScreen(kit.desk))


def rows(view: object) -> list[str]:
    model = view.model()  # type: ignore[attr-defined]  # a list
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click(screen: SticksScreen, number: str) -> None:
    view = screen.ledger.view
    view.clicked.emit(view.model().index(rows(view).index(number), 0))


def sticks(kit: DeskKit) -> tuple[Stick, ...]:
    return kit.run(partial(read_sticks, today=kit.house.now().date()))


def counts(kit: DeskKit) -> tuple[StickCount, ...]:
    return kit.run(partial(read_counts, today=kit.house.now().date()))


def ledger(kit: DeskKit) -> dict[str, Stick]:
    return {stick.number: stick for stick in sticks(kit)}


def begin(kit: DeskKit, screen: SticksScreen, place: str = "") -> CountCard:
    screen.pages[COUNT].click()
    screen.count.count_at(SECTION)
    if place:
        screen.count.start.place.setCurrentText(place)
    screen.count.start.go.click()
    kit.settle()
    return screen.count.card


def scan(kit: DeskKit, card: CountCard, *numbers: str) -> None:
    """As a reader does: keys, then Enter, wherever the keyboard is."""
    for number in numbers:
        focus = QApplication.focusWidget()
        assert focus is card.field
        QTest.keyClicks(focus, number)
        QTest.keyClick(focus, Qt.Key.Key_Return)
    kit.settle()


def seen(kit: DeskKit) -> tuple[str, ...]:
    return counts(kit)[0].seen


# --- the ledger -------------------------------------------------------------------------------


def test_the_ledger_is_listed_and_narrowed(screen: SticksScreen) -> None:
    assert rows(screen.ledger.view) == ["0001", "0002", "0003", "0004"]
    screen.ledger.filters.buttons[RETURNED_ONLY].click()
    assert rows(screen.ledger.view) == ["0005"]
    screen.ledger.filters.buttons[EVERY].click()
    screen.ledger.search.setText("デジタル 金庫")
    assert rows(screen.ledger.view) == ["0001", "0002", "0005"]
    screen.ledger.search.setText("ない")
    assert "あてはまるものがありません" in labels(screen)


def test_without_a_ledger_the_next_step_is_said(kit: DeskKit) -> None:
    screen = kit.show(SticksScreen(kit.desk))
    assert "台帳にUSBメモリがありません" in labels(screen)
    assert "管理番号と課があれば" in labels(screen)


def test_a_stick_is_lent_corrected_returned_and_taken_back(
    kit: DeskKit, screen: SticksScreen
) -> None:
    button(screen, "新しく貸与する").click()
    screen.form.fields["number"].setText("0100")
    screen.form.fields["section"].setText("人事課")
    screen.form.fields["lent_on"].setText("R8.11.2")
    with kit.qtbot.waitSignal(screen.noted):
        screen.form.write.click()
    kit.settle()
    assert ledger(kit)["0100"] == Stick("0100", "人事課", "", "2026-11-02")
    assert "0100" in rows(screen.ledger.view)
    assert screen.form.turn.words() == "今日返却した"
    screen.form.turn.click()
    kit.settle()
    assert ledger(kit)["0100"].returned_on
    assert screen.form.turn.words() == "今日また貸与した"
    kit.desk.undo()
    kit.settle()
    assert ledger(kit)["0100"].is_lent
    assert screen.form.fields["returned_on"].text() == "", "the form follows"
    kit.desk.undo()
    kit.settle()
    assert "0100" not in ledger(kit)


def test_a_stick_is_taken_off_and_back(kit: DeskKit, screen: SticksScreen) -> None:
    click(screen, "0003")
    screen.form.drop.click()
    kit.settle()
    assert "0003" not in ledger(kit)
    kit.desk.undo()
    kit.settle()
    assert ledger(kit)["0003"] == LEDGER[2]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("number", "", "管理番号のないUSBメモリ"),
        ("number", "０００１", "すでに台帳にあります"),
        ("section", "  ", "課がありません"),
        ("lent_on", "春", "日付として読めません"),
        ("returned_on", "2020/1/1", "返却日が貸与日より前"),
    ],
)
def test_what_will_not_do_is_said_and_stays_as_typed(
    kit: DeskKit, screen: SticksScreen, field: str, text: str, said: str
) -> None:
    click(screen, "0002")
    screen.form.fields[field].setText(text)
    screen.form.write.click()
    kit.settle()
    assert said in labels(screen)
    assert ledger(kit)["0002"] == LEDGER[1]
    assert screen.form.typed() != LEDGER[1]


def test_what_is_being_typed_waits_for_its_return(kit: DeskKit, screen: SticksScreen) -> None:
    click(screen, "0001")
    screen.form.fields["note"].setText(CANARY)
    click(screen, "0002")
    assert screen.form.fields["note"].text() == ""
    screen.refresh()
    kit.settle()
    click(screen, "0001")
    assert screen.form.fields["note"].text() == CANARY
    screen.flush()
    kit.settle()
    assert ledger(kit)["0001"].note == CANARY
    assert not screen.form.is_changed()


def test_enter_writes_but_not_where_it_completes_a_section(
    kit: DeskKit, screen: SticksScreen
) -> None:
    screen.look_at(None)
    screen.form.fields["number"].setText("0300")
    screen.form.fields["section"].setText("納税課")
    QTest.keyClick(screen.form.fields["section"], Qt.Key.Key_Return)
    kit.settle()
    assert "0300" not in ledger(kit)
    QTest.keyClick(screen.form.fields["number"], Qt.Key.Key_Return)
    kit.settle()
    assert ledger(kit)["0300"].section == "納税課"


def test_a_new_one_that_is_given_up_is_forgotten(kit: DeskKit, screen: SticksScreen) -> None:
    screen.look_at(None)
    screen.form.fields["number"].setText("0200")
    button(screen, "やめる").click()
    assert screen.form.fields["number"].text() == ""
    screen.flush()
    kit.settle()
    assert len(ledger(kit)) == len(LEDGER)


def test_the_ledger_goes_out_to_excel_and_comes_back(
    kit: DeskKit, screen: SticksScreen, tmp_path: Path
) -> None:
    path = tmp_path / "台帳.xlsx"
    with kit.qtbot.waitSignal(screen.announced):
        screen.files.save_ledger(path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["C2"] = "書庫"
    book.save(path)
    screen.files.take_in(path)
    kit.settle()
    assert ledger(kit)["0001"].kept_at == "書庫"
    kit.desk.undo()
    kit.settle()
    assert ledger(kit)["0001"] == LEDGER[0]


def test_how_far_a_long_list_is_can_be_seen_and_stopped(
    kit: DeskKit, screen: SticksScreen, tmp_path: Path
) -> None:
    many = [Stick(f"A{n:04d}", "人事課") for n in range(600)]
    path = tmp_path / "台帳.xlsx"
    path.write_bytes(kit.house.follow_up.write_sticks(many, ()))
    screen.files.take_in(path)
    screen.files.take_in(path)  # a second one is not begun meanwhile
    assert screen.strip.isVisible()
    screen.strip.cancel_requested.emit()
    kit.settle()
    assert not screen.strip.isVisible()
    assert ledger(kit) == {stick.number: stick for stick in LEDGER}
    screen.files.take_in(path)
    kit.settle()
    assert len(ledger(kit)) == len(LEDGER) + 600
    kit.desk.undo()
    kit.settle()
    assert ledger(kit) == {stick.number: stick for stick in LEDGER}


@pytest.mark.parametrize("what", ["text", "missing", "columns"])
def test_a_file_that_will_not_do_is_said(
    kit: DeskKit, screen: SticksScreen, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "a.xlsx"
    if what == "text":
        path.write_text("管理番号,課", encoding="utf-8")
    elif what == "columns":
        openpyxl.Workbook().save(path)
    with kit.qtbot.waitSignal(kit.tasks.user_error):
        screen.files.take_in(path)
    assert ledger(kit) == {stick.number: stick for stick in LEDGER}


# --- counting ---------------------------------------------------------------------------------


def test_a_reader_types_and_each_number_is_answered(kit: DeskKit, screen: SticksScreen) -> None:
    card = begin(kit, screen)
    for number, said in (
        ("0001", "0001　一致"),
        ("0001", "もう読み取っています"),
        ("9999", "9999　台帳になし"),
        ("0004", "0004　別の課（台帳では納税課）"),
        ("0005", "0005　返却済み"),
    ):
        scan(kit, card, number)
        assert said in labels(card)
    assert seen(kit) == ("0001", "9999", "0004", "0005")
    assert "台帳 3 本　一致 1　残り 2　差異 3" in labels(card)
    assert card.field.text() == ""


def test_a_number_without_its_zeros_says_which_may_be_meant(
    kit: DeskKit, screen: SticksScreen
) -> None:
    card = begin(kit, screen)
    scan(kit, card, "2")
    assert "2　台帳になし（台帳には 0002 があります）" in labels(card)
    row = rows(card.rows).index("2")
    assert card.rows.model().index(row, 0).data(RowRole.DETAIL) == "台帳には 0002 があります"


def test_numbers_in_a_row_faster_than_they_are_written(kit: DeskKit, screen: SticksScreen) -> None:
    card = begin(kit, screen)
    numbers = [f"{n:04d}" for n in range(1, 61)]
    scan(kit, card, *numbers)
    assert seen(kit) == tuple(numbers)
    assert [d.number for d in card.differences()] == numbers[3:]


def test_a_reader_that_ends_with_tab(kit: DeskKit, screen: SticksScreen) -> None:
    card = begin(kit, screen)
    QTest.keyClicks(card.field, "0002")
    QTest.keyClick(card.field, Qt.Key.Key_Tab)
    kit.settle()
    assert seen(kit) == ("0002",)
    assert QApplication.focusWidget() is card.field
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    QTest.keyClick(card.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not card.field, "without a number it leads on"


def test_at_a_place_what_is_kept_elsewhere_differs(kit: DeskKit, screen: SticksScreen) -> None:
    card = begin(kit, screen, "金庫")
    scan(kit, card, "0001", "0003")
    assert [d.kind for d in card.differences()] == [DifferenceKind.MISSING, DifferenceKind.PLACE]
    assert "別の場所（台帳では机）" in labels(card)


def test_a_number_that_was_read_by_mistake_is_taken_back(
    kit: DeskKit, screen: SticksScreen
) -> None:
    card = begin(kit, screen)
    scan(kit, card, "0001", "9999")
    unknown = card.differences()[-1]
    card.rows.difference_chosen.emit(unknown)
    card.form.drop.click()
    kit.settle()
    assert seen(kit) == ("0001",)
    assert QApplication.focusWidget() is card.field
    card.rows.number_chosen.emit("0001")
    button(card, "取り消す").click()
    kit.settle()
    assert seen(kit) == ()
    kit.desk.undo()
    kit.settle()
    assert seen(kit) == ("0001",)
    assert "一致 1" in labels(card), "the card follows what is taken back"


def test_a_count_that_is_ended_has_what_is_missing_and_takes_no_number(
    kit: DeskKit, screen: SticksScreen
) -> None:
    card = begin(kit, screen)
    scan(kit, card, "0001", "9999")
    section = screen.sections.model.findItems("デジタル推進課")[0]
    assert "照合中" in section.data(RowRole.DETAIL)
    button(screen, "別の照合").click()
    assert "照合中　残り 2　差異 1" in labels(screen)
    screen.count.show_count(counts(kit)[0])
    kit.settle()
    card.end.click()
    kit.settle()
    assert "台帳 3 本　一致 1　不足 2　差異 1" in labels(card)
    assert not card.field.isVisible()
    assert QApplication.focusWidget() is card.end
    missing = [d for d in card.differences() if d.kind is DifferenceKind.MISSING]
    assert len(missing) == 2
    (count,) = counts(kit)
    with pytest.raises(UserError) as told:
        kit.run(lambda store: note_stick(store, count, "0002", kit.me))
    assert told.value.code == "count_ended"
    section = screen.sections.model.findItems("デジタル推進課")[0]
    assert "不足 2　差異 1" in section.data(RowRole.DETAIL)
    button(screen, "別の照合").click()
    assert "不足 2　差異 1" in labels(screen)
    screen.count.show_count(count)
    kit.settle()
    card.end.click()
    kit.settle()
    card.take_keyboard()
    assert card.end.words() == "照合を終える"
    scan(kit, card, "0002", "0003")
    assert "残り 0" in labels(card)
    kit.desk.undo()
    kit.settle()
    assert "残り 1" in labels(card)


def test_a_count_that_read_nothing_is_ended_only_on_purpose(
    kit: DeskKit, screen: SticksScreen
) -> None:
    card = begin(kit, screen)
    card.end.click()
    kit.settle()
    assert not counts(kit)[0].ended
    assert "番号が一つも読まれていません。" in labels(card)
    assert card.none_found.isVisible()
    scan(kit, card, "0001")
    assert not card.none_found.isVisible(), "something is there after all"
    kit.desk.undo()
    kit.settle()
    card.end.click()
    card.none_found.click()
    kit.settle()
    assert counts(kit)[0].ended
    assert "一致 0　不足 3" in labels(card)
    kit.desk.undo()
    kit.settle()
    assert not counts(kit)[0].ended
    (count,) = counts(kit)
    with pytest.raises(UserError) as told:
        kit.run(lambda store: end_count(store, count, kit.me))
    assert told.value.code == "nothing_read"


def test_a_section_that_there_is_not_is_refused(kit: DeskKit, screen: SticksScreen) -> None:
    screen.look_at(None)
    screen.form.fields["number"].setText("0777")
    screen.form.fields["section"].setText("存在しない課")
    screen.form.write.click()
    kit.settle()
    assert "「存在しない課」という課はありません" in labels(screen.form)
    assert "0777" not in ledger(kit)
    screen.form.fields["section"].setText("納税課")
    screen.form.write.click()
    kit.settle()
    assert ledger(kit)["0777"].section == "納税課"


def test_a_count_goes_on_another_time_and_is_taken_off(kit: DeskKit, screen: SticksScreen) -> None:
    card = begin(kit, screen)
    scan(kit, card, "0001")
    button(screen, "別の照合").click()
    assert "これまでの照合" in labels(screen)
    (before,) = counts(kit)
    screen.count.show_count(before)
    kit.settle()
    scan(kit, card, "0002")
    assert seen(kit) == ("0001", "0002")
    button(screen, "一覧から外す").click()
    kit.settle()
    assert counts(kit) == ()
    assert "まだ照合していません" in labels(screen)
    kit.desk.undo()
    kit.settle()
    assert seen(kit) == ("0001", "0002")


def test_a_difference_becomes_a_finding_of_a_visit(kit: DeskKit, screen: SticksScreen) -> None:
    visit = kit.plan()
    card = begin(kit, screen)
    scan(kit, card, "0001", "0002")
    (missing,) = card.differences()
    assert LEFT_OVER in rows(card.rows)
    card.rows.difference_chosen.emit(missing)
    assert card.form.where.count() == 3
    card.form.text.setPlainText("所在を確かめるべきである。")
    card.form.file.click()
    kit.settle()
    found = kit.run(lambda store: read_visit(store, visit)).findings
    assert [one.text for one in found] == ["所在を確かめるべきである。"]
    card.rows.difference_chosen.emit(missing)
    assert "指摘にしました" in labels(card)
    with kit.qtbot.waitSignal(screen.finding_requested) as asked:
        card.form.show_finding.click()
    assert asked.args == [found[0].id]
    kit.desk.undo()
    kit.settle()
    assert "指摘にしました" not in labels(card)


def test_without_a_visit_it_becomes_a_finding_of_the_usb_audit(
    kit: DeskKit, screen: SticksScreen
) -> None:
    card = begin(kit, screen)
    scan(kit, card, "9999")
    card.rows.difference_chosen.emit(card.differences()[-1])
    card.form.file.click()
    kit.settle()
    catalogue = kit.house.catalogue()
    last = kit.run(lambda store: read_findings(store, catalogue))[-1]
    assert (last.audit_kind, last.sections) == ("USBメモリ運用管理監査", (SECTION,))
    card.rows.difference_chosen.emit(card.differences()[-1])
    card.form.text.setPlainText(" ")
    card.form.filed.emit(card.differences()[0], " ", None)
    kit.settle()
    assert "指摘の文が空です" in "\n".join(
        label.text() for label in card.form.findChildren(type(card.form._refusal))
    )


def test_the_paper_of_a_count_is_saved(kit: DeskKit, screen: SticksScreen, tmp_path: Path) -> None:
    card = begin(kit, screen)
    scan(kit, card, "0001")
    assert card.count is not None
    with kit.qtbot.waitSignal(screen.announced):
        screen.files.save_paper(card.count.id, tmp_path / "調書.pdf")
    assert (tmp_path / "調書.pdf").read_bytes().startswith(b"%PDF")


# --- in the window ----------------------------------------------------------------------------


def test_the_way_from_the_board_and_back(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_board()
    sitting.settle()
    sitting.screen(BoardScreen).acts.sticks.click()
    sitting.settle()
    screen = sitting.screen(SticksScreen)
    assert len(rows(screen.ledger.view)) == 53
    screen.finding_requested.emit("R4/3.3.2-3")
    sitting.settle()
    assert [f.id for f in sitting.screen(BoardScreen).chosen()] == ["R4/3.3.2-3"]


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
@pytest.mark.parametrize("counts", [False, True])
def test_it_fits(
    kit: DeskKit, appearance: Appearance, width: int, height: int, text: int, counts: bool
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    kit.run(lambda store: import_sticks(store, LEDGER, kit.me))
    screen = kit.show(SticksScreen(kit.desk), width, height)
    if counts:
        card = begin(kit, screen)
        scan(kit, card, "9999")
        card.rows.difference_chosen.emit(card.differences()[-1])
    else:
        screen.look_at(LEDGER[0])
    kit.settle()
    assert_fits(screen, width, height)


@pytest.mark.parametrize("width", [1366, 911])
@pytest.mark.parametrize("counts", [False, True])
def test_everything_is_named_and_reached(kit: DeskKit, width: int, counts: bool) -> None:
    kit.run(lambda store: import_sticks(store, (*LEDGER, Stick(CANARY, CANARY)), kit.me))
    screen = kit.show(SticksScreen(kit.desk), width)
    if counts:
        scan(kit, begin(kit, screen), "9999")
    else:
        screen.look_at(Stick(CANARY, CANARY))
    kit.settle()
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)


def test_the_note_of_an_act_goes_when_something_newer_was_done(
    kit: DeskKit, screen: SticksScreen
) -> None:
    window = MainWindow(kit.tasks)
    kit.show(window)
    UndoKeys(window, kit.desk)
    screen.noted.connect(window.announce)
    card = begin(kit, screen)
    assert window.toast.text() == f"{SECTION}のUSBメモリを数え始めた"
    assert window.toast.undo.isVisible()
    card.field.taken.emit("0046")
    kit.settle()
    assert not window.toast.isVisible(), "it would take the number back"
    window.undo_requested.emit()
    kit.settle()
    assert seen(kit) == ()
    assert window.toast.text() == "元に戻しました：USBメモリ 0046 を数えた"


def test_what_was_found_for_a_number_goes_when_the_number_is_taken_back(
    kit: DeskKit, screen: SticksScreen
) -> None:
    card = begin(kit, screen)
    scan(kit, card, "0001", "0046")
    assert "0046　台帳になし" in labels(card)
    kit.desk.undo()
    kit.settle()
    assert "0046" not in labels(card)
    assert "番号を読み取ると、ここに結果が出ます。" in labels(card)
    assert seen(kit) == ("0001",)
    scan(kit, card, "0002")
    screen.refresh()
    kit.settle()
    assert "0002　一致" in labels(card), "it stands"
