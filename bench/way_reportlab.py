"""The floor: the words and photos with plain reportlab, without any rule of layout of ours.

JPEGs go in as they are and nothing is written as ASCII 85, as anyone would find who measures.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfutils import readJPEGInfo
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from bench.sheet_text import COLUMNS, PHOTOS_ACROSS, WIDTHS, SheetText
from bench.way import BOLD, REGULAR, main

_MARGIN = 17 * mm
_CELL = 176 / PHOTOS_ACROSS * mm


class _Jpeg:
    """What reportlab's canvas takes without decoding it."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        self._name = path.name
        told = readJPEGInfo(BytesIO(self._data))
        assert told is not None
        self.width, self.height = told[:2]

    def __str__(self) -> str:
        return self._name

    def jpeg_fh(self) -> BytesIO:
        """The bytes as a file."""
        return BytesIO(self._data)


class _Picture(Flowable):
    def __init__(self, jpeg: _Jpeg, width: float, height: float) -> None:
        super().__init__()
        scale = min(width / jpeg.width, height / jpeg.height)
        self.width, self.height = jpeg.width * scale, jpeg.height * scale
        self._jpeg = jpeg

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.drawImage(self._jpeg, 0, 0, self.width, self.height)


def draw(text: SheetText, photos: list[Path], out: Path) -> None:
    """Draw the sheet."""
    rl_config.useA85 = 0
    pdfmetrics.registerFont(TTFont("R", str(REGULAR)))
    pdfmetrics.registerFont(TTFont("B", str(BOLD)))
    body = ParagraphStyle("body", fontName="R", fontSize=8.5, leading=12, wordWrap="CJK")
    title = ParagraphStyle("title", body, fontName="B", fontSize=14, leading=20)

    def paragraph(words: str, style: ParagraphStyle = body) -> Paragraph:
        return Paragraph(escape(words).replace("\n", "<br/>"), style)

    ruled = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    front = [[paragraph(cell) for cell in row] for row in text.front]
    rows = [[paragraph(cell) for cell in row] for row in (COLUMNS, *text.items)]
    cells = [
        [_Picture(_Jpeg(path), _CELL - 8, _CELL * 3 / 4), paragraph(caption)]
        for path, caption in zip(photos, text.captions, strict=True)
    ]
    cells += [[]] * (-len(cells) % PHOTOS_ACROSS)
    grid = [cells[at : at + PHOTOS_ACROSS] for at in range(0, len(cells), PHOTOS_ACROSS)]
    paper = SimpleDocTemplate(
        str(out),
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
    )
    paper.build(
        [
            paragraph(text.title, title),
            Table(front, colWidths=[40 * mm, 136 * mm], style=ruled),
            Spacer(1, 10),
            LongTable(rows, colWidths=[w * mm for w in WIDTHS], repeatRows=1, style=ruled),
            *(paragraph(finding) for finding in text.findings),
            Table(grid, colWidths=[_CELL] * PHOTOS_ACROSS),
        ]
    )


if __name__ == "__main__":
    main(draw)
