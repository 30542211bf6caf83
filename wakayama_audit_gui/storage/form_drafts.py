"""Answers of a 自己点検票 that are not handed in yet: one small file each, in application data.

What is in such a file is use_cases/form_file.py's; workspaces are in workspace.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from wakayama_audit_gui.domain.self_inspection import FormFile, HandedForm
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.durable import sync_folder
from wakayama_audit_gui.storage.failures import form_in_use, in_words_of_files
from wakayama_audit_gui.storage.file_lock import FileLock
from wakayama_audit_gui.use_cases.form_file import SUFFIX, load_form_file, write_form_file

_WAIT_S = 0.5
"""A child that is just being started has the lock too, until it becomes another program."""


class FormDrafts:
    """Drafts in a folder, by form and questions.

    Args:
        folder: Where; made with the first draft.
        known: What each draft was when it was loaded or kept last, by path: SHA-256, None for no
            file; is added to. Who keeps others' drafts from being lost hands in the same again.
    """

    def __init__(self, folder: Path, known: dict[Path, bytes | None] | None = None) -> None:
        self._folder = folder
        self._known = {} if known is None else known

    def hold(self, handed: HandedForm) -> Callable[[], None]:
        """Take the draft of a form for one window alone, until what is returned is called.

        Where nothing can be written nobody can hold it, and nobody can keep anything either.

        Raises:
            UserError: Another window has it.
        """
        # Not the draft itself: every keeping puts another file in its place.
        path = self._file(handed).with_suffix(".lock")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.touch()
            lock = FileLock(path, shared=False, wait_s=_WAIT_S)
        except BlockingIOError:
            raise form_in_use() from None
        except OSError:
            return _nothing
        return lock.release

    def load(self, handed: HandedForm) -> FormFile | None:
        """The draft of a form, with what was handed out now; None when there is none to be read."""
        file = self._file(handed)
        self._known[file] = _stamp(file)
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
            UserError: Disk full, read-only or another failure, or somebody else kept one since it
                was loaded or kept here; the draft before is untouched.
        """
        path = self._file(file.handed)
        if path in self._known and _stamp(path) != self._known[path]:
            raise UserError(
                "この自己点検票は、ほかのウィンドウで答えが変えられたため、保存しませんでした。",
                "ここでの答えを控えてから、この点検票を開き直してください。",
                code="form_changed",
            )
        with in_words_of_files(path):
            self._folder.mkdir(parents=True, exist_ok=True)
        _write(file, path)
        self._known[path] = _stamp(path)

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


def _nothing() -> None:
    """There is no lock to let go of."""


def _stamp(path: Path) -> bytes | None:
    """What tells one draft from another; None where there is none to be read."""
    try:
        return sha256(path.read_bytes()).digest()
    except OSError:
        return None


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
