"""Arguments of kinds that argparse does not know: names of files and folders, heads of letters.

What is said of an argument that will not do is put into Japanese in parser.py.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.errors import UserError

EMPTY = "名前が空です"
NO_NAME = "名前に使えない文字があります"
_SENT_UNDER = (("number", "文書番号"), ("date", "発信日"), ("sender", "差出人"))


def file_name(text: str) -> Path:
    """The file or folder an argument names.

    Raises:
        argparse.ArgumentTypeError: It is empty, which Path would take for the folder we are in, or
            it can name nothing on any disk.
    """
    if not text:
        raise argparse.ArgumentTypeError(EMPTY)
    if "\0" in text:
        raise argparse.ArgumentTypeError(NO_NAME)
    return Path(text)


def require_workbook(path: Path) -> None:
    """See that what is to be written is called a spreadsheet.

    Raises:
        UserError: It is called something else.
    """
    if path.suffix.lower() != ".xlsx":
        what = f"「{path.name}」は Excel ファイルの名前ではありません。"
        raise UserError(what, "名前の終わりを .xlsx にしてください。", code="no_such_format")


def add_sent_under(command: argparse.ArgumentParser) -> None:
    """Add what a letter is sent under."""
    for name, words in _SENT_UNDER:
        command.add_argument(f"--{name}", metavar=words, help=words)


def sent_under(options: argparse.Namespace, before: SentUnder) -> SentUnder:
    """What was typed of it; what was not typed stays as it was before.

    Raises:
        UserError: The day is no date, or a text is too long.
    """
    typed = {name: getattr(options, name) for name, _ in _SENT_UNDER}
    said = {name: words for name, words in typed.items() if words is not None}
    return before._replace(**said).cleaned()


def day_asked(words: str) -> str:
    """ISO date of a 提出期限; "" when none was given.

    Raises:
        UserError: It is no day.
    """
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        told = f"提出期限「{words}」が読めません。"
        raise UserError(told, "2026-06-30 の形で書いてください。", code="deadline") from None
