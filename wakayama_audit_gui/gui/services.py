"""What the window is given from above: the floors it may not import itself.

Bootstrap implements it with storage, definitions, photos and outputs; tests with stand-ins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.chart import ChartTable
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.use_cases.follow_up_ports import FollowUpDesk
from wakayama_audit_gui.use_cases.form_ports import FormDesk
from wakayama_audit_gui.use_cases.health import Health
from wakayama_audit_gui.use_cases.paper import Paper, YearPaper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.register_ports import RegisterDesk
from wakayama_audit_gui.use_cases.watch import Watch

T = TypeVar("T")


class OpenedWorkspace(Protocol):
    """A workspace with its database thread. It may still be opening: the first job tells."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written (read-only media); known after the first job."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences to show, e.g. that the file lies on a network share; after the first job."""

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue a job on the database thread; fails with UserError if opening failed."""

    def proxy(self) -> Store:
        """A store usable from worker threads."""

    def backup(self) -> Path | None:
        """Make a verified backup if anything changed; for worker threads."""

    def backups_holding(self, commitments: frozenset[bytes]) -> list[tuple[str, str]]:
        """(name, when made) of each backup that still holds one of these values; "" unknown.

        For worker threads.
        """

    def close(self) -> None:
        """Back up, close and release the lock; waits for what was queued."""


class FormThread(Protocol):
    """A thread of its own for a 自己点検票, where there is no workspace."""

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue a job; it is given an empty store."""

    def proxy(self) -> Store:
        """The same empty store."""

    def close(self) -> None:
        """Carry out what was queued, then end."""


class WindowForms(FormDesk, Protocol):
    """Files of 自己点検票, and where they are kept while they are answered."""

    def start_thread(self) -> FormThread:
        """A thread to keep the answers of a form on."""


class ReportDesk(Protocol):
    """Makes the papers of a year."""

    def press(self, store: Store, wanted: YearPaper, watch: Watch) -> Paper:
        """A paper of a year; for worker threads.

        Args:
            store: The open workspace.
            wanted: Which.
            watch: Is told how far it is, and may stop it.
        """


class ChartDesk(Protocol):
    """Makes files of figures that are drawn as charts."""

    def book(self, tables: Sequence[ChartTable]) -> bytes:
        """The figures as an .xlsx, a sheet for each table; for worker threads."""


class Desks(Protocol):
    """Where files of one kind are made and read."""

    @property
    def charts(self) -> ChartDesk:
        """Files of figures."""

    @property
    def reports(self) -> ReportDesk:
        """Papers of a year."""

    @property
    def forms(self) -> WindowForms:
        """Files of 自己点検票."""

    @property
    def follow_up(self) -> FollowUpDesk:
        """祝日, and papers of findings after the visit."""

    @property
    def register(self) -> RegisterDesk:
        """The 調査票, and files of the register."""


class Services(Desks, Protocol):
    """Doors to the other floors."""

    def open_workspace(self, path: Path) -> OpenedWorkspace:
        """Begin to open a workspace; returns at once.

        Its first job raises UserError when it is in use, damaged, none of ours or too new.
        """

    def create_workspace(
        self, path: Path, fill: Callable[[Store], object] | None = None
    ) -> OpenedWorkspace:
        """Begin to make a workspace; returns at once.

        It gets its name when ``fill``, on the database thread, has filled it; or not at all. Its
        first job raises UserError when that fails, the folder will not do or the file exists.
        """

    def restore_workspace(self, backup: Path, path: Path) -> OpenedWorkspace:
        """Begin to make a new workspace of a backup; returns at once, fails as above."""

    def salvage_workspace(self, path: Path, new_path: Path) -> OpenedWorkspace:
        """Begin to move what is whole of a damaged workspace to a new one; its notices tell."""

    def examine(self, store: Store) -> Health:
        """Look the open workspace over; for the database thread. Takes time."""

    def sample_path(self) -> Path:
        """Where a fresh sample workspace goes; nothing is there yet."""

    def fill_sample(self, store: Store, report: Callable[[int, int, str], None]) -> str:
        """Perform the sample in an empty workspace; returns the visit under way. Takes seconds."""

    def catalogue(self) -> Catalogue:
        """The definitions, read once. Takes time: off the GUI thread."""

    def definition_problems(self) -> tuple[str, ...]:
        """One sentence for every damaged or wrong definition. Takes time."""

    def workshop(self) -> PhotoWorkshop:
        """Checks and renders photos; for worker threads."""

    def note_camera(self, jpeg: bytes, model: str, taken: datetime) -> bytes:
        """The same JPEG with camera and time noted in it; for worker threads."""

    def print_sheet(
        self,
        store: Store,
        visit: str,
        kind: PaperKind = PaperKind.SHEET,
        revision: int | None = None,
        now: datetime | None = None,
    ) -> Paper:
        """A paper as it stands; with ``revision``, the final one. For worker threads.

        ``now`` is the time printed on it; None is this moment.
        """

    def redraw_paper(
        self, store: Store, visit: str, kind: PaperKind, made: datetime, revision: int, words: str
    ) -> Paper:
        """A sealed paper anew, marked as a 黒塗り版 with ``words``; for worker threads."""

    def print_blank_visit(self, store: Store, visit: str) -> Paper:
        """The sheet of a visit, to be filled by hand; for worker threads."""

    def read_codes(self, pdf: bytes) -> tuple[str, ...]:
        """照合コード found in a PDF, which may be anything; for worker threads."""

    def now(self) -> datetime:
        """Local time with offset."""
