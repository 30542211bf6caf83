"""The composition root: the only file that sees every floor, and the way in from main.py.

What a command or the window does is on their own floors; here they are only given what they need.
Everything heavy is imported where it is first needed, for the sake of the start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.display import has_display
from wakayama_audit_gui.paths import Paths, find_paths
from wakayama_audit_gui.settings import Settings, load_settings, save_settings
from wakayama_audit_gui.storage.database_thread import DatabaseThread
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import Ground, create_workspace, open_workspace
from wakayama_audit_gui.use_cases.acknowledging_store import AcknowledgingStore
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.print_sheet import Paper, print_sheet
from wakayama_audit_gui.use_cases.workbench import Acknowledge, Health

T = TypeVar("T")

NO_DISPLAY = "画面がないため、窓の代わりに見本（demo）を out/ に作ります。"
"""What is said where no window can be opened."""

_WINDOW_OPTIONS = ("--workspace", "--visit")


class OpenFile:
    """A workspace on its database thread; implements `gui.services.OpenedWorkspace`.

    Args:
        path: The file.
        opener: Opens or makes it; runs on the thread.
    """

    def __init__(self, path: Path, opener: Callable[[], SqliteStore]) -> None:
        self.path = path
        self._thread = DatabaseThread(opener)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._thread.call(lambda store: store.read_only).result()

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said on opening."""
        told = self._thread.call(lambda store: store.warning).result()
        return (told,) if told else ()

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue a job on the database thread."""
        return self._thread.call(job)

    def proxy(self) -> Store:
        """A store for worker threads."""
        return self._thread.proxy()

    def backup(self) -> Path | None:
        """Make a verified backup beside the file, if anything changed since the last."""
        from wakayama_audit_gui.storage.backup import make_backup

        return make_backup(self._run, backup_folder(self.path)).file

    def _run(self, job: Callable[[SqliteStore], T], /) -> T:
        return self._thread.call(job).result()

    def close(self) -> None:
        """Back up, close, let go."""
        with suppress(UserError):
            self.backup()
        self._thread.close()


def backup_folder(workspace: Path) -> Path:
    """Where the backups of a workspace lie: beside it, under the same name."""
    return workspace.with_name(f"{workspace.stem}の控え")


class WindowWish(NamedTuple):
    """What the window is to open.

    Attributes:
        workspace: File, None for the one of last time or the welcome page.
        visit: Visit to show straight away, "" for the home screen.
    """

    workspace: Path | None
    visit: str


class House:
    """Every floor behind the Protocols of `gui.services` and `use_cases.workbench`.

    Args:
        paths: Where the application's own files are.
    """

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self._reading = Lock()
        self._catalogue: Catalogue | None = None
        self._problems: tuple[str, ...] = ()
        self._workshop: PhotoWorkshop | None = None

    # --- definitions, photos, papers ---------------------------------------------------------

    def catalogue(self) -> Catalogue:
        """The definitions, read once."""
        with self._reading:
            if self._catalogue is None:
                from wakayama_audit_gui.definitions.catalogue import load_catalogue

                loaded = load_catalogue(self.paths.checklists)
                self._catalogue = loaded.catalogue
                self._problems = tuple(problem.message for problem in loaded.problems)
            return self._catalogue

    def definition_problems(self) -> tuple[str, ...]:
        """One sentence for every damaged or wrong definition."""
        self.catalogue()
        return self._problems

    def workshop(self) -> PhotoWorkshop:
        """Checks and renders photos."""
        with self._reading:
            if self._workshop is None:
                from wakayama_audit_gui.photos.workshop import PillowWorkshop

                self._workshop = PillowWorkshop()
            return self._workshop

    def print_sheet(self, store: Store, visit: str) -> Paper:
        """The 現地調査調書 of a visit as it stands."""
        return print_sheet(store, visit, self.now(), self._render, self.workshop())

    def _render(self, sheet: Sheet, photo: Callable[[str], bytes | None]) -> Paper:
        from wakayama_audit_gui.outputs.pdf.sheet import render_sheet

        made = render_sheet(sheet, photo, fonts=self.paths.fonts)
        name = f"現地調査調書_{sheet.sheet_no or '番号なし'}.pdf"
        return Paper(made.data, made.pages, made.replaced, name)

    def now(self) -> datetime:
        """Local time with offset."""
        return datetime.now().astimezone()

    # --- workspaces --------------------------------------------------------------------------

    def _ground(self) -> Ground:
        return Ground(anchors=self.paths.data / "anchors")

    def open_workspace(self, path: Path) -> OpenFile:
        """Begin to open a workspace."""
        return OpenFile(path, lambda: open_workspace(path, self._ground()))

    def create_workspace(self, path: Path) -> OpenFile:
        """Begin to make an empty workspace."""
        return OpenFile(path, lambda: create_workspace(path, self._ground()))

    def sample_path(self) -> Path:
        """A free name for a sample workspace in the application's own folder."""
        folder = self.paths.data / "samples"
        folder.mkdir(parents=True, exist_ok=True)
        stamp = f"{self.now():%Y%m%d-%H%M%S}"
        return folder / f"見本-{stamp}.kansafile"

    def fill_sample(self, store: Store, report: Callable[[int, int, str], None]) -> str:
        """Perform the sample in an empty workspace."""
        from wakayama_audit_gui.photos.sample import draw_sample
        from wakayama_audit_gui.use_cases.edit_photos import caption_photo
        from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
        from wakayama_audit_gui.use_cases.perform_sample import perform_sample
        from wakayama_audit_gui.use_cases.photo_source import PhotoSource
        from wakayama_audit_gui.use_cases.read_visit import read_visit

        def take(visit: Visit, row: Row, scene: str, caption: str, when: datetime) -> None:
            drawn = PhotoSource(f"{scene}.jpg", None, draw_sample(scene, when))
            target = PhotoTarget(visit.id, row.place.id, row.answer.subject)
            (outcome,) = import_photos(
                store, self.workshop(), [drawn], target, visit.lead, now=self.now
            ).outcomes
            if not outcome.ok:
                raise UserError(outcome.reason, code="sample_photo")
            fresh = read_visit(store, visit.id)
            caption_photo(store, fresh, outcome.photo, caption, visit.lead)

        return perform_sample(store, self.catalogue(), self.now(), take, report)

    # --- the command line --------------------------------------------------------------------

    @contextmanager
    def new_store(self, path: Path) -> Generator[Store]:
        """Make an empty workspace with its first 定型句 and open it."""
        from wakayama_audit_gui.use_cases.edit_office import found_office

        store = create_workspace(path, self._ground())
        try:
            found_office(store, path.stem, "", today=self.now().date())
            yield store
        finally:
            store.close()

    @contextmanager
    def open_store(self, path: Path) -> Generator[Store]:
        """Open a workspace."""
        with self._opened(path) as store:
            yield store

    @contextmanager
    def _opened(self, path: Path) -> Generator[SqliteStore]:
        store = open_workspace(path, self._ground())
        try:
            yield store
        finally:
            store.close()

    def doctor(self, path: Path) -> Health:
        """Everything that can be checked."""
        from wakayama_audit_gui.storage.doctor import doctor

        return Health(*doctor(path))

    def verify(self, path: Path) -> Health:
        """Chains and blobs."""
        from wakayama_audit_gui.storage.doctor import verify_file

        return Health(*verify_file(path))

    def backup(self, path: Path) -> Path:
        """Make a verified backup; returns where."""
        from wakayama_audit_gui.storage.backup import make_backup

        with self._opened(path) as store:
            return make_backup(lambda job: job(store), backup_folder(path)).file

    def demo(self, out: Path, acknowledge: Acknowledge) -> Sequence[Path]:
        """Perform the sample in ``out``: workspace, sheets of all visits, pictures of screens."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / "見本.kansafile"
        path.unlink(missing_ok=True)
        store = create_workspace(path, self._ground())
        made = [path]
        try:
            told = AcknowledgingStore(store, acknowledge)
            visit = self.fill_sample(told, lambda *_: None)
            for row in store.visits():
                paper = out / f"現地調査調書_{row.sheet_no}.pdf"
                paper.write_bytes(self.print_sheet(store, row.visit).data)
                made.append(paper)
        finally:
            store.close()
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from wakayama_audit_gui.gui.portraits import draw_portraits

        made += draw_portraits(self, self.paths.resources, path, visit, out / "screens")
        return made


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says: a command, or the window.

    Args:
        arguments: As ``sys.argv``; None takes it.

    Returns:
        Exit code: 0 fine, 1 a problem, 2 written wrongly.
    """
    given = list((sys.argv if arguments is None else arguments)[1:])
    house = House(find_paths())
    wish = _window_wish(given)
    if wish is None:
        from wakayama_audit_gui.cli import run_command

        return run_command(given, house)
    if not has_display(os.environ):
        from wakayama_audit_gui.cli import run_command

        sys.stdout.write(f"{NO_DISPLAY}\n")
        return run_command(["demo", "out"], house)
    return _open_window(house, wish)


def main() -> None:
    """Entry point of the installed program."""
    raise SystemExit(run())


def _window_wish(given: Sequence[str]) -> WindowWish | None:
    """What the window is to open; None when a command was given."""
    if not given:
        return WindowWish(None, "")
    if len(given) == 1 and Path(given[0]).is_file():
        return WindowWish(Path(given[0]), "")
    pairs = dict(zip(given[::2], given[1::2], strict=False))
    if len(given) % 2 == 0 and pairs.keys() <= set(_WINDOW_OPTIONS) and "--workspace" in pairs:
        return WindowWish(Path(pairs["--workspace"]), pairs.get("--visit", ""))
    return None


def _open_window(house: House, wish: WindowWish) -> int:
    settings = load_settings(house.paths.settings_file)
    path = wish.workspace or (Path(settings.workspace) if settings.workspace else None)
    # The file opens on its own thread while Qt is being loaded on this one.
    workspace = house.open_workspace(path) if path is not None and path.is_file() else None
    from wakayama_audit_gui.gui.opening import open_window

    def remember(changed: Settings) -> None:
        with suppress(OSError):
            save_settings(house.paths.settings_file, changed)

    return open_window(house, house.paths.resources, settings, remember, workspace, wish.visit)
