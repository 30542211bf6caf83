"""The file of a paper is in memory once, whatever it holds."""

from __future__ import annotations

import tracemalloc

from tests.golden import papers
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet

PHOTO = 1_000_000
_HEAD = papers.draw_photo(1, 320, 240)


def heavy_photo(key: str) -> bytes:
    """A JPEG of a million bytes of its own, as far as it is read."""
    return _HEAD + key.encode() * (PHOTO // len(key))


def test_a_paper_is_held_once_with_its_photos() -> None:
    sheet = papers.TYPICAL._replace(photos=papers.make_photos(40))
    render_sheet(sheet, lambda _key: None)  # the faces stay, and are no part of it
    tracemalloc.start()
    try:
        paper = render_sheet(sheet, heavy_photo)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(paper.data) > 40 * PHOTO
    assert most < 1.4 * len(paper.data)


def test_the_same_photo_shown_twice_is_in_the_file_once() -> None:
    once = papers.make_photos(1)[0]
    sheet = papers.TYPICAL._replace(photos=(once, once._replace(number=2)))
    assert render_sheet(sheet, heavy_photo).data.count(b"/DCTDecode") == 1
