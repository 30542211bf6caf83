"""事実確認書 and 現地調査調書 on A4: composes the parts, lays them out, and draws each page once.

What the sheet says is decided in use_cases/compose_sheet; showing the pages belongs to gui.
Import this module only when a sheet is made: reportlab costs a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.blank import blank_pieces
from wakayama_audit_gui.outputs.pdf.blank_facts import facts_of, facts_pieces, row_height
from wakayama_audit_gui.outputs.pdf.documents import document_pieces
from wakayama_audit_gui.outputs.pdf.findings import finding_pieces
from wakayama_audit_gui.outputs.pdf.flow import Piece, Placed, paginate
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.frame import draw_draft, draw_frame, edition
from wakayama_audit_gui.outputs.pdf.front import front_pieces
from wakayama_audit_gui.outputs.pdf.glyphs import Glyphs, cleaned
from wakayama_audit_gui.outputs.pdf.items import item_pieces
from wakayama_audit_gui.outputs.pdf.notes import note_pieces
from wakayama_audit_gui.outputs.pdf.opening import About, open_canvas
from wakayama_audit_gui.outputs.pdf.pen import Pen
from wakayama_audit_gui.outputs.pdf.photo_grid import photo_pieces
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.signatures import signature_pieces
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    LEFT,
    PAGE_HEIGHT,
    TOP,
    Styles,
    make_styles,
)
from wakayama_audit_gui.paths import find_paths


class RenderedSheet(NamedTuple):
    """A finished paper.

    Attributes:
        data: The PDF.
        pages: How many pages it has.
        replaced: What could not be printed as typed, one sentence each; also on the paper.
    """

    data: bytes
    pages: int
    replaced: tuple[str, ...]


def render_sheet(
    sheet: Sheet, photo: Callable[[str], bytes | None], *, fonts: Path | None = None
) -> RenderedSheet:
    """Make the PDF of a sheet; the same sheet and photos give the same bytes.

    Args:
        sheet: What the paper says. Any text is accepted: it is printed literally, and what the
            font lacks is replaced visibly and listed.
        photo: Gives the print-ready JPEG of a photo by its key (`SheetPhoto.key`); asked once
            for each photo, in order. None, or bytes that are no JPEG, print a framed sentence.
        fonts: Folder with the two faces; None takes those that travel with the application.

    Raises:
        BugError: ``sheet.qr`` is too long for a code that scans.
    """
    faces = load_faces(fonts or find_paths().fonts)
    glyphs = Glyphs(faces.regular)
    clean = cleaned(sheet, glyphs.clean)._replace(qr=sheet.qr)
    styles = make_styles(faces)
    replaced = glyphs.replacements
    on_paper = [replacement.sentence(printable=True) for replacement in replaced]
    parts = [(clean, page) for page in lay_out(clean, styles, on_paper)]
    if clean.facts_boxes:
        facts = facts_of(clean)
        parts += [(facts, page) for page in lay_out_facts(facts, styles)]
    canvas = open_canvas(_about(clean), faces)
    _draw(Pen(canvas, photo, faces.regular.original), styles, parts)
    return RenderedSheet(
        canvas.finish(),
        len(parts),
        tuple(replacement.sentence(printable=False) for replacement in replaced),
    )


def lay_out(sheet: Sheet, styles: Styles, replaced: Sequence[str] = ()) -> list[list[Placed]]:
    """Put everything on its pages; what a blank sheet has room for at its end is ruled."""
    pages = paginate(_pieces(sheet, styles, replaced), BODY_WIDTH, BODY_HEIGHT)
    if not sheet.blank:
        return pages
    last = pages[-1][-1]
    left = BODY_HEIGHT - last.down - last.piece.block.height(BODY_WIDTH)
    return paginate(_pieces(sheet, styles, replaced, left), BODY_WIDTH, BODY_HEIGHT)


def lay_out_facts(facts: Sheet, styles: Styles) -> list[list[Placed]]:
    """Put the part a 立会者 signs on its pages: one, ruled down to the boxes, if that is enough."""

    def with_rows(rows: int) -> list[list[Placed]]:
        pieces = [*facts_pieces(facts, styles, rows), _end(styles)]
        pieces[-2] = pieces[-2]._replace(keep=True)
        return paginate(pieces, BODY_WIDTH, BODY_HEIGHT)

    pages = with_rows(1)
    last = pages[-1][-1]
    left = BODY_HEIGHT - last.down - last.piece.block.height(BODY_WIDTH)
    return with_rows(1 + int(left / row_height(styles)))


def _end(styles: Styles) -> Piece:
    return Piece(prose("以下余白", styles.small._replace(align="right")), above=3, spare=True)


def _pieces(
    sheet: Sheet, styles: Styles, replaced: Sequence[str], spare: float = 0.0
) -> list[Piece]:
    body = blank_pieces(sheet, styles, spare) if sheet.blank else _filled_pieces(sheet, styles)
    body += [*note_pieces((*sheet.notes, *replaced), styles), *signature_pieces(sheet, styles)]
    if sheet.blank:  # the words at the end never take a page for themselves
        body[-1] = body[-1]._replace(keep=True)
    return [*body, _end(styles)]


def _filled_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    return [
        *front_pieces(sheet, styles),
        *item_pieces(sheet, styles),
        *finding_pieces(sheet, styles),
        *photo_pieces(sheet, styles),
        *document_pieces(sheet, styles),
    ]


def _draw(pen: Pen, styles: Styles, pages: list[tuple[Sheet, list[Placed]]]) -> None:
    top = PAGE_HEIGHT - TOP
    for number, (sheet, page) in enumerate(pages, start=1):
        for piece, down in page:
            if piece.bookmark:
                pen.bookmark(piece.bookmark, top - down)
            piece.block.draw(pen, LEFT, top - down, BODY_WIDTH)
        draw_frame(pen, sheet, styles, number, len(pages))
        if sheet.draft:
            draw_draft(pen, styles)
        pen.canvas.showPage()


def _about(sheet: Sheet) -> About:
    return About(
        title=" ".join(filter(None, (sheet.form, sheet.sheet_no, edition(sheet)))),
        author="、".join(sheet.auditors),
        subject=f"{sheet.audit} {'、'.join(sheet.systems)}",
        keywords=f"{sheet.sheet_no} {sheet.code}".strip(),
        created=sheet.created,
        content=repr(sheet).encode(),
    )
