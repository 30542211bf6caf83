"""The files of 自己点検票: every format behind one Protocol, each library imported when first used.

What the formats are is in form_press.py; drafts are kept by storage.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wakayama_audit_gui.bootstrap.form_thread import OneThread
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.domain.self_inspection import FormFile, HandedForm, ReturnedForm
from wakayama_audit_gui.paths import Paths


class FormFiles:
    """Implements `use_cases.form_ports.FormDesk`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._drafts = paths.data / "self_inspection"

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

    def save_answers(self, file: FormFile, path: Path) -> None:
        """Write the file that is handed in."""
        from wakayama_audit_gui.storage.form_drafts import save_answers

        save_answers(file, path)

    def load_draft(self, handed: HandedForm) -> FormFile | None:
        """What was answered on this machine and not handed in yet."""
        from wakayama_audit_gui.storage.form_drafts import FormDrafts

        return FormDrafts(self._drafts).load(handed)

    def keep_draft(self, file: FormFile) -> None:
        """Keep what was answered so far."""
        from wakayama_audit_gui.storage.form_drafts import FormDrafts

        FormDrafts(self._drafts).keep(file)

    def start_thread(self) -> OneThread:
        """A thread to keep the answers of a form on."""
        from wakayama_audit_gui.record.memory_store import MemoryStore

        return OneThread(MemoryStore())
