"""How long the window is blocked at most while many photos are taken in.

Run in a process of its own, offscreen: ``python -m bench.block FOLDER PHOTOS``; prints JSON. A
timer of 5 ms in the real window notes the longest gap between two of its turns; a person feels more
than 50 ms. How long an import takes is not measured here.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.gui.application import create_application
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


class Pulse(QObject):
    """Ticks every 5 ms and notes how late each tick is.

    Attributes:
        gaps_ms: From one tick to the next.
        own_ms: Of that, what the window's thread itself was at work; the rest it waited for a core.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps_ms: list[float] = []
        self.own_ms: list[float] = []
        self._last = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Start to listen."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _on_tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps_ms.append((now - self._last) * 1000)
        self.own_ms.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked


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
    image.save(str(first), "JPEG", 92)  # type: ignore[call-overload]
    data = first.read_bytes()
    paths = []
    for number in range(count):
        path = folder / f"IMG_{number:04}.JPG"
        path.write_bytes(data + number.to_bytes(4, "big"))
        paths.append(str(path))
    return paths


def permit_everywhere(store: Store, visit: str) -> None:
    """Allow photos in every place of a visit."""
    found = read_visit(store, visit)
    for place in found.places:
        permit_photos(store, found, place, Permission("可"), found.lead)


def main(folder: Path, photos: int) -> None:
    """Measures and prints."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ[DATA_VARIABLE] = str(folder)
    house = House(find_paths())
    application = create_application(sys.argv[:1], house.paths.resources)
    paths = draw_photos(folder, photos)
    opened = house.create_workspace(folder / "block.kansafile")
    visit = opened.call(lambda store: house.fill_sample(store, lambda *_: None)).result()
    opened.call(lambda store: permit_everywhere(store, visit)).result()
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
    code = application.exec()
    session.leave_quietly()
    if code or not results or results[0].recorded != photos:
        raise RuntimeError("the photos could not be taken in")
    gaps = sorted(pulse.gaps_ms, reverse=True)
    figures = {"longest_ms": gaps[:20], "longest_own_ms": max(pulse.own_ms), "ticks": len(gaps)}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), int(sys.argv[2]))
