"""Opening, refusing, leaving: what a user sees of a file from the first start to its end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event, get_ident
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.gui.screens.checks import CANARY, button, labels
from tests.gui.screens.sitting import Sitting
from wakayama_audit_gui.bootstrap.open_file import OpenFile, backup_folder
from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.welcome.new_workspace import NewWorkspace
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.gui.screens.welcome.who import WhoScreen
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.settings import Settings
from wakayama_audit_gui.storage.workspace import open_workspace
from wakayama_audit_gui.use_cases.edit_office import add_person
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office

T = TypeVar("T")


def new(sitting: Sitting, name: str = "監査", person: str = "見本 太郎") -> NewWorkspace:
    return NewWorkspace(sitting.folder / f"{name}.kansafile", name, "和歌山市", person, "総務課")


# --- ways in ----------------------------------------------------------------------------------


def test_from_a_new_file_to_the_first_question(sitting: Sitting) -> None:
    """No dead end: welcome, form, empty home, plan, walkthrough."""
    sitting.session.welcome()
    sitting.screen(WelcomeScreen).new_requested.emit(new(sitting))
    sitting.settle()
    home = sitting.screen(HomeScreen)
    assert "まだ視察がありません" in labels(home)
    assert sitting.window.top_bar.isVisible()
    assert "見本 太郎" in sitting.window.top_bar.status()[0]
    home._visits._nothing.step.click()
    sitting.settle()
    plan = sitting.screen(PlanScreen)
    plan.choose(("S07",))
    sitting.settle()
    button(plan, "視察を用意する").click()
    sitting.settle()
    walk = sitting.screen(WalkScreen)
    row = walk.walk.row
    assert row is not None
    assert row.number == 1
    assert len([b for b in walk.findChildren(BigAnswerButton) if b.isVisible()]) == 5


def test_the_sample_is_made_with_progress_and_opened(sitting: Sitting) -> None:
    sitting.session.welcome()
    page = sitting.screen(WelcomeScreen)
    counts: set[str] = set()
    page.sample_requested.emit()
    assert page._strip.isVisible(), "at once"
    sitting.session.entrance._progressed.connect(
        lambda done, total, _doing: counts.add(f"{done} / {total}")
    )
    sitting.settle()
    assert button(sitting.screen(HomeScreen), "続ける").isVisible()
    assert len(counts) > 3
    assert "見本 太郎" in sitting.window.top_bar.status()[0]


def test_the_sample_can_be_stopped(sitting: Sitting) -> None:
    sitting.session.welcome()
    page = sitting.screen(WelcomeScreen)
    page.sample_requested.emit()
    with sitting.qtbot.waitSignal(sitting.session.gate.left):
        page._strip.cancel.click()
    sitting.settle()
    page = sitting.screen(WelcomeScreen)
    assert page._pages.isEnabled()
    assert not page._strip.isVisible()
    page.new_requested.emit(new(sitting))
    sitting.settle()
    sitting.screen(HomeScreen)


def test_a_known_file_opens_at_home_with_its_person(sitting: Sitting) -> None:
    path, (taro, hanako) = sitting.make_file("監査", "見本 太郎", "見本 花子")
    sitting.session.settings = Settings(person=hanako)
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()
    sitting.screen(HomeScreen)
    assert "見本 花子" in sitting.window.top_bar.status()[0]
    assert sitting.remembered[-1].workspace == str(path)
    assert sitting.remembered[-1].person == hanako != taro


def test_the_file_of_last_time_is_offered(sitting: Sitting) -> None:
    path, _ = sitting.make_file("監査", "見本 太郎")
    sitting.session.settings = Settings(workspace=str(path))
    sitting.session.welcome()
    button(sitting.screen(WelcomeScreen), "続きを開く").click()
    sitting.settle()
    sitting.screen(HomeScreen)


# --- who --------------------------------------------------------------------------------------


def test_of_several_persons_one_is_asked_for(sitting: Sitting) -> None:
    path, (_taro, hanako) = sitting.make_file("監査", "見本 太郎", "見本 花子")
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()
    who = sitting.screen(WhoScreen)
    assert not sitting.window.top_bar.isVisible()
    button(who, "見本 花子").click()
    sitting.settle()
    sitting.screen(HomeScreen)
    assert sitting.remembered[-1].person == hanako


def test_a_file_without_persons_asks_for_a_name(sitting: Sitting) -> None:
    path, _ = sitting.make_file("監査")
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()
    who = sitting.screen(WhoScreen)
    field = who.findChild(QLineEdit)
    assert field is not None
    field.setText(CANARY)
    QTest.keyClick(field, Qt.Key.Key_Return)
    sitting.settle()
    sitting.screen(HomeScreen)
    assert CANARY in sitting.window.top_bar.status()[0]
    desk = sitting.session.gate.desk
    assert desk is not None
    assert desk.undo_label == "", "nobody is to undo themselves"


def test_a_person_who_cannot_be_added_is_refused_on_the_page(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = sitting.make_file("監査")
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()

    def full(*_: object) -> None:
        raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")

    monkeypatch.setattr("wakayama_audit_gui.gui.session.add_person", full)
    sitting.session.entrance.person_added.emit("見本 花子", "")
    sitting.settle()
    assert "空き容量が足りません" in labels(sitting.screen(WhoScreen))


def test_taking_oneself_off_asks_again_who_records(sitting: Sitting) -> None:
    path, (taro, _) = sitting.make_file("監査", "見本 太郎", "見本 花子")
    sitting.session.settings = Settings(person=taro)
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()
    sitting.window.show_screen("office")
    sitting.settle()
    row = sitting.screen(OfficeScreen).persons._rows[taro]
    button(row, "外す").click()
    sitting.settle()
    assert "未選択" in sitting.window.top_bar.status()[0]
    assert "だれが記録するのか" in sitting.said()
    banner = sitting.window.banners.banner("who")
    assert banner is not None
    banner.acted.emit()
    sitting.settle()
    button(sitting.screen(WhoScreen), "見本 花子").click()
    sitting.settle()
    sitting.screen(HomeScreen)
    assert sitting.window.top_bar.isVisible()
    assert "だれが記録するのか" not in sitting.said()


def test_a_visit_asked_for_is_shown_at_once_and_the_name_is_asked_beside_it(
    sitting: Sitting,
) -> None:
    sitting.session.welcome()
    sitting.session.gate.open_sample()
    sitting.settle()
    desk, workspace = sitting.session.gate.desk, sitting.session.gate.workspace
    assert desk is not None
    assert workspace is not None
    visit = workspace.call(lambda store: store.visits()[0].visit).result()
    desk.tasks.write(desk, lambda store: add_person(store, "見本 花子", "監査人", "", desk.person))
    sitting.settle()
    with sitting.qtbot.waitSignal(sitting.session.gate.left):
        sitting.session.gate.leave()
    sitting.session.settings = Settings(person="0" * 32)
    sitting.session.enter(sitting.house.open_workspace(workspace.path), visit)
    sitting.settle()
    assert sitting.screen(WalkScreen).walk.visit.id == visit
    banner = sitting.window.banners.banner("who")
    assert banner is not None
    banner.acted.emit()
    sitting.settle()
    button(sitting.screen(WhoScreen), "見本 花子").click()
    sitting.settle()
    assert sitting.screen(WalkScreen).walk.visit.id == visit, "back where one was"
    assert "見本 花子" in sitting.window.top_bar.status()[0]


# --- refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "見つかりません"), (b"", "監査"), (b"not a file of ours" * 99, "監査")],
)
def test_a_missing_or_foreign_file_is_refused_on_the_page(
    sitting: Sitting, content: bytes | None, words: str
) -> None:
    path = sitting.folder / f"{CANARY.replace('/', '／')}.kansafile"
    if content is not None:
        path.write_bytes(content)
    sitting.session.welcome()
    sitting.screen(WelcomeScreen).open_requested.emit(path)
    sitting.settle()
    page = sitting.screen(WelcomeScreen)
    said = labels(page)
    assert words in said
    assert page._pages.isEnabled()
    assert sitting.session.wiring is None
    if content is not None:
        assert path.read_bytes() == content, "left as it is"


def test_a_file_in_use_is_refused_until_the_other_lets_go(sitting: Sitting) -> None:
    path, _ = sitting.make_file("監査", "見本 太郎")
    other = open_workspace(path, sitting.house.ground())
    sitting.session.welcome()
    sitting.session.gate.open_file(path)
    sitting.settle()
    assert "使" in labels(sitting.screen(WelcomeScreen))
    assert "開いています…" not in labels(sitting.screen(WelcomeScreen))
    other.close()
    sitting.session.gate.open_file(path)
    sitting.settle()
    sitting.screen(HomeScreen)


def test_a_new_file_never_takes_the_place_of_another(sitting: Sitting) -> None:
    path, _ = sitting.make_file("監査", "見本 太郎")
    before = path.read_bytes()
    sitting.session.welcome()
    page = sitting.screen(WelcomeScreen)
    page.show_form()
    page.new_requested.emit(new(sitting))
    sitting.settle()
    assert "すでに" in labels(page) or "あります" in labels(page)
    assert page._pages.currentIndex() == 1, "the form stays, with what was typed"
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_filled_never_gets_its_name(sitting: Sitting) -> None:
    """The name, the 定型句 and the first person come at once or not at all."""
    sitting.session.welcome()
    page = sitting.screen(WelcomeScreen)
    page.show_form()
    page.new_requested.emit(new(sitting, person=""))
    sitting.settle()
    assert "氏名が空" in labels(page)
    assert list(sitting.folder.glob("*.kansafile")) == []
    page.new_requested.emit(new(sitting))
    sitting.settle()
    sitting.screen(HomeScreen)


def test_a_visit_of_a_refused_file_leaves_no_screen_behind(sitting: Sitting) -> None:
    sitting.session.enter(sitting.house.open_workspace(sitting.folder / "ない.kansafile"), "a" * 32)
    sitting.settle()
    assert "見つかりません" in labels(sitting.screen(WelcomeScreen))
    assert sitting.session.wiring is None


# --- standing ---------------------------------------------------------------------------------


def test_a_file_that_can_only_be_read_says_so_and_makes_no_backups(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = sitting.make_file("監査", "見本 太郎", "見本 花子")
    opened = sitting.house.open_workspace(path)
    opened.call(read_office).result()
    opened.read_only = True
    opened.notices = ("共有フォルダにあります。", "控えが一月ありません。")
    sitting.session.enter(opened)
    sitting.settle()
    sitting.screen(HomeScreen)
    assert "読むことしかできません" in sitting.said()
    assert "共有フォルダにあります" in sitting.said()
    assert "控えが一月ありません" in sitting.said(), "no notice hides another"
    assert "読み取り専用" in sitting.window.top_bar.status()
    assert sitting.session._backups is None
    assert "だれが記録するのか" not in sitting.said(), "nothing is recorded"
    sitting.session.gate.leave()
    sitting.settle()
    assert sitting.said() == ""


def test_the_window_never_asks_the_database_thread_how_a_file_stands(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = sitting.make_file("監査", "見本 太郎")
    opened = sitting.house.open_workspace(path)
    opened.call(read_office).result()
    gui, waited = get_ident(), []
    plain = OpenFile.call

    def call(self: OpenFile, job: Callable[[Store], T]) -> Future[T]:
        future = plain(self, job)
        result = future.result

        def watched(timeout: float | None = None) -> T:
            if get_ident() == gui:
                waited.append(job)
            return result(timeout)

        monkeypatch.setattr(future, "result", watched)
        return future

    monkeypatch.setattr(OpenFile, "call", call)
    sitting.session.enter(opened)
    sitting.settle()
    sitting.screen(HomeScreen)
    assert waited == []
    assert opened.read_only is False


# --- leaving ----------------------------------------------------------------------------------


def enter(sitting: Sitting) -> Path:
    path, _ = sitting.make_file("監査", "見本 太郎")
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()
    return path


def test_another_file_is_opened_after_this_one_is_closed_and_backed_up(sitting: Sitting) -> None:
    path = enter(sitting)
    sitting.window.show_screen("office")
    sitting.settle()
    button(sitting.screen(OfficeScreen), "ほかの監査ファイルを開く").click()
    with sitting.qtbot.waitSignal(sitting.session.gate.left):
        pass
    page = sitting.screen(WelcomeScreen)
    assert not sitting.window.top_bar.isVisible()
    assert page._pages.isEnabled()
    assert sitting.said() == ""
    assert list(backup_folder(path).iterdir())
    assert sitting.look_into(path, read_office).persons[0].name == "見本 太郎", "the lock is free"
    button(page, "続きを開く").click()
    sitting.settle()
    sitting.screen(HomeScreen)


def test_the_window_goes_on_while_a_file_is_being_closed(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(sitting)
    go_on, threads = Event(), []

    def slow(self: OpenFile) -> None:
        threads.append(get_ident())
        assert go_on.wait(10)

    monkeypatch.setattr(OpenFile, "backup", slow)
    sitting.session.gate.leave()
    sitting.qtbot.waitUntil(lambda: bool(threads))
    page = sitting.screen(WelcomeScreen)
    assert "控えを作り、閉じています" in labels(page)
    assert not page._pages.isEnabled(), "nothing else is opened meanwhile"
    assert threads != [get_ident()]
    go_on.set()
    sitting.settle()
    assert page._pages.isEnabled()


def test_what_was_being_typed_is_written_before_the_file_is_closed(sitting: Sitting) -> None:
    path = enter(sitting)
    sitting.window.show_screen("office")
    sitting.settle()
    sitting.screen(OfficeScreen)._phrases._lines.setPlainText("掲示がない。")
    with sitting.qtbot.waitSignal(sitting.session.gate.left):
        sitting.session.gate.leave()
    office = sitting.look_into(path, read_office)
    assert [phrase.text for phrase in office.phrases] == ["掲示がない。"]


def test_a_failure_to_close_is_told(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(sitting)
    plain = OpenFile.close

    def fails(self: OpenFile) -> None:
        plain(self)
        raise UserError("媒体が外されました。", "つなぎ直してください。", code="io_error")

    monkeypatch.setattr(OpenFile, "close", fails)
    with sitting.qtbot.waitSignal(sitting.session.gate.left):
        sitting.session.gate.leave()
    assert "媒体が外されました" in sitting.said()


def test_the_end_waits_for_a_closing_under_way(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = enter(sitting)
    sitting.session.gate.leave()
    sitting.session.leave_quietly()
    assert sitting.look_into(path, read_office).persons, "the lock is free"
    sitting.qtbot.wait(20)
    assert sitting.session.gate.desk is None


def test_one_file_at_a_time(sitting: Sitting) -> None:
    enter(sitting)
    path, _ = sitting.make_file("別の監査", "見本 太郎")
    with pytest.raises(BugError):
        sitting.session.enter(sitting.house.open_workspace(path))
    assert sitting.look_into(path, read_office).persons, "it was let go"


# --- backups ----------------------------------------------------------------------------------


def test_a_backup_is_made_on_wish_and_told(sitting: Sitting) -> None:
    path = enter(sitting)
    sitting.window.show_screen("office")
    sitting.settle()
    button(sitting.screen(OfficeScreen), "控えを今作る").click()
    sitting.settle()
    assert "読み直して確かめました" in labels(sitting.screen(OfficeScreen))
    assert any(backup_folder(path).iterdir())


def test_every_half_hour_a_backup_is_made_only_if_something_changed(sitting: Sitting) -> None:
    enter(sitting)
    backups = sitting.session._backups
    desk = sitting.session.gate.desk
    assert backups is not None
    assert desk is not None
    told: list[str] = []
    backups.told.connect(told.append)
    backups.make_if_changed()
    sitting.settle()
    assert told == []
    sitting.window.show_screen("office")
    sitting.screen(OfficeScreen)._phrases._lines.setPlainText("掲示がない。")
    sitting.screen(OfficeScreen).flush()
    sitting.settle()
    backups.make_if_changed()
    backups.make_if_changed()
    sitting.settle()
    assert len(told) == 1


def test_a_backup_that_fails_is_said_and_tried_again(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(sitting)

    def full(self: OpenFile) -> None:
        raise UserError("控えを置く空きがありません。", "片付けてください。", code="disk_full")

    monkeypatch.setattr(OpenFile, "backup", full)
    sitting.window.show_screen("office")
    sitting.settle()
    button(sitting.screen(OfficeScreen), "控えを今作る").click()
    sitting.settle()
    assert "控えを置く空きがありません" in sitting.said()
    assert "控えを置く空きがありません" in labels(sitting.screen(OfficeScreen))
    monkeypatch.undo()
    assert sitting.session._backups is not None
    sitting.session._backups.make_if_changed()
    sitting.settle()
    assert "読み直して確かめました" in labels(sitting.screen(OfficeScreen))
