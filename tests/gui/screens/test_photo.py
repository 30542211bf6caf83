"""The photo page: large, close, one after the other; the caption records itself."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
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
from wakayama_audit_gui.domain.visit import Permission, Photo
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.photo.canvas import PhotoCanvas
from wakayama_audit_gui.gui.screens.photo.facts import facts_of
from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen
from wakayama_audit_gui.photos.sample import draw_sample
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book

WHEN = datetime(2026, 11, 23, 10, 30)  # noqa: DTZ001 - as a camera writes it
SCENES = ("rack", "cabinet", "badge")


@cache
def picture(scene: str) -> bytes:
    return draw_sample(scene, WHEN)


def with_photos(kit: DeskKit, names: tuple[str, ...] = ("a.jpg", "b.jpg")) -> str:
    """A visit with photos at its first item."""
    visit = kit.plan()

    def take(store: Store) -> None:
        found = read_visit(store, visit)
        row = next(iter(found.rows()))
        permit_photos(store, found, row.place, Permission("可", "", ""), kit.me)
        sources = [
            PhotoSource(name, None, picture(scene))
            for name, scene in zip(names, SCENES, strict=False)
        ]
        target = PhotoTarget(visit, row.place.id, row.answer.subject)
        report = import_photos(
            store, kit.house.workshop(), sources, target, kit.me, now=kit.house.now
        )
        assert all(outcome.ok for outcome in report.outcomes), report.outcomes

    kit.run(take)
    return visit


def shown(kit: DeskKit, visit: str, width: int = 1366, height: int = 720) -> PhotoScreen:
    screen = PhotoScreen(kit.desk)
    screen.show_photo(visit, "")
    return kit.show(screen, width, height)


def photos(kit: DeskKit, visit: str) -> tuple[Photo, ...]:
    return kit.run(lambda store: read_visit(store, visit)).photos


# --- one after the other ----------------------------------------------------------------------


def test_the_first_photo_is_shown_with_its_facts(kit: DeskKit) -> None:
    screen = shown(kit, with_photos(kit))
    said = labels(screen)
    assert "写真 1 / 2　a.jpg" in said
    assert "令和8年11月23日（月） 10:30" in said
    assert "サーバ室" in said
    assert "SHA-256" in said
    assert not screen._canvas._pixmap.isNull()
    assert screen._canvas._pixmap.width() > 1000


def test_buttons_keys_and_the_strip_go_to_the_next(kit: DeskKit) -> None:
    screen = shown(kit, with_photos(kit))
    first = screen._canvas._pixmap.cacheKey()
    button(screen, "次").click()
    kit.settle()
    assert "写真 2 / 2　b.jpg" in labels(screen)
    assert screen._canvas._pixmap.cacheKey() != first
    assert not button(screen, "次").isEnabled()
    for key, expected in (
        (Qt.Key.Key_Left, "1 / 2"),
        (Qt.Key.Key_Left, "1 / 2"),
        (Qt.Key.Key_PageDown, "2 / 2"),
        (Qt.Key.Key_PageUp, "1 / 2"),
        (Qt.Key.Key_Right, "2 / 2"),
    ):
        QTest.keyClick(screen._canvas, key)
        kit.settle()
        assert expected in labels(screen)
    strip = screen._strip
    where = strip.visualRect(strip.model().index(0, 0)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=where)
    kit.settle()
    assert "写真 1 / 2" in labels(screen)
    assert strip.currentIndex().row() == 0


def test_a_photo_is_asked_for_by_its_id(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    screen.show_photo(visit, photos(kit, visit)[1].id)
    kit.settle()
    assert "写真 2 / 2" in labels(screen)


def test_the_strip_reads_only_what_is_seen_and_shows_it(kit: DeskKit) -> None:
    screen = shown(kit, with_photos(kit))
    screen.grab()
    kit.settle()
    assert screen._strip._asked == {photo.blob for photo in screen._photos}
    assert all(not screen._strip.model().index(row, 0).data(258).isNull() for row in range(2)), (
        "both thumbnails are there"
    )


def test_back_goes_to_the_item_of_the_photo(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        QTest.keyClick(screen._canvas, Qt.Key.Key_Escape)
    assert asked.args == [visit, photos(kit, visit)[0].answer]


def test_without_photos_the_way_back_is_said(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = shown(kit, visit)
    assert "写真がありません" in labels(screen)
    assert "記入へ戻って" in screen._canvas._words
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        button(screen, "記入へ戻る").click()
    assert asked.args == [visit, ""]


# --- close ------------------------------------------------------------------------------------


def key(screen: PhotoScreen, which: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, which, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(screen._canvas, event)


def test_it_is_seen_close_and_whole_again_by_keyboard(kit: DeskKit) -> None:
    screen = shown(kit, with_photos(kit))
    canvas = screen._canvas
    for _ in range(20):
        key(screen, Qt.Key.Key_Plus, "+")
    assert canvas.zoom == 8.0, "no closer than this"
    before = canvas._area().left()
    key(screen, Qt.Key.Key_Right)
    assert canvas._area().left() < before, "zoomed in, the arrow keys move the picture"
    for _ in range(60):
        key(screen, Qt.Key.Key_Right)
    assert canvas._area().right() == pytest.approx(canvas.width()), "never past its edge"
    key(screen, Qt.Key.Key_Minus, "-")
    assert canvas.zoom < 8.0
    key(screen, Qt.Key.Key_0, "0")
    assert canvas.zoom == 1.0
    area = canvas._area()
    assert area.center().x() == pytest.approx(canvas.width() / 2)


def wheel(canvas: PhotoCanvas, point: QPointF) -> None:
    event = QWheelEvent(
        point,
        canvas.mapToGlobal(point),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_at_the_pointer(kit: DeskKit) -> None:
    canvas = shown(kit, with_photos(kit))._canvas
    canvas.zoom_by(3.0)
    point = QPointF(canvas.width() * 0.3, canvas.height() * 0.6)
    before = canvas._area()
    under = (point.x() - before.left()) / before.width()
    wheel(canvas, point)
    after = canvas._area()
    assert canvas.zoom > 3.0
    assert (point.x() - after.left()) / after.width() == pytest.approx(under)


def test_a_double_click_comes_close_and_goes_back(kit: DeskKit) -> None:
    canvas = shown(kit, with_photos(kit))._canvas
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    assert canvas.zoom == 3.0
    before = canvas._area().left()
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(60, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    assert canvas._area().left() == pytest.approx(before + 60)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert canvas.zoom == 1.0


# --- the caption ------------------------------------------------------------------------------


def test_a_caption_records_itself_also_when_the_next_photo_is_shown(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    screen._caption.setPlainText("ラックの正面")
    assert "未保存" in labels(screen)
    button(screen, "次").click()
    assert screen._caption.text() == ""
    kit.settle()
    assert [photo.caption for photo in photos(kit, visit)] == ["ラックの正面", ""]
    assert "保存済み" in labels(screen)
    button(screen, "前").click()
    kit.settle()
    assert screen._caption.text() == "ラックの正面"


def test_undo_takes_a_caption_back_in_view(kit: DeskKit) -> None:
    screen = shown(kit, with_photos(kit))
    screen._caption.setPlainText("ラックの正面")
    screen.flush()
    kit.settle()
    kit.desk.undo()
    kit.settle()
    assert screen._caption.text() == ""


def test_a_caption_that_cannot_be_recorded_stays_on_screen(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)

    def full(*_: object) -> None:
        raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")

    monkeypatch.setattr("wakayama_audit_gui.use_cases.edit_photos.record", full)
    screen._caption.setPlainText("ラックの正面")
    with kit.qtbot.waitSignal(kit.desk.refused):
        button(screen, "次").click()
    kit.settle()
    assert "写真 1 / 2" in labels(screen), "back at the photo it belongs to"
    assert screen._caption.text() == "ラックの正面"
    assert "未保存" in labels(screen)
    monkeypatch.undo()
    screen.flush()
    kit.settle()
    assert photos(kit, visit)[0].caption == "ラックの正面"


def test_what_a_photo_was_taken_for_is_recorded_and_printed(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    screen._side.purpose.setPlainText("施錠の状態を示す")
    button(screen, "次").click()
    kit.settle()
    assert screen._side.purpose.text() == ""
    assert [photo.purpose for photo in photos(kit, visit)] == ["施錠の状態を示す", ""]
    sheet = kit.run(lambda store: compose_sheet(store, visit, kit.house.now()))
    assert [photo.purpose for photo in sheet.photos] == ["施錠の状態を示す", ""]


def test_two_texts_of_different_photos_that_cannot_be_recorded_are_both_kept(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)

    def full(*_: object) -> None:
        raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")

    monkeypatch.setattr("wakayama_audit_gui.use_cases.edit_photos.record", full)
    screen._caption.setPlainText("ラックの正面")
    screen._side.purpose.setPlainText("施錠")
    button(screen, "次").click()
    kit.settle()
    assert (screen._caption.text(), screen._side.purpose.text()) == ("ラックの正面", "施錠")
    monkeypatch.undo()
    screen.flush()
    kit.settle()
    assert (photos(kit, visit)[0].caption, photos(kit, visit)[0].purpose) == (
        "ラックの正面",
        "施錠",
    )


def test_a_sealed_visit_is_only_looked_at(kit: DeskKit) -> None:
    visit = with_photos(kit)
    sealed = NewFact(f"visit:{visit}", "state", "確定")
    kit.run(lambda store: store.append(visit_book(visit), kit.me, [sealed]))
    screen = shown(kit, visit)
    assert screen._caption.isReadOnly()
    assert "確定済み" in labels(screen)


def test_a_damaged_original_is_said_in_the_picture(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = with_photos(kit)

    def damaged(*_: object) -> bytes:
        raise UserError("写真の原本が壊れています。", "控えから戻してください。", code="damaged")

    monkeypatch.setattr("wakayama_audit_gui.gui.screens.photo.screen.plain_rendering", damaged)
    screen = shown(kit, visit)
    assert "原本が壊れています" in screen._canvas._words


def test_unknown_facts_are_left_out_or_named(kit: DeskKit) -> None:
    made = with_photos(kit)
    visit = kit.run(lambda store: read_visit(store, made))
    bare = visit.photos[0]._replace(taken="", camera="", gps=True, answer="", place="")
    said = dict(facts_of(bare, visit))
    assert said["撮影"] == "時刻の記録がありません"
    assert said["項目"] == "まだ決まっていません"
    assert "取り除きます" in said["位置情報"]
    assert "カメラ" not in said


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.DARK, text)
    screen = shown(kit, with_photos(kit), width, height)
    assert_fits(screen, width, height)
    assert screen._canvas.height() > 150
    assert_named(screen)
    assert_reached(screen)


def test_names_are_shown_as_typed(kit: DeskKit) -> None:
    name = "<img src=x>&amp;.jpg"
    screen = shown(kit, with_photos(kit, (name,)))
    screen._caption.setPlainText(CANARY)
    screen.flush()
    kit.settle()
    assert name in labels(screen)
    assert screen._caption.text() == CANARY
    assert_literal(screen)
