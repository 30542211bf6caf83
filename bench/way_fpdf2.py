"""The words and photos with fpdf2.

Run in the environment of the peers; see peers.py.
"""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF

from bench.sheet_text import COLUMNS, PHOTOS_ACROSS, WIDTHS, SheetText
from bench.way import BOLD, REGULAR, main

_MARGIN, _WIDTH, _BOTTOM = 17, 176, 280
_CELL = _WIDTH / PHOTOS_ACROSS
_PHOTO_HEIGHT, _ROW = 42, 62


def draw(text: SheetText, photos: list[Path], out: Path) -> None:
    """Draw the sheet."""
    pdf = FPDF()
    pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, _MARGIN)
    pdf.add_font("J", fname=REGULAR)
    pdf.add_font("J", "B", fname=BOLD)
    pdf.add_page()
    pdf.set_font("J", "B", 14)
    pdf.cell(text=text.title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("J", size=8.5)
    with pdf.table(
        col_widths=(40, 136), line_height=4.2, wrapmode="CHAR", first_row_as_headings=False
    ) as front:
        for cells in text.front:
            front.row(cells)
    pdf.ln(4)
    with pdf.table(col_widths=WIDTHS, line_height=4.2, wrapmode="CHAR") as table:
        for cells in (list(COLUMNS), *text.items):
            table.row(cells)
    for finding in text.findings:
        pdf.multi_cell(0, 4.2, finding, wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT")
    _draw_photos(pdf, text.captions, photos)
    pdf.output(out)


def _draw_photos(pdf: FPDF, captions: list[str], photos: list[Path]) -> None:
    top = pdf.get_y() + 4
    for number, (photo, caption) in enumerate(zip(photos, captions, strict=True)):
        column = number % PHOTOS_ACROSS
        if column == 0 and number:
            top += _ROW
        if column == 0 and top + _ROW > _BOTTOM:
            pdf.add_page()
            top = _MARGIN
        left = _MARGIN + column * _CELL
        pdf.image(photo, left, top, _CELL - 3, _PHOTO_HEIGHT, keep_aspect_ratio=True)
        pdf.set_xy(left, top + _PHOTO_HEIGHT + 1)
        pdf.multi_cell(_CELL - 3, 4.2, caption, wrapmode="CHAR", align="L")


if __name__ == "__main__":
    main(draw)
