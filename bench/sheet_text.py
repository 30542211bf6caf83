"""What a sheet says, as the plain text that every way of drawing it is given.

Drawing is done in way_*.py. Standard library only: peers read this in an environment of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.sheet import Sheet, SheetPhoto

COLUMNS = ("No.", "確認項目", "根拠", "結果", "所見", "写真")
WIDTHS = (9, 54, 24, 15, 61, 13)
"""Of the columns, in millimetres."""
PHOTOS_ACROSS = 3


class SheetText(NamedTuple):
    """Every word that is drawn.

    Attributes:
        title: Name of the paper.
        front: (label, value) of the head.
        items: For each item its cells, as many as COLUMNS.
        findings: One paragraph each.
        captions: One for each photo, in order.
    """

    title: str
    front: list[list[str]]
    items: list[list[str]]
    findings: list[str]
    captions: list[str]

    def passages(self) -> Iterator[str]:
        """Everything, one after the other."""
        yield self.title
        for cells in (*self.front, *self.items):
            yield from cells
        yield from self.findings
        yield from self.captions

    def write(self, path: Path) -> None:
        """Keep it as JSON."""
        path.write_text(json.dumps(self._asdict(), ensure_ascii=False), encoding="utf-8")


def read_text(path: Path) -> SheetText:
    """What was kept."""
    return SheetText(**json.loads(path.read_text(encoding="utf-8")))


def text_of(sheet: Sheet) -> SheetText:
    """The words of a composed sheet, without its QR, code, boxes and frame."""
    return SheetText(
        f"{sheet.form} {sheet.sheet_no}",
        [
            ["監査", sheet.audit],
            ["対象システム", "、".join(sheet.systems)],
            ["日時", sheet.when],
            ["場所", sheet.places_label],
            ["監査人", "、".join(sheet.auditors)],
        ],
        [
            [
                str(item.number),
                item.question,
                "\n".join(item.clauses),
                item.verdict,
                "\n".join(filter(None, (item.remark, item.prior))),
                _range(item.photos),
            ]
            for place in sheet.places
            for item in place.items
        ],
        [f"{finding.kind}{finding.number} {finding.text}" for finding in sheet.findings],
        [_caption(photo) for photo in sheet.photos],
    )


def _range(numbers: tuple[int, ...]) -> str:
    """The photos of an item have numbers in a row."""
    if len(numbers) > 2:
        return f"{numbers[0]}〜{numbers[-1]}"
    return ", ".join(map(str, numbers))


def _caption(photo: SheetPhoto) -> str:
    short = f"SHA-256 {photo.sha256[:4]}…{photo.sha256[-4:]}"
    said = (f"写真{photo.number}", photo.caption, f"項目{photo.item}", photo.taken, short)
    return " ".join(filter(None, (*said, photo.place, f"撮影 {photo.by}")))
