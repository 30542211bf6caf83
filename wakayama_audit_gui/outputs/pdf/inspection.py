"""The 自己点検票 on A4, to be filled and stamped by hand, or as it was answered: its pages.

The parts of the body are in inspection_rows.py; other papers are drawn by sheet.py.
"""

from __future__ import annotations

from pathlib import Path

from reportlab import rl_config

from wakayama_audit_gui.domain.self_inspection import FormFile
from wakayama_audit_gui.outputs.pdf.canvas import PaperCanvas
from wakayama_audit_gui.outputs.pdf.flow import paginate
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.glyphs import Glyphs, cleaned
from wakayama_audit_gui.outputs.pdf.inspection_rows import (
    InspectionPaper,
    inspection_paper,
    inspection_pieces,
)
from wakayama_audit_gui.outputs.pdf.notes import note_pieces
from wakayama_audit_gui.outputs.pdf.opening import APPLICATION, pdf_date
from wakayama_audit_gui.outputs.pdf.pen import Pen, fit, text_width
from wakayama_audit_gui.outputs.pdf.qr import SIZE, draw_qr, page_text
from wakayama_audit_gui.outputs.pdf.sheet import RenderedSheet
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    HAIRLINE,
    INK,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    Styles,
    make_styles,
)

_FOOT = 30.0 * 72 / 25.4
_QR_BOTTOM = 7.0 * 72 / 25.4


def render_inspection(file: FormFile, fonts: Path) -> RenderedSheet:
    """Make the PDF of a form; the same form gives the same bytes.

    Args:
        file: The form with last year's answers, and what was answered so far.
        fonts: Folder with the two faces.
    """
    faces = load_faces(fonts)
    glyphs = Glyphs(faces.regular)
    paper = cleaned(inspection_paper(file), glyphs.clean)
    styles = make_styles(faces)
    replaced = glyphs.replacements
    notes = note_pieces([r.sentence(printable=True) for r in replaced], styles)
    pages = paginate([*inspection_pieces(paper, styles), *notes], BODY_WIDTH, BODY_HEIGHT)
    rl_config.useA85 = 0
    rl_config.canvas_basefontname = faces.regular.fontName
    canvas = PaperCanvas((PAGE_WIDTH, PAGE_HEIGHT), repr(paper).encode())
    canvas.setTitle(faces.regular.original(f"{paper.heading} {paper.title}"))
    canvas.setCreator(APPLICATION)
    canvas.setProducer(APPLICATION)
    # Which day it was made is no part of it: the same form is the same file.
    canvas.setDateFormatter(lambda *_unused: pdf_date(""))
    pen = Pen(canvas, file.photos.get, faces.regular.original)
    for number, page in enumerate(pages, start=1):
        for piece, down in page:
            if piece.bookmark:
                pen.bookmark(piece.bookmark, PAGE_HEIGHT - TOP - down)
            piece.block.draw(pen, LEFT, PAGE_HEIGHT - TOP - down, BODY_WIDTH)
        _draw_frame(pen, paper, styles, number, len(pages))
        canvas.showPage()
    sentences = tuple(r.sentence(printable=False) for r in replaced)
    return RenderedSheet(canvas.finish(), len(pages), sentences)


def _draw_frame(pen: Pen, paper: InspectionPaper, styles: Styles, page: int, pages: int) -> None:
    style = styles.furniture
    edge = PAGE_WIDTH - RIGHT - SIZE
    if page > 1:
        head = PAGE_HEIGHT - 44
        pen.text(LEFT, head + 6, fit(f"{paper.heading}　{paper.title}", style, BODY_WIDTH), style)
        pen.line(LEFT, head, PAGE_WIDTH - RIGHT, head, HAIRLINE, 0.5)
    pen.line(LEFT, _FOOT, PAGE_WIDTH - RIGHT, _FOOT, HAIRLINE, 0.5)
    draw_qr(pen, page_text(f"JIKOTENKEN/{paper.code}", page), edge, _QR_BOTTOM)
    count = f"{page} / {pages} 頁"
    number = styles.label._replace(size=9.5, colour=INK)
    pen.text_right(edge - 8, _FOOT - 14, count, number)
    room = edge - LEFT - 16 - text_width(count, number)
    pen.text(LEFT, _FOOT - 14, fit(f"{APPLICATION}　{paper.title}", style, room), style)
    pen.text(LEFT, _FOOT - 27, f"設問の照合コード {paper.code}", style)
