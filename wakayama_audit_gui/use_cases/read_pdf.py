"""Reading a PDF that is to be verified: whatever will not do is said in a sentence.

What it is, is found out in verify_paper.py; the codes in it are read in outputs/pdf.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.plain_file import plain_size

_LARGEST: Final = 200_000_000
_MARK, _WITHIN = b"%PDF-", 1024
"""Viewers take a file for a PDF that begins so, or does within its first kilobyte."""


def read_pdf(path: Path) -> bytes:
    """The bytes of a PDF.

    Raises:
        UserError: There is no such file, it cannot be read, or it is no PDF.
    """
    try:
        if path.is_dir():
            raise _unfit(f"「{path.name or path}」はフォルダーです。", "is_a_folder")
        if plain_size(path) > _LARGEST:
            raise _unfit(f"「{path.name}」は大きすぎます。", "too_large")
        data = path.read_bytes()
    except FileNotFoundError:
        what = f"PDF「{path.name}」が見つかりません。"
        remedy = "名前と場所を確かめてください。"
        raise UserError(what, remedy, code="not_found") from None
    except OSError as error:
        raise UserError(
            f"「{path.name}」を読めません。",
            "ファイルがあるか、開ける場所かを確かめてください。",
            code="cannot_read",
        ) from error
    if not data:
        raise _unfit(f"「{path.name}」は空のファイルです。", "empty_file")
    if _MARK not in data[:_WITHIN]:
        raise _unfit(f"「{path.name}」は PDF ではありません。", "no_pdf")
    return data


def _unfit(what: str, code: str) -> UserError:
    return UserError(what, "確かめたい調書の PDF を選んでください。", code=code)
