"""Opening a spreadsheet that came from elsewhere: looked over as a ZIP before it is read.

What must be in it is said by the room that reads it.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.plain_file import plain_size

MAX_BYTES = 10 << 20
MAX_PARTS = 500
MAX_UNPACKED = 80 << 20
MAX_RATIO = 300
_SMALL = 1 << 20
"""Below this a part may be packed as tightly as it likes."""
_OLE = b"\xd0\xcf\x11\xe0"
_CONTENTS = "[Content_Types].xml"
_FROM_ELSEWHERE = ("xl/externalLinks/", "xl/embeddings/", "xl/activeX/", "xl/connections.xml")
"""Parts that bring something in from outside, or programs of others."""


@contextmanager
def open_untrusted(path: Path) -> Generator[Workbook]:
    """A workbook for reading, values and formulas told apart.

    What fails inside the library while it is read is a damaged file, and said so.

    Raises:
        UserError: No ordinary file, too large, empty, protected by a password, with macros or
            links to other files, or no whole .xlsx.
        OSError: The file cannot be opened.
    """
    _look_over(path)
    # A stream of our own: the library leaves the file open when it fails.
    with path.open("rb") as stream:
        try:
            with warnings.catch_warnings():
                # Extensions that openpyxl leaves out are none of ours.
                warnings.simplefilter("ignore")
                book = load_workbook(stream, read_only=True)
        except UserError:
            raise
        except Exception as error:  # a damaged book fails anywhere inside the library
            raise _damaged() from error
        with closing(book):
            try:
                yield book
            except (UserError, OSError):
                raise
            except Exception as error:  # a damaged sheet fails anywhere inside the library
                raise UserError(
                    "壊れているため、最後まで読めません。",
                    "もう一度保存して、送り直してもらってください。",
                    code="file_damaged",
                ) from error


def _look_over(path: Path) -> None:
    size = plain_size(path)
    if size > MAX_BYTES:
        raise UserError(
            f"大きすぎます（{size / (1 << 20):,.0f} MB）。",
            f"{MAX_BYTES >> 20} MB までの Excel ファイルにしてください。",
            code="file_too_large",
        )
    with path.open("rb") as stream:
        start = stream.read(4)
    if not size:
        raise UserError("空のファイルです。", "もう一度送ってもらってください。", code="file_empty")
    if start == _OLE:
        raise UserError(
            "パスワード付きか、古い形式（.xls）のファイルです。",
            "パスワードを外し、.xlsx の形式で保存し直してもらってください。",
            code="file_old_format",
        )
    try:
        with ZipFile(path) as archive:
            _look_into(archive)
    except (UserError, OSError):
        raise
    except Exception as error:  # a damaged part fails as ZIP, as zlib or as XML
        raise _damaged() from error


def _look_into(archive: ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    tight = any(
        part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or tight or len(names) < len(parts):
        raise UserError(
            "中身が異常に大きいか、壊れた Excel ファイルです。",
            "配布したファイルに答えてもらってください。",
            code="file_bomb",
        )
    if _CONTENTS not in names:
        raise _damaged()
    kinds = _read(archive, _CONTENTS)
    if b"macroEnabled" in kinds or any("vbaproject" in name.lower() for name in names):
        raise UserError(
            "マクロの入ったファイルです。",
            "マクロのない .xlsx の形式で保存し直してもらってください。",
            code="file_macros",
        )
    if any(name.startswith(_FROM_ELSEWHERE) for name in names):
        raise UserError(
            "ほかのファイルへのリンクか、埋め込まれたファイルが入っています。",
            "リンクを解除し（データ →「リンクの編集」）、文字だけにしてもらってください。",
            code="file_links",
        )
    for name in names:
        if name.endswith((".xml", ".rels")):
            content = _read(archive, name)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:4]:
                raise _damaged()


def _read(archive: ZipFile, name: str) -> bytes:
    """A part, no longer than the directory said; a ZIP that lies fails here."""
    with archive.open(name) as stream:
        return stream.read(MAX_UNPACKED)


def _damaged() -> UserError:
    return UserError(
        "壊れているか、Excel ファイルではありません。",
        "もう一度保存して、送り直してもらってください。",
        code="file_damaged",
    )
