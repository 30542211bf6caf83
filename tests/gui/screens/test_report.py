"""報告書: what the office writes and withholds, the wording check, the preview and the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.gui.screens.checks import (
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
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.report import Edition
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.screens.report.screen import ReportScreen
from wakayama_audit_gui.use_cases.paper import Paper, YearPaper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_report import read_report
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.report_source import ReportSource


@pytest.fixture
def screen(kit: DeskKit) -> ReportScreen:
    return kit.show(ReportScreen(kit.desk))


def source(kit: DeskKit, screen: ReportScreen) -> ReportSource:
    catalogue, now = kit.house.catalogue(), kit.house.now()
    return kit.run(lambda store: read_report(store, catalogue, screen._year, now))


def withhold(kit: DeskKit, screen: ReportScreen, words: str, reason: str) -> None:
    screen.withheld.words.setText(words)
    screen.withheld.reason.setText(reason)
    screen.withheld.add.click()
    kit.settle()


def test_it_opens_at_this_year_with_its_pages(kit: DeskKit, screen: ReportScreen) -> None:
    year = fiscal_year(kit.house.now().date())
    assert screen._year == year
    assert screen.preview._view.pages > 0
    assert "頁" in labels(screen)
    assert not screen.preview.strip.isVisible()


def test_the_year_of_the_published_report_is_a_click_away(
    kit: DeskKit, screen: ReportScreen
) -> None:
    before = screen.preview._view.pages
    screen.heading._before.click()
    kit.settle()
    assert screen._year == 2022
    assert "令和4年度" in labels(screen)
    assert screen.preview._view.pages > before
    assert not screen.heading._before.isEnabled(), "nothing is known of earlier years"


def test_what_the_office_writes_is_recorded(kit: DeskKit, screen: ReportScreen) -> None:
    screen.passages.fields["総評"].setPlainText("全体としておおむね良好であった。")
    screen.flush()
    kit.settle()
    assert source(kit, screen).passages.opinion == "全体としておおむね良好であった。"
    assert not screen.passages.fields["総評"].pending
    assert screen.preview.remake.isVisible(), "the pages are older"
    screen.preview.remake.click()
    kit.settle()
    assert not screen.preview.remake.isVisible()


def test_pages_made_before_something_changed_elsewhere_say_so(
    kit: DeskKit, screen: ReportScreen
) -> None:
    screen.hide()
    change = Reorganisation(
        "2023-04-01", ReorganisationKind.RENAME, ("デジタル推進課",), ("情報政策課",)
    )
    kit.desk.tasks.write(screen, lambda store: reorganise_sections(store, change, kit.me))
    kit.settle()
    screen.show()
    kit.settle()
    assert screen.preview.remake.isVisible()


def test_the_cover_is_recorded_and_its_day_read_as_written(
    kit: DeskKit, screen: ReportScreen
) -> None:
    fields = screen.cover.fields
    fields["number"].setText("和デ推第9号")
    fields["issued_on"].setText("春")
    screen.flush()
    kit.settle()
    assert "日付として読めません" in labels(screen)
    assert fields["number"].text() == "和デ推第9号", "what was typed stays"
    assert source(kit, screen).number == ""
    fields["issued_on"].setText("R9.3.25")
    with kit.qtbot.waitSignal(screen.noted):
        screen.flush()
    kit.settle()
    found = source(kit, screen)
    assert (found.number, found.issued_on) == ("和デ推第9号", "2027-03-25")
    assert found.office, "until one is written, the office of the workspace"
    kit.desk.undo()
    kit.settle()
    assert source(kit, screen).number == ""
    assert fields["number"].text() == ""


def test_the_cover_of_another_year_is_its_own(kit: DeskKit, screen: ReportScreen) -> None:
    screen.cover.fields["number"].setText("今年の番号")
    screen.heading._before.click()
    kit.settle()
    assert screen.cover.fields["number"].text() == ""
    screen.heading._after.click()
    kit.settle()
    assert screen.cover.fields["number"].text() == "今年の番号"


def test_an_empty_passage_offers_its_standard_words(kit: DeskKit, screen: ReportScreen) -> None:
    start = screen.passages.starts["監査の目的"]
    assert start.isVisible()
    assert not screen.passages.starts["総評"].isVisible(), "総評 is always the office's own"
    start.click()
    screen.flush()
    kit.settle()
    assert "和歌山市情報セキュリティポリシー" in source(kit, screen).passages.purpose
    assert not start.isVisible()


def test_every_paper_of_the_year_is_seen_and_saved(
    kit: DeskKit, screen: ReportScreen, tmp_path: Path
) -> None:
    screen.heading._before.click()
    kit.settle()
    report = screen.preview._view.pages
    titles = "包括外部監査結果報告書", "対処マニュアル", "改善状況表"
    for number, name in enumerate(("監査報告書", *titles[1:])):
        screen.heading.papers.setCurrentIndex(number)
        screen.heading.papers.activated.emit(number)
        kit.settle()
        assert titles[number] in labels(screen.preview)
        assert name in screen.heading.file_name
        with kit.qtbot.waitSignal(screen.announced):
            screen.save_to(tmp_path / f"{name}.pdf")
    assert screen.preview._view.pages < report
    assert not screen.heading.saves[".docx"].isVisible()
    screen.save_to(tmp_path / "表.xlsx")
    kit.settle()
    assert "形では出せません" in "\n".join(screen.preview.banners.messages())


def test_what_is_typed_is_recorded_in_the_year_it_was_typed_for(
    kit: DeskKit, screen: ReportScreen
) -> None:
    year = screen._year
    screen.passages.fields["総評"].setPlainText("今年の総評。")
    screen.heading._before.click()
    kit.settle()
    assert screen.passages.fields["総評"].text() == ""
    assert source(kit, screen).passages.opinion == ""
    screen.heading._after.click()
    kit.settle()
    assert screen._year == year
    assert screen.passages.fields["総評"].text() == "今年の総評。"


def test_a_withheld_part_has_its_reason_and_can_be_published_again(
    kit: DeskKit, screen: ReportScreen
) -> None:
    screen.heading.choose_page(1)
    with kit.qtbot.waitSignal(screen.noted):
        withhold(kit, screen, "本庁舎3階", "情報公開条例第7条第5号")
    (part,) = source(kit, screen).withheld
    assert (part.words, part.finding) == ("本庁舎3階", "")
    assert "情報公開条例第7条第5号" in labels(screen)
    assert "公表しない部分 1" in screen.heading.pages[1].words()
    assert screen.withheld.words.text() == ""
    button(screen, "公表する").click()
    kit.settle()
    assert source(kit, screen).withheld == ()


def test_a_part_without_a_reason_is_refused_and_stays_typed(
    kit: DeskKit, screen: ReportScreen
) -> None:
    screen.heading.choose_page(1)
    withhold(kit, screen, "本庁舎3階", " ")
    assert "理由が空です" in labels(screen)
    assert screen.withheld.words.text() == "本庁舎3階"


def test_a_part_may_be_withheld_in_one_finding(kit: DeskKit, screen: ReportScreen) -> None:
    screen.heading._before.click()
    kit.settle()
    screen.heading.choose_page(1)
    screen.withheld.popup.chosen.emit("R4/3.3.2-3")
    assert "3.3.2-3" in screen.withheld.where.words()
    withhold(kit, screen, "ビジターバッチ", "理由")
    assert [part.finding for part in source(kit, screen).withheld] == ["R4/3.3.2-3"]


def test_the_wording_check_leads_to_what_is_written(kit: DeskKit, screen: ReportScreen) -> None:
    screen.passages.fields["総評"].setPlainText("問題はなかった。")
    screen.flush()
    kit.settle()
    withhold(kit, screen, "どこにもない語", "理由")
    screen.heading.choose_page(2)
    kit.settle()
    assert screen.heading.pages[2].words() == "文言の点検 2"
    screen.notices.rows[0].click()
    assert screen.passages.fields["総評"].isVisible()
    screen.heading.choose_page(2)
    screen.notices.rows[1].click()
    assert screen.withheld.words.isVisible()


def test_the_other_edition_is_made_anew(kit: DeskKit, screen: ReportScreen) -> None:
    screen.heading.editions[Edition.PUBLIC].click()
    kit.settle()
    assert "公表版" in labels(screen)


@pytest.mark.parametrize(
    ("suffix", "mark"), [(".pdf", b"%PDF"), (".xlsx", b"PK"), (".docx", b"PK")]
)
def test_it_is_saved_in_each_form(
    kit: DeskKit, screen: ReportScreen, tmp_path: Path, suffix: str, mark: bytes
) -> None:
    path = tmp_path / f"報告書{suffix}"
    with kit.qtbot.waitSignal(screen.announced):
        screen.save_to(path)
    kit.settle()
    assert path.read_bytes().startswith(mark)
    assert screen.heading.saves[suffix].isEnabled()


def test_a_save_can_be_stopped_and_leaves_nothing(
    kit: DeskKit, screen: ReportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def press(_store: Store, wanted: YearPaper, watch: Progress) -> Paper:
        watch.report(1, 9, "頁を描いています")
        while not watch.cancelled:
            asked.append(wanted.suffix)
            screen.thread().msleep(5)
        watch.stop_if_cancelled()
        raise AssertionError

    monkeypatch.setattr(kit.house.reports, "press", press)
    path = tmp_path / "報告書.pdf"
    screen.save_to(path)
    kit.qtbot.waitUntil(lambda: bool(asked))
    assert screen.preview.strip.isVisible()
    assert not screen.heading.saves[".pdf"].isEnabled()
    screen.preview.strip.cancel.click()
    kit.settle()
    assert not path.exists()
    assert not screen.preview.strip.isVisible()
    assert screen.heading.saves[".pdf"].isEnabled()


def test_a_failure_is_said(
    kit: DeskKit, screen: ReportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(*_what: object) -> Paper:
        raise UserError("作れません。", "あとで。", code="no")

    monkeypatch.setattr(kit.house.reports, "press", press)
    screen.save_to(tmp_path / "報告書.pdf")
    kit.settle()
    assert screen.preview.banners.messages() == ["作れません。"]


def test_the_dialog_proposes_a_name(kit: DeskKit, screen: ReportScreen) -> None:
    screen.heading.saves[".docx"].click()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("監査報告書（庁内版）.docx")
    dialog.reject()
    kit.settle()


def test_a_notice_of_a_finding_is_seen_on_the_board(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_report()
    sitting.settle()
    sitting.screen(ReportScreen).finding_requested.emit("R4/3.3.2-3")
    sitting.settle()
    assert [f.id for f in sitting.screen(BoardScreen).chosen()] == ["R4/3.3.2-3"]


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = kit.show(ReportScreen(kit.desk), width, height)
    assert_fits(screen, width, height)
    if screen.heading.pages[-1].isVisible():
        screen.heading.choose_page(3)
        assert screen.preview._view.isVisible()
        assert_fits(screen, width, height)


@pytest.mark.parametrize("width", [1366, 911])
def test_everything_is_named_and_reached(kit: DeskKit, width: int) -> None:
    screen = kit.show(ReportScreen(kit.desk), width)
    for page in (0, 1):
        screen.heading.choose_page(page)
        assert_named(screen)
        assert_literal(screen)
        assert_reached(screen)
