"""The board of the 自己点検: 課 × state, files taken in with a report, 受付, 差戻し and 督促."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
    rows_in_sight,
)
from tests.gui.screens.kit import DeskKit
from tests.unit.photos.pictures import jpeg, quarters
from tests.unit.use_cases.office_year import TAX, YEAR
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.self_inspection import (
    FormFile,
    FormKind,
    FormName,
    FormState,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.picture_label import PictureLabel
from wakayama_audit_gui.gui.reminding import RECORD
from wakayama_audit_gui.gui.screens.collect import jobs
from wakayama_audit_gui.gui.screens.collect.deadline_row import DeadlineRow
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.walk.said_panel import SaidPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.form_file import load_form_file, write_form_file
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form, hand_form, read_form

PERSONNEL = FormName(YEAR, FormKind.SECTION, "人事課")
SCREEN = "section_screen_lock"


@pytest.fixture
def screen(kit: DeskKit) -> CollectScreen:
    made = CollectScreen(kit.desk)
    made._year = YEAR  # whatever day it is where this runs
    return kit.show(made)


@pytest.fixture
def given(kit: DeskKit, screen: CollectScreen) -> CollectScreen:
    catalogue = kit.house.catalogue()
    kit.run(
        lambda store: distribute_forms(
            store, catalogue, [TAX, PERSONNEL], "2026-06-30", "2026-06-01", kit.me
        )
    )
    screen.refresh()
    kit.settle()
    return screen


def returned(kit: DeskKit, folder: Path, name: FormName, **replies: Reply) -> Path:
    """A form file that came back: everything はい but what is said otherwise."""
    handed = kit.run(lambda store: hand_form(store, name))
    said = {q.id: replies.get(q.id, Reply(ReplyAnswer.YES)) for q in handed.form.questions}
    path = folder / f"{name.owner}.jikotenken"
    path.write_bytes(write_form_file(FormFile(handed, said, "見本 花子", "課長", "2026-06-09")))
    return path


def form(kit: DeskKit, name: FormName = TAX) -> Form:
    def read(store: Store) -> Form:
        return read_form(store, name)

    return kit.run(read)


def collect(kit: DeskKit, screen: CollectScreen, *paths: Path) -> None:
    screen.collect(paths)
    kit.settle()


def shown(screen: CollectScreen) -> list[str]:
    model = screen.forms.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_forms_are_given_out_into_a_folder(
    kit: DeskKit, screen: CollectScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = kit.house.catalogue()
    few = dict(list(catalogue.sections.items())[:2])
    small = catalogue._replace(sections=few, systems={"S10": catalogue.systems["S10"]})
    monkeypatch.setattr(kit.house, "catalogue", lambda: small)
    screen.refresh()
    kit.settle()
    button(screen, "配布する（未配布 3）").click()
    assert screen.hand_out_card.isVisible()
    screen.hand_out_card.take(tmp_path / "out")
    kit.settle()
    assert "9 個のファイルを書き出しました。" in "".join(screen.told.banners.messages())
    assert len(list((tmp_path / "out").glob("*.xlsx"))) == 2 + 1
    assert screen.forms.filters.buttons["配布"].words() == "配布 2"


def test_a_folder_is_taken_in_with_a_report_and_undone_as_one(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    bare = Reply(ReplyAnswer.NO)
    folder = tmp_path / "返却"
    folder.mkdir()
    returned(kit, folder, TAX, **{SCREEN: bare})
    returned(kit, folder, PERSONNEL)
    openpyxl.Workbook().save(folder / "別の表.xlsx")
    with kit.qtbot.waitSignal(given.noted) as noted:
        collect(kit, given, folder)
    assert noted.args == ["自己点検票を 2 件取り込んだ"]
    said = labels(given.told.report)
    assert "2 件を取り込みました。取り込めなかったもの 1 件。" in said
    assert "別の表.xlsx　監査手帳が配布した自己点検票ではありません。" in said
    assert "理由のない「いいえ」が 1 問あります（問7）" in said
    assert given.forms.filters.buttons["提出"].words() == "提出 2"
    assert given.told.report.isVisible()
    kit.desk.undo()
    kit.settle()
    assert not given.told.report.isVisible()
    assert form(kit).state is form(kit, PERSONNEL).state is FormState.SENT
    assert given.forms.filters.buttons["提出"].words() == "提出 0"


def test_a_form_is_looked_at_received_and_given_back(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    no = Reply(ReplyAnswer.NO, "7月に設定する")
    collect(kit, given, returned(kit, tmp_path, TAX, **{SCREEN: no}))
    given.forms.search.setText("納税")
    assert shown(given) == ["納税課"]
    given.forms.view.setCurrentIndex(given.forms.view.model().index(0, 0))
    QTest.keyClick(given.forms.view, Qt.Key.Key_Return)
    kit.settle()
    assert "問7　いいえ" in labels(given.card)
    assert "7月に設定する" in labels(given.card)
    button(given.card, "受付").click()
    kit.settle()
    assert form(kit).state is FormState.RECEIVED
    button(given.card, "差戻し").click()
    kit.settle()
    assert "理由が空です" in labels(given.card)
    given.card.reason.set_text("問7を確かめてください。")
    button(given.card, "差戻し").click()
    kit.settle()
    assert (form(kit).state, form(kit).note) == (FormState.RETURNED, "問7を確かめてください。")
    assert "差戻しの理由：問7を確かめてください。" in labels(given.card)


def test_every_answer_is_read_with_that_of_last_year(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    collect(kit, given, returned(kit, tmp_path, TAX, **{SCREEN: Reply(ReplyAnswer.NO, "7月に")}))
    given.show_form(TAX)
    kit.settle()
    asked = form(kit).sent.questions
    assert [q.text for q in asked if q.text in labels(given.card)] == [asked[6].text]
    button(given.card, "すべての答え").click()
    kit.settle()
    assert [q.text for q in asked if q.text not in labels(given.card)] == []
    assert labels(given.card).count("　はい") == len(asked) - 1
    assert "前年度" not in labels(given.card)
    last = {asked[0].id: Reply(ReplyAnswer.NO, "鍵がない")}
    given.card.replies.show_form(form(kit)._replace(previous=last))
    kit.settle()
    assert "前年度　いいえ　鍵がない" in labels(given.card)


def test_the_answers_are_saved_as_a_paper(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    given.show_form(TAX)
    kit.settle()
    assert not given.card.pdf.isVisible(), "nothing was answered"
    collect(kit, given, returned(kit, tmp_path, TAX, **{SCREEN: Reply(ReplyAnswer.NO, "7月に")}))
    assert given.card.pdf.isVisible()
    given.card.recorder.save(form(kit), tmp_path / "納税課.pdf")
    kit.settle()
    said = "".join(page.extract_text() for page in PdfReader(tmp_path / "納税課.pdf").pages)
    assert "7月に" in said
    assert "「納税課.pdf」を保存しました。" in "".join(given.told.banners.messages())
    (tmp_path / "表.pdf").write_bytes(b"PK")
    given.card.recorder.save(form(kit), tmp_path / "表.pdf")
    kit.settle()
    assert (tmp_path / "表.pdf").read_bytes() == b"PK"
    assert "表.pdf" in labels(given.card)


def asked_for_a_deadline(kit: DeskKit, given: CollectScreen) -> DeadlineRow:
    """The row that was opened on the form of the 納税課."""
    given.show_form(TAX)
    kit.settle()
    given.card.deadline.open.click()
    return given.card.deadline


def test_the_deadline_of_one_form_is_moved_and_taken_back(
    kit: DeskKit, given: CollectScreen
) -> None:
    row = asked_for_a_deadline(kit, given)
    assert row.field.iso > kit.house.now().date().isoformat(), "that of the form is over"
    row.field.propose(date(2026, 7, 15))
    row.take.click()
    kit.settle()
    assert (form(kit).deadline, form(kit, PERSONNEL).deadline) == ("2026-07-15", "2026-06-30")
    assert "期限 令和8年7月15日" in labels(given.card)
    assert row.open.isVisible()
    assert row.open.hasFocus()
    kit.desk.undo()
    kit.settle()
    assert form(kit).deadline == "2026-06-30"


def test_after_one_was_received_the_next_is_looked_at(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    collect(kit, given, *(returned(kit, tmp_path, name) for name in (PERSONNEL, TAX)))
    given.show_form(PERSONNEL)
    kit.settle()
    button(given.card, "受付").click()
    kit.settle()
    assert form(kit, PERSONNEL).state is FormState.RECEIVED
    assert "納税課" in labels(given.card)
    button(given.card, "受付").click()
    kit.settle()
    assert form(kit).state is FormState.RECEIVED
    assert "納税課" in labels(given.card), "there is no other to go to"


def test_all_that_came_are_received_at_once_and_taken_back_at_once(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    collect(kit, given, *(returned(kit, tmp_path, name) for name in (PERSONNEL, TAX)))
    assert not given.forms.receive.isVisible(), "others are in sight"
    given.forms.show_only("提出")
    given.forms.search.setText("納税")
    assert not given.forms.receive.isVisible(), "one is received by itself"
    given.forms.search.clear()
    with kit.qtbot.waitSignal(given.noted) as noted:
        button(given.forms, "提出の 2 件をすべて受け付ける").click()
    kit.settle()
    assert noted.args == ["自己点検票 2 件を受け付けた"]
    assert form(kit).state is form(kit, PERSONNEL).state is FormState.RECEIVED
    kit.desk.undo()
    kit.settle()
    assert form(kit).state is form(kit, PERSONNEL).state is FormState.SUBMITTED


def test_what_came_back_on_paper_is_typed_in(kit: DeskKit, given: CollectScreen) -> None:
    given.forms.chosen.emit(TAX)
    kit.settle()
    button(given.card, "紙で返った答えを入力する").click()
    kit.settle()
    entry = given.card.entry
    assert len(entry.rows) == 30
    button(entry, "提出にする").click()
    kit.settle()
    assert "一つも答えが入っていません。" in labels(given.card)
    first, second, third, *_ = entry.rows.values()
    first.answers[ReplyAnswer.YES].click()
    second.answers[ReplyAnswer.NO].click()
    second.reason.setText("棚が足りない")
    second.reason.editingFinished.emit()
    third.answers[ReplyAnswer.NO].click()
    third.answers[ReplyAnswer.NO].click()
    kit.settle()
    asked = form(kit).sent.questions
    said = {asked[0].id: Reply("はい"), asked[1].id: Reply("いいえ", "棚が足りない")}
    assert form(kit).replies == said
    kit.desk.undo()
    kit.desk.undo()
    kit.settle()
    entry.name.setText("見本 花子")
    button(entry, "提出にする").click()
    kit.settle()
    assert form(kit).state is FormState.SUBMITTED
    assert form(kit).by_name == "見本 花子"
    assert not entry.isVisible()


def test_states_and_words_narrow_the_list(kit: DeskKit, given: CollectScreen) -> None:
    given.forms.filters.buttons["配布"].click()
    assert shown(given) == ["人事課", "納税課"]
    given.forms.search.setText("総務　人事")
    assert shown(given) == ["人事課"]
    given.forms.search.setText("ない名前")
    assert "あてはまるものがありません。" in labels(given)
    given.forms.search.clear()
    given.forms.filters.buttons["すべて"].click()
    given.heading._kinds[FormKind.SYSTEM].click()
    assert len(shown(given)) == 10


def test_who_is_late_is_told_and_can_be_copied(kit: DeskKit, given: CollectScreen) -> None:
    today = kit.house.now().date()
    late = today.isoformat() > "2026-06-30"
    assert given.forms.filters.buttons["督促"].words() == f"督促 {2 if late else 0}"
    given._collection = given._collection._replace(
        rows=tuple(
            row._replace(deadline="2020-01-01") if row.state is FormState.SENT else row
            for row in given._collection.rows
        )
    )
    given._show()
    button(given, "督促 2 件をコピー").click()
    told = QGuiApplication.clipboard().text().splitlines()
    assert told[0] == "局・部\t課\t提出するもの\t状態\t期限\t過ぎた日数"
    assert sorted(line.split("\t")[1] for line in told[1:]) == ["人事課", "納税課"]
    assert all("令和2年1月6日（月）" in line for line in told[1:]), "the 1st was a holiday"
    noted: list[str] = []
    given.noted.connect(noted.append)
    button(given, RECORD).click()
    kit.settle()
    assert noted == ["2 件の督促を記録した"]
    sent = [row.sent for row in given._collection.rows if row.sent]
    assert [one.times for told in sent for one in told.values()] == [1, 1]
    kit.desk.undo()
    kit.settle()
    assert not any(row.sent for row in given._collection.rows)


def test_the_full_list_of_sections_is_taken_in(
    kit: DeskKit, screen: CollectScreen, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("一覧", 0)
    for row in (("局", "部", "課"), ("議会事務局", "", "議事調査課")):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    screen.organise(tmp_path / "a.xlsx")
    kit.settle()
    assert "議事調査課" in shown(screen)
    (tmp_path / "b.xlsx").write_bytes(b"no")
    screen.organise(tmp_path / "b.xlsx")
    kit.settle()
    assert "Excel ファイルではありません" in "".join(screen.told.banners.messages())


def test_another_year_is_another_board(kit: DeskKit, given: CollectScreen) -> None:
    given.heading.year_requested.emit(-1)
    kit.settle()
    assert "令和7年度 自己点検" in labels(given)
    assert given.forms.filters.buttons["配布"].words() == "配布 0"


def test_the_board_begins_with_the_year_that_is(kit: DeskKit) -> None:
    screen = CollectScreen(kit.desk)
    kit.qtbot.addWidget(screen)
    assert screen._year == fiscal_year(kit.house.now().date())


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_it_fits_every_display(
    kit: DeskKit,
    given: CollectScreen,
    appearance: Appearance,
    tmp_path: Path,
    width: int,
    height: int,
    percent: int,
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    given.resize(width, height)
    broken = tmp_path / "壊れ.xlsx"
    broken.write_bytes(b"x")
    collect(kit, given, *[broken] * 9)
    given._on_hand_out_requested()
    given.card._on_paper_clicked()
    kit.settle()
    given.forms.chosen.emit(TAX)
    kit.settle()
    assert_fits(given, width, height)


@pytest.mark.parametrize("percent", [100, 130])
def test_in_a_low_window_four_forms_are_seen_and_the_rarer_acts_wait(
    kit: DeskKit, given: CollectScreen, appearance: Appearance, percent: int
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    given.resize(911, 464)
    kit.settle()
    (page,) = (part for part in given.children() if isinstance(part, ScrollColumn))
    kit.qtbot.waitUntil(lambda: rows_in_sight(given.forms.view, page) >= 4)
    words = [b.words() for b in given.heading.findChildren(PlainButton) if b.isVisible()]
    assert "組織改正" not in words
    more = button(given.heading, "ほかの操作")
    more.click()
    kit.settle()
    assert button(given.heading, "組織改正").isVisible()
    assert button(given.heading, "調査票").isVisible()
    more.click()
    states = given.forms.filters.buttons
    assert not states["差戻し"].isVisible(), "no form is in that state"
    given.forms.show_only("差戻し")
    assert states["差戻し"].isVisible()
    given.resize(1366, 720)
    kit.settle()
    assert not more.isVisible()
    assert button(given.heading, "組織改正").isVisible()
    assert all(state.isVisible() for state in states.values())


def test_everything_is_reached_named_and_literal(kit: DeskKit, given: CollectScreen) -> None:
    given.forms.chosen.emit(TAX)
    kit.settle()
    button(given.card, "紙で返った答えを入力する").click()
    kit.settle()
    assert_named(given)
    assert_literal(given)
    assert_reached(given)


def tax_visit(kit: DeskKit) -> str:
    """A visit of the year to the 課 whose form it is."""
    place = PlannedPlace("執務室", "office", "納税課")
    plan = VisitPlan(systems=("S01",), scheduled="2026-09-01", places=(place,), lead=kit.me)
    catalogue, persons = kit.house.catalogue(), kit.desk.office.persons
    return kit.run(lambda store: plan_visit(store, catalogue, plan, persons, kit.me)).made


def test_a_photo_of_an_answer_is_shown_here_and_beside_the_item_of_the_visit(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    made = jpeg(quarters())
    photo = sha256_of(made)
    handed = kit.run(lambda store: hand_form(store, TAX))
    said = {q.id: Reply(ReplyAnswer.YES) for q in handed.form.questions}
    said[SCREEN] = Reply(ReplyAnswer.YES, "", photo)
    path = tmp_path / "写真つき.jikotenken"
    file = FormFile(handed, said, "見本 花子", "課長", "2026-06-09", {photo: made})
    path.write_bytes(write_form_file(file))
    collect(kit, given, path)
    given.show_board(TAX.fiscal_year, TAX.kind)
    given.show_form(TAX)
    kit.settle()
    (picture,) = (p for p in given.card.findChildren(PictureLabel) if p.isVisible())
    assert picture.pixmap().width() > 100
    assert picture.accessibleName().endswith("に付けられた写真")
    walk = Walk(kit.desk)
    panel = kit.show(SaidPanel(walk), 380, 600)
    panel.begin()
    walk.open(tax_visit(kit))
    kit.settle()
    row = next(r for r in walk.rows if r.item.id == "screen_lock")
    walk.choose(row.answer.subject)
    panel.refresh()
    kit.settle()
    assert "「はい」" in labels(panel)
    (beside,) = panel.findChildren(PictureLabel)
    assert beside.pixmap().width() > 100


def test_the_deadline_of_forms_given_out_is_moved_and_stands_in_the_files_written_then(
    kit: DeskKit, given: CollectScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [TAX, PERSONNEL]
    monkeypatch.setattr(jobs, "propose_forms", lambda *_: names)
    collect(kit, given, returned(kit, tmp_path, PERSONNEL))
    given._on_hand_out_requested()
    card = given.hand_out_card
    assert "まだ返っていない 1 件の今の期限：令和8年6月30日（火）。" in labels(card)
    assert not card.also.isChecked()  # there are forms that were not given out yet
    card.also.setChecked(True)
    card.deadline.propose(date(2099, 10, 3))
    assert "10月3日（土）は閉庁日（土曜日）です。次の開庁日は10月5日（月）です。" in labels(card)
    assert "配布済みの 1 件" in labels(card)
    card.take(tmp_path / "out")
    kit.settle()
    told = labels(given.told.banners)
    assert "自己点検票 1 件の提出期限を令和81年10月3日（土）にした。" in told
    assert (form(kit).deadline, form(kit, PERSONNEL).deadline) == ("2099-10-03", "2026-06-30")
    file = load_form_file(next((tmp_path / "out" / "専用ファイル").glob("*納税課.jikotenken")))
    assert file.handed.deadline == "2099-10-03"
    kit.desk.undo()
    kit.settle()
    assert form(kit).deadline == "2026-06-30"


def test_what_comes_next_is_the_main_action(kit: DeskKit, screen: CollectScreen) -> None:
    def main() -> list[bool]:
        return [one.main for one in (screen.heading._hand_out, screen.heading._files)]

    assert main() == [True, False]
    kit.run(
        lambda store: distribute_forms(
            store, kit.house.catalogue(), [TAX], "2026-06-30", "2026-06-01", kit.me
        )
    )
    screen.refresh()
    kit.settle()
    assert main() == [False, True]
    (row,) = (row for row in screen._collection.rows if row.name == TAX)
    assert row.bureau == "財政局 税務部"


def test_answers_that_differ_are_shown_among_what_tells(
    kit: DeskKit, given: CollectScreen, tmp_path: Path
) -> None:
    collect(kit, given, returned(kit, tmp_path, TAX))
    given.show_form(TAX)
    kit.settle()
    assert "「いいえ」はありません。" in labels(given.card)
    given.card.replies.show_form(form(kit)._replace(contested={SCREEN: ("はい", "")}))
    kit.settle()
    assert "答えが食い違っています：はい／未回答" in labels(given.card)
    assert "「いいえ」はありません。" not in labels(given.card)


def test_a_deadline_that_stands_already_is_neither_taken_nor_told(
    kit: DeskKit, given: CollectScreen
) -> None:
    row = asked_for_a_deadline(kit, given)
    row.field.propose(date(2026, 7, 15))
    assert row.take.isEnabled()
    row.field.propose(date(2026, 6, 30))
    assert not row.take.isEnabled()
    told: list[str] = []
    given.noted.connect(told.append)
    given.card.recorder.move(form(kit), "2026-06-30")
    given.forms.receive_requested.emit([TAX])
    kit.settle()
    assert told == [], "元に戻す beside it would take back another act"
