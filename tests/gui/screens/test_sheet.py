"""The sheet on screen: shown, saved, printed, and what is said when one of these fails."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    close,
    labels,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.sheet import printing
from wakayama_audit_gui.gui.screens.sheet.paper_choice import Editions
from wakayama_audit_gui.gui.screens.sheet.screen import SheetScreen
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit


def shown(kit: DeskKit, visit: str, width: int = 1366, height: int = 720) -> SheetScreen:
    screen = SheetScreen(kit.desk)
    screen.show_visit(visit)
    return kit.show(screen, width, height)


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def read(path: Path) -> QPdfDocument:
    """A PDF as Qt reads it: another PDFium in the same process brings it down."""
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


def ink(document: QPdfDocument) -> float:
    """How dark the first page is on the whole, 0 to 1."""
    page = printing.page_picture(document, 0, QSize(1190, 1684))
    dots = page.scaled(119, 168, mode=Qt.TransformationMode.SmoothTransformation)
    values = [dots.pixelColor(x, y).lightnessF() for x in range(119) for y in range(168)]
    return 1 - sum(values) / len(values)


# --- seen -------------------------------------------------------------------------------------


def test_the_paper_of_the_visit_is_seen(kit: DeskKit) -> None:
    screen = shown(kit, kit.plan())
    said = labels(screen)
    assert "現地調査調書　" in said
    assert f"{screen._view.pages} 頁" in said
    assert screen._view.pages >= 1
    for words in ("PDF を保存", "印刷"):
        assert button(screen, words).isEnabled()


def test_the_other_paper_and_the_blank_one_are_a_click_away(kit: DeskKit) -> None:
    screen = shown(kit, kit.plan())
    for words in ("事実確認書", "白紙の調書", "現地調査調書"):
        chip = next(c for c in screen.findChildren(FilterChip) if c.text() == words)
        chip.click()
        kit.settle()
        expected = "（記入用紙）" if words.startswith("白紙") else words
        assert expected in labels(screen)
    screen._choice.offer(Editions((1, 2)))
    assert screen._choice.wish().revision is None
    next(c for c in screen.findChildren(FilterChip) if c.text() == "第2版").click()
    kit.settle()
    assert "第2版はありません" in labels(screen)  # never sealed: said in words


def test_while_it_is_made_nothing_can_be_printed(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit, go_on = kit.plan(), Event()
    make = kit.house.print_sheet

    def slow(store: Store, which: str, *wish: object) -> Paper:
        assert go_on.wait(10)
        return make(store, which)

    monkeypatch.setattr(kit.house, "print_sheet", slow)
    screen = SheetScreen(kit.desk)
    kit.qtbot.addWidget(screen)
    screen.show_visit(visit)
    screen.show()
    assert "調書を作っています" in labels(screen)
    assert not button(screen, "印刷").isEnabled()
    screen.print_paper()
    assert QApplication.activeModalWidget() is None
    go_on.set()
    kit.settle()
    assert button(screen, "印刷").isEnabled()


def test_a_paper_that_cannot_be_made_says_why_and_can_be_tried_again(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = kit.plan()

    def broken(_store: Store, _visit: str, *_wish: object) -> Paper:
        raise UserError(f"書体「{CANARY}」が読めません。", "入れ直してください。", code="font")

    monkeypatch.setattr(kit.house, "print_sheet", broken)
    screen = shown(kit, visit)
    assert CANARY in labels(screen)
    assert "調書を作れませんでした" in labels(screen)
    assert_literal(screen)
    monkeypatch.undo()
    button(screen, "もう一度作る").click()
    kit.settle()
    assert CANARY not in labels(screen)
    assert button(screen, "印刷").isEnabled()


def test_what_was_replaced_is_said(kit: DeskKit) -> None:
    visit = kit.plan()

    def write(store: Store) -> None:
        found = read_visit(store, visit)
        row = next(iter(found.rows()))
        write_text(store, found, row, AnswerText.REMARK, "外字\ue000です。", kit.me)

    kit.run(write)
    screen = shown(kit, visit)
    assert "印刷できない文字を置き換えました" in labels(screen)


def test_a_change_while_it_is_seen_makes_it_anew(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = shown(kit, visit)
    before = screen._paper

    def write(store: Store) -> object:
        found = read_visit(store, visit)
        row = next(iter(found.rows()))
        return write_text(store, found, row, AnswerText.REMARK, "加筆した。", kit.me)

    kit.desk.tasks.write(screen, write)  # type: ignore[arg-type]  # bound late
    kit.settle()
    assert screen._paper is not None
    assert before is not None
    assert screen._paper.data != before.data


def test_it_is_zoomed_and_goes_back(kit: DeskKit) -> None:
    screen = shown(kit, kit.plan())
    view = screen._view
    comfortable = view.zoomFactor()
    button_in = next(b for b in screen.findChildren(type(screen._larger)) if b is screen._larger)
    button_in.click()
    assert view.zoomFactor() == pytest.approx(comfortable * 1.2)
    screen.resize(1200, 700)
    assert view.zoomFactor() == pytest.approx(comfortable * 1.2), "the reader's wish stays"
    for _ in range(30):
        screen._larger.click()
    assert view.zoomFactor() == pytest.approx(4.0)
    view.zoom_back()
    assert view.zoomFactor() == pytest.approx(comfortable)
    screen.resize(700, 600)
    assert view.zoomFactor() < comfortable, "never wider than the window"


def test_escape_goes_back_to_the_visit(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = shown(kit, visit)
    screen.setFocus()
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        QTest.keyClick(screen._view, Qt.Key.Key_Escape)
    assert asked.args == [visit]


# --- saved ------------------------------------------------------------------------------------


def test_it_is_saved_through_the_dialog(kit: DeskKit, tmp_path: Path) -> None:
    screen = shown(kit, kit.plan())
    button(screen, "PDF を保存").click()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    wanted = tmp_path / "調書.pdf"
    with kit.qtbot.waitSignal(screen.announced) as announced:
        dialog.fileSelected.emit(str(wanted))
    assert announced.args == ["「調書.pdf」を保存しました"]
    assert read(wanted).metaData(QPdfDocument.MetaDataField.Title)
    close(dialog)


def test_a_place_that_refuses_is_said_and_the_paper_stays(kit: DeskKit, tmp_path: Path) -> None:
    screen = shown(kit, kit.plan())
    screen.save_to(tmp_path / "ない" / f"{CANARY}.pdf".replace("/", "／"))
    kit.settle()
    assert "に保存できません" in labels(screen)
    assert "同じ名前のファイル" in labels(screen)
    assert button(screen, "印刷").isEnabled()
    assert_literal(screen)


# --- printed ----------------------------------------------------------------------------------


def test_all_pages_are_printed_with_their_pictures(kit: DeskKit, tmp_path: Path) -> None:
    screen = shown(kit, kit.plan())
    path = tmp_path / "印刷.pdf"
    with kit.qtbot.waitSignal(screen.announced) as announced:
        screen.print_on(pdf_printer(path))
    assert announced.args == [f"{screen._view.pages} 頁を印刷に送りました"]
    kit.settle()
    printed = read(path)
    assert printed.pageCount() == screen._view.pages
    assert printed.pagePointSize(0).toSize() == QSize(595, 842)
    assert ink(printed) == pytest.approx(ink(screen._view.document()), rel=0.2)
    assert not screen._strip.isVisible()
    assert button(screen, "印刷").isEnabled()


def test_only_the_chosen_pages_are_printed(kit: DeskKit, tmp_path: Path) -> None:
    screen = shown(kit, kit.plan())
    assert screen._view.pages >= 2
    path = tmp_path / "印刷.pdf"
    printer = pdf_printer(path)
    printer.setFromTo(2, 2)
    with kit.qtbot.waitSignal(screen.announced) as announced:
        screen.print_on(printer)
    assert announced.args == ["1 頁を印刷に送りました"]
    assert read(path).pageCount() == 1


def test_printing_is_counted_and_can_be_stopped(
    kit: DeskKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(kit, kit.plan())
    begun, go_on = Event(), Event()
    draw = printing._draw_page

    def slow(*arguments: object) -> None:
        begun.set()
        assert go_on.wait(10)
        draw(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(printing, "_draw_page", slow)
    told: list[str] = []
    screen.announced.connect(told.append)
    screen.print_on(pdf_printer(tmp_path / "印刷.pdf"))
    assert begun.wait(10)
    assert screen._strip.isVisible()
    assert not button(screen, "印刷").isEnabled()
    screen._strip.cancel.click()
    go_on.set()
    kit.settle()
    assert told == []
    assert not screen._strip.isVisible()
    assert button(screen, "印刷").isEnabled()


@pytest.mark.noise("QPainter::begin|QPdfEngine|QPrinter|QPaintEngine")
def test_a_printer_that_refuses_is_said(kit: DeskKit, tmp_path: Path) -> None:
    screen = shown(kit, kit.plan())
    screen.print_on(pdf_printer(tmp_path / "ない" / "印刷.pdf"))
    kit.settle()
    assert "印刷できませんでした" in labels(screen)
    assert button(screen, "印刷").isEnabled()


def test_the_print_dialog_asks_first_and_its_answer_prints(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(kit, kit.plan())
    printed: list[QPrinter] = []
    monkeypatch.setattr(screen, "print_on", printed.append)
    button(screen, "印刷").click()
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert (dialog.minPage(), dialog.maxPage()) == (1, screen._view.pages)
    dialog.accepted.emit(dialog.printer())
    close(dialog)
    assert len(printed) == 1


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.DARK, text)
    screen = shown(kit, kit.plan(), width, height)
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)


def test_the_name_of_the_paper_is_whole_in_the_smallest_window(
    kit: DeskKit, appearance: Appearance
) -> None:
    appearance.apply(Scheme.LIGHT, 130)
    screen = shown(kit, kit.plan(), 911, 512)
    assert not screen._title.is_cut()
    appearance.apply(Scheme.LIGHT, 100)
