"""Drawing on a photo: hide, mark, move, take back; confirming one after the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.screens.checks import button, labels
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_photo import photos, shown, with_photos
from wakayama_audit_gui.domain.mark import FULL, Mark, MarkKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen
from wakayama_audit_gui.gui.theme import font
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.read_photos import photo_rendering
from wakayama_audit_gui.use_cases.read_visit import visit_book

LEFT = Qt.MouseButton.LeftButton


def spot(screen: PhotoScreen, across: float, down: float) -> QPoint:
    area = screen._canvas._area()
    return QPoint(
        round(area.left() + across * area.width()), round(area.top() + down * area.height())
    )


def drag(
    kit: DeskKit, screen: PhotoScreen, start: tuple[float, float], end: tuple[float, float]
) -> None:
    canvas = screen._canvas
    QTest.mousePress(canvas, LEFT, pos=spot(screen, *start))
    QTest.mouseMove(canvas, spot(screen, *end))
    QTest.mouseRelease(canvas, LEFT, pos=spot(screen, *end))
    kit.settle()


def marks(kit: DeskKit, visit: str, number: int = 0) -> tuple[Mark, ...]:
    return photos(kit, visit)[number].marks


def press(
    kit: DeskKit,
    screen: PhotoScreen,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(screen._canvas, key, modifier)
    kit.settle()


def hide(kit: DeskKit, screen: PhotoScreen) -> None:
    press(kit, screen, Qt.Key.Key_R)
    drag(kit, screen, (0.2, 0.2), (0.4, 0.5))


def near(point: tuple[int, int], across: float, down: float) -> bool:
    return abs(point[0] - across * FULL) < 40 and abs(point[1] - down * FULL) < 40


def test_two_places_are_hidden_one_is_framed_and_numbered(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    hide(kit, screen)
    drag(kit, screen, (0.6, 0.2), (0.7, 0.4))
    press(kit, screen, Qt.Key.Key_B)
    drag(kit, screen, (0.3, 0.6), (0.6, 0.9))
    press(kit, screen, Qt.Key.Key_N)
    drag(kit, screen, (0.65, 0.65), (0.65, 0.65))
    drag(kit, screen, (0.85, 0.65), (0.85, 0.65))
    press(kit, screen, Qt.Key.Key_A)
    drag(kit, screen, (0.9, 0.9), (0.7, 0.7))
    found = marks(kit, visit)
    kinds = [mark.kind.value for mark in found]
    assert kinds == ["hide", "hide", "box", "number", "number", "arrow"]
    assert near(found[0].points[0], 0.2, 0.2)
    assert near(found[0].points[1], 0.4, 0.5)
    assert [mark.text for mark in found[3:5]] == ["1", "2"]
    assert near(found[5].points[1], 0.7, 0.7), "an arrow ends where the drag did"
    assert "隠した所　2" in labels(screen)
    assert "保存済み" in labels(screen)


def test_drawing_letters_leaves_those_of_the_page_alone(kit: DeskKit) -> None:
    before = font(bold=True).pixelSize()
    screen = shown(kit, with_photos(kit))
    press(kit, screen, Qt.Key.Key_N)
    drag(kit, screen, (0.65, 0.65), (0.65, 0.65))
    screen.grab()
    assert font(bold=True).pixelSize() == before


def test_every_stroke_is_taken_back_by_itself(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    hide(kit, screen)
    drag(kit, screen, (0.6, 0.2), (0.7, 0.4))
    kit.desk.undo()
    kit.settle()
    assert len(marks(kit, visit)) == len(screen._canvas.marks) == 1
    kit.desk.redo()
    kit.settle()
    assert len(screen._canvas.marks) == 2


def test_a_click_hides_nothing(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_R)
    drag(kit, screen, (0.2, 0.2), (0.2, 0.2))
    assert marks(kit, visit) == ()
    assert screen._canvas.marks == ()


def test_a_mark_is_moved_resized_and_removed_by_mouse_and_keys(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    hide(kit, screen)
    press(kit, screen, Qt.Key.Key_V)
    drag(kit, screen, (0.3, 0.3), (0.4, 0.3))
    assert near(marks(kit, visit)[0].points[0], 0.3, 0.2)
    drag(kit, screen, (0.5, 0.5), (0.6, 0.6))
    assert near(marks(kit, visit)[0].points[1], 0.6, 0.6), "by its handle"
    before = marks(kit, visit)[0].points
    press(kit, screen, Qt.Key.Key_Right)
    assert marks(kit, visit)[0].points == tuple((x + 100, y) for x, y in before)
    press(kit, screen, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert marks(kit, visit)[0].points[0][1] == before[0][1], "only its size"
    assert marks(kit, visit)[0].points[1][1] > before[1][1]
    press(kit, screen, Qt.Key.Key_Delete)
    assert marks(kit, visit) == ()


def test_it_is_drawn_without_a_mouse(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_R)
    press(kit, screen, Qt.Key.Key_Return)
    assert [mark.kind for mark in marks(kit, visit)] == [MarkKind.HIDE]
    press(kit, screen, Qt.Key.Key_Escape)
    assert screen._canvas.tool is None
    press(kit, screen, Qt.Key.Key_M)
    assert screen._canvas.chosen == 0


def test_words_are_written_where_the_click_was(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_T)
    drag(kit, screen, (0.5, 0.5), (0.5, 0.5))
    field = screen._canvas._words_field
    assert field.isVisible()
    field.setText("鍵なし")
    QTest.keyClick(field, Qt.Key.Key_Return)
    kit.settle()
    (mark,) = marks(kit, visit)
    assert (mark.kind, mark.text) == (MarkKind.TEXT, "鍵なし")
    assert near(mark.points[0], 0.5, 0.5)
    assert field.isHidden()


def test_marks_of_a_turned_picture_stay_where_they_were(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    hide(kit, screen)
    press(kit, screen, Qt.Key.Key_Escape)
    button(screen, "回転").click()
    kit.settle()
    assert photos(kit, visit)[0].turns == 1
    area = screen._canvas._area()
    assert area.height() > area.width()
    before = marks(kit, visit)
    press(kit, screen, Qt.Key.Key_R)
    drag(kit, screen, (0.1, 0.1), (0.2, 0.2))
    (_, fresh) = marks(kit, visit)
    assert marks(kit, visit)[0] == before[0]
    assert near(fresh.points[0], 0.1, 0.9), "turned clockwise, the left edge was the lower one"


def test_what_is_printed_is_black_where_it_was_hidden(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    hide(kit, screen)
    press(kit, screen, Qt.Key.Key_P)
    assert screen._canvas.locked
    assert screen._canvas.marks == (), "they are in the picture"
    photo = photos(kit, visit)[0]
    workshop = kit.house.workshop()
    made = QImage.fromData(kit.run(lambda store: photo_rendering(store, workshop, photo, "print")))
    x, y = round(made.width() * 0.3), round(made.height() * 0.35)
    assert made.pixelColor(x, y).lightness() < 8
    assert screen._canvas._pixmap.toImage().pixelColor(x, y).lightness() < 8
    press(kit, screen, Qt.Key.Key_P)
    assert len(screen._canvas.marks) == 1


def test_space_confirms_one_after_the_other_and_marks_ask_again(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    assert "（0 / 2）" in labels(screen)
    press(kit, screen, Qt.Key.Key_Space)
    assert "写真 2 / 2" in labels(screen)
    press(kit, screen, Qt.Key.Key_Space)
    assert all(photo.is_checked for photo in photos(kit, visit))
    assert "（2 / 2）" in labels(screen)
    assert not button(screen, "すべて確認しました").isEnabled()
    hide(kit, screen)
    assert not photos(kit, visit)[1].is_checked
    assert "まだ（1 / 2）" in labels(screen)
    press(kit, screen, Qt.Key.Key_Space)
    button(screen, "確認を取り消す").click()
    kit.settle()
    assert not photos(kit, visit)[1].is_checked


def test_space_on_the_last_photo_goes_back_to_one_left_out(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_Right)
    assert "写真 2 / 2" in labels(screen)
    press(kit, screen, Qt.Key.Key_Space)
    assert "写真 1 / 2" in labels(screen)
    assert "まだ（1 / 2）" in labels(screen), "what was confirmed a photo ago is shown here too"


def test_marks_that_cannot_be_recorded_stay_and_are_recorded_later(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)

    def full(*_: object) -> None:
        raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")

    monkeypatch.setattr("wakayama_audit_gui.use_cases.mark_photo.record", full)
    with kit.qtbot.waitSignal(kit.desk.refused):
        hide(kit, screen)
    assert len(screen._canvas.marks) == 1
    assert "未保存" in labels(screen)
    monkeypatch.undo()
    button(screen, "次").click()
    kit.settle()
    assert len(marks(kit, visit)) == 1, "a drawing is not left behind unrecorded"
    assert "写真 2 / 2" in labels(screen)
    button(screen, "前").click()
    kit.settle()
    press(kit, screen, Qt.Key.Key_R)
    drag(kit, screen, (0.1, 0.6), (0.2, 0.7))
    monkeypatch.setattr("wakayama_audit_gui.use_cases.mark_photo.record", full)
    with kit.qtbot.waitSignal(kit.desk.refused):
        drag(kit, screen, (0.6, 0.2), (0.7, 0.4))
    monkeypatch.undo()
    button(screen, "印をもう一度保存する").click()
    kit.settle()
    assert len(marks(kit, visit)) == 3
    assert "保存済み" in labels(screen)


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")

    monkeypatch.setattr("wakayama_audit_gui.use_cases.mark_photo.record", full)


def refused(kit: DeskKit) -> list[UserError]:
    said: list[UserError] = []
    kit.desk.refused.connect(said.append)
    return said


def test_leaving_waits_for_a_drawing_and_stays_while_it_cannot_be_recorded(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    left: list[str] = []
    screen.visit_requested.connect(lambda visit, _subject: left.append(visit))
    said = refused(kit)
    full_disk(monkeypatch)
    press(kit, screen, Qt.Key.Key_R)
    drag(kit, screen, (0.2, 0.2), (0.4, 0.5))
    press(kit, screen, Qt.Key.Key_Escape)  # puts the tool down
    for _ in range(2):
        before = len(said)
        press(kit, screen, Qt.Key.Key_Escape)
        assert left == []
        assert len(screen._canvas.marks) == 1
        assert len(said) == before + 1, "each wish to leave tries again and says why not"
    assert said[-1].what == "空き容量が足りません。"
    assert "描いた印は、この写真の上に残してあります" in said[-1].remedy
    monkeypatch.undo()
    press(kit, screen, Qt.Key.Key_Escape)
    assert left == [visit]
    assert len(marks(kit, visit)) == 1


def test_another_photo_asked_for_from_elsewhere_does_not_drop_a_drawing(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    full_disk(monkeypatch)
    hide(kit, screen)
    screen.show_photo(visit, photos(kit, visit)[1].id)
    kit.settle()
    assert "写真 1 / 2" in labels(screen)
    assert len(screen._canvas.marks) == 1
    monkeypatch.undo()
    screen.show_photo(visit, photos(kit, visit)[1].id)
    kit.settle()
    assert "写真 2 / 2" in labels(screen)
    assert len(marks(kit, visit)) == 1


def test_a_drawing_that_cannot_be_recorded_may_be_dropped(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    left: list[str] = []
    screen.visit_requested.connect(lambda visit, _subject: left.append(visit))
    full_disk(monkeypatch)
    hide(kit, screen)
    button(screen, "保存していない印を捨てる").click()
    kit.settle()
    assert screen._canvas.marks == ()
    assert "保存済み" in labels(screen)
    button(screen, "記入へ戻る").click()
    kit.settle()
    assert left == [visit]


def test_a_key_held_down_confirms_nothing_unseen(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True
    )
    QApplication.sendEvent(screen._canvas, held)
    screen._canvas.show_words("")
    QTest.keyClick(screen._canvas, Qt.Key.Key_Space)
    kit.settle()
    assert not any(photo.is_checked for photo in photos(kit, visit))


def test_nothing_is_drawn_on_a_sealed_visit(kit: DeskKit) -> None:
    visit = with_photos(kit)
    sealed = NewFact(f"visit:{visit}", "state", "確定")
    kit.run(lambda store: store.append(visit_book(visit), kit.me, [sealed]))
    screen = shown(kit, visit)
    assert not button(screen, "隠す").isEnabled()
    hide(kit, screen)
    assert screen._canvas.marks == ()
