"""How long the window is blocked at most while many photos are taken in.

Run in a process of its own, offscreen: ``python -m bench.block FOLDER PHOTOS``; prints JSON. A
timer of 5 ms in the real window notes the longest gap between two of its turns; a person feels more
than 50 ms. Beside each gap stands what the window's thread did in it: whether it worked, waited
for a core, or for the interpreter. How long an import takes is not measured here.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.bootstrap.interpreter import begin_start, end_start
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.gui.application import create_application
from wakayama_audit_gui.gui.garbage import collected_here
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.walk.surroundings import Surroundings
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths
from wakayama_audit_gui.settings import Settings
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit

_TICK_MS = 5
_SETTLE_MS = 1500
_AFTER_MS = 500
_PATIENCE_MS = 600_000
_SIZE = (4000, 3000)


class Gap(NamedTuple):
    """From one turn of the event loop to the next, in milliseconds.

    Attributes:
        all: How long it was; the 5 ms of the timer are in it.
        own: Of that, the window's thread was at work.
        core: Of that, it could have worked but had no core (Linux only, elsewhere 0).
        rest: Of that, it slept: until the timer was due, or waiting for the interpreter.
        paints: How often the window was painted in it.
    """

    all: float
    own: float
    core: float
    rest: float
    paints: int


class Pulse(QObject):
    """Ticks every 5 ms and notes how late each tick is, and why.

    Args:
        window: What is painted.

    Attributes:
        gaps: From one tick to the next.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.gaps: list[Gap] = []
        self._last = (0.0, 0.0, 0.0)
        self._paints = 0
        self._waits = _core_waits()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Start to listen."""
        self._last = self._now()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paints of the window pass."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._paints += 1
        return super().eventFilter(watched, event)

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter() * 1000, time.thread_time() * 1000, self._waits()

    def _on_tick(self) -> None:
        now = self._now()
        gap, own, core = (after - before for after, before in zip(now, self._last, strict=True))
        self.gaps.append(Gap(gap, own, core, max(0.0, gap - own - core), self._paints))
        self._last, self._paints = now, 0


def _core_waits() -> Callable[[], float]:
    """Tells how long this thread has waited for a core so far, in milliseconds."""
    path = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    if not path.exists():
        return lambda: 0.0
    opened = os.open(path, os.O_RDONLY)
    return lambda: int(os.pread(opened, 100, 0).split()[1]) / 1e6


def draw_photos(folder: Path, count: int) -> list[str]:
    """Pictures of 12 megapixels as files; they differ behind their end only."""
    width, height = _SIZE
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#8899aa"))
    painter = QPainter(image)
    for number in range(3000):
        x, y = (number * 977) % width, (number * 613) % height
        painter.fillRect(x, y, 90, 60, QColor.fromHsv(number * 37 % 360, 120, 90 + number % 160))
    painter.end()
    first = folder / "first.jpg"
    image.save(str(first), "JPEG", 92)  # type: ignore[call-overload]  # the stub wants bytes, Qt takes a str
    data = first.read_bytes()
    paths = []
    for number in range(count):
        path = folder / f"IMG_{number:04}.JPG"
        path.write_bytes(data + number.to_bytes(4, "big"))
        paths.append(str(path))
    return paths


def begin_visit(house: House, store: Store) -> str:
    """Perform the sample and allow photos in every place of its visit; returns the visit."""
    visit = house.fill_sample(store, lambda *_: None)
    found = read_visit(store, visit)
    for place in found.places:
        permit_photos(store, found, place, Permission("可"), found.lead)
    return visit


def main(folder: Path, photos: int) -> None:
    """Measures and prints."""
    begin_start()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ[DATA_VARIABLE] = str(folder)
    house = House(find_paths())
    application = create_application(sys.argv[:1], house.paths.resources)
    paths = draw_photos(folder, photos)
    opened = house.create_workspace(folder / "block.kansafile")
    visit = opened.call(partial(begin_visit, house)).result()
    window = MainWindow()
    window.resize(1366, 768)
    session = Session(window, house, Settings(), lambda _settings: None, application.appearance)
    session.enter(opened, visit)
    window.show()
    screen = window.findChild(WalkScreen)
    assert isinstance(screen, WalkScreen)
    pulse = Pulse(window)
    results: list[PhotoImport] = []

    def begin() -> None:
        assert isinstance(screen, WalkScreen)
        around = screen.around
        assert isinstance(around, Surroundings)
        around.importer.finished.connect(finished)
        pulse.begin()
        around.importer.add_files(paths)

    def finished(result: PhotoImport) -> None:
        results.append(result)
        QTimer.singleShot(_AFTER_MS, application, QApplication.quit)

    QTimer.singleShot(_SETTLE_MS, window, begin)
    QTimer.singleShot(_PATIENCE_MS, window, lambda: QApplication.exit(1))
    end_start()
    with collected_here():
        code = application.exec()
        session.leave_quietly()
    if code or not results or results[0].recorded != photos:
        raise RuntimeError("the photos could not be taken in")
    sys.stdout.write(json.dumps(_figures(pulse.gaps)) + "\n")


def _figures(gaps: list[Gap]) -> dict[str, object]:
    longest = sorted(gaps, reverse=True)[:20]
    return {
        "longest_ms": [round(gap.all, 1) for gap in longest],
        "longest": [{k: round(v, 1) for k, v in gap._asdict().items()} for gap in longest],
        "longest_own_ms": round(max(gap.own for gap in gaps), 1),
        "ticks": len(gaps),
        "paints": sum(gap.paints for gap in gaps),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), int(sys.argv[2]))
