"""All texts of a sheet by coordinate, e.g. ``C5``, as the readers of forms look them up.

A single cell is read in plain_text.py; where things stand is said in the layout of each form.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.outputs.excel.plain_text import text_of

_MAX_COLUMNS = 12
Texts = Mapping[str, str]
"""What the cells say, by coordinate."""


def read_texts(book: Workbook, sheet: str, max_rows: int) -> Texts:
    """The cells of the first columns that hold anything.

    Raises:
        UserError: One holds a formula or an error value.
    """
    found: dict[str, str] = {}
    for row in islice(book[sheet].iter_rows(max_col=_MAX_COLUMNS), max_rows):
        for cell in row:
            if cell.value is not None:
                where = str(cell.coordinate)
                found[where] = text_of(cell, where)
    return found
