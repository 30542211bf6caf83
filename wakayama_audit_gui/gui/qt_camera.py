"""The one door to QtMultimedia: which cameras there are, what one sees, and photos from it.

Imported by built_in_camera.py when first asked for, since it may not be installed; what is said to
the user when something is wrong stands there too.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QImageCapture,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from wakayama_audit_gui.gui.built_in_camera import camera_gone, camera_refused, not_taken

_MOST_PIXELS = 13_000_000
"""Of a format that is chosen: what is seen is unfolded on the GUI thread."""
_FLUENT = 8.0
"""Frames a second below which a camera is hard to aim."""
_VIEW_MS = 40
_BREATH = 3
"""The GUI thread rests this many times as long as the last picture of the view took it."""


class QtCamera(QObject):
    """Implements `built_in_camera.BuiltInCamera`."""

    seen = Signal(QImage)
    taken = Signal(QImage)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = QMediaDevices(self)
        self._sink = QVideoSink(self)
        self._capture = QImageCapture(self)
        self.session = QMediaCaptureSession(self)
        self.session.setVideoSink(self._sink)
        self.session.setImageCapture(self._capture)
        self._camera: QCamera | None = None
        self._devices = _devices()
        self._since_view = QElapsedTimer()
        self._rest_ms = 0
        self._watch.videoInputsChanged.connect(self._on_inputs_changed)
        self._sink.videoFrameChanged.connect(self._on_frame_changed)
        self._capture.imageCaptured.connect(self._on_image_captured)
        self._capture.errorOccurred.connect(self._on_capture_failed)

    def names(self) -> Sequence[str]:
        """The cameras there are."""
        return [device.description() for device in self._devices]

    def start(self, number: int) -> None:
        """Look through one of them."""
        self.stop()
        if not 0 <= number < len(self._devices):
            self.failed.emit(camera_gone())
            return
        device = self._devices[number]
        camera = QCamera(device, self)
        wanted = best_format(device.videoFormats())
        if wanted is not None:
            camera.setCameraFormat(wanted)
        camera.errorOccurred.connect(self._on_camera_failed)
        self._camera = camera
        self._since_view.invalidate()
        self.session.setCamera(camera)
        camera.start()

    def stop(self) -> None:
        """Look no longer."""
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()
            camera.deleteLater()

    def take(self) -> None:
        """Take a photo."""
        self._capture.capture()

    # --- slots -------------------------------------------------------------------------------

    @Slot()
    def _on_inputs_changed(self) -> None:
        here = self._camera.cameraDevice().id() if self._camera is not None else None
        self._devices = _devices()
        if here is not None and here not in [device.id() for device in self._devices]:
            self.stop()
            self.failed.emit(camera_gone())
        self.changed.emit()

    @Slot(QVideoFrame)
    def _on_frame_changed(self, frame: QVideoFrame) -> None:
        """Show it, unless the GUI thread has just been at one."""
        timer = self._since_view
        if not frame.isValid() or (timer.isValid() and not timer.hasExpired(self._rest_ms)):
            return
        timer.start()
        image = frame.toImage()
        self._rest_ms = max(_VIEW_MS, _BREATH * timer.elapsed())
        if not image.isNull():
            self.seen.emit(image)

    @Slot(int, QImage)
    def _on_image_captured(self, _number: int, image: QImage) -> None:
        if image.isNull():
            self.failed.emit(not_taken())
        else:
            self.taken.emit(image)

    @Slot(int, QImageCapture.Error, str)
    def _on_capture_failed(self, _number: int, _error: QImageCapture.Error, _words: str) -> None:
        self.failed.emit(not_taken())

    @Slot(QCamera.Error, str)
    def _on_camera_failed(self, error: QCamera.Error, _words: str) -> None:
        if error is not QCamera.Error.NoError and self._camera is not None:
            self.stop()
            self.failed.emit(camera_refused())


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """The finest format in which the view still moves; None leaves it to Qt."""
    fluent = [f for f in formats if f.maxFrameRate() >= _FLUENT and _pixels(f) <= _MOST_PIXELS]
    return max(fluent, key=lambda f: (_pixels(f), f.maxFrameRate()), default=None)


def _pixels(wanted: QCameraFormat) -> int:
    size = wanted.resolution()
    return size.width() * size.height()


def _devices() -> list[QCameraDevice]:
    """Those that look away from the user first: a tablet's own user is no evidence."""
    back = QCameraDevice.Position.BackFace
    return sorted(QMediaDevices.videoInputs(), key=lambda device: device.position() is not back)
