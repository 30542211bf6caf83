"""A paragraph is measured, cut between lines, and leaves no line alone."""

import pytest

from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.pen import fit, text_width
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.style import Styles, make_styles
from wakayama_audit_gui.paths import find_paths

WIDTH = 100.0


@pytest.fixture(scope="module")
def styles() -> Styles:
    return make_styles(load_faces(find_paths().fonts))


def lines(count: int) -> str:
    return "\n".join("一" for _ in range(count))


@pytest.mark.parametrize(
    ("count", "fitting", "first"),
    [(10, 6, 6), (10, 9, 8), (4, 3, 2), (3, 2, 2), (2, 1, 1)],
)
def test_a_paragraph_is_cut_with_two_lines_on_either_side(
    styles: Styles, count: int, fitting: int, first: int
) -> None:
    leading = styles.body.leading
    paragraph = prose(lines(count), styles.body)
    parts = paragraph.split(WIDTH, fitting * leading + 1)
    assert parts is not None
    assert [round(part.height(WIDTH) / leading) for part in parts] == [first, count - first]


@pytest.mark.parametrize(("count", "fitting"), [(10, 1), (10, 0), (1, 0)])
def test_a_paragraph_is_not_begun_where_only_one_line_fits(
    styles: Styles, count: int, fitting: int
) -> None:
    paragraph = prose(lines(count), styles.body)
    assert paragraph.split(WIDTH, fitting * styles.body.leading) is None


def test_a_cut_paragraph_is_not_broken_again(styles: Styles) -> None:
    """Even when the second page were wider: what was measured is what is drawn."""
    parts = prose("長い文が続いている。" * 30, styles.body).split(WIDTH, 200)
    assert parts is not None
    assert parts[1].height(WIDTH * 3) == parts[1].height(WIDTH)


def test_runs_are_measured_in_their_own_styles(styles: Styles) -> None:
    bold = Prose(Run("根拠 ", styles.small_label), Run("4.2(2)ウ", styles.small))
    room = text_width("根拠 ", styles.small_label) + text_width("4.2(2)ウ", styles.small)
    assert bold.height(room) == styles.small_label.leading
    assert bold.height(room - 1) == 2 * styles.small_label.leading


def test_furniture_is_cut_to_one_line(styles: Styles) -> None:
    assert fit("短い", styles.furniture, WIDTH) == "短い"
    cut = fit("長い\n名前" * 30, styles.furniture, WIDTH)
    assert cut.endswith("…")
    assert "\n" not in cut
    assert text_width(cut, styles.furniture) <= WIDTH
