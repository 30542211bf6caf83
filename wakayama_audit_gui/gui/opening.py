"""Opening the window: application, shell, session, and the event loop until it is closed.

What is opened is decided in bootstrap; what happens inside, in session.py.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from wakayama_audit_gui.gui.application import (
    TEXT_SIZES,
    Scheme,
    create_application,
    report_unexpected,
)
from wakayama_audit_gui.gui.first_paint import FirstPaint
from wakayama_audit_gui.gui.garbage import collected_here
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.services import OpenedWorkspace, Services
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.window_place import restore_place, told_place
from wakayama_audit_gui.settings import Settings

_SCHEMES = {"light": Scheme.LIGHT, "dark": Scheme.DARK}

TELL_FIRST_PAINT = "WAKAYAMA_AUDIT_TELL_FIRST_PAINT"
"""Environment variable: tell when the first screen is painted and answers (for the bench)."""


def open_window(
    services: Services,
    resources: Path,
    settings: Settings,
    remember: Callable[[Settings], None],
    workspace: OpenedWorkspace | None,
    visit: str,
    begun: Callable[[], None],
    form: Path | None = None,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        services: The doors to the other floors.
        resources: Folder with fonts, icons and styles.
        settings: What this computer remembered.
        remember: Keeps changed settings.
        workspace: Already opening, or None for the welcome page.
        visit: Visit to show straight away.
        begun: Called once, when everything is built and only the event loop remains.
        form: A 自己点検票 to be answered, instead of a workspace.

    Returns:
        Exit code.
    """
    size = settings.text_size if settings.text_size in TEXT_SIZES else TEXT_SIZES[0]
    scheme = _SCHEMES.get(settings.theme, Scheme.SYSTEM)
    application = create_application(sys.argv[:1], resources, scheme=scheme, text_size=size)
    window = MainWindow()
    report_unexpected(window.show_bug)
    restore_place(window, settings.geometry)
    geometry: list[str] = []
    # While it is still shown: a hidden window has forgotten that it was maximised.
    window.closing.connect(lambda: geometry.append(told_place(window)))
    session = Session(window, services, settings, remember, application.appearance)
    if os.environ.get(TELL_FIRST_PAINT):
        FirstPaint(window)
    if form is not None:
        session.form_gate.open_file(form)
    elif workspace is None:
        session.welcome()
    else:
        session.enter(workspace, visit)
    window.show()
    begun()
    with collected_here():
        code = application.exec()
        session.leave_quietly()
    if geometry:
        remember(session.settings._replace(geometry=geometry[-1]))
    return code
