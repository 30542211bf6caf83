"""Writing the files of forms that were given out: a spreadsheet, a paper and a form file for each.

Giving them out in the record is in distribute_forms.py; how each looks is outputs'.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import era_initial
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, HandedForm, SentForm
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.form_file import SUFFIX
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import hand_form
from wakayama_audit_gui.use_cases.save_paper import save_failure

PAPERS, FORM_FILES = "印刷用", "専用ファイル"
"""Folders beside the spreadsheets, so that a folder that is collected holds each form once."""
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST = 60

WriteForm = Callable[[HandedForm, str], bytes]
"""The file of a form by its suffix: .xlsx, .pdf or .jikotenken."""


class HandedOut(NamedTuple):
    """What was written.

    Attributes:
        files: New files.
        kept: Files that were there already and were left as they are: they may hold answers.
    """

    files: tuple[Path, ...]
    kept: tuple[Path, ...]


def hand_out_forms(
    store: Store,
    names: Sequence[FormName],
    folder: Path,
    write: WriteForm,
    report: Callable[[int, int, str], None] = lambda *_: None,
) -> HandedOut:
    """Write the files of forms; none is ever replaced.

    Args:
        store: The open workspace.
        names: Forms that were given out.
        folder: Where; made when it is not there.
        write: Makes the bytes of a file.
        report: Is told (done, total, what).

    Raises:
        UserError: The folder cannot be written to.
    """
    made: list[Path] = []
    kept: list[Path] = []
    for place in (folder, folder / PAPERS, folder / FORM_FILES):
        make_folder(place)
    for number, name in enumerate(names):
        handed = hand_form(store, name)
        report(number, len(names), handed.form.title)
        stem = file_stem(handed.form)
        for path in (
            folder / f"{stem}.xlsx",
            folder / PAPERS / f"{stem}.pdf",
            folder / FORM_FILES / f"{stem}{SUFFIX}",
        ):
            if path.exists():
                kept.append(path)
            else:
                save_new(write(handed, path.suffix), path)
                made.append(path)
    report(len(names), len(names), "")
    return HandedOut(tuple(made), tuple(kept))


def file_stem(form: SentForm) -> str:
    """A name for the files of a form that every file system takes."""
    name = form.name
    owner = name.owner if name.kind is FormKind.SECTION else f"{name.owner}_{form.title}"
    return f"自己点検票_{era_initial(name.fiscal_year)}_{safe_name(owner)}"


def safe_name(text: str) -> str:
    """A text as a part of a file name that every file system takes."""
    return _UNSAFE.sub("_", text)[:_LONGEST].strip(" .") or "_"


def make_folder(folder: Path) -> None:
    """Make a folder, unless it is there.

    Raises:
        UserError: It cannot be made, or a file has its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"フォルダー「{folder}」を作れません。",
            "書き込める場所を選ぶか、同じ名前のファイルがないかを確かめてください。",
            code="cannot_write",
        ) from error


def save_new(data: bytes, path: Path) -> None:
    """Write a new file, whole or not at all.

    Raises:
        UserError: It cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise save_failure(error, path, len(data)) from error
    finally:
        with suppress(OSError):
            part.unlink()
