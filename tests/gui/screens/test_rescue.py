"""点検, 控えから戻す and moving what is whole, in the window."""

from __future__ import annotations

from tests.gui.screens.checks import button, labels
from tests.gui.screens.sitting import Sitting
from wakayama_audit_gui.gui.screens.office.file_card import words_of
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.use_cases.health import Health
from wakayama_audit_gui.use_cases.read_office import read_office


def test_a_whole_file_is_said_to_be_whole(sitting: Sitting) -> None:
    path, _ = sitting.make_file("見本の監査", "見本 太郎")
    sitting.session.enter(sitting.house.open_workspace(path))
    sitting.settle()
    sitting.window.show_screen("office")
    screen = sitting.screen(OfficeScreen)
    sitting.settle()
    examine = button(screen, "点検する")
    examine.click()
    assert not examine.isEnabled()
    sitting.settle()
    assert "異常なし。記録 " in labels(screen)
    assert examine.isEnabled()


def test_problems_are_listed_with_what_to_do() -> None:
    said = words_of(Health(ok=False, entries=(), problems=tuple(f"問題{n}。" for n in range(9))))
    assert "異常が 9 件" in said
    assert "・問題7。" in said
    assert "・問題8。" not in said
    assert "ほか 1 件" in said
    assert "控えから戻す" in said
    assert "壊れていない記録を新しいファイルへ移す" in said


def test_a_backup_is_made_a_file_again(sitting: Sitting) -> None:
    path, _ = sitting.make_file("見本の監査", "見本 太郎")
    opened = sitting.house.open_workspace(path)
    opened.call(lambda _store: None).result(20)
    backup = opened.backup()
    assert backup is not None
    opened.close()
    sitting.session.welcome()
    new = sitting.folder / "作り直し.kansafile"
    sitting.screen(WelcomeScreen).rescue.restore_requested.emit(backup, new)
    sitting.settle()
    assert sitting.wiring is not None
    sitting.close()
    office = sitting.look_into(new, read_office)
    assert [person.name for person in office.persons] == ["見本 太郎"]


def test_what_is_whole_is_moved_and_told(sitting: Sitting) -> None:
    path, _ = sitting.make_file("見本の監査", "見本 太郎")
    before = path.read_bytes()
    sitting.session.welcome()
    new = sitting.folder / "救出.kansafile"
    sitting.screen(WelcomeScreen).rescue.salvage_requested.emit(path, new)
    sitting.settle()
    assert "移しました" in sitting.said()
    assert "失われた値 0 件" in sitting.said()
    assert path.read_bytes() == before


def test_nothing_that_is_there_is_replaced(sitting: Sitting) -> None:
    path, _ = sitting.make_file("見本の監査", "見本 太郎")
    other, _ = sitting.make_file("ほかの監査", "見本 花子")
    sitting.session.welcome()
    page = sitting.screen(WelcomeScreen)
    page.rescue.salvage_requested.emit(path, other)
    sitting.settle()
    assert "すでに" in labels(page) or "あります" in labels(page)
    office = sitting.look_into(other, read_office)
    assert [person.name for person in office.persons] == ["見本 花子"]
