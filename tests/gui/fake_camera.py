"""A camera without glass: it sees a drawn picture marked 見本, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.sample import draw_sample


@lru_cache(maxsize=1)
def sample_view() -> QImage:
    """A drawn server room with 見本 on it."""
    return QImage.fromData(draw_sample("rack", datetime(2026, 10, 21, 10, 41)))  # noqa: DTZ001 - a camera's


class FakeCamera(QObject):
    """Implements `built_in_camera.BuiltInCamera`.

    Attributes:
        sees: Whether looking shows anything.
        answers: Whether a photo comes when one is taken; `answer` brings it later.
    """

    seen = Signal(QImage)
    taken = Signal(QImage)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, *names: str) -> None:
        super().__init__()
        self._names = names or ("見本カメラ",)
        self._looking: int | None = None
        self.sees = True
        self.answers = True
        self.asked = 0

    def looking(self) -> int | None:
        """Which camera is on; None while all are off."""
        return self._looking

    def names(self) -> Sequence[str]:
        return self._names

    def start(self, number: int) -> None:
        self._looking = number
        if self.sees:
            self.seen.emit(sample_view())

    def stop(self) -> None:
        self._looking = None

    def take(self) -> None:
        self.asked += 1
        if self.answers:
            self.answer()

    def answer(self) -> None:
        self.taken.emit(sample_view())

    def fail(self, error: UserError, *names: str) -> None:
        """Fail, and have these cameras left."""
        self._looking = None
        self._names = names
        self.failed.emit(error)
        self.changed.emit()
