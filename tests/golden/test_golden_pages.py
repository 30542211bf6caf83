"""The pages say and show what they did when somebody last looked; see pages.py for a change."""

import PIL.Image
import pytest

from tests.golden import pages, papers
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet


@pytest.mark.parametrize("name", pages.PAPERS)
def test_the_text_is_where_it_was(name: str) -> None:
    assert pages.line_changes(name) == []


@pytest.mark.parametrize("name", pages.PAPERS)
def test_the_pages_look_as_they_did(name: str) -> None:
    assert pages.picture_changes(name) == []


@pytest.fixture
def _other_paper(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """The typical paper with another verdict, and a word and a mark less."""
    place = papers.TYPICAL.places[0]
    items = (place.items[0]._replace(verdict="意見"), *place.items[1:])
    sheet = papers.TYPICAL._replace(places=(place._replace(items=items), papers.TYPICAL.places[1]))
    changed = render_sheet(sheet, papers.photo_of(sheet).get)
    monkeypatch.setattr(pages, "rendered", lambda _name: changed)
    monkeypatch.setattr(pages, "CHANGED", tmp_path)


@pytest.mark.usefixtures("_other_paper")
def test_one_other_verdict_is_noticed_and_shown() -> None:
    assert len(pages.line_changes("typical")) == 1
    (change,) = pages.picture_changes("typical")
    assert "typical page 1" in change
    with PIL.Image.open(pages.CHANGED / "typical-1-difference.png") as difference:
        assert difference.width > 3 * 300
