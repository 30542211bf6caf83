"""Pictures of the main screens, drawn without a display: for the demo, and to be looked at.

The screens are the real ones on a real workspace; nothing is drawn here that a user would not see.
Which screens, and in which poses, is said in tour.py.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.application import Scheme, create_application
from wakayama_audit_gui.gui.garbage import collected_here
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.tour import Script, Tour
from wakayama_audit_gui.gui.unseen_platform import nothing_needless_said
from wakayama_audit_gui.settings import Settings

_TICK_MS = 40
_QUIET_TICKS = 3  # in a row without work, so that the last paint is done too
_PATIENCE_TICKS = 4500  # three minutes: a slow machine may be busy with much else


class Sitting(NamedTuple):
    """How the pictures are to look.

    Attributes:
        width: Of the window, in logical pixels.
        height: Of the window.
        scheme: Light or dark.
        text_size: Percent.
        prefix: Put before the names of the files.
    """

    width: int = 1366
    height: int = 768
    scheme: Scheme = Scheme.LIGHT
    text_size: int = 100
    prefix: str = ""


PLAIN = Sitting()
"""A common laptop in the light."""


class Portraitist(QObject):
    """Goes through a script, waits until each screen has settled, and keeps a picture of it.

    Signals:
        finished: Through, or given up; ``failure`` says why.

    Attributes:
        made: The pictures.
        failure: What went wrong; None while all is well.
    """

    finished = Signal()

    def __init__(
        self, window: MainWindow, session: Session, script: Script, out: Path, prefix: str
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._script = script
        self._out = out
        self._prefix = prefix
        self._size = window.size()
        self._name = ""
        self._quiet = self._waited = 0
        self.made: list[Path] = []
        self.failure: BaseException | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @Slot()
    def begin(self) -> None:
        """Start with the first screen."""
        self._timer.start()
        self._next()

    def give_up(self, failure: BaseException) -> None:
        """Stop here."""
        self.failure = self.failure or failure
        self._end()

    def _next(self) -> None:
        self._quiet = self._waited = 0
        try:
            self._name = next(self._script)
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001 - raised again by draw_portraits
            self.give_up(error)

    @Slot()
    def _on_tick(self) -> None:
        self._waited += 1
        self._quiet = 0 if self._session.busy else self._quiet + 1
        wrong = self._window.banners.messages()
        if wrong:
            self.give_up(BugError(f"on the way to {self._name}: {wrong}"))
        elif self._window.size() != self._size:
            size = self._window.size()
            needs = f"{size.width()} × {size.height()}"
            self.give_up(BugError(f"on the way to {self._name} the window grew to {needs}"))
        elif self._waited > _PATIENCE_TICKS:
            self.give_up(BugError(f"{self._name} did not settle"))
        elif self._quiet >= _QUIET_TICKS:
            self._keep()
            self._next()

    def _keep(self) -> None:
        if self._name:
            path = self._out / f"{self._prefix}{self._name}.png"
            self._window.grab().save(str(path))
            self.made.append(path)

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.finished.emit()


def draw_portraits(
    services: Services,
    resources: Path,
    workspace: Path,
    visit: str,
    out: Path,
    sitting: Sitting = PLAIN,
) -> Sequence[Path]:
    """Draw every main screen of a workspace as a PNG.

    Args:
        services: The doors to the other floors.
        resources: Folder with fonts, icons and styles.
        workspace: A sample workspace, see `Tour`; stays as it is.
        visit: Visit shown on the walkthrough.
        out: Folder for the pictures; made if need be.
        sitting: Size and dress.

    Raises:
        BugError: A screen did not settle, or said that something is wrong.
        Exception: Whatever escaped a slot on the way.
    """
    out.mkdir(parents=True, exist_ok=True)
    with nothing_needless_said():
        application = create_application(
            ["監査手帳"], resources, scheme=sitting.scheme, text_size=sitting.text_size
        )
        window = MainWindow()
        window.resize(sitting.width, sitting.height)
        session = Session(
            window, services, Settings(), lambda _settings: None, application.appearance
        )
        with TemporaryDirectory() as folder:
            # On the way things are done that are not to be left in what was given.
            copied = Path(shutil.copy(workspace, folder))
            tour = Tour(window, session, services, copied, visit, Path(folder))
            painter = Portraitist(window, session, tour.script(), out, sitting.prefix)
            painter.finished.connect(application.quit)
            window.show()
            QTimer.singleShot(0, painter, painter.begin)
            with escapes_end(painter), collected_here():
                application.exec()
                session.leave_quietly()
    if painter.failure is not None:
        raise painter.failure
    return painter.made


@contextmanager
def escapes_end(painter: Portraitist) -> Iterator[None]:
    """An exception that escapes a slot ends the drawing at once."""
    earlier = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        earlier(kind, error, trace)
        painter.give_up(error)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = earlier
