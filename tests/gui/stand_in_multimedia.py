"""What qt_camera.py uses of QtMultimedia, with cameras that a test plugs in and pulls out.

The real one is an optional extra. Names and signals are those of Qt 6; the stub in typings/ holds
both to the same shapes.
"""

# ruff: noqa: D106, N815 - the names are those of Qt

from __future__ import annotations

from enum import Enum
from types import ModuleType
from typing import ClassVar

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage


class QCameraFormat:
    def __init__(self, width: int, height: int, rate: float) -> None:
        self._size, self._rate = QSize(width, height), rate

    def resolution(self) -> QSize:
        return self._size

    def maxFrameRate(self) -> float:
        return self._rate


class QCameraDevice:
    class Position(Enum):
        UnspecifiedPosition = 0
        BackFace = 1
        FrontFace = 2

    def __init__(self, name: str, position: Position, *formats: QCameraFormat) -> None:
        self._name, self._position, self._formats = name, position, list(formats)

    def id(self) -> bytes:
        return self._name.encode()

    def description(self) -> str:
        return self._name

    def position(self) -> Position:
        return self._position

    def videoFormats(self) -> list[QCameraFormat]:
        return self._formats


class QMediaDevices(QObject):
    videoInputsChanged = Signal()
    plugged: ClassVar[list[QCameraDevice]] = []

    @staticmethod
    def videoInputs() -> list[QCameraDevice]:
        return list(QMediaDevices.plugged)


class QCamera(QObject):
    class Error(Enum):
        NoError = 0
        CameraError = 1

    errorOccurred = Signal(Error, str)

    def __init__(self, device: QCameraDevice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device = device
        self.wanted: QCameraFormat | None = None
        self.on = False

    def cameraDevice(self) -> QCameraDevice:
        return self._device

    def setCameraFormat(self, wanted: QCameraFormat) -> None:
        self.wanted = wanted

    def start(self) -> None:
        self.on = True

    def stop(self) -> None:
        self.on = False


class QVideoFrame:
    def __init__(self, image: QImage) -> None:
        self._image = image

    def isValid(self) -> bool:
        return not self._image.isNull()

    def toImage(self) -> QImage:
        return self._image


class QVideoSink(QObject):
    videoFrameChanged = Signal(QVideoFrame)


class QImageCapture(QObject):
    class Error(Enum):
        NoError = 0
        NotReadyError = 1

    imageCaptured = Signal(int, QImage)
    errorOccurred = Signal(int, Error, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ready = True
        self.image = QImage()

    def capture(self) -> int:
        if not self.ready:
            self.errorOccurred.emit(-1, QImageCapture.Error.NotReadyError, "not ready")
            return -1
        self.imageCaptured.emit(1, self.image)
        return 1


class QMediaCaptureSession(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera: QCamera | None = None
        self.sink: QVideoSink | None = None
        self.capture: QImageCapture | None = None

    def setCamera(self, camera: QCamera) -> None:
        self.camera = camera

    def setImageCapture(self, capture: QImageCapture) -> None:
        self.capture = capture

    def setVideoSink(self, sink: QVideoSink) -> None:
        self.sink = sink


def as_module() -> ModuleType:
    """To be put where PySide6.QtMultimedia is looked for."""
    module = ModuleType("PySide6.QtMultimedia")
    kinds = (QCameraFormat, QCameraDevice, QMediaDevices, QCamera, QVideoFrame, QVideoSink)
    for kind in (*kinds, QImageCapture, QMediaCaptureSession):
        setattr(module, kind.__name__, kind)
    return module
