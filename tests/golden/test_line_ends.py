"""Kinsoku on real pages: a long text is printed, read back line by line, and every end checked.

The rules are written out again here; the room that keeps them is outputs/pdf/kinsoku.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from tests.golden import papers
from tests.golden.reading import read_pieces
from wakayama_audit_gui.domain.sheet import Sheet, SheetBox
from wakayama_audit_gui.outputs.pdf import prose, style
from wakayama_audit_gui.outputs.pdf.kinsoku import Line
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet

NO_START = set(
    "、。，．・：；？！ー々〻ゝゞヽヾ）］｝〕〉》」』】〟’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％℃…‥"
    ",.!?)]}:;"
)
NO_END = set("（［｛〔〈《「『【〝‘“([{￥№＃")
LEFT, RIGHT = 80, 560
"""Where the remark stands that is as wide as the page."""

REASON = "理由　"
BARE = papers.TYPICAL._replace(places=(), photos=(), findings=(), documents=(), notes=())

_FILLING = "監査人が確認した内容は次のとおりである"
CORPUS = papers.long_remark(9000) + "".join(
    _FILLING[: n % 19] * (1 + n % 3)
    + f"【第{n}回】『規程・手順書』（※{n}）を「確認」……、ヴァージョン{n}.{n}っ、"
    + f"キャビネット〔{n}〕は、Room-{n:03d}（2F）の#{n}ラック内。USBメモリ{n * 7}本、"
    + f"￥{n * 1234:,}円？ いいえ！ ー々ゝ。\n"
    for n in range(1, 120)
)


class SetLine(NamedTuple):
    """A line as printed, and where it stands in the text: ``hard`` when the text ended it."""

    text: str
    start: int
    end: int
    hard: bool


class Where(NamedTuple):
    """A field of the paper, and between which points from the left it is printed."""

    sheet: Sheet
    left: float
    right: float


def remarked(text: str) -> Where:
    place = papers.TYPICAL.places[0]
    item = place.items[0]._replace(remark=text, sampling="", methods=("視察",))
    return Where(BARE._replace(places=(place._replace(items=(item,)),)), LEFT, RIGHT)


def objected(text: str) -> Where:
    """相違あり: as wide as three of four columns."""
    box = SheetBox("立会者", "見本 花子", "画面で署名", at="11:12", dissent=text)
    return Where(BARE._replace(boxes=(box,)), style.LEFT + style.BODY_WIDTH / 4, RIGHT)


def reasoned(text: str) -> Where:
    """The reason of an absence: in the first of four narrow boxes, behind 「理由　」."""
    box = SheetBox("立会者", "", "不在", reason=text.removeprefix(REASON))
    others = [SheetBox("監査人", "")] * 3
    within = style.LEFT, style.LEFT + style.BODY_WIDTH / 4
    return Where(BARE._replace(boxes=(box, *others)), *within)


def printed(text: str, field: Callable[[str], Where] = remarked) -> list[str]:
    sheet, left, right = field(text)
    data = render_sheet(sheet, lambda _sha: None).data
    lines: dict[tuple[int, float], str] = {}
    for piece in read_pieces(data):
        if left < piece.x < right:
            where = piece.page, round(piece.y, 1)
            lines[where] = lines.get(where, "") + piece.text
    return [re.sub(" +", " ", line).strip() for line in lines.values()]


def placed(text: str, lines: list[str]) -> Iterator[SetLine]:
    """Find each printed line in the text; fails when one is missing or added."""
    at = 0
    for line in lines:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        if not text.startswith(line, at):
            continue  # a head or footer between two pages
        end = at + len(line)
        rest = text[end:].lstrip(" 　")
        yield SetLine(line, at, end, rest[:1] in ("", "\n"))
        at = end
    assert at == len(text.rstrip())


def violations(text: str, lines: list[str]) -> list[str]:
    found = []
    hard = True
    for line in placed(text, lines):
        if not hard and line.text[0] in NO_START:
            found.append(f"starts a line: {line.text[:10]}")
        if not line.hard and line.text[-1] in NO_END:
            found.append(f"ends a line: {line.text[-10:]}")
        following = text[line.end : line.end + 1]
        if not line.hard and all(c.isascii() and c.isalnum() for c in (line.text[-1], following)):
            found.append(f"word broken: {line.text[-10:]}|{text[line.end :][:10]}")
        hard = line.hard
    return found


def test_no_line_of_a_long_text_breaks_a_rule() -> None:
    lines = printed(CORPUS)
    assert len(lines) > 200
    assert violations(CORPUS, lines) == []


SIGNERS = (
    (objected, CORPUS[:12_000]),
    (reasoned, (REASON + CORPUS[-900:]).replace("\n", "")),
)


@pytest.mark.parametrize(("field", "text"), SIGNERS)
def test_no_line_of_a_signers_own_words_breaks_a_rule(
    field: Callable[[str], Where], text: str
) -> None:
    lines = printed(text, field)
    assert len(list(placed(text, lines))) > 40
    assert violations(text, lines) == []


def cut_anywhere(text: str, widths: list[float], room: float) -> list[Line]:
    lines, start, used = [], 0, 0.0
    for at, char in enumerate(text):
        if char == "\n" or used + widths[at] > room:
            lines.append(Line(start, at, hard=char == "\n"))
            start, used = at + (char == "\n"), 0.0
        used += widths[at]
    return [*lines, Line(start, len(text), hard=True)]


def test_the_checker_sees_lines_cut_without_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "break_lines", cut_anywhere)
    found = violations(CORPUS, printed(CORPUS))
    for kind in ("starts a line", "ends a line", "word broken"):
        assert any(sentence.startswith(kind) for sentence in found), found
    for field, text in SIGNERS:
        assert violations(text, printed(text, field)), field.__name__
