"""However a photo was held, coloured or stored, the paper shows it upright and not empty."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import PIL.Image
import pypdfium2
import pytest

from tests.golden import papers
from tests.golden.reading import opened
from wakayama_audit_gui.domain.sheet import SheetPhoto
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.check import open_photo
from wakayama_audit_gui.photos.derive import derive, make_marked

GREEN = (30, 140, 60)


def stored(mode: str = "RGB", kind: str = "JPEG", orientation: int = 1, **more: object) -> bytes:
    """A tall picture of one colour, stored in some way."""
    wide = (480, 360) if orientation >= 5 else (360, 480)
    picture = PIL.Image.new("RGB", wide, GREEN).convert(mode)
    exif = PIL.Image.Exif()
    exif[0x112] = orientation
    out = BytesIO()
    picture.save(out, kind, exif=exif, **more)
    return out.getvalue()


WAYS: Mapping[str, bytes] = {
    **{f"orientation {number}": stored(orientation=number) for number in range(1, 9)},
    "progressive": stored(progressive=True),
    "grey": stored("L"),
    "CMYK": stored("CMYK"),
    "PNG": stored(kind="PNG"),
    "PNG with alpha": stored("RGBA", "PNG"),
    "PNG with a palette": stored("P", "PNG"),
}


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("way", WAYS)
def test_a_portrait_is_printed(way: str, turns: int) -> None:
    data = WAYS[way]
    picture = derive(data).print
    if turns:
        checked = open_photo(data, "")
        picture = make_marked(data, checked, 1600, (), turns, find_paths().fonts)
    photo = SheetPhoto(1, "a" * 64, "縦の写真", 1, "室", "10:00")
    sheet = papers.NO_PHOTOS._replace(photos=(photo,))
    with opened(render_sheet(sheet, lambda _key: picture).data) as document:
        ((page, box),) = [
            (page, found.get_bounds())
            for page in document
            for found in page.get_objects(
                [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], textpage=page.get_textpage()
            )
        ]
        left, bottom, right, top = box
        assert (top - bottom > right - left) == (turns % 2 == 0)
        drawn = page.render().to_pil().convert("RGB")
        middle = (round((left + right) / 2), round(page.get_size()[1] - (bottom + top) / 2))
        seen = drawn.getpixel(middle)
    assert isinstance(seen, tuple)
    expected = (97, 97, 97) if way == "grey" else GREEN
    assert all(abs(one - other) < 24 for one, other in zip(seen, expected, strict=True))
