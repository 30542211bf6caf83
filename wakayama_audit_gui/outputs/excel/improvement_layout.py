"""Where things stand on 改善計画書 and 改善状況表: what the writer and the reader share.

Writing one is in write_improvement.py, reading one back in read_improvement.py.
"""

from __future__ import annotations

SHEET = "改善"
MARK_SHEET = "_kansa"
"""A sheet nobody sees: which form it is, its digest, and the findings it asks about."""
MARK = "監査手帳 改善 1"
PROPERTY = "kansa_improvement"
HEADING, SECTION = "A1", "C3"
BY_POST, BY_NAME, CONFIRMED_ON = "C4", "C5", "C6"
NUMBER, TEXT = "A", "C"
FIRST_FIELD = 4
"""Column of the first thing that is shown or filled in beside the wording."""
TABLE_HEAD = 9


def mark_value(section: str, digest: str) -> str:
    """What the property of the document says."""
    return f"{section} {digest}"
