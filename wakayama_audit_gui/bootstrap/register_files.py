"""The 調査票 and the files of the register behind one Protocol, imported when first used.

How a file looks is outputs/excel's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.survey_sheet import ReturnedSheet, SentSheet
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.paths import Paths


class RegisterFiles:
    """Implements `use_cases.register_ports.RegisterDesk`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._reading = Lock()
        self._form: SurveyForm | None = None
        self._problems: tuple[str, ...] = ()

    def form(self) -> SurveyForm:
        """The 調査票, read once."""
        with self._reading:
            if self._form is None:
                from wakayama_audit_gui.definitions.survey_form import load_survey_form

                loaded = load_survey_form(self._paths.checklists)
                self._form = loaded.form
                self._problems = tuple(problem.message for problem in loaded.problems)
            return self._form

    def form_problems(self) -> tuple[str, ...]:
        """One sentence for everything that is wrong with its definition."""
        self.form()
        return self._problems

    def write(self, entries: Sequence[SystemEntry], sections: Sequence[str], day: str) -> bytes:
        """The register as an .xlsx."""
        from wakayama_audit_gui.outputs.excel.write_register import write_register

        return write_register(self.form(), entries, sections, day)

    def write_sheet(self, sheet: SentSheet) -> bytes:
        """The 調査票 of a 課 as an .xlsx."""
        from wakayama_audit_gui.outputs.excel.write_survey import write_survey

        return write_survey(self.form(), sheet)

    def read_sheet(self, path: Path) -> ReturnedSheet:
        """What a 調査票 that came back says."""
        from wakayama_audit_gui.outputs.excel.read_survey import read_survey

        return read_survey(path)

    def read(self, path: Path) -> Sequence[RegisterLine]:
        """The lines of a file that came back."""
        from wakayama_audit_gui.outputs.excel.read_register import read_register_book

        return read_register_book(path, self.form())
