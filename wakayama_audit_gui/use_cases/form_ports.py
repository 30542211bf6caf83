"""Protocols for what the 自己点検 needs from the floors above: its files, out and back in.

The Protocol of the store is in ports.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.domain.self_inspection import FormFile, HandedForm, ReturnedForm
from wakayama_audit_gui.use_cases.photo_source import PhotoSource


class FormDesk(Protocol):
    """Makes and reads the files of 自己点検票. For worker threads, unless said otherwise."""

    def write(self, handed: HandedForm, suffix: str) -> bytes:
        """The file of a form: ``.xlsx``, ``.pdf`` or ``.jikotenken``."""

    def write_answers(self, file: FormFile) -> bytes:
        """The PDF of a form with what was answered, and room for the 印."""

    def read_returned(self, path: Path) -> ReturnedForm:
        """What a file that came back says.

        Raises:
            UserError: It is no form.
            OSError: It cannot be opened.
        """

    def read_organisation(self, path: Path) -> Sequence[ListedUnit]:
        """The lines of a list of 課 (局, 部, 課).

        Raises:
            UserError: It is no such list.
        """

    def prepare_photo(self, source: PhotoSource) -> bytes:
        """A photo as it travels with an answer: a new JPEG, upright, at most 1600 px, no metadata.

        Raises:
            UserError: It is no photo we take, or too large; says why and what to do.
        """

    def save_answers(self, file: FormFile, path: Path) -> None:
        """Write the file that is handed in, and read it again.

        Raises:
            UserError: It cannot be written there, or something that is no form has this name.
        """

    def hold_draft(self, handed: HandedForm) -> Callable[[], None]:
        """Take a form for one window alone, until what is returned is called.

        Raises:
            UserError: It is being answered in another window.
        """

    def load_draft(self, handed: HandedForm) -> FormFile | None:
        """What was answered on this machine and not handed in yet; None when nothing was."""

    def keep_draft(self, file: FormFile) -> None:
        """Keep what was answered so far; returns when it is on the disk.

        Raises:
            UserError: It could not be kept; what was kept before is untouched.
        """
