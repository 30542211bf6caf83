"""Reads a finished paper back with an independent reader: text, fonts, outline, pictures, codes.

What a paper must be is said in the tests; the sample papers are in papers.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import PIL.Image
import pypdfium2
import pypdfium2.raw
import zxingcpp

_LINE_END_HYPHEN = "\x02"
"""What the reader makes of any hyphen at a line end."""


class Piece(NamedTuple):
    """One stretch of text in one font subset.

    Attributes:
        page: From 1.
        x: Of its first character, in points from the left.
        y: Of its baseline, in points from below.
        text: What it says.
        font: Base name of its font, with the prefix of a subset.
        embedded: True when the font travels with the file.
    """

    page: int
    x: float
    y: float
    text: str
    font: str
    embedded: bool


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The paper, closed again afterwards."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def read_pieces(data: bytes) -> list[Piece]:
    """All text of a paper, in the order it was drawn."""
    pieces: list[Piece] = []
    with opened(data) as document:
        for number, page in enumerate(document, start=1):
            textpage = page.get_textpage()
            for found in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=textpage):
                matrix, font = found.get_matrix(), found.get_font()
                pieces.append(
                    Piece(
                        number,
                        matrix.e,
                        matrix.f,
                        found.extract().replace(_LINE_END_HYPHEN, "-"),
                        font.get_base_name(),
                        font.is_embedded,
                    )
                )
    return pieces


def read_text(data: bytes) -> str:
    """All text without any white space."""
    return squeezed("".join(piece.text for piece in read_pieces(data)))


def read_page_texts(data: bytes) -> list[str]:
    """What a reader selects on each page, without any white space."""
    with opened(data) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    """Text without any white space, with one kind of hyphen."""
    return "".join(text.split()).replace("‐", "-").replace(_LINE_END_HYPHEN, "-")


def draw_pages(data: bytes, dots_per_inch: int) -> list[PIL.Image.Image]:
    """Pictures of all pages."""
    with opened(data) as document:
        return [page.render(dots_per_inch / 72).to_pil().convert("RGB") for page in document]


def read_codes(picture: PIL.Image.Image) -> list[str]:
    """What the QR codes on a page say."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return [code.text for code in found]
