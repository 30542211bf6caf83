"""Assigning a batch of photos: proposed by time, put right by hand, taken in at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    labels,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Permission, Visit
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.assign.line_delegate import LineDelegate
from wakayama_audit_gui.gui.screens.assign.screen import AssignScreen
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.photos.sample import draw_sample
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.read_visit import read_visit

MINUTE = timedelta(minutes=1)


def photo(name: str, scene: str, when: datetime) -> PhotoSource:
    return PhotoSource(name, None, draw_sample(scene, when.replace(tzinfo=None, microsecond=0)))


def visit_of(kit: DeskKit, visit: str) -> Visit:
    return kit.run(lambda store: read_visit(store, visit))


def answered(kit: DeskKit) -> str:
    """A visit whose second item has just been answered."""
    visit = kit.plan()
    row = list(visit_of(kit, visit).rows())[1]
    kit.run(
        lambda store: give_verdict(store, read_visit(store, visit), row, Verdict.CONFORMING, kit.me)
    )
    return visit


@lru_cache(maxsize=1)
def batch_of(kit: DeskKit) -> list[PhotoSource]:
    now = kit.house.now()
    return [
        photo("b.jpg", "rack", now - MINUTE),
        PhotoSource("壊れた.jpg", None, b"no photo"),
        photo("a.jpg", "cabinet", now - timedelta(days=3)),
    ]


def shown(kit: DeskKit, visit: str, width: int = 1366, height: int = 720) -> AssignScreen:
    screen = AssignScreen(kit.desk)
    screen.begin(visit, batch_of(kit))
    return kit.show(screen, width, height)


def notes(screen: AssignScreen) -> list[str]:
    lines = screen.batch.lines()
    return [f"{line.seen.source.name} {bool(line.answer)}" for line in lines]


def test_each_photo_is_proposed_with_a_reason_and_nothing_is_recorded(kit: DeskKit) -> None:
    visit = answered(kit)
    screen = shown(kit, visit)
    assert notes(screen) == ["a.jpg False", "b.jpg True", "壊れた.jpg False"]
    said = [screen.batch.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert "視察の時間外" in said[0]
    assert "ほぼ確か" in said[1]
    assert "分前に撮影" in said[1]
    assert "写真ではない" in said[2]
    assert "3 枚のうち 1 枚を取り込みます。" in labels(screen)
    assert visit_of(kit, visit).photos == ()
    rows = {row.answer.subject: row for row in visit_of(kit, visit).rows()}
    row = rows[screen.batch.line(1).answer]
    assert screen.batch.item(1).text() == f"{row.number}　{row.item.title}", "no place in brackets"
    assert "サーバ室" in str(screen.batch.item(1).data(RowRole.DETAIL))


def test_a_long_reason_is_seen_whole(kit: DeskKit) -> None:
    screen = shown(kit, answered(kit))
    delegate = screen.list.itemDelegate()
    assert isinstance(delegate, LineDelegate)
    index = screen.batch.index(1, 0)
    delegate.room = 380
    words = delegate._words_area(QRectF(0, 0, delegate.room, 0), index)
    detail = delegate._set_detail(index, words.width())
    assert detail.lines > 1
    assert not detail.cut


def test_photos_are_taken_in_at_once_and_taken_back_at_once(kit: DeskKit) -> None:
    visit = answered(kit)
    screen = shown(kit, visit)
    heard: list[str] = []
    screen.noted.connect(heard.append)
    screen.list.setFocus()
    screen.list.setCurrentIndex(screen.batch.index(0, 0))
    QTest.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    subjects = [row.answer.subject for row in visit_of(kit, visit).rows()]
    assert screen.batch.line(0).answer == subjects[0]
    QTest.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(screen.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert screen.batch.line(0).answer == subjects[0]
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kit.settle()
    taken = {photo.name: photo.answer for photo in visit_of(kit, visit).photos}
    assert taken == {"a.jpg": subjects[0], "b.jpg": subjects[1]}
    assert notes(screen) == ["壊れた.jpg False"], "what could not be taken in stays"
    assert heard == ["写真を 2 枚取り込みました。"]
    kit.desk.undo()
    kit.settle()
    assert all(photo.removed for photo in visit_of(kit, visit).photos)


def test_several_photos_get_one_item_and_can_be_left_out(kit: DeskKit) -> None:
    visit = answered(kit)
    screen = shown(kit, visit)
    screen.list.setFocus()
    screen.list.selectAll()
    third = screen._items_model.index(3, 0)  # below the heading of the place
    screen.items.clicked.emit(third)
    subject = list(visit_of(kit, visit).rows())[2].answer.subject
    assert [line.answer for line in screen.batch.lines()] == [subject] * 3
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert not any(line.goes for line in screen.batch.lines())
    assert not screen.take.isEnabled()
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert [line.goes for line in screen.batch.lines()] == [True, True, False]


def test_known_photos_are_not_offered_and_forbidden_places_not_chosen(kit: DeskKit) -> None:
    visit = answered(kit)
    screen = shown(kit, visit)
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kit.settle()
    place = visit_of(kit, visit).places[0]
    kit.run(
        lambda store: permit_photos(
            store, read_visit(store, visit), place, Permission("禁止"), kit.me
        )
    )
    screen.begin(visit, batch_of(kit))
    kit.settle()
    assert "1 枚は取り込み済みのため、除きました。" in labels(screen)
    screen.list.selectAll()
    screen.items.clicked.emit(screen._items_model.index(1, 0))
    assert not any(line.answer for line in screen.batch.lines())
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert all(line.answer.split("/")[1] != place.id for line in screen.batch.lines())


def test_esc_goes_back_and_stops(kit: DeskKit) -> None:
    visit = answered(kit)
    screen = shown(kit, visit)
    heard: list[str] = []
    screen.visit_requested.connect(lambda visit, _subject: heard.append(visit))
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert heard == [visit]


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_it_fits_and_is_reached(
    kit: DeskKit, appearance: Appearance, width: int, height: int, percent: int
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    screen = shown(kit, answered(kit), width, height)
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)
