"""Answers of a 自己点検票 that are not handed in yet: one small file each, in application data.

What is in such a file is use_cases/form_file.py's; workspaces are in workspace.py.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from wakayama_audit_gui.domain.self_inspection import FormFile, HandedForm
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.durable import sync_folder
from wakayama_audit_gui.storage.failures import in_words_of_files
from wakayama_audit_gui.use_cases.form_file import SUFFIX, load_form_file, write_form_file


class FormDrafts:
    """Drafts in a folder, by form and questions.

    Args:
        folder: Where; made with the first draft.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, handed: HandedForm) -> FormFile | None:
        """The draft of a form, with what was handed out now; None when there is none to be read."""
        file = self._file(handed)
        if not file.is_file():
            return None
        try:
            found = load_form_file(file)
        except UserError:
            return None
        return found._replace(handed=handed) if found.handed.form == handed.form else None

    def keep(self, file: FormFile) -> None:
        """Keep a draft; afterwards it is on the disk, whole.

        Raises:
            UserError: Disk full, read-only or another failure; the draft before is untouched.
        """
        path = self._file(file.handed)
        with in_words_of_files(path):
            self._folder.mkdir(parents=True, exist_ok=True)
        _write(file, path)

    def _file(self, handed: HandedForm) -> Path:
        # Names of 課 are no names of files; two forms of one 課 differ by year or questions.
        name = sha256(f"{handed.form.name.id}/{handed.digest}".encode()).hexdigest()[:32]
        return self._folder / f"{name}{SUFFIX}"


def save_answers(file: FormFile, path: Path) -> None:
    """Write the file that is handed in, and read it again.

    Raises:
        UserError: It cannot be written there, or something that is no form has this name.
    """
    if path.exists():
        try:
            load_form_file(path)
        except UserError as error:
            raise UserError(
                f"「{path.name}」は自己点検票ではないファイルなので、上書きしません。",
                "別の名前を付けてください。",
                code="not_a_form",
            ) from error
    _write(file, path)
    if load_form_file(path) != file:
        raise UserError(
            f"「{path.name}」を書き出せませんでした（読み直すと違っています）。",
            "別の場所に書き出してください。",
            code="io_error",
        )


def _write(file: FormFile, path: Path) -> None:
    data = write_form_file(file)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with in_words_of_files(path, len(data)):
        try:
            with part.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
            sync_folder(path.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
