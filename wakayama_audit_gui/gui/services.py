"""What the window is given from above: the floors it may not import itself.

Bootstrap implements it with storage, definitions, photos and outputs; tests with stand-ins.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.print_sheet import Paper

T = TypeVar("T")


class OpenedWorkspace(Protocol):
    """An open workspace with its database thread."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written (read-only media)."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences to show on opening, e.g. that the file lies on a network share."""

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue a job on the database thread."""

    def proxy(self) -> Store:
        """A store usable from worker threads."""

    def close(self) -> None:
        """Back up, close and release the lock; waits for what was queued."""


class Services(Protocol):
    """Doors to the other floors. All but ``now`` take time: call them off the GUI thread."""

    def open_workspace(self, path: Path) -> OpenedWorkspace:
        """Open a workspace.

        Raises:
            UserError: In use, damaged, not a workspace, made by a newer version.
        """

    def create_workspace(self, path: Path, name: str, municipality: str) -> OpenedWorkspace:
        """Make an empty workspace with its first 定型句.

        Raises:
            UserError: The folder is on a network share or cloud-synced, or the file exists.
        """

    def create_sample(
        self, path: Path, progress: Callable[[int, int, str], None]
    ) -> OpenedWorkspace:
        """Make the sample workspace, reporting (done, total, what)."""

    def catalogue(self) -> Catalogue:
        """The definitions, read once."""

    def definition_problems(self) -> tuple[str, ...]:
        """One sentence for every damaged or wrong definition."""

    def workshop(self) -> PhotoWorkshop:
        """Checks and renders photos."""

    def print_sheet(self, store: Store, visit: str) -> Paper:
        """The 現地調査調書 of a visit as it stands."""

    def now(self) -> datetime:
        """Local time with offset."""
