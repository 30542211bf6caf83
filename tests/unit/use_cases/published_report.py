"""The summary table and the findings of the 令和4年度 report, read from the words of the report.

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


def _halves() -> tuple[list[str], list[str]]:
    text = EXTRACT.read_text(encoding="utf-8")
    table, _, body = text.partition("# 本文\n")
    return table.splitlines(), body.splitlines()


def printed_summary() -> list[Printed]:
    """The rows of the table of 3.1."""
    rows: list[Printed] = []
    chapter = ""
    for line in _halves()[0]:
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
    for line in _halves()[1]:
        if heading := _HEADING.fullmatch(line):
            chapter = heading[1]
        elif found := _PARAGRAPH.fullmatch(line):
            rows.append(Printed(chapter, found[1], found[2], (found[3],) if found[3] else ()))
    return rows
