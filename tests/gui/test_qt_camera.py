"""The door to QtMultimedia, over a stand-in: cameras come and go, frames pass, errors get words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest
from pytestqt.qtbot import QtBot

from tests.gui import stand_in_multimedia as stand_in
from tests.gui.fake_camera import sample_view
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.camera_door import open_camera

if TYPE_CHECKING:
    from wakayama_audit_gui.gui.qt_camera import QtCamera

POSITION = stand_in.QCameraDevice.Position
FRONT = stand_in.QCameraDevice("前面", POSITION.FrontFace)
BACK = stand_in.QCameraDevice(
    "背面",
    POSITION.BackFace,
    stand_in.QCameraFormat(640, 480, 30),
    stand_in.QCameraFormat(1920, 1080, 30),
    stand_in.QCameraFormat(1920, 1080, 15),
    stand_in.QCameraFormat(3264, 2448, 2),
    stand_in.QCameraFormat(8000, 6000, 30),
)


class Rig:
    """A camera over the stand-in, and what it said."""

    def __init__(self) -> None:
        self.camera = cast("QtCamera", open_camera())
        self.session = cast("stand_in.QMediaCaptureSession", self.camera.session)
        self.failed: list[str] = []
        self.seen = self.taken = 0
        self.camera.failed.connect(lambda error: self.failed.append(error.code))
        self.camera.seen.connect(self._on_seen)
        self.camera.taken.connect(self._on_taken)

    def _on_seen(self) -> None:
        self.seen += 1

    def _on_taken(self) -> None:
        self.taken += 1

    @property
    def device(self) -> stand_in.QCamera:
        assert self.session.camera is not None
        return self.session.camera

    def show_frame(self) -> None:
        assert self.session.sink is not None
        self.session.sink.videoFrameChanged.emit(stand_in.QVideoFrame(sample_view()))

    def plug(self, *devices: stand_in.QCameraDevice) -> None:
        stand_in.QMediaDevices.plugged[:] = devices
        cast("stand_in.QMediaDevices", self.camera._watch).videoInputsChanged.emit()


@pytest.fixture
def module(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two cameras are plugged in."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", stand_in.as_module())
    monkeypatch.delitem(sys.modules, "wakayama_audit_gui.gui.qt_camera", raising=False)
    stand_in.QMediaDevices.plugged[:] = [FRONT, BACK]
    yield
    sys.modules.pop("wakayama_audit_gui.gui.qt_camera", None)


@pytest.fixture
def rig(module: None) -> Rig:
    return Rig()


def test_the_one_that_looks_away_from_the_user_comes_first(rig: Rig) -> None:
    assert rig.camera.names() == ["背面", "前面"]


def test_the_finest_format_that_still_moves_is_taken(rig: Rig) -> None:
    rig.camera.start(0)
    assert rig.device.on
    assert rig.device.wanted is not None
    assert rig.device.wanted.resolution().width() == 1920
    assert rig.device.wanted.maxFrameRate() == 30
    rig.camera.start(1)
    assert rig.device.wanted is None, "without a list of formats it is Qt's choice"


def test_the_first_frame_is_seen_and_a_broken_one_is_not(rig: Rig) -> None:
    rig.camera.start(0)
    assert rig.session.sink is not None
    rig.session.sink.videoFrameChanged.emit(stand_in.QVideoFrame(type(sample_view())()))
    assert rig.seen == 0
    rig.show_frame()
    assert rig.seen == 1


def test_the_window_rests_between_two_pictures_of_the_view(rig: Rig) -> None:
    rig.camera.start(0)
    rig.show_frame()
    rig.camera._rest_ms = 3_600_000
    rig.show_frame()
    assert rig.seen == 1


def test_a_photo_is_taken_or_it_is_said_that_none_was(rig: Rig) -> None:
    rig.camera.start(0)
    capture = rig.session.capture
    assert capture is not None
    rig.camera.take()
    assert rig.failed == ["camera_not_taken"], "an empty picture is none"
    capture.image = sample_view()
    rig.camera.take()
    assert rig.taken == 1
    capture.ready = False
    rig.camera.take()
    assert rig.failed == ["camera_not_taken"] * 2


def test_pulling_out_the_one_that_looks_is_said_and_no_other(rig: Rig) -> None:
    rig.camera.start(0)
    rig.plug(BACK)
    assert rig.failed == []
    rig.plug(FRONT)
    assert rig.failed == ["camera_gone"]
    assert not rig.device.on
    assert rig.camera.names() == ["前面"]
    rig.camera.start(5)
    assert rig.failed == ["camera_gone"] * 2


def test_a_camera_the_system_keeps_is_said_once_and_switched_off(rig: Rig) -> None:
    rig.camera.start(0)
    error = stand_in.QCamera.Error
    rig.device.errorOccurred.emit(error.NoError, "")
    assert rig.failed == []
    rig.device.errorOccurred.emit(error.CameraError, "Access denied")
    rig.device.errorOccurred.emit(error.CameraError, "Access denied")
    assert rig.failed == ["camera_refused"]
    assert not rig.device.on


def test_stopping_puts_the_light_out(rig: Rig) -> None:
    rig.camera.start(0)
    rig.camera.stop()
    assert not rig.device.on


def test_no_camera_is_an_error_with_words(module: None) -> None:
    stand_in.QMediaDevices.plugged.clear()
    with pytest.raises(UserError) as caught:
        open_camera()
    assert caught.value.what == "カメラが見つかりません。"
