"""Writing the files of forms that were given out: a spreadsheet, a paper and a form file for each.

Giving them out in the record is in distribute_forms.py; how each looks is outputs'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from wakayama_audit_gui.domain.calendar import era_initial
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, HandedForm, SentForm
from wakayama_audit_gui.use_cases.form_file import SUFFIX
from wakayama_audit_gui.use_cases.hand_out_files import (
    HandedOut,
    NewFile,
    Report,
    make_folder,
    safe_name,
    write_new_files,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import hand_form

PAPERS, FORM_FILES = "印刷用", "専用ファイル"
"""Folders beside the spreadsheets, so that a folder that is collected holds each form once."""
_MADE_UP = 6
WriteForm = Callable[[HandedForm, str], bytes]
"""The file of a form by its suffix: .xlsx, .pdf or .jikotenken."""


def hand_out_forms(
    store: Store,
    names: Sequence[FormName],
    folder: Path,
    write: WriteForm,
    report: Report = lambda *_: None,
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
    for place in (folder, folder / PAPERS, folder / FORM_FILES):
        make_folder(place)

    def files_of(handed: HandedForm) -> list[NewFile]:
        stem = file_stem(handed.form)
        paths = (
            folder / f"{stem}.xlsx",
            folder / PAPERS / f"{stem}.pdf",
            folder / FORM_FILES / f"{stem}{SUFFIX}",
        )
        return [NewFile(path, partial(write, handed, path.suffix)) for path in paths]

    forms = [hand_form(store, name) for name in names]
    return write_new_files([(one.form.title, files_of(one)) for one in forms], report)


def _short(system: str) -> str:
    """What tells systems of one name apart: a number of the report, or the begin of one made up."""
    return system if "/" in system else system[:_MADE_UP]


def file_stem(form: SentForm) -> str:
    """A name for the files of a form that every file system takes."""
    name = form.name
    owner = name.owner if name.kind is FormKind.SECTION else f"{_short(name.owner)}_{form.title}"
    return f"自己点検票_{era_initial(name.fiscal_year)}_{safe_name(owner)}"
