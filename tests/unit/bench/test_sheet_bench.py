"""The bench of the sheet still runs, and notices a way that draws less than it was given."""

from __future__ import annotations

from pathlib import Path

from bench.paper_check import check_paper
from bench.sheet import Extent, measure_sheet
from bench.sheet_figures import NAMES
from bench.sheet_text import SheetText, read_text
from bench.way_reportlab import draw
from tests.golden.papers import draw_photo

TEXT = SheetText(
    "見本", [["監査", "見本 太郎"]], [["1", "問", "根拠", "適合", "所見", "1"]], [], ["写真1"]
)


def test_a_tiny_sheet_is_measured_in_processes_of_its_own(tmp_path: Path) -> None:
    extent = Extent(items=4, photos=3, size=(1600, 1200), turns=1, turns_from_originals=1)
    values, raw = measure_sheet(tmp_path, extent)
    assert set(values) == set(NAMES[:3])
    assert all(value > 0 for value in values.values())
    assert raw["left_out"] == {}
    assert list(tmp_path.iterdir()) == []


def test_what_a_way_leaves_out_is_noticed(tmp_path: Path) -> None:
    photos = [draw_photo(1, 320, 240), draw_photo(2, 320, 240)]
    paths = [tmp_path / f"{number}.jpg" for number in range(2)]
    for path, photo in zip(paths, photos, strict=True):
        path.write_bytes(photo)
    draw(TEXT, paths[:1], tmp_path / "out.pdf")
    data = (tmp_path / "out.pdf").read_bytes()
    assert check_paper(data, TEXT, photos[:1]) == []
    more = TEXT._replace(findings=["蛍石"])
    assert check_paper(data, more, photos) == ["characters: 石蛍", "photos as they were: [2]"]


def test_the_words_survive_being_kept(tmp_path: Path) -> None:
    TEXT.write(tmp_path / "text.json")
    assert read_text(tmp_path / "text.json") == TEXT
