"""Taking in many 自己点検票 at once, as collect_files.py goes through them.

What may be taken in is decided in take_form.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wakayama_audit_gui.domain.form_signing import read_signing
from wakayama_audit_gui.domain.self_inspection import ReturnedForm, remarks_on
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import (
    WORKBOOKS,
    Collecting,
    CollectWatch,
    Way,
    collect_files,
)
from wakayama_audit_gui.use_cases.form_file import SUFFIX
from wakayama_audit_gui.use_cases.hand_out_forms import FORM_FILES, PAPERS
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import read_form
from wakayama_audit_gui.use_cases.take_form import take_form

SUFFIXES = (*WORKBOOKS, SUFFIX)
"""Files that may be forms; others are said to be none."""
LEFT = (PAPERS, FORM_FILES)
"""Folders that were written beside the spreadsheets when they were handed out."""

ReadReturned = Callable[[Path], ReturnedForm]
"""Reads a file that came back; raises UserError for whatever is no form."""


def collect_forms(
    store: Store,
    files: Sequence[Path],
    read: ReadReturned,
    fiscal_year: int,
    day: str,
    by: str,
    watch: CollectWatch | None = None,
) -> Collecting:
    """Take in files that came back; what was taken in stays, whatever comes after.

    Args:
        store: A store usable on the calling thread.
        files: The files.
        read: Reads one.
        fiscal_year: The year that is being collected.
        day: Today, ISO.
        by: Who takes them in.
        watch: Is told of progress and asked whether to stop.
    """

    def take(returned: ReturnedForm) -> tuple[Changes, str]:
        changes = take_form(store, returned, fiscal_year, day, by)
        questions = read_form(store, returned.name).sent.questions
        signed = read_signing(returned, day).remarks
        return changes, remarks_on(questions, returned.replies) + signed

    way = Way(
        kind="自己点検票",
        suffixes=SUFFIXES,
        read=read,
        title=lambda returned: returned.title,
        take=take,
        label=lambda count: f"自己点検票を {count} 件取り込んだ",
    )
    return collect_files(files, way, watch)
