"""What the register has done off the GUI thread: reading it, writing a field, files out and in.

What is shown meanwhile and afterwards is screen.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.register_filter import RegisterIndex
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.import_register import RegisterImport, import_register
from wakayama_audit_gui.use_cases.known_sections import Sections, read_sections
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_entry_history import PastValue, read_entry_history
from wakayama_audit_gui.use_cases.read_organisation import read_organisation
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.register_system import (
    add_entry,
    edit_entry,
    restore_entry,
    retire_entry,
)
from wakayama_audit_gui.use_cases.save_paper import save_paper


class RegisterView(NamedTuple):
    """What the register holds.

    Attributes:
        form: The 調査票.
        systems: All of them, ready to be looked through.
        sections: 課 that may be named.
        problems: What is wrong with the definition of the 調査票.
        retired: Id → why a system was taken off.
    """

    form: SurveyForm
    systems: RegisterIndex
    sections: tuple[str, ...]
    problems: tuple[str, ...]
    retired: Mapping[str, str] = {}

    def entry(self, id_: str) -> SystemEntry | None:
        """A system by its id, also one that was taken off; None if it is unknown."""
        every = (*self.systems.entries, *self.systems.gone)
        return next((entry for entry in every if entry.id == id_), None)


class Jobs(NamedTuple):
    """Jobs for the tasks of a desk.

    Attributes:
        services: The doors to the other floors.
        by: Who works here.
    """

    services: Services
    by: str

    def read(self, store: Store, _progress: object) -> RegisterView:
        """The register as it stands."""
        form, catalogue = self.services.register.form(), self.services.catalogue()
        today = self.services.now().date()
        register = read_register(store, catalogue, form, today.isoformat())
        year = fiscal_year(today)
        units = read_organisation(store, catalogue, year, day=today.isoformat())
        problems = tuple(self.services.register.form_problems())
        index = RegisterIndex(form, register.entries.values(), register.gone.values())
        sections = tuple(unit.id for unit in units)
        return RegisterView(form, index, sections, problems, register.retired)

    def add(self, typed: Mapping[str, str], store: Store) -> Changes:
        """Enter a system."""
        form = self.services.register.form()
        return add_entry(
            store, self.services.catalogue(), form, typed, self.by, self._sections(store)
        )

    def edit(self, entry: str, field: str, text: str, store: Store) -> Changes:
        """Correct one field of a system."""
        form, catalogue = self.services.register.form(), self.services.catalogue()
        return edit_entry(
            store, catalogue, form, entry, {field: text}, self.by, self._sections(store)
        )

    def retire(self, entry: str, reason: str, store: Store) -> Changes:
        """Take a system off the register."""
        form, catalogue = self.services.register.form(), self.services.catalogue()
        return retire_entry(store, catalogue, form, entry, reason, self.by)

    def restore(self, entry: str, store: Store) -> Changes:
        """Put a system back that was taken off."""
        form, catalogue = self.services.register.form(), self.services.catalogue()
        return restore_entry(store, catalogue, form, entry, self.by)

    def history(self, entry: str, field: str, store: Store) -> tuple[PastValue, ...]:
        """What was ever said of a field."""
        form, catalogue = self.services.register.form(), self.services.catalogue()
        return read_entry_history(store, catalogue, form, entry, field)

    def export(
        self, entries: Sequence[SystemEntry], sections: Sequence[str], path: Path
    ) -> tuple[str, int]:
        """Write systems as an .xlsx; the name of the file and how many they are."""
        day = self.services.now().date().isoformat()
        save_paper(self.services.register.write(entries, sections, day), path)
        return path.name, len(entries)

    def take_in(self, path: Path, store: Store, progress: WriteProgress) -> RegisterImport:
        """Take a file back, line by line."""
        form = self.services.register.form()
        lines = self.services.register.read(path)
        return import_register(
            store,
            self.services.catalogue(),
            form,
            lines,
            self.by,
            progress,
            self._sections(store),
        )

    def _sections(self, store: Store) -> Sections:
        services = self.services
        return read_sections(store, services.catalogue(), services.now().date())
