"""What the board has done off the GUI thread: reading it, giving forms out, taking files in.

What is shown meanwhile and afterwards is screen.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.gui.hand_out_card import HandOut
from wakayama_audit_gui.gui.long_task import Progress, WriteProgress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting, files_in
from wakayama_audit_gui.use_cases.collect_forms import LEFT, collect_forms
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.hand_out_files import NOTHING_MOVED, GivenOut
from wakayama_audit_gui.use_cases.hand_out_forms import hand_out_forms
from wakayama_audit_gui.use_cases.import_organisation import import_organisation
from wakayama_audit_gui.use_cases.move_deadline import move_form_deadlines
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_collection import Collection, read_collection
from wakayama_audit_gui.use_cases.read_organisation import organised_on


class Seen(NamedTuple):
    """What the board shows.

    Attributes:
        collection: All forms of the year.
        holidays: Knows the 祝日.
    """

    collection: Collection
    holidays: Holidays


class Jobs(NamedTuple):
    """Jobs for the tasks of a desk.

    Attributes:
        services: The doors to the other floors.
        year: 年度.
        by: Who works here.
    """

    services: Services
    year: int
    by: str

    def today(self) -> date:
        """Today."""
        return self.services.now().date()

    def read(self, store: Store, _progress: Progress) -> Seen:
        """Where all forms stand."""
        day = organised_on(self.year, self.today())
        collection = read_collection(store, self.services.catalogue(), self.year, day)
        return Seen(collection, self.services.follow_up.holidays())

    def hand_out(self, wish: HandOut, store: Store, progress: WriteProgress) -> GivenOut:
        """Give out every form that was not yet given out, and write the files."""
        catalogue, deadline = self.services.catalogue(), wish.deadline
        names = propose_forms(store, catalogue, self.year, organised_on(self.year, self.today()))
        day, moved = self.today().isoformat(), NOTHING_MOVED
        given = distribute_forms(store, catalogue, names, deadline, day, self.by)
        progress.committed(given)
        if wish.move:
            moved = move_form_deadlines(store, names, deadline, self.by)
            progress.committed(moved)

        def report(done: int, total: int, label: str) -> None:
            progress.stop_if_cancelled()
            progress.report(done, total, label)

        written = self.services.forms.write
        return GivenOut(given, moved, hand_out_forms(store, names, wish.folder, written, report))

    def collect(self, paths: Sequence[Path], store: Store, progress: WriteProgress) -> Collecting:
        """Take in files and folders of files."""
        read, day = self.services.forms.read_returned, self.today().isoformat()
        files = files_in(paths, LEFT)
        return collect_forms(store, files, read, self.year, day, self.by, progress)

    def organise(self, path: Path, store: Store, _progress: WriteProgress) -> Changes:
        """Take in the full list of 課."""
        listed = self.services.forms.read_organisation(path)
        return import_organisation(store, self.services.catalogue(), listed, self.by)
