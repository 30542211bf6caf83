"""A 現地調査調書 in the appendix of a Word document: its items and its photos.

The signed paper itself is a PDF; this is for reading and editing only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import _Cell

from wakayama_audit_gui.domain.document import Column, Table, TableRow
from wakayama_audit_gui.domain.sheet import Sheet, SheetPhoto
from wakayama_audit_gui.outputs.word.plain_text import add_text
from wakayama_audit_gui.outputs.word.styles import SMALL
from wakayama_audit_gui.outputs.word.table import add_table
from wakayama_audit_gui.outputs.word.xml_parts import add_picture, add_row, use_style

_ACROSS = 2
_PICTURE = Mm(80)
_MISSING = "（写真を表示できません）"
_COLUMNS = (
    Column("No.", 6, centred=True),
    Column("確認項目", 34),
    Column("根拠", 14),
    Column("結果", 9, centred=True),
    Column("所見", 37),
)


def add_sheet(
    word: WordDocument,
    sheet: Sheet,
    photo: Callable[[str], bytes | None],
    numbers: Iterator[int],
) -> None:
    """Add what, where and when, the items of each place, and the photos.

    Args:
        word: The document.
        sheet: What is added.
        photo: Gives the print-ready JPEG of a photo by its key, or None.
        numbers: Of the pictures of the whole document, each once.
    """
    particulars = (
        ("監査", sheet.audit),
        ("対象システム", "、".join(sheet.systems)),
        ("日時", sheet.when),
        ("場所", sheet.places_label),
        ("監査人", "、".join(sheet.auditors)),
        ("立会者", "、".join(sheet.witnesses)),
        ("照合コード", sheet.code),
    )
    named = tuple(TableRow(pair) for pair in particulars if pair[1])
    add_table(word, Table((Column("", 18), Column("", 82)), named, headed=False))
    rows = []
    for place in sheet.places:
        rows.append(TableRow((place.name,), heading=2))
        rows += [
            TableRow(
                (
                    str(item.number),
                    item.question,
                    "\n".join(item.clauses),
                    item.verdict or "未回答",
                    item.remark,
                )
            )
            for item in place.items
        ]
    if rows:
        add_table(word, Table(_COLUMNS, tuple(rows), small=True))
    if sheet.photos:
        _add_photos(word, sheet.photos, photo, numbers)


def _add_photos(
    word: WordDocument,
    photos: Sequence[SheetPhoto],
    photo: Callable[[str], bytes | None],
    numbers: Iterator[int],
) -> None:
    table = word.add_table(rows=0, cols=_ACROSS)
    left = iter(photos)
    while group := list(islice(left, _ACROSS)):
        for cell, shown in zip(add_row(table).cells, group, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            data = photo(shown.key)
            if data is None:
                paragraph.add_run(_MISSING)
            else:
                add_picture(word, paragraph, data, _PICTURE, next(numbers))
            _put_caption(cell, shown)


def _put_caption(cell: _Cell, shown: SheetPhoto) -> None:
    caption = "　".join(filter(None, (f"写真{shown.number}", shown.caption, shown.taken)))
    add_text(use_style(cell.add_paragraph(), SMALL), caption)
