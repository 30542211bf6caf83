r"""The pages as they were when somebody looked at them, and what has changed since.

Golden papers are compared twice: their text with its position, line by line, and small pictures
of the pages. Pictures are allowed a few pixels (another machine rounds edges differently); what
is beyond that is written beside the expected page to ``out/golden/``.

When a change is wanted, look at the new pages first, then take them over::

    .venv/bin/python -m tests.golden.pages --look     # writes them to out/golden/ at 110 dpi
    .venv/bin/python -m tests.golden.pages --update   # takes them as expected from now on

What else a paper must be is in the tests beside this; the sample papers are in papers.py.
"""

from __future__ import annotations

import argparse
import json
from functools import cache
from pathlib import Path

import numpy as np
import PIL.Image
import PIL.ImageOps

from tests.golden import papers
from tests.golden.reading import draw_pages, read_pieces
from wakayama_audit_gui.outputs.pdf.sheet import RenderedSheet, render_sheet

EXPECTED = Path(__file__).parent / "expected"
CHANGED = Path(__file__).parents[2] / "out" / "golden"
DOTS_PER_INCH = 45
MOVED = 0.6
"""Points a text may be away from where it was."""
OFF, MANY = 64, 12
"""A pixel this much off in any colour counts; more than this many of them is a change."""

PAPERS = {
    "typical": papers.TYPICAL,
    "draft": papers.DRAFT,
    "no_photos": papers.NO_PHOTOS,
    "sixty_items": papers.SIXTY_ITEMS,
    "long_remark": papers.LONG_REMARK,
    "variants": papers.VARIANTS,
    "many_sections": papers.MANY_SECTIONS,
    "empty": papers.EMPTY,
    "facts_signed": papers.FACTS_SIGNED,
    "many_boxes": papers.MANY_BOXES,
    "blank": papers.BLANK,
    "sheet_decided": papers.SHEET_DECIDED,
}

Line = tuple[int, float, float, str]


@cache
def rendered(name: str) -> RenderedSheet:
    """A golden paper as it is now."""
    sheet = PAPERS[name]
    return render_sheet(sheet, papers.photo_of(sheet).get)


def lines_of(name: str) -> list[Line]:
    """Every stretch of text with its page and position."""
    return [
        (piece.page, round(piece.x, 1), round(piece.y, 1), piece.text.strip())
        for piece in read_pieces(rendered(name).data)
    ]


def expected_lines(name: str) -> list[Line]:
    """The same when somebody last looked."""
    kept = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    return [(page, x, y, text) for page, x, y, text in kept]


def line_changes(name: str) -> list[str]:
    """What is said otherwise or elsewhere now; empty when nothing changed."""
    now, before = lines_of(name), expected_lines(name)
    changes = [
        f"{old} is now {new}"
        for old, new in zip(before, now, strict=False)
        if old[0] != new[0]
        or old[3] != new[3]
        or max(abs(old[1] - new[1]), abs(old[2] - new[2])) > MOVED
    ]
    if len(now) != len(before):
        changes.append(f"{len(before)} lines are now {len(now)}")
    return changes


def picture_changes(name: str) -> list[str]:
    """Pages that look different now; each is written to out/golden/ beside the expected one."""
    changes = []
    pictures = draw_pages(rendered(name).data, DOTS_PER_INCH)
    if len(pictures) != len(list(EXPECTED.glob(f"{name}-*.webp"))):
        changes.append(f"{name} has {len(pictures)} pages now")
    for number, picture in enumerate(pictures, start=1):
        kept = EXPECTED / f"{name}-{number}.webp"
        if not kept.exists():
            continue
        before = PIL.Image.open(kept).convert("RGB")
        if (pixels := pixels_off(before, picture)) > MANY:
            where = write_difference(before, picture, f"{name}-{number}")
            changes.append(f"{name} page {number}: {pixels} pixels off, see {where}")
    return changes


def pixels_off(before: PIL.Image.Image, now: PIL.Image.Image) -> int:
    """How many pixels differ clearly; all of them when the size differs."""
    if before.size != now.size:
        return before.width * before.height
    difference = np.abs(np.asarray(before, np.int16) - np.asarray(now, np.int16))
    return int((difference.max(axis=2) > OFF).sum())


def write_difference(before: PIL.Image.Image, now: PIL.Image.Image, name: str) -> Path:
    """Expected, now, and what differs in red, side by side."""
    now = now.resize(before.size)
    difference = np.abs(np.asarray(before, np.int16) - np.asarray(now, np.int16)).max(axis=2)
    pale = PIL.ImageOps.autocontrast(before.convert("L")).point(lambda grey: 160 + grey * 95 // 255)
    marked = np.asarray(pale.convert("RGB")).copy()
    marked[difference > OFF] = (199, 62, 58)
    sheet = PIL.Image.new("RGB", (before.width * 3 + 20, before.height), "#888888")
    for place, picture in enumerate((before, now, PIL.Image.fromarray(marked))):
        sheet.paste(picture, (place * (before.width + 10), 0))
    CHANGED.mkdir(parents=True, exist_ok=True)
    path = CHANGED / f"{name}-difference.png"
    sheet.save(path)
    return path


def update() -> None:
    """Take the pages as they are now for the expected ones."""
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.iterdir():
        old.unlink()
    for name in PAPERS:
        lines = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines_of(name))
        (EXPECTED / f"{name}.json").write_text(f"[\n{lines}\n]\n", "utf-8")
        for number, picture in enumerate(draw_pages(rendered(name).data, DOTS_PER_INCH), start=1):
            picture.save(EXPECTED / f"{name}-{number}.webp", lossless=True, method=6)


def look() -> None:
    """Write all pages large enough to read."""
    CHANGED.mkdir(parents=True, exist_ok=True)
    for name in PAPERS:
        for number, picture in enumerate(draw_pages(rendered(name).data, 110), start=1):
            picture.save(CHANGED / f"{name}-{number}.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The golden pages.")
    parser.add_argument("--update", action="store_true", help="take over the pages as they are")
    parser.add_argument("--look", action="store_true", help="write the pages to out/golden/")
    chosen = parser.parse_args()
    if chosen.update:
        update()
    if chosen.look:
        look()
