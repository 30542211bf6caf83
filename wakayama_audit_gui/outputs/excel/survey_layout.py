"""Where things stand on the 調査票 of a 課 as a spreadsheet: what the writer and the reader share.

Writing one is in write_survey.py, reading one back in read_survey.py.
"""

from __future__ import annotations

COVER = "調査票"
"""The first sheet; each system has one of its own after it, called by its number."""
MARK_SHEET = "_kansa"
"""A sheet nobody sees: which 課 and year it is for, its digest, and what is asked on each sheet."""
MARK = "監査手帳 調査票 1"
PROPERTY = "kansa_survey"
YEAR_ROW, SECTION_ROW, DIGEST_ROW = 2, 3, 4
FIRST_MARK = 5
"""Row of the first system on the hidden sheet: its id, then the ids of its questions."""

HEADING, SECTION = "A1", "C3"
BY_POST, BY_NAME, SIGNED_ON = "C5", "C6", "C7"
NUMBER, QUESTION, ANSWER, KNOWN = "A", "B", "C", "D"
LAST = 4
"""Columns of every sheet."""
TABLE_HEAD = 5
"""Row of the table's head on the sheet of a system; what is asked stands below it."""


def heading_of(year_label: str) -> str:
    """What stands at the top of every sheet."""
    return f"{year_label} 情報システム調査票"


def mark_value(year: str, section: str, digest: str) -> str:
    """What the property of the document says."""
    return f"{year} {section} {digest}"
