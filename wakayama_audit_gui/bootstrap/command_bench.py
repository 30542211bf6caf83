"""What the command line needs besides: stores without a thread, looking over, backups, the demo.

The commands themselves are in cli/.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.bootstrap.open_file import backup_folder
from wakayama_audit_gui.bootstrap.report_press import ReportPress
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import create_workspace, open_workspace, read_workspace
from wakayama_audit_gui.use_cases.acknowledging_store import AcknowledgingStore
from wakayama_audit_gui.use_cases.check_report import ReportNotice
from wakayama_audit_gui.use_cases.health import Health
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.report_source import ReportRequest
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper
from wakayama_audit_gui.use_cases.workbench import Acknowledge

_OF_A_DEMO: Final = (
    "*.kansafile",
    "現地調査調書_*.pdf",
    "事実確認書_*.pdf",
    "白紙_*.pdf",
    "screens/*.png",
)


class CommandBench(House):
    """The house as the command line sees it; implements `use_cases.workbench.Workbench`."""

    def count_pages(self, pdf: bytes) -> int:
        """Pages of a PDF of ours."""
        from wakayama_audit_gui.outputs.pdf.read_code import count_pages

        return count_pages(pdf)

    @contextmanager
    def new_store(self, path: Path) -> Generator[Store]:
        """Make an empty workspace with its first 定型句 and open it."""
        from wakayama_audit_gui.use_cases.edit_office import found_office

        def found(store: SqliteStore) -> None:
            found_office(store, path.stem, "", today=self.now().date())

        with closing(create_workspace(path, self.ground(), found)) as store:
            yield store

    @contextmanager
    def open_store(self, path: Path) -> Generator[Store]:
        """Open a workspace."""
        with self._opened(path) as store:
            yield store

    @contextmanager
    def _opened(self, path: Path) -> Generator[SqliteStore]:
        store = open_workspace(path, self.ground())
        try:
            yield store
        finally:
            store.close()

    def doctor(self, path: Path) -> Health:
        """Everything that can be checked."""
        from wakayama_audit_gui.storage.doctor import doctor

        return self._with_seals(path, Health(*doctor(path)))

    def verify(self, path: Path) -> Health:
        """Chains, blobs, seals and signatures."""
        from wakayama_audit_gui.storage.doctor import verify_file

        return self._with_seals(path, Health(*verify_file(path)))

    def _with_seals(self, path: Path, health: Health) -> Health:
        """What was found, with seals and signatures; those of a broken record say nothing."""
        from wakayama_audit_gui.storage.doctor import recorded_visits
        from wakayama_audit_gui.use_cases.verify_seals import verify_seals

        if not health.ok:
            return health
        try:
            with closing(read_workspace(path, self.ground())) as store:
                problems = tuple(verify_seals(store, recorded_visits(store.connection)))
        except UserError as error:  # the lists, of which a check of the record alone asks nothing
            problems = (error.what,)
        return health._replace(ok=not problems, problems=problems)

    def backup(self, path: Path) -> Path:
        """Make a verified backup; returns where."""
        from wakayama_audit_gui.storage.backup import make_backup

        with self._opened(path) as store:
            return make_backup(lambda job: job(store), backup_folder(path)).file

    def demo(self, out: Path, acknowledge: Acknowledge) -> Sequence[Path]:
        """Perform the sample in ``out``: workspace, sheets of all visits, pictures of screens."""
        from wakayama_audit_gui.use_cases.perform_sample import require_sample

        require_sample(self.catalogue())
        out = _unused(out)
        with _leaving_nothing_half(out):
            return self._perform(out, acknowledge)

    def _perform(self, out: Path, acknowledge: Acknowledge) -> list[Path]:
        """The sample in a folder that is there."""
        path = out / "見本.kansafile"
        store = create_workspace(path, self.ground())
        made = [path]
        try:
            told = AcknowledgingStore(store, acknowledge)
            visit = self.fill_sample(told, lambda *_: None)
            for row in store.visits():
                for name, data in self._papers(store, row):
                    save_paper(data, out / name)
                    made.append(out / name)
        finally:
            store.close()
        for system in self.catalogue().systems:
            blank = out / f"白紙_{system}.pdf"
            save_paper(self.print_blank(system).data, blank)
            made.append(blank)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from wakayama_audit_gui.gui.portraits import draw_portraits

        made += draw_portraits(self, self.paths.resources, path, visit, out / "screens")
        return made

    def _papers(self, store: Store, row: VisitRow) -> Iterator[tuple[str, bytes]]:
        """(file name, PDF): of a sealed visit both papers as they were sealed."""
        if row.state != VisitState.SEALED:
            yield f"現地調査調書_{row.sheet_no}.pdf", self.print_sheet(store, row.visit).data
            return
        for kind in PaperKind:
            data = read_sealed_paper(store, row.visit, row.revision, kind)
            yield f"{kind.value}_{row.sheet_no}_第{row.revision}版.pdf", data

    def print_report(self, store: Store, request: ReportRequest) -> Paper:
        """A paper of a year."""
        return self._report_press(store).report(request, self.now())

    def check_report(self, store: Store, fiscal_year: int) -> tuple[ReportNotice, ...]:
        """What the wording guard points at in the report of a year."""
        return self._report_press(store).check(fiscal_year, self.now())

    def _report_press(self, store: Store) -> ReportPress:
        return ReportPress(store, self.catalogue(), self.workshop(), self.paths.fonts)

    def restore(self, backup: Path, path: Path) -> None:
        """Make a new workspace of a backup."""
        from wakayama_audit_gui.storage.restore import restore_backup

        restore_backup(backup, path, self.ground()).close()


@contextmanager
def _leaving_nothing_half(out: Path) -> Iterator[None]:
    """Make a folder; if what is put into it fails, that is taken away again, and nothing else."""
    made = [one for one in (out, *out.parents) if not one.exists()]
    before = set(out.iterdir()) if out.is_dir() else set()
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        with suppress(OSError):
            for one in set(out.iterdir()) - before:
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        for one in made:
            with suppress(OSError):
                one.rmdir()
        raise


def _unused(out: Path) -> Path:
    """The folder itself, or a new one in it where a demo was left before: none is mixed up."""
    number = 1
    free = out
    while any(next(free.glob(pattern), None) for pattern in _OF_A_DEMO):
        number += 1
        free = out / f"見本-{number}"
    return free
