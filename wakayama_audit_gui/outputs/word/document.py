"""A report as a Word document that offices go on editing: headings, contents, fields, tables.

What it says is composed in use_cases and laid out in domain; the same document as pages is in
outputs/pdf. Import this module only when a document is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from itertools import count

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from wakayama_audit_gui.domain.document import FindingText, Heading, Table, Text
from wakayama_audit_gui.domain.whole_document import Block, Document, SheetPages
from wakayama_audit_gui.outputs.word.plain_text import add_text, plain
from wakayama_audit_gui.outputs.word.sheet import add_sheet
from wakayama_audit_gui.outputs.word.styles import (
    COLOURS,
    CONTENTS,
    DEEPEST,
    FINDING,
    SECONDARY,
    SMALL,
    prepare,
)
from wakayama_audit_gui.outputs.word.table import add_table
from wakayama_audit_gui.outputs.word.xml_parts import (
    NO_PAGES,
    add_field,
    begin_field,
    bookmark,
    element,
    end_field,
    link_to,
    page_shown,
    use_style,
)

Tell = Callable[[int, int], None]
"""Told (blocks set, blocks in all); may raise to stop."""

APPLICATION = "監査手帳"
_UNCOUNTED = "頁番号は PDF 版のものです。目次と表の番号は、文書を開いて更新すると数え直されます。"
_SHORT = 240
"""Characters of a paragraph that goes with the finding below it to the next page."""
_FIRST_PICTURE = 1_000_000
"""Pictures are numbered from where the numbers of bookmarks never come."""


def write_document(
    document: Document,
    photo: Callable[[str], bytes | None],
    tell: Tell,
    now: datetime,
    pages: Mapping[str, int] = NO_PAGES,
) -> bytes:
    """Make the .docx of a report.

    Args:
        document: What it says; any text is written literally.
        photo: Gives the print-ready JPEG of a photo by its key, asked for one at a time.
        tell: Told how far it is.
        now: With offset; when the document says it was made.
        pages: Place → page on which it stands in the PDF. These numbers are shown until Word, or
            whoever opens the document, has counted its own.
    """
    word = docx.Document()
    prepare(word)
    _describe(word, document, now)
    _add_cover(word, document)
    _add_contents(word, document, pages)
    writer = _Writer(word, photo, pages)
    for number, block in enumerate(document.blocks, start=1):
        writer.add(block)
        tell(number, len(document.blocks))
    _add_frame(word, document)
    written = BytesIO()
    word.save(written)
    return written.getvalue()


class _Writer:
    """Adds blocks; numbers the bookmarks."""

    def __init__(
        self,
        word: WordDocument,
        photo: Callable[[str], bytes | None],
        pages: Mapping[str, int],
    ) -> None:
        self._word = word
        self._pages = pages
        self._photo = photo
        self._marks = 0
        self._pictures = count(_FIRST_PICTURE)
        self._after_heading = False

    def add(self, block: Block) -> None:
        """Add one block."""
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Text):
            noted = block.role == "note"
            paragraph = use_style(self._word.add_paragraph(), SMALL if noted else "Normal")
            add_text(paragraph, block.text if noted else f"　{block.text}")
            # What a finding rests on stands with it on a page.
            paragraph.paragraph_format.keep_with_next = (
                block.role in {"ground", "fact"} and len(block.text) <= _SHORT
            )
        elif isinstance(block, FindingText):
            self._finding(block)
        elif isinstance(block, Table):
            add_table(self._word, block, self._pages)
        elif isinstance(block, SheetPages):
            add_sheet(self._word, block.sheet, self._photo, self._pictures)
        self._after_heading = isinstance(block, Heading)

    def _heading(self, heading: Heading) -> None:
        paragraph = use_style(self._word.add_paragraph(), f"Heading {min(heading.level, DEEPEST)}")
        paragraph.paragraph_format.page_break_before = heading.breaks and not self._after_heading
        add_text(paragraph, heading.text)
        if heading.anchor:
            self._mark(paragraph, heading.anchor)

    def _finding(self, found: FindingText) -> None:
        paragraph = use_style(self._word.add_paragraph(), FINDING)
        lead = paragraph.add_run(f"【{found.kind}】 ")
        lead.bold = True
        lead.font.color.rgb = COLOURS.get(found.kind)
        add_text(paragraph, found.text)
        below = "　".join(
            filter(None, (found.code, "対象課 " * bool(found.sections) + "、".join(found.sections)))
        )
        for run in add_text(paragraph, f"\n{below}" if below else ""):
            run.font.size, run.font.color.rgb = Pt(8.5), SECONDARY
        self._mark(paragraph, found.anchor)

    def _mark(self, paragraph: Paragraph, anchor: str) -> None:
        self._marks += 1
        bookmark(paragraph, anchor, self._marks)


def _describe(word: WordDocument, document: Document, now: datetime) -> None:
    about = word.core_properties
    about.title, about.author = plain(document.name), plain(document.author)
    about.comments, about.last_modified_by = "", APPLICATION
    about.language = "ja-JP"
    about.created = about.modified = now.astimezone(UTC)
    _forget_template(word)
    # The numbers of contents and summary are counted by the program that opens the document.
    word.settings.element.append(element("updateFields", val="true"))


def _forget_template(word: WordDocument) -> None:
    """Leave out what the empty document of the library says of itself: its picture and program."""
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype in (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES):
            package.rels.pop(key)


def _add_cover(word: WordDocument, document: Document) -> None:
    lines = [(part, 24.0) for part in document.title.split("　")]
    lines += [(document.mark, 14.0)] if document.mark else []
    for index, (words, size) in enumerate(lines):
        _add_centred(word, words, size, above=170.0 if index == 0 else 8.0)
    for index, words in enumerate(document.lines):
        _add_centred(word, words, 13.0, above=200.0 if index == 0 else 4.0)
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _add_centred(word: WordDocument, words: str, size: float, above: float) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(above)
    for run in add_text(paragraph, words):
        run.font.size, run.bold = Pt(size), size > 20.0


def _add_contents(word: WordDocument, document: Document, pages: Mapping[str, int]) -> None:
    title = use_style(word.add_paragraph("目次"), CONTENTS)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph = title
    for index, heading in enumerate(document.contents):
        paragraph = use_style(word.add_paragraph(), f"TOC {heading.level}")
        add_text(paragraph, f"{heading.text}\t")
        add_field(paragraph, f"PAGEREF {heading.anchor} \\h", page_shown(pages, heading.anchor))
        link_to(paragraph, heading.anchor)
        if index == 0:
            before = use_style(paragraph.insert_paragraph_before(), SMALL)
            begin_field(before, 'TOC \\o "1-3" \\h \\z \\u')
            # Within the field: it goes when the contents are counted anew.
            before.add_run(_UNCOUNTED if pages else "")
    if document.contents:
        end_field(paragraph)


def _add_frame(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
    header = section.header.paragraphs[0]
    use_style(header, SMALL)
    add_text(header, "　".join(filter(None, (document.title.replace("　", " "), document.mark))))
    footer = section.footer.paragraphs[0]
    use_style(footer, SMALL)
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(footer, "PAGE")
    footer.add_run(" / ")
    add_field(footer, "NUMPAGES")
    footer.add_run(" 頁")
