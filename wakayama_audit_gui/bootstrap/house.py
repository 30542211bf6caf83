"""Every floor behind the Protocol of the window: definitions, photos, papers, workspaces.

What only the command line needs is in command_bench.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock

from wakayama_audit_gui.bootstrap.chart_files import ChartFiles
from wakayama_audit_gui.bootstrap.follow_up_files import FollowUpFiles
from wakayama_audit_gui.bootstrap.form_files import FormFiles
from wakayama_audit_gui.bootstrap.open_file import OpenFile
from wakayama_audit_gui.bootstrap.register_files import RegisterFiles
from wakayama_audit_gui.bootstrap.report_desk import ReportFiles
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.paths import Paths
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import Ground, create_workspace, open_workspace
from wakayama_audit_gui.use_cases.health import Health
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store


class House:
    """Every floor behind the Protocols of `gui.services`.

    Args:
        paths: Where the application's own files are.
    """

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.forms = FormFiles(paths, self.workshop)
        self.follow_up = FollowUpFiles(paths)
        self.register = RegisterFiles(paths)
        self.charts = ChartFiles(self.now)
        self.reports = ReportFiles(self.catalogue, self.workshop, self.now, paths.fonts)
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
                from wakayama_audit_gui.photos.apart import ChildWorkshop, child_command

                self._workshop = ChildWorkshop(child_command(self.paths.fonts))
            return self._workshop

    def note_camera(self, jpeg: bytes, model: str, taken: datetime) -> bytes:
        """The same JPEG with camera and time noted in it."""
        from wakayama_audit_gui.photos.camera_note import write_camera_note

        return write_camera_note(jpeg, model, taken)

    def print_sheet(
        self,
        store: Store,
        visit: str,
        kind: PaperKind = PaperKind.SHEET,
        revision: int | None = None,
        now: datetime | None = None,
    ) -> Paper:
        """A paper of a visit as it stands; with ``revision``, the final paper of that revision."""
        from wakayama_audit_gui.bootstrap.paper_press import press_paper

        tools = self.workshop(), self.paths.fonts
        return press_paper(store, visit, kind, now or self.now(), revision, *tools)

    def redraw_paper(
        self, store: Store, visit: str, kind: PaperKind, made: datetime, revision: int, words: str
    ) -> Paper:
        """A sealed paper from what ``store`` shows, marked as a 黒塗り版 with ``words``."""
        from wakayama_audit_gui.bootstrap.paper_press import press_paper

        tools = self.workshop(), self.paths.fonts
        return press_paper(store, visit, kind, made, revision, *tools, words)

    def print_blank(self, system: str) -> Paper:
        """The sheet of a system, by id or name, to be filled by hand."""
        from wakayama_audit_gui.bootstrap.paper_press import press_blank

        return press_blank(self.catalogue(), system, self.now(), self.paths.fonts)

    def print_blank_visit(self, store: Store, visit: str) -> Paper:
        """The sheet of a visit, to be filled by hand."""
        from wakayama_audit_gui.bootstrap.paper_press import press_blank_visit

        return press_blank_visit(store, visit, self.now(), self.paths.fonts)

    def read_codes(self, pdf: bytes) -> tuple[str, ...]:
        """照合コード found in a PDF, whatever it is."""
        from wakayama_audit_gui.outputs.pdf.read_code import read_codes

        return read_codes(pdf)

    def now(self) -> datetime:
        """Local time with offset."""
        return datetime.now().astimezone()

    # --- workspaces --------------------------------------------------------------------------

    def ground(self) -> Ground:
        """What workspaces of this user stand on."""
        return Ground(anchors=self.paths.data / "anchors")

    def open_workspace(self, path: Path) -> OpenFile:
        """Begin to open a workspace."""
        return OpenFile(path, lambda: open_workspace(path, self.ground()))

    def create_workspace(
        self, path: Path, fill: Callable[[Store], object] | None = None
    ) -> OpenFile:
        """Begin to make a workspace; it gets its name when ``fill`` has filled it."""
        return OpenFile(path, lambda: create_workspace(path, self.ground(), fill))

    def restore_workspace(self, backup: Path, path: Path) -> OpenFile:
        """Begin to make a new workspace of a backup."""
        from wakayama_audit_gui.storage.restore import restore_backup

        return OpenFile(path, lambda: restore_backup(backup, path, self.ground()))

    def salvage_workspace(self, path: Path, new_path: Path) -> OpenFile:
        """Begin to move what is whole of a damaged workspace to a new one."""
        told: list[str] = []

        def opener() -> SqliteStore:
            told.append(self.salvage(path, new_path))
            return open_workspace(new_path, self.ground())

        return OpenFile(new_path, opener, told)

    def salvage(self, path: Path, new_path: Path) -> str:
        """Write what is whole of a damaged workspace to a new one; says what was saved."""
        from wakayama_audit_gui.storage.salvage import salvage

        saved = salvage(path, new_path, self.ground())
        return (
            f"記録 {saved.entries} 件・写真など {saved.blobs} 件を {new_path} に移しました。"
            f"失われた値 {saved.values_lost} 件・写真など {saved.blobs_lost} 件。"
        )

    def examine(self, store: Store) -> Health:
        """Look the open workspace over."""
        from wakayama_audit_gui.storage.doctor import examine

        if not isinstance(store, SqliteStore):
            raise BugError("only a file can be looked over")
        return Health(*examine(store.connection, store.path))

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

        def press(store: Store, visit: str, kind: PaperKind, now: datetime, n: int) -> Paper:
            return self.print_sheet(store, visit, kind, n, now)

        return perform_sample(store, self.catalogue(), self.now(), take, press, report)
