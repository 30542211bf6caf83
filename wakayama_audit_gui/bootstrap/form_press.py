"""Brings the files of a 自己点検票 together: spreadsheet, paper and form file, out and back in.

Imported when the first is made or read: openpyxl and reportlab cost a quarter of a second.
"""

from __future__ import annotations

from pathlib import Path

from wakayama_audit_gui.domain.self_inspection import FormFile, HandedForm, ReturnedForm
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.excel.read_form import read_form_book
from wakayama_audit_gui.outputs.excel.write_form import write_form
from wakayama_audit_gui.outputs.pdf.inspection import render_inspection
from wakayama_audit_gui.use_cases.form_file import SUFFIX, load_form_file, write_form_file


def press_form(handed: HandedForm, suffix: str, fonts: Path) -> bytes:
    """The file of a form.

    Args:
        handed: The form.
        suffix: ``.xlsx``, ``.pdf`` or ``.jikotenken``.
        fonts: Folder with BIZ UDPGothic.
    """
    if suffix == ".xlsx":
        return write_form(handed)
    if suffix == ".pdf":
        return render_inspection(FormFile(handed, {}), fonts).data
    if suffix == SUFFIX:
        return write_form_file(FormFile(handed, {}))
    raise BugError(f"no form is written as {suffix}")


def press_answers(file: FormFile, fonts: Path) -> bytes:
    """The PDF of a form with what was answered.

    Args:
        file: The form, its answers, and the photos that they name.
        fonts: Folder with BIZ UDPGothic.
    """
    return render_inspection(file, fonts).data


def read_returned(path: Path) -> ReturnedForm:
    """What a file that came back says, whatever it is.

    Raises:
        UserError: It is no form.
        OSError: It cannot be opened.
    """
    if path.suffix.strip().lower() == SUFFIX:
        return load_form_file(path).returned()
    return read_form_book(path)
