"""Lines end where a Japanese typesetter would end them.

The forbidden characters are written out again here, so that a slip in the room's own list shows.
Lines of real pages are checked in tests/golden/test_line_ends.py.
"""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wakayama_audit_gui.outputs.pdf.kinsoku import Line, break_lines, may_break

NO_START = (
    "、。，．・：；？！ー々〻ゝゞヽヾ）］｝〕〉》」』】〟’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "％℃,.!?)]}:;"
)
NO_END = "（［｛〔〈《「『【〝‘“([{￥№＃"

JAPANESE = st.text(
    st.sampled_from(
        "監査人が確認したサーバ室の施錠あいうえおアイウ12.5abcXYZ-/ 　" + NO_START + NO_END
    ),
    max_size=120,
)


def set_lines(text: str, room: float) -> list[str]:
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    return [text[line.start : line.end] for line in break_lines(text, widths, room)]


@pytest.mark.parametrize("mark", NO_START)
def test_a_closing_mark_never_starts_a_line(mark: str) -> None:
    assert set_lines(f"あいうえ{mark}か", 4) == ["あいう", f"え{mark}か"]


@pytest.mark.parametrize("mark", NO_END)
def test_an_opening_mark_never_ends_a_line(mark: str) -> None:
    assert set_lines(f"あいう{mark}えか", 4)[0] == "あいう"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("管理はPasswordで行う", 5, ["管理は", "Passwordで", "行う"]),
        ("平均は12.5件である", 4, ["平均は", "12.5件で", "ある"]),
        ("あいう8年", 3.5, ["あいう", "8年"]),
        ("令和8年10月21日", 4, ["令和8年", "10月21日"]),
        ("条4.2(2)ウによる", 4, ["条4.2(2)", "ウによる"]),
        ("差は……である", 3, ["差", "は……", "である"]),
        ("（ 見本）と太郎", 3, ["（ 見", "本）と", "太郎"]),
        ("it doesn’t end", 4, ["it", "doesn’t", "end"]),
        ("けか\u3099く", 2, ["け", "か\u3099", "く"]),
        ("一\n\n二", 4, ["一", "", "二"]),
        ("", 4, [""]),
    ],
)
def test_words_numbers_and_paragraphs(text: str, room: float, lines: list[str]) -> None:
    assert set_lines(text, room) == lines


def test_a_long_address_is_cut_at_its_seams() -> None:
    lines = set_lines("見よ https://www.example.jp/security/policy/kitei.html", 10)
    assert lines == ["見よ", "https://www.example.", "jp/security/policy/", "kitei.html"]


def test_spaces_hang_over_the_edge_and_never_start_a_line() -> None:
    assert set_lines("あいう     えお", 3) == ["あいう", "えお"]


def test_an_indent_is_never_left_alone() -> None:
    assert set_lines("　Wwwwwwwwwwwwwwwwwww", 4) == ["　Wwwwww", "wwwwwwww", "wwwww"]


@given(JAPANESE, st.integers(1, 12))
@example("（（（（（（。。。。。。", 3)
@example("。" * 30, 2)
def test_no_line_breaks_a_rule_that_could_be_kept(text: str, room: int) -> None:
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    lines = break_lines(text, widths, room)
    for line, following in pairwise(lines):
        if line.hard:
            continue
        cut = following.start
        breaks_rule = text[cut] in NO_START or text[line.end - 1 : line.end] in tuple(NO_END)
        if breaks_rule:
            inside = [(text[at - 1], text[at]) for at in range(line.start + 1, cut)]
            assert not any(before.strip() and may_break(before, after) for before, after in inside)


@given(st.text(max_size=200), st.floats(0.1, 30))
def test_every_character_is_on_exactly_one_line(text: str, room: float) -> None:
    widths = [1.0] * len(text)
    lines = break_lines(text, widths, room)
    shown = "".join(text[line.start : line.end] for line in lines)
    assert "".join(shown.split()) == "".join(text.split())
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    assert lines[-1].hard


@given(JAPANESE, st.integers(3, 20))
def test_only_spaces_and_single_characters_reach_over_the_edge(text: str, room: int) -> None:
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    for line in break_lines(text, widths, room):
        shown = text[line.start : line.end].rstrip()
        assert sum(widths[line.start : line.start + len(shown)]) <= room or len(shown) == 1


def test_a_line_says_whether_the_text_ended_it() -> None:
    assert break_lines("あい\nう", [1, 1, 0, 1], 1) == [
        Line(0, 1, hard=False),
        Line(1, 2, hard=True),
        Line(3, 4, hard=True),
    ]
