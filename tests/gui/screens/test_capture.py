"""撮影: aim, take, look at it, use it; whatever the camera does, a sentence and never a loss."""

from __future__ import annotations

from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.gui.fake_camera import FakeCamera, sample_view
from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    labels,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.domain.visit import Permission, Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.built_in_camera import (
    camera_gone,
    camera_refused,
    no_camera,
    not_taken,
)
from wakayama_audit_gui.gui.screens.capture.controls import Moment
from wakayama_audit_gui.gui.screens.capture.screen import CaptureScreen
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.read_visit import read_visit


class Studio:
    """A visit, a camera, and the screen aimed at the visit's second item."""

    def __init__(self, kit: DeskKit, camera: FakeCamera) -> None:
        self.kit, self.camera = kit, camera
        self.visit = kit.plan()
        self.row = list(self.now().rows())[1]
        self.screen = CaptureScreen(kit.desk, lambda: camera)
        self.noted: list[str] = []
        self.left: list[tuple[str, str]] = []
        self.screen.noted.connect(self.noted.append)
        self.screen.visit_requested.connect(lambda visit, what: self.left.append((visit, what)))

    def now(self) -> Visit:
        return self.kit.run(lambda store: read_visit(store, self.visit))

    def open(self, width: int = 1366, height: int = 720) -> CaptureScreen:
        self.kit.show(self.screen, width, height)
        self.screen.begin(self.visit, self.row.answer.subject)
        self.kit.settle()
        return self.screen

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.screen, key)
        self.kit.settle()

    def moment(self) -> Moment:
        return self.screen.controls.moment

    def permit(self, kind: str) -> None:
        place = self.row.place
        self.kit.run(
            lambda store: permit_photos(
                store, read_visit(store, self.visit), place, Permission(kind), self.kit.me
            )
        )

    def photo(self) -> Photo:
        (found,) = self.now().photos
        return found


@pytest.fixture
def studio(kit: DeskKit) -> Studio:
    return Studio(kit, FakeCamera())


def test_a_photo_is_aimed_at_taken_looked_at_and_used(studio: Studio) -> None:
    screen = studio.open()
    assert studio.camera.looking() == 0
    assert screen.finder.image == sample_view()
    assert not screen.choice.isVisible()
    studio.press(Qt.Key.Key_Space)
    assert studio.camera.looking() is None, "its light is out while one looks at the photo"
    assert studio.moment() is Moment.TAKEN
    assert studio.now().photos == ()
    studio.press(Qt.Key.Key_Return)
    photo = studio.photo()
    assert studio.noted == ["写真を 1 枚取り込みました。"]
    assert studio.left == [(studio.visit, f"photo:{photo.id}")]


def test_it_is_recorded_as_every_photo_is(studio: Studio) -> None:
    studio.open()
    studio.press(Qt.Key.Key_Return)
    studio.press(Qt.Key.Key_Return)
    photo = studio.photo()
    data = studio.kit.run(lambda store: store.blob(photo.blob))
    assert sha256(data).hexdigest() == photo.blob
    assert (photo.answer, photo.place) == (studio.row.answer.subject, studio.row.place.id)
    assert (photo.camera, photo.by) == ("見本カメラ", studio.kit.me)
    assert QImage.fromData(data).size() == sample_view().size()
    assert photo.taken[:10] == studio.kit.house.now().date().isoformat()
    assert photo.taken[-6] == "+", "with the offset"
    assert photo.name.startswith("撮影 ")
    assert photo.name.endswith(".jpg")
    assert not photo.camera_id
    studio.kit.desk.undo()
    studio.kit.settle()
    assert studio.photo().removed


def test_a_photo_is_taken_again(studio: Studio) -> None:
    screen = studio.open()
    studio.press(Qt.Key.Key_Space)
    studio.press(Qt.Key.Key_Backspace)
    assert studio.moment() is Moment.AIMING
    assert studio.camera.looking() == 0
    studio.press(Qt.Key.Key_Space)
    screen.controls.again.click()
    assert studio.left == []
    studio.press(Qt.Key.Key_Escape)
    assert studio.left == [(studio.visit, studio.row.answer.subject)]
    assert studio.now().photos == ()


def test_a_second_press_takes_no_second_photo(studio: Studio) -> None:
    studio.camera.answers = False
    studio.open()
    studio.press(Qt.Key.Key_Return)
    studio.press(Qt.Key.Key_Return)
    assert studio.camera.asked == 1
    studio.camera.answer()
    assert studio.moment() is Moment.TAKEN


def test_the_button_that_has_the_keyboard_is_pressed(studio: Studio) -> None:
    screen = studio.open()
    screen.back.setFocus()
    QTest.keyClick(screen.back, Qt.Key.Key_Return)
    assert studio.left == [(studio.visit, studio.row.answer.subject)]
    assert studio.camera.asked == 0


