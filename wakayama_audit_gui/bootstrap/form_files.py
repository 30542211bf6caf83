"""The files of 自己点検票: every format behind one Protocol, each library imported when first used.

What the formats are is in form_press.py; drafts are kept by storage.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wakayama_audit_gui.domain.self_inspection import HandedForm, ReturnedForm
from wakayama_audit_gui.paths import Paths
from wakayama_audit_gui.storage.form_drafts import FormDrafts
from wakayama_audit_gui.use_cases.form_file import FormFile
from wakayama_audit_gui.use_cases.import_organisation import ListedUnit


class FormFiles:
    """Implements `use_cases.form_ports.FormDesk`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def write(self, handed: HandedForm, suffix: str) -> bytes:
        """The file of a form: ``.xlsx``, ``.pdf`` or ``.jikotenken``."""
        from wakayama_audit_gui.bootstrap.form_press import press_form

        return press_form(handed, suffix, self._paths.fonts)

    def read_returned(self, path: Path) -> ReturnedForm:
        """What a file that came back says."""
        from wakayama_audit_gui.bootstrap.form_press import read_returned

        return read_returned(path)

    def read_organisation(self, path: Path) -> Sequence[ListedUnit]:
        """The lines of a list of 課."""
        from wakayama_audit_gui.outputs.excel.read_organisation import read_organisation_book

        return read_organisation_book(path)

    def load_draft(self, handed: HandedForm) -> FormFile | None:
        """What was answered on this machine and not handed in yet."""
        return self._drafts().load(handed)

    def keep_draft(self, file: FormFile) -> None:
        """Keep what was answered so far."""
        self._drafts().keep(file)

    def _drafts(self) -> FormDrafts:
        return FormDrafts(self._paths.data / "self_inspection")
