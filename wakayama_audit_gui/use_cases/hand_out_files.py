"""Writing many files into a folder: each whole or not at all, none ever replaced.

What the files are is decided by who hands them out: forms, 改善計画書, 調査票.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.save_paper import save_failure

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST = 60

Report = Callable[[int, int, str], None]
"""Is told (done, total, what)."""


class NewFile(NamedTuple):
    """A file to be written: where, and what makes its bytes."""

    path: Path
    make: Callable[[], bytes]


class HandedOut(NamedTuple):
    """What was written.

    Attributes:
        files: New files.
        kept: Files that were there already and were left as they are: they may hold answers.
    """

    files: tuple[Path, ...]
    kept: tuple[Path, ...]


class GivenOut(NamedTuple):
    """What was recorded, and then written.

    Attributes:
        given: Forms that were given out now.
        moved: Forms given out before whose deadline was moved.
        out: The files.
    """

    given: Changes
    moved: Changes
    out: HandedOut

    @property
    def told(self) -> str:
        """What was recorded, in words."""
        acts = "".join(f"{act.label}。" for act in (self.given, self.moved) if act.receipts)
        return acts or "どれも配布済みで、提出期限は前のままです。"

    @property
    def left(self) -> str:
        """What is to know of files that were there already, in words; "" where there were none."""
        kept = len(self.out.kept)
        if not kept:
            return ""
        told = f"すでにあったファイル {kept} 個は、そのままにしました。"
        if not self.moved.receipts:
            return told
        return (
            f"{told}その中に印字された提出期限は、改める前の日です。"
            "改めた日のものを渡すときは、別のフォルダーに書き出してください。"
        )


NOTHING_MOVED = Changes("", ())


def write_new_files(
    items: Sequence[tuple[str, Sequence[NewFile]]], report: Report = lambda *_: None
) -> HandedOut:
    """Write the files of each item; its folders are made when they are not there.

    Args:
        items: What each is for, in words, and its files.
        report: Is told (done, total, what).

    Raises:
        UserError: A folder cannot be written to.
    """
    made: list[Path] = []
    kept: list[Path] = []
    given: set[str] = set()
    for number, (words, files) in enumerate(items):
        report(number, len(items), words)
        for file in files:
            path = _apart(file.path, given)
            make_folder(path.parent)
            if path.exists():
                kept.append(path)
            else:
                save_new(file.make(), path)
                made.append(path)
    report(len(items), len(items), "")
    return HandedOut(tuple(made), tuple(kept))


def _apart(path: Path, given: set[str]) -> Path:
    """The path, with a number if another item of the same run has it: each gets its own file.

    Two names may differ only in what no file name holds, or in capitals.
    """
    names = chain((path.name,), (f"{path.stem}（{n}）{path.suffix}" for n in count(2)))
    free = next(
        found
        for found in (path.with_name(name) for name in names)
        if str(found).casefold() not in given
    )
    given.add(str(free).casefold())
    return free


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
