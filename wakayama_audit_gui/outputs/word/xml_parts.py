"""What python-docx has no words for: fields, bookmarks, links, shading, repeated heads.

Which of them stand where is decided in document.py and table.py.
"""

# ruff: noqa: SLF001 - python-docx has no words for fields, marks and shades: its elements are reached

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

NO_PAGES: Mapping[str, int] = MappingProxyType({})
"""Nothing is known of any place."""

UNKNOWN_PAGE = "―"
"""Stands for a page number until the program that shows the document has counted."""


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML: ``element("shd", fill="000000")``."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def use_style(paragraph: Paragraph, name: str) -> Paragraph:
    """Give a paragraph a style by its name; python-docx would look through all styles each time."""
    paragraph._p.style = name.replace(" ", "")
    return paragraph


def add_field(paragraph: Paragraph, instruction: str, shown: str = UNKNOWN_PAGE) -> None:
    """Add a field that the showing program fills in."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def page_shown(pages: Mapping[str, int], anchor: str) -> str:
    """What a page number shows until it is counted."""
    return str(pages[anchor]) if anchor in pages else UNKNOWN_PAGE


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field; what follows until its end is what it showed last."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="begin"))
    told = element("instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    """Close a field."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around everything in a paragraph."""
    start = element("bookmarkStart", id=str(number), name=name)
    first = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(first, start)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def link_to(paragraph: Paragraph, name: str) -> None:
    """Let everything in a paragraph lead to a bookmark."""
    link = element("hyperlink", anchor=name, history="1")
    for run in list(paragraph._p.r_lst):
        link.append(run)
    paragraph._p.append(link)


def shade_cell(cell: _Cell, colour: str) -> None:
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=colour))


def blacken(run: Run) -> None:
    """A bar: black on black."""
    run._r.get_or_add_rPr().append(element("shd", val="clear", color="auto", fill="000000"))


def repeat_row(row: _Row) -> None:
    """Repeat a row at the head of every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def add_row(table: Table) -> _Row:
    """Add a row that is never parted at a page end."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the one method without types
    row._tr.get_or_add_trPr().append(element("cantSplit"))
    return row


def add_picture(
    word: WordDocument, paragraph: Paragraph, data: bytes, width: Length, number: int
) -> None:
    """Add a picture with its number, which no other has in the document.

    python-docx would look through the whole document for a free one each time.
    """
    part = word.part
    name, image = part.get_or_add_image(BytesIO(data))
    across, down = image.scaled_dimensions(width, None)
    shape = CT_Inline.new_pic_inline(number, name, f"photo{number}.jpg", across, down)
    paragraph.add_run()._r.add_drawing(shape)
