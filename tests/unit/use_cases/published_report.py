"""Tables, findings, procedures and facts of the 令和4年度 report, in its own words.

The extract says where it is from; what our report makes of the same findings is in the tests.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

EXTRACT = Path(__file__).parents[2] / "data" / "report_r4_extract.txt"
_HEADING = re.compile(r"(3\.\d(?:\.\d+)?) (\S.*)")
_PARAGRAPH = re.compile(r"【(指摘|意見)】\s*(.+?。)\s*(?:[(（](.*?)[)）])?")
_COLUMNS = 4


class Printed(NamedTuple):
    """A finding as it is printed: the chapter it stands under, class, text and 課."""

    chapter: str
    kind: str
    text: str
    sections: tuple[str, ...]


_CELLS = ("システム名", "契約課", "運用課", "目的と主な機能", "システム形態", "ユーザー数")
_TAG = re.compile(r"</?(?:p|ul|ol|li)(?: [^>]*)?>")


def _part(number: int) -> list[str]:
    """0 the table of 3.1, 1 the findings of the body, 2 procedures, 概要表 and facts."""
    text = EXTRACT.read_text(encoding="utf-8")
    return re.split(r"# 本文\n|# 手続、概要表と事実の段落\n", text)[number].splitlines()


def _by_chapter(number: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    chapter = ""
    for line in _part(number):
        if heading := _HEADING.fullmatch(line):
            chapter = heading[1]
        elif line:
            found.setdefault(chapter, []).append(line)
    return found


def flat(text: str) -> str:
    """Without marks of the list it was read from and without blanks, which the report sets."""
    return "".join(_TAG.sub("", text).split())


def printed_overviews() -> dict[str, list[tuple[str, str]]]:
    """The 概要表 of each system: chapter → (name, value) as printed, flat."""
    cells = {
        chapter: [line.split("\t") for line in lines if line.split("\t")[0] in _CELLS]
        for chapter, lines in _by_chapter(2).items()
    }
    return {
        chapter: [(name, flat(value)) for name, value in lines]
        for chapter, lines in cells.items()
        if lines
    }


def printed_procedures() -> list[str]:
    """The steps of 3.3.1."""
    return [line.removeprefix("- ") for line in _by_chapter(2)["3.3.1"]]


def printed_paragraphs(chapter: str) -> list[str]:
    """Paragraphs of a chapter that hold facts, those with 【指摘】 or 【意見】 among them."""
    return [*_by_chapter(1).get(chapter, []), *_by_chapter(2).get(chapter, [])]


def printed_summary() -> list[Printed]:
    """The rows of the table of 3.1."""
    rows: list[Printed] = []
    chapter = ""
    for line in _part(0):
        cells = line.split("\t")
        if heading := _HEADING.fullmatch(cells[0]):
            chapter = heading[1]
        elif len(cells) == _COLUMNS and cells[0] in {"指摘", "意見"}:
            rows.append(Printed(chapter, cells[0], cells[1], tuple(cells[2].split())))
    return rows


def printed_body() -> list[Printed]:
    """The paragraphs of 3.3 to 3.6; of their 課 what stands behind them, often nothing."""
    rows: list[Printed] = []
    chapter = ""
    for line in _part(1):
        if heading := _HEADING.fullmatch(line):
            chapter = heading[1]
        elif found := _PARAGRAPH.fullmatch(line):
            rows.append(Printed(chapter, found[1], found[2], (found[3],) if found[3] else ()))
    return rows
