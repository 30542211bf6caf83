"""Letters of the office on A4: 文書番号, 宛先, 差出人, 記 and 以上; each begins a new page.

What they say is composed in use_cases; import this module only when a letter is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.calendar import parse_written_day
from wakayama_audit_gui.domain.document import FindingText, Heading, Table
from wakayama_audit_gui.domain.letter import Letter, LetterBlock, LetterPhoto, PhotoPair
from wakayama_audit_gui.outputs.pdf.flow import Piece, paginate
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.glyphs import Glyphs, cleaned
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row, Ruling
from wakayama_audit_gui.outputs.pdf.notes import note_pieces
from wakayama_audit_gui.outputs.pdf.opening import APPLICATION, About, open_canvas
from wakayama_audit_gui.outputs.pdf.pen import Block, Pen, fit, text_width
from wakayama_audit_gui.outputs.pdf.photo_grid import Picture
from wakayama_audit_gui.outputs.pdf.places import Pages
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.report import RenderedReport
from wakayama_audit_gui.outputs.pdf.report_parts import Pieces
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    INK,
    LABEL_FILL,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    VERMILION,
    Styles,
    make_styles,
)

_TOP, _FOOT = 24 * mm, 12 * mm
_BODY = PAGE_HEIGHT - _TOP - 22 * mm
_RULING = Ruling(across=3, down=3)


def render_letters(
    letters: Sequence[Letter], photo: Callable[[str], bytes | None], fonts: Path
) -> RenderedReport:
    """Make one PDF of letters; the same letters and photos give the same bytes.

    Args:
        letters: At least one; any text is printed literally.
        photo: Gives the print-ready JPEG of a photo by its key.
        fonts: Folder with the two faces.
    """
    faces = load_faces(fonts)
    glyphs = Glyphs(faces.regular)
    clean = [cleaned(letter, glyphs.clean) for letter in letters]
    styles = make_styles(faces)
    notes = [replaced.sentence(printable=True) for replaced in glyphs.replacements]
    first = clean[0]
    about = About(
        title=first.title,
        author=first.sender[0] if first.sender else APPLICATION,
        subject=first.title,
        keywords="",
        created=parse_written_day(first.date),
        content=repr(clean).encode(),
    )
    pen = Pen(open_canvas(about, faces), photo, faces.regular.original)
    total = 0
    for letter in clean:
        total += _draw(pen, letter, styles, notes)
    sentences = tuple(one.sentence(printable=False) for one in glyphs.replacements)
    return RenderedReport(pen.canvas.finish(), total, sentences)


def _draw(pen: Pen, letter: Letter, styles: Styles, notes: Sequence[str]) -> int:
    pieces = [*_pieces(letter, styles), *note_pieces(notes, styles)]
    pages = paginate(pieces, BODY_WIDTH, _BODY)
    top = PAGE_HEIGHT - _TOP
    for number, page in enumerate(pages, start=1):
        for piece, down in page:
            piece.block.draw(pen, LEFT, top - down, BODY_WIDTH)
        _draw_frame(pen, letter, styles, number, len(pages))
        pen.canvas.showPage()
    return len(pages)


def _draw_frame(pen: Pen, letter: Letter, styles: Styles, page: int, pages: int) -> None:
    style = styles.furniture
    right = PAGE_WIDTH - RIGHT
    if page > 1:
        words = "　".join(filter(None, (letter.title, *letter.to[:1])))
        pen.text(LEFT, PAGE_HEIGHT - 15 * mm, fit(words, style, BODY_WIDTH - 60), style)
    if letter.mark:
        mark = style._replace(colour=VERMILION, face=styles.label.face)
        pen.text_right(right, PAGE_HEIGHT - 15 * mm, letter.mark, mark)
    count = f"{page} / {pages} 頁"
    number = styles.label._replace(size=9.5, colour=INK)
    pen.text(LEFT + (BODY_WIDTH - text_width(count, number)) / 2, _FOOT, count, number)


def _pieces(letter: Letter, styles: Styles) -> list[Piece]:
    body = styles.body._replace(size=10.5, leading=17.5)
    right = body._replace(align="right")
    title = styles.section._replace(size=14, leading=22, align="centre")
    pieces = [Piece(prose(words, right)) for words in (letter.number, letter.date) if words]
    pieces += [
        Piece(prose(words, body), above=10 if not at else 0) for at, words in enumerate(letter.to)
    ]
    pieces += [
        Piece(prose(words, right), above=10 if not at else 0)
        for at, words in enumerate(letter.sender)
    ]
    pieces.append(Piece(prose(letter.title, title), above=18, keep=True))
    pieces += [Piece(prose(f"　{words}", body), above=8) for words in letter.opening]
    if letter.opening and letter.blocks:
        pieces.append(Piece(prose("記", body._replace(align="centre")), above=12, keep=True))
    made = Pieces(styles, Pages())
    for block, following in zip_longest(letter.blocks, letter.blocks[1:]):
        pieces += _block(block, made, styles)
        if isinstance(block, FindingText) and isinstance(following, Table):
            # What became of a finding stands with it on a page.
            pieces[-1] = pieces[-1]._replace(keep=True)
    if letter.opening and letter.blocks:
        pieces.append(Piece(prose("以上", right), above=10))
    return pieces


def _block(block: LetterBlock, made: Pieces, styles: Styles) -> list[Piece]:
    if isinstance(block, Heading):
        return [made.heading(block)]
    if isinstance(block, Table):
        return [made.table(block)]
    if isinstance(block, FindingText):
        return [made.finding(block)]
    if isinstance(block, PhotoPair):
        return [Piece(_pair(block, styles), above=5)]
    return [made.text(block)]


def _pair(pair: PhotoPair, styles: Styles) -> Grid:
    label = styles.label._replace(align="centre")
    head = [Cell(prose(words, label), fill=LABEL_FILL) for words in ("前回", "今回")]
    photos = [Cell(_photo(photo, styles)) for photo in pair]
    half = BODY_WIDTH / 2
    return Grid((half, half), [Row(tuple(head), keep=True), Row(tuple(photos))], _RULING)


def _photo(photo: LetterPhoto | None, styles: Styles) -> Block:
    if photo is None:
        return prose("写真はありません。", styles.small._replace(align="centre"))
    return Stack(
        (Picture(photo.key, styles.small), Gap(2), prose(photo.caption, styles.small)), glued=True
    )
