"""Pictures of the main screens, drawn without a display: for the demo, and to look at while building.

The screens are the real ones on a real workspace; nothing is drawn here that a user would not see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.application import Appearance, Scheme, create_application
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.settings import Settings

_SETTLE_MS = 120
"""Time for the last paint after the last job came back."""

_PATIENCE_MS = 60_000


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


class Portraitist(QObject):
    """Goes from screen to screen, waits until each has settled, and keeps a picture of it."""

    def __init__(
        self, window: MainWindow, session: Session, visit: str, out: Path, prefix: str
    ) -> None:
        super().__init__()
        self._window = window
        self._session = session
        self._visit = visit
        self._out = out
        self._prefix = prefix
        self._poses: list[tuple[str, Callable[[], None]]] = []
        self._name = ""
        self.made: list[Path] = []
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._settled.timeout.connect(self._on_settled)

    @Slot()
    def begin(self) -> None:
        """Start with the first screen."""
        wiring = self._session.wiring
        if wiring is None:
            raise BugError("no workspace is open")
        self._poses = [
            ("home", wiring.show_home),
            ("plan", lambda: self._window.show_screen("plan")),
            ("walk", lambda: wiring.show_visit(self._visit)),
            ("sheet", lambda: wiring.show_sheet(self._visit)),
            ("photo", lambda: wiring.show_photo(self._visit, "")),
            ("search", lambda: wiring.show_search("記録")),
            ("office", lambda: self._window.show_screen("office")),
        ]
        self._next()

    def _next(self) -> None:
        if not self._poses:
            self._window.close()
            QApplication.quit()
            return
        self._name, pose = self._poses.pop(0)
        pose()
        self._settled.start()

    @Slot()
    def _on_settled(self) -> None:
        if self._session.busy:
            self._settled.start()
            return
        path = self._out / f"{self._prefix}{self._name}.png"
        self._window.grab().save(str(path))
        self.made.append(path)
        self._next()


def draw_portraits(
    services: Services,
    resources: Path,
    workspace: Path,
    visit: str,
    out: Path,
    sitting: Sitting = Sitting(),
) -> Sequence[Path]:
    """Draw every main screen of a workspace as a PNG.

    Args:
        services: The doors to the other floors.
        resources: Folder with fonts, icons and styles.
        workspace: An existing workspace.
        visit: Visit shown on the walkthrough.
        out: Folder for the pictures; made if need be.
        sitting: Size and dress.

    Raises:
        BugError: The screens did not settle.
    """
    out.mkdir(parents=True, exist_ok=True)
    application = create_application(
        ["監査手帳"], resources, scheme=sitting.scheme, text_size=sitting.text_size
    )
    appearance = application.findChild(Appearance)
    if not isinstance(appearance, Appearance):
        raise BugError("the application has no appearance")
    window = MainWindow()
    window.resize(sitting.width, sitting.height)
    session = Session(window, services, Settings(), lambda _settings: None, appearance)
    painter = Portraitist(window, session, visit, out, sitting.prefix)
    session.entered.connect(painter.begin)
    session.enter(services.open_workspace(workspace))
    window.show()
    QTimer.singleShot(_PATIENCE_MS, application, application.quit)
    application.exec()
    session.leave()
    if len(painter.made) == 0:
        raise BugError("the screens did not settle")
    return painter.made
