"""How long an answer takes: key press → committed → repainted, in the real walkthrough.

Run in a process of its own, offscreen: ``python -m bench.answer WORKSPACE VISIT TURNS``; prints
JSON. Each turn also measures a bare durable commit on the same disk, for the difference. The
store alone is measured in growth.py.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.commit import BareCommit
from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.gui.application import create_application
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.settings import Settings

_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_REST_MS = 20
_WARM_UP = 10
_PATIENCE_MS = 30_000


class Turns(QObject):
    """Answers one item after another by the keyboard and notes the times.

    A turn begins with a key, and ends when the window has been repainted after the commit came
    back; between turns the window rests, as it does under a person's hands.

    Args:
        window: The window, with the visit in it.
        screen: Its walkthrough.
        bare: What an answer is compared with.
        turns: How many.

    Attributes:
        commit_ms: Of each turn's bare commit.
        told_ms: From the key to 保存済み known to the window.
        answer_ms: From the key to the end of the repaint after that.
    """

    def __init__(
        self, window: MainWindow, screen: WalkScreen, bare: BareCommit, turns: int
    ) -> None:
        super().__init__(window)
        self.commit_ms: list[float] = []
        self.answer_ms: list[float] = []
        self.told_ms: list[float] = []
        self._window = window
        self._screen = screen
        self._bare = bare
        self._turns = turns
        self._subjects: list[str] = []
        self._begun = 0.0
        self._committed = False
        screen.walk.opened.connect(self._on_walk_opened, Qt.ConnectionType.SingleShotConnection)
        screen.walk.writer.committed.connect(self._on_writer_committed)
        window.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self, self._give_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the commit, the turn is over once this update has been painted."""
        if event.type() == QEvent.Type.UpdateRequest and self._committed:
            self._committed = False
            QTimer.singleShot(0, self, self._end)
        return super().eventFilter(watched, event)

    def _give_up(self) -> None:
        if not self._subjects:
            QApplication.exit(1)

    def _on_walk_opened(self) -> None:
        walk = self._screen.walk
        self._subjects = [row.answer.subject for row in walk.visit.rows()]
        QTimer.singleShot(_REST_MS, self, self._rest)

    def _rest(self) -> None:
        """Puts the next item in view, and waits until that is painted."""
        turn = len(self.answer_ms)
        if turn >= self._turns + _WARM_UP:
            QApplication.quit()
            return
        self._screen.walk.choose(self._subjects[turn % len(self._subjects)])
        QTimer.singleShot(_REST_MS, self, self._begin)

    def _begin(self) -> None:
        turn = len(self.answer_ms)
        self.commit_ms.append(self._bare.measure_ms())
        self._begun = time.perf_counter()
        QTest.keyClick(self._screen.places.list, _KEYS[turn % len(_KEYS)])

    def _on_writer_committed(self) -> None:
        self._committed = True
        self.told_ms.append((time.perf_counter() - self._begun) * 1000)

    def _end(self) -> None:
        self.answer_ms.append((time.perf_counter() - self._begun) * 1000)
        QTimer.singleShot(_REST_MS, self, self._rest)


def main(workspace: Path, visit: str, turns: int) -> None:
    """Measures and prints."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    house = House(find_paths())
    application = create_application(sys.argv[:1], house.paths.resources)
    appearance = application.appearance
    window = MainWindow()
    session = Session(window, house, Settings(), lambda _settings: None, appearance)
    session.enter(house.open_workspace(workspace), visit)
    screen = window.findChild(WalkScreen)
    assert isinstance(screen, WalkScreen)
    window.show()
    with closing(BareCommit(workspace.with_name("bare.db"))) as bare:
        told = Turns(window, screen, bare, turns)
        code = application.exec()
    session.leave_quietly()
    if code:
        raise RuntimeError("the visit could not be opened")
    figures = {
        "commit_ms": told.commit_ms[_WARM_UP:],
        "told_ms": told.told_ms[_WARM_UP:],
        "answer_ms": told.answer_ms[_WARM_UP:],
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
