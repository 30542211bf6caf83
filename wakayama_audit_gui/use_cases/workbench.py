"""What the command line needs from the other floors; bootstrap implements it.

The window has a Protocol of its own, in gui/services.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.use_cases.check_report import ReportNotice
from wakayama_audit_gui.use_cases.follow_up_ports import FollowUpDesk
from wakayama_audit_gui.use_cases.form_ports import FormDesk
from wakayama_audit_gui.use_cases.health import Health
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.register_ports import RegisterDesk
from wakayama_audit_gui.use_cases.report_source import ReportRequest

Acknowledge = Callable[[bytes], None]


class Desks(Protocol):
    """Where files of one kind are made and read."""

    @property
    def forms(self) -> FormDesk:
        """Files of 自己点検票."""

    @property
    def follow_up(self) -> FollowUpDesk:
        """祝日, and papers of findings after the visit."""

    @property
    def register(self) -> RegisterDesk:
        """The 調査票 and files of the register."""


class Workbench(Desks, Protocol):
    """What the commands need from the other floors."""

    def catalogue(self) -> Catalogue:
        """The definitions."""

    def definition_problems(self) -> tuple[str, ...]:
        """One sentence for every damaged or wrong definition."""

    def workshop(self) -> PhotoWorkshop:
        """Checks and renders photos."""

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

    def count_pages(self, pdf: bytes) -> int:
        """Pages of a PDF of ours."""

    def print_blank(self, system: str) -> Paper:
        """The sheet of a system, by id or name, to be filled by hand."""

    def print_report(self, store: Store, request: ReportRequest) -> Paper:
        """A paper of a year. For worker threads."""

    def check_report(self, store: Store, fiscal_year: int) -> Sequence[ReportNotice]:
        """What the wording guard points at in the report of a year."""

    def read_codes(self, pdf: bytes) -> Sequence[str]:
        """照合コード found in a PDF, whatever it is."""

    def now(self) -> datetime:
        """Local time with offset."""

    def new_store(self, path: Path) -> AbstractContextManager[Store]:
        """Make an empty workspace and open it."""

    def open_store(self, path: Path) -> AbstractContextManager[Store]:
        """Open a workspace."""

    def doctor(self, path: Path) -> Health:
        """Everything that can be checked: file, chains, blobs, values, projections, seals."""

    def verify(self, path: Path) -> Health:
        """Chains, blobs, seals and signatures."""

    def backup(self, path: Path) -> Path:
        """Make a verified backup; returns where."""

    def demo(self, out: Path, acknowledge: Acknowledge) -> Sequence[Path]:
        """Perform the sample and leave workspace, sheets and pictures of screens in ``out``."""

    def restore(self, backup: Path, path: Path) -> None:
        """Make a new workspace of a backup; nothing may be at ``path``."""

    def salvage(self, path: Path, new_path: Path) -> str:
        """Write what is whole of a damaged workspace to a new one; says what was saved."""