def test_of_several_cameras_one_is_chosen(kit: DeskKit) -> None:
    studio = Studio(kit, FakeCamera("背面カメラ", "前面カメラ"))
    screen = studio.open()
    assert screen.choice.isVisible()
    screen.choice.setCurrentIndex(1)
    screen.choice.activated.emit(1)
    assert studio.camera.looking() == 1
    studio.press(Qt.Key.Key_Space)
    studio.press(Qt.Key.Key_Return)
    assert studio.photo().camera == "前面カメラ"


def test_where_photos_are_forbidden_no_camera_is_opened(studio: Studio) -> None:
    studio.permit("禁止")
    screen = studio.open()
    assert "撮影禁止のため" in labels(screen)
    assert "所見に言葉で" in labels(screen)
    assert studio.camera.looking() is None
    assert not screen.controls.shutter.isVisible()


def test_forbidden_meanwhile_it_is_refused_and_the_photo_still_seen(studio: Studio) -> None:
    screen = studio.open()
    studio.press(Qt.Key.Key_Space)
    studio.permit("禁止")
    studio.press(Qt.Key.Key_Return)
    assert "撮影禁止のため" in labels(screen)
    assert studio.now().photos == ()
    assert screen.finder.image == sample_view()
    studio.permit("可")
    studio.press(Qt.Key.Key_Return)
    assert studio.photo().by == studio.kit.me


def test_a_photo_left_behind_waits_until_another_item_is_aimed_at(studio: Studio) -> None:
    screen = studio.open()
    studio.press(Qt.Key.Key_Space)
    studio.press(Qt.Key.Key_Escape)
    assert studio.left == [(studio.visit, studio.row.answer.subject)]
    screen.begin(studio.visit, studio.row.answer.subject)
    studio.kit.settle()
    assert studio.moment() is Moment.TAKEN
    other = next(studio.now().rows()).answer.subject
    screen.begin(studio.visit, other)
    studio.kit.settle()
    assert studio.moment() is Moment.AIMING


@pytest.mark.parametrize("error", [camera_gone(), camera_refused()], ids=lambda e: e.code)
def test_a_camera_that_fails_is_said_and_looked_for_again(studio: Studio, error: UserError) -> None:
    screen = studio.open()
    studio.camera.fail(error)
    assert error.what in labels(screen)
    assert not screen.controls.shutter.isVisible()
    studio.camera._names = ("別のカメラ",)
    screen.controls.retry.click()
    studio.kit.settle()
    assert studio.camera.looking() == 0
    assert error.what not in labels(screen)


def test_a_camera_pulled_out_while_it_takes_is_said(studio: Studio) -> None:
    studio.camera.answers = False
    screen = studio.open()
    studio.press(Qt.Key.Key_Space)
    studio.camera.fail(camera_gone())
    assert "カメラが外されました。" in labels(screen)
    studio.camera.answer()
    assert studio.moment() is Moment.BLIND, "a photo that nobody waits for"


def test_a_photo_that_did_not_come_can_be_tried_again(studio: Studio) -> None:
    studio.camera.answers = False
    screen = studio.open()
    studio.press(Qt.Key.Key_Space)
    studio.camera.failed.emit(not_taken())
    assert "撮影できませんでした。" in labels(screen)
    assert studio.camera.looking() == 0
    studio.camera.answers = True
    studio.press(Qt.Key.Key_Space)
    assert studio.moment() is Moment.TAKEN
    assert "撮影できませんでした。" not in labels(screen)


def test_a_camera_that_shows_nothing_is_said(studio: Studio) -> None:
    studio.camera.sees = False
    screen = studio.open()
    assert screen.patience.isActive()
    screen.patience.timeout.emit()
    assert "カメラの映像が届きません。" in labels(screen)
    assert studio.camera.looking() is None
    assert not screen.patience.isActive()


def test_no_camera_is_said(kit: DeskKit) -> None:
    def none() -> FakeCamera:
        raise no_camera()

    studio = Studio(kit, FakeCamera())
    studio.screen._open_camera = none
    screen = studio.open()
    assert "カメラが見つかりません。" in labels(screen)
    assert screen.controls.retry.isVisible()


def test_the_camera_is_off_while_something_else_is_in_front(studio: Studio) -> None:
    screen = studio.open()
    screen.hide()
    assert studio.camera.looking() is None
    screen.show()
    assert studio.camera.looking() == 0


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
@pytest.mark.parametrize("moment", [Moment.AIMING, Moment.TAKEN, Moment.BLIND])
def test_it_fits_and_is_reached(
    kit: DeskKit, appearance: Appearance, moment: Moment, width: int, height: int, percent: int
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    studio = Studio(kit, FakeCamera("背面カメラ " * 6, "前面カメラ"))
    screen = studio.open(width, height)
    if moment is Moment.TAKEN:
        screen.controls.shutter.click()
    elif moment is Moment.BLIND:
        studio.camera.fail(camera_refused())
    assert studio.moment() is moment
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)
