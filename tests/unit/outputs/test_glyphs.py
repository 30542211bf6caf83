"""What the font cannot print is replaced visibly and said; what it can print stays as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.golden.papers import TYPICAL
from wakayama_audit_gui.outputs.pdf.fonts import Faces, load_faces
from wakayama_audit_gui.outputs.pdf.glyphs import GETA, Glyphs, cleaned
from wakayama_audit_gui.paths import find_paths


@pytest.fixture(scope="module")
def faces() -> Faces:
    return load_faces(find_paths().fonts)


@pytest.fixture
def glyphs(faces: Faces) -> Glyphs:
    return Glyphs(faces.regular)


def said(glyphs: Glyphs) -> list[str]:
    return [replacement.sentence(printable=False) for replacement in glyphs.replacements]


@pytest.mark.parametrize(
    "text", ["髙﨑德濵", "神", "\ufa19", "①㊞㈱№", "〜～−ー", "ｱﾊﾟｰﾄ", "𠮟る", "a\nb"]
)
def test_what_the_font_has_stays_as_typed(glyphs: Glyphs, text: str) -> None:
    assert glyphs.clean(text) == text
    assert said(glyphs) == []


@pytest.mark.parametrize(
    ("text", "shown", "sentences"),
    [
        ("𠮷野", "吉野", ["𠮷（U+20BB7） → 吉（近い字形で印字）"]),
        ("外\ue000字", "外〓字", ["U+E000（外字）→ 〓"]),
        ("\U0010ffff", "〓", ["U+10FFFF（字形がありません）→ 〓"]),
        ("☑済", "✓済", ["☑（U+2611） → ✓（近い字形で印字）"]),
        ("😀", "〓", ["😀（U+1F600） → 〓（字形がありません）"]),
        ("a\x00b", "ab", ["U+0000（制御文字）→ 除きました"]),
        ("\u202e見本", "見本", ["U+202E（見えない指定）→ 除きました"]),
        ("\ud800", "〓", ["U+D800（字形がありません）→ 〓"]),
        ("葛\U000e0101", "葛", ["葛\U000e0101（U+845B＋U+E0101） → 葛（字形指定を外しました）"]),
        ("辻\U000e0105", "辻", ["辻\U000e0105（U+8FBB＋U+E0105） → 辻（字形指定を外しました）"]),
        ("1\r\n2\x0b3\u2028", "1\n2\n3\n", []),
        ("か\u3099き", "がき", []),
        ("1\t2\u20033", "1 2 3", []),
    ],
)
def test_what_it_lacks_is_replaced_and_said(
    glyphs: Glyphs, text: str, shown: str, sentences: list[str]
) -> None:
    assert glyphs.clean(text) == shown
    assert said(glyphs) == sentences


def test_a_variant_the_font_draws_is_kept_as_a_variant(faces: Faces, glyphs: Glyphs) -> None:
    """辻󠄀 with one dot has a glyph of its own: it is printed, and written as it was typed."""
    for name in ("辻\U000e0100", "葛\U000e0100", "侮\ufe00"):
        stand_in = glyphs.clean(name)
        assert len(stand_in) == 1
        assert faces.regular.original(f"見本{stand_in}") == f"見本{name}"
        for face in faces:
            assert face.face.charToGlyph[ord(stand_in)] != face.face.charToGlyph[ord(name[0])]
    assert said(glyphs) == []


def test_a_stand_in_typed_by_hand_is_no_variant(faces: Faces, glyphs: Glyphs) -> None:
    stand_in = faces.regular.variant("辻", "\U000e0100")
    assert glyphs.clean(stand_in) == GETA


def test_each_replacement_is_said_once_and_in_order(glyphs: Glyphs) -> None:
    glyphs.clean("\ue001\ue000")
    glyphs.clean("\ue000")
    assert said(glyphs) == ["U+E001（外字）→ 〓", "U+E000（外字）→ 〓"]


def test_on_paper_only_code_points_name_what_cannot_be_printed(glyphs: Glyphs) -> None:
    glyphs.clean("𠮷")
    (replacement,) = glyphs.replacements
    assert replacement.sentence(printable=True) == "U+20BB7 → 吉（近い字形で印字）"


@given(st.text(max_size=80))
def test_clean_text_is_covered_and_clean(text: str) -> None:
    face = load_faces(find_paths().fonts).regular
    glyphs = Glyphs(face)
    clean = glyphs.clean(text)
    for char in clean:
        assert char == "\n" or ord(char) in face.face.charToGlyph
    again = Glyphs(face)
    assert again.clean(face.original(clean)) == clean
    assert again.replacements == ()


def test_a_whole_sheet_is_cleaned_to_the_last_name() -> None:
    dirty = TYPICAL._replace(
        places=(TYPICAL.places[0]._replace(name="室\ue000"),), auditors=("見本\x07",)
    )
    clean = cleaned(dirty, lambda text: text.replace("\ue000", GETA).replace("\x07", ""))
    assert clean.places[0].name == "室〓"
    assert clean.auditors == ("見本",)
    assert clean.places[0].items == TYPICAL.places[0].items
    assert type(clean) is type(TYPICAL)
