"""Writing the letters of each 課 into a folder: one PDF for each, and one of all to be printed.

What a letter says is composed in compose_notice.py and compose_reminder.py; forms that come back
are written by hand_out_improvements.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, count
from pathlib import Path

from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.use_cases.hand_out_files import (
    HandedOut,
    make_folder,
    safe_name,
    save_new,
)

PressLetters = Callable[[Sequence[Letter]], bytes]
"""One PDF of letters, each beginning a new page."""


def hand_out_letters(
    letters: Sequence[Letter],
    whole: str,
    folder: Path,
    press: PressLetters,
    report: Callable[[int, int, str], None] = lambda *_: None,
) -> HandedOut:
    """Write a PDF of each letter; what is there already stays, the new one gets a number.

    Args:
        letters: At least one.
        whole: Name of the PDF that holds all of them; written when there are several.
        folder: Where; made when it is not there.
        press: Makes the bytes of a PDF.
        report: Is told (done, total, what).

    Raises:
        UserError: The folder cannot be written to.
    """
    make_folder(folder)
    sheaves = [(letter.name, [letter]) for letter in letters]
    if len(letters) > 1:
        sheaves.append((whole, list(letters)))
    made: list[Path] = []
    for number, (name, sheaf) in enumerate(sheaves):
        report(number, len(sheaves), name)
        path = _free_path(folder, safe_name(name))
        save_new(press(sheaf), path)
        made.append(path)
    report(len(sheaves), len(sheaves), "")
    return HandedOut(tuple(made), ())


def _free_path(folder: Path, stem: str) -> Path:
    """A path no file has: a letter that was sent must not be replaced by a later one."""
    names = chain((f"{stem}.pdf",), (f"{stem}（{number}）.pdf" for number in count(2)))
    return next(path for path in (folder / name for name in names) if not path.exists())
