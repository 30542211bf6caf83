"""Where things stand on the 自己点検票 as a spreadsheet: what the writer and the reader share.

Writing one is in write_form.py, reading one back in read_form.py.
"""

from __future__ import annotations

SHEET = "自己点検票"
MARK_SHEET = "_kansa"
"""A sheet nobody sees: which form it is, and the digest of its questions."""
MARK = "監査手帳 自己点検票 1"
PROPERTY = "kansa_form"
"""A property of the document that says the same."""

HEADING, OWNER = "A1", "C3"
BY_POST, BY_NAME, SIGNED_ON = "C5", "C6", "C7"
NUMBER, QUESTION, ANSWER, REASON, PREVIOUS = "A", "B", "D", "E", "F"
LAST_COLUMN = PREVIOUS
TABLE_HEAD = 10
"""Row of the table's head; what is asked stands below it."""


def mark_value(form: str, digest: str) -> str:
    """What the property says."""
    return f"{form} {digest}"
