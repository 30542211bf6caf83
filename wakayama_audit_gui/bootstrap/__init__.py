"""The composition root: the only room that sees every floor, and the way in from main.py.

What a command or the window does is on their own floors; here they are only given what they need.
Everything heavy is imported where it is first needed, for the sake of the start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.bootstrap.interpreter import begin_start, end_start
from wakayama_audit_gui.gui.display import has_display
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.settings import Settings, load_settings, save_settings

NO_DISPLAY = "画面がないため、窓の代わりに見本（demo）を out/ に作ります。"
"""What is said where no window can be opened."""

FORM_SUFFIX = ".jikotenken"
"""A file of this kind opens the window in which a 所属長 answers it, and nothing else."""

_WINDOW_OPTIONS = ("--workspace", "--visit")


class WindowWish(NamedTuple):
    """What the window is to open.

    Attributes:
        workspace: File, by its whole path since it is remembered; None for the one of last time or
            the welcome page.
        visit: Visit to show straight away, "" for the home screen.
        form: A 自己点検票 to be answered, instead of a workspace.
    """

    workspace: Path | None
    visit: str
    form: Path | None = None


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says: a command, or the window.

    Args:
        arguments: As ``sys.argv``; None takes it.

    Returns:
        Exit code: 0 fine, 1 a problem, 2 written wrongly.
    """
    given = list((sys.argv if arguments is None else arguments)[1:])
    wish = _window_wish(given)
    if wish is None:
        return _run_command(given)
    if not has_display(os.environ):
        sys.stdout.write(f"{NO_DISPLAY}\n")
        return _run_command(["demo", "out"])
    return _open_window(wish)


def _run_command(given: Sequence[str]) -> int:
    from wakayama_audit_gui.bootstrap.command_bench import CommandBench
    from wakayama_audit_gui.cli import run_command

    return run_command(given, CommandBench(find_paths()))


def main() -> None:
    """Entry point of the installed program."""
    raise SystemExit(run())


def _window_wish(given: Sequence[str]) -> WindowWish | None:
    """What the window is to open; None when a command was given."""
    if not given:
        return WindowWish(None, "")
    if len(given) == 1 and Path(given[0]).is_file():
        file = Path(given[0]).absolute()
        if given[0].lower().endswith(FORM_SUFFIX):
            return WindowWish(None, "", file)
        return WindowWish(file, "")
    pairs = dict(zip(given[::2], given[1::2], strict=False))
    if len(given) % 2 == 0 and pairs.keys() <= set(_WINDOW_OPTIONS) and "--workspace" in pairs:
        return WindowWish(Path(pairs["--workspace"]).absolute(), pairs.get("--visit", ""))
    return None


def _open_window(wish: WindowWish) -> int:
    begin_start()
    from wakayama_audit_gui.bootstrap.house import House

    house = House(find_paths())
    settings = load_settings(house.paths.settings_file)
    path = wish.workspace or (Path(settings.workspace) if settings.workspace else None)
    if wish.form is not None:
        path = None
    # The file opens on its own thread while Qt is being loaded on this one.
    workspace = house.open_workspace(path) if path is not None and path.is_file() else None
    from wakayama_audit_gui.gui.plain_import import import_plainly

    import_plainly()
    from wakayama_audit_gui.gui.opening import open_window

    def remember(changed: Settings) -> None:
        with suppress(OSError):
            save_settings(house.paths.settings_file, changed)

    resources, visit = house.paths.resources, wish.visit
    return open_window(house, resources, settings, remember, workspace, visit, end_start, wish.form)
