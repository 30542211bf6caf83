"""The look of a Word document: A4, BIZ UDPGothic also for Japanese, headings that are headings.

What stands in the document is set by document.py and table.py.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from wakayama_audit_gui.outputs.word.xml_parts import element

FONT = "BIZ UDPGothic"
INK = RGBColor(0x1C, 0x24, 0x30)
SECONDARY = RGBColor(0x4D, 0x58, 0x66)
COLOURS = {"指摘": RGBColor(0xC7, 0x3E, 0x3A), "意見": RGBColor(0x8F, 0x64, 0x00)}
LABEL_FILL, PLACE_FILL = "EAEFF3", "F4F6F8"
BODY_WIDTH = Mm(174)
FINDING, SMALL, CELL, CONTENTS = "指摘・意見", "注記", "表の文字", "目次の見出し"
DEEPEST = 6
_SIZES = (16, 13, 11.5, 10.5, 10.5, 10.5)


def prepare(word: WordDocument) -> None:
    """Set page, fonts and styles."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(16)
    section.top_margin = section.bottom_margin = Mm(22)
    section.different_first_page_header_footer = True
    body = _style(word, "Normal", 10.5)
    body.paragraph_format.space_after = Pt(4)
    body.paragraph_format.line_spacing = 1.25
    _speak_japanese(body)
    for level, size in enumerate(_SIZES, start=1):
        heading = _style(word, f"Heading {level}", size, bold=True)
        heading.paragraph_format.space_before = Pt(18 if level == 1 else 10)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    _boxed(_style(word, FINDING, 10.5))
    _style(word, SMALL, 8.5).font.color.rgb = SECONDARY
    cell = _style(word, CELL, 9)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1.5)
    cell.paragraph_format.line_spacing = 1.15
    _style(word, CONTENTS, 16, bold=True)
    for level in (1, 2, 3):
        line = _style(word, f"TOC {level}", 10.5, bold=level == 1)
        line.paragraph_format.left_indent = Mm(5 * (level - 1))
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.tab_stops.add_tab_stop(
            BODY_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def _style(word: WordDocument, name: str, size: float, *, bold: bool = False) -> ParagraphStyle:
    styles = word.styles
    known = name in [style.name for style in styles]
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's font would win over a named one.
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    return style


def _speak_japanese(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_rPr()
    properties.append(element("lang", val="ja-JP", eastAsia="ja-JP"))


def _boxed(style: ParagraphStyle) -> None:
    """A box around a finding; the lines of one box are one paragraph."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        borders.append(element(side, val="single", sz="6", space="4", color="3C4654"))
    properties = style.element.get_or_add_pPr()
    properties.append(borders)
    style.paragraph_format.space_before = Pt(6)
    style.paragraph_format.space_after = Pt(8)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(2)
    style.paragraph_format.keep_together = True
