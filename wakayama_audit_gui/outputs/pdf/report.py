"""監査報告書 and マニュアル on A4: cover, contents with real page numbers, chapters, appendix.

What they say is composed in use_cases and laid out in domain; import this module only when a paper
is made: reportlab costs a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import parse_written_day
from wakayama_audit_gui.domain.document import FindingText, Heading, Table, Text
from wakayama_audit_gui.domain.whole_document import Document, SheetPages
from wakayama_audit_gui.outputs.pdf.flow import Piece, Placed, paginate
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.glyphs import Glyphs, cleaned
from wakayama_audit_gui.outputs.pdf.notes import note_pieces
from wakayama_audit_gui.outputs.pdf.opening import About, open_canvas
from wakayama_audit_gui.outputs.pdf.pen import Bookmark, Pen
from wakayama_audit_gui.outputs.pdf.places import ContentsLine, Pages
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.report_frame import (
    BODY_HEIGHT,
    TOP,
    Running,
    cover_pieces,
    draw_report_frame,
)
from wakayama_audit_gui.outputs.pdf.report_parts import Pieces
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    LEFT,
    PAGE_HEIGHT,
    Styles,
    make_styles,
)
from wakayama_audit_gui.paths import find_paths

_SHORT = 240
"""Characters of a paragraph that goes with the finding below it to the next page."""

Tell = Callable[[int, int], None]
"""Told (pages drawn, pages in all); may raise to stop."""


class RenderedReport(NamedTuple):
    """A finished report.

    Attributes:
        data: The PDF.
        pages: How many pages it has.
        replaced: What could not be printed as typed, one sentence each; also on the paper.
    """

    data: bytes
    pages: int
    replaced: tuple[str, ...]


def render_document(
    document: Document,
    photo: Callable[[str], bytes | None],
    tell: Tell,
    *,
    fonts: Path | None = None,
) -> RenderedReport:
    """Make the PDF of a report; the same document and photos give the same bytes.

    Args:
        document: What the paper says; any text is printed literally.
        photo: Gives the print-ready JPEG of a photo by its key, asked for one at a time.
        tell: Told how far it is, after each page.
        fonts: Folder with the two faces; None takes those that travel with the application.
    """
    faces = load_faces(fonts or find_paths().fonts)
    glyphs = Glyphs(faces.regular)
    clean = cleaned(document, glyphs.clean)
    styles = make_styles(faces)
    notes = [replaced.sentence(printable=True) for replaced in glyphs.replacements]
    places = Pages()
    pages = _lay_out(clean, notes, styles, places)
    pen = Pen(open_canvas(_about(clean), faces), photo, faces.regular.original)
    _draw(pen, Running(clean.title.replace("　", " "), clean.mark), styles, pages, tell)
    sentences = tuple(one.sentence(printable=False) for one in glyphs.replacements)
    return RenderedReport(pen.canvas.finish(), len(pages), sentences)


def number_pages(document: Document, *, fonts: Path | None = None) -> Mapping[str, int]:
    """On which page of the PDF each place stands, without drawing it.

    Args:
        document: What the paper says.
        fonts: As of `render_document`.
    """
    faces = load_faces(fonts or find_paths().fonts)
    glyphs = Glyphs(faces.regular)
    clean = cleaned(document, glyphs.clean)
    notes = [replaced.sentence(printable=True) for replaced in glyphs.replacements]
    places = Pages()
    _lay_out(clean, notes, make_styles(faces), places)
    return places.numbers()


def _lay_out(
    document: Document, notes: Sequence[str], styles: Styles, places: Pages
) -> list[list[Placed]]:
    pages: list[list[Placed]] = []
    for run in _runs(document, notes, styles, places):
        laid = paginate(run, BODY_WIDTH, BODY_HEIGHT)
        places.note(laid, len(pages) + 1)
        pages += laid
    return pages


def _runs(
    document: Document, notes: Sequence[str], styles: Styles, places: Pages
) -> Iterator[list[Piece]]:
    """Pieces, anew wherever a page begins."""
    yield cover_pieces(document, styles)
    yield _contents(document, styles, places)
    pieces = Pieces(styles, places)
    run: list[Piece] = []
    short = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.breaks and _says_more(run):
            yield run
            run = []
        if isinstance(block, Heading):
            run.append(pieces.heading(block))
        elif isinstance(block, Text):
            run.append(pieces.text(block))
        elif isinstance(block, FindingText):
            if short:
                run[-1] = run[-1]._replace(keep=True)
            run.append(pieces.finding(block))
        elif isinstance(block, Table):
            run.append(pieces.table(block))
        elif isinstance(block, SheetPages):
            run += pieces.sheet(block)
        # What a finding rests on stands with it on a page, unless that would leave much empty.
        short = isinstance(block, Text) and len(block.text) <= _SHORT
    yield [*run, *note_pieces(notes, styles)]


def _says_more(run: Sequence[Piece]) -> bool:
    """Whether anything stands there but headings, which go on to the next page."""
    return any(not piece.keep for piece in run)


def _contents(document: Document, styles: Styles, places: Pages) -> list[Piece]:
    title = styles.section._replace(size=15, leading=26, align="centre")
    pieces = [Piece(prose("目次", title), keep=True, bookmark=Bookmark("目次", 0))]
    for heading in document.contents:
        face = styles.label.face if heading.level == 1 else styles.body.face
        style = styles.body._replace(size=10, leading=16, face=face)
        line = ContentsLine(places, heading.anchor, heading.text, heading.level, style)
        pieces.append(Piece(line, above=5 if heading.level == 1 else 0))
    return pieces


def _draw(
    pen: Pen, running: Running, styles: Styles, pages: list[list[Placed]], tell: Tell
) -> None:
    top = PAGE_HEIGHT - TOP
    for number, page in enumerate(pages, start=1):
        for piece, down in page:
            if piece.bookmark:
                pen.bookmark(piece.bookmark, top - down)
            piece.block.draw(pen, LEFT, top - down, BODY_WIDTH)
        draw_report_frame(pen, running, styles, number, len(pages))
        pen.canvas.showPage()
        tell(number, len(pages))


def _about(document: Document) -> About:
    return About(
        title=document.name,
        author=document.author,
        subject=document.name,
        keywords="",
        created=parse_written_day(document.lines[0]) if document.lines else "",
        content=repr(document).encode(),
    )
