"""How forms that a 課 fills in look as a spreadsheet: type, colours, boxes, labels, fields.

What stands where is said by the room that makes a form.
"""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.outputs.excel.plain_text import put_text

FACE = "BIZ UDPゴシック"
INK, GREY, LABEL, FREE, WARN = "1C2430", "5A6574", "EAEFF3", "FFFBE6", "F9DCDB"
GROUP = "F4F6F8"
_THIN = Side(style="thin", color="3C4654")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
WRAP = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1)
TOP = Alignment(wrap_text=True, horizontal="left", vertical="top", indent=1)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
OPEN = Protection(locked=False)
_LINE = 15.0
"""Points of a row whose height is not said."""
_PAGE = 815.0
"""Points of rows on a page of A4, at the scale that makes the columns fit; a little less."""
_FREE_COLUMNS = 3
"""What is to be filled in ends here and leaves room for the 印."""


def say(
    sheet: Worksheet,
    where: str,
    text: str,
    *,
    size: float,
    bold: bool = False,
    colour: str = INK,
    to: str = "",
) -> Cell:
    """Write a text, over merged cells if an end is given; an empty one stays text when typed."""
    if to:
        sheet.merge_cells(f"{where}:{to}")
    cell: Cell = sheet[where]
    if text:
        put_text(cell, text)
    else:
        cell.number_format = "@"
    cell.font = Font(name=FACE, size=size, bold=bold, color=colour)
    return cell


def rule(sheet: Worksheet, row: int, last: int, fill: str = "") -> None:
    """Draw the boxes of a row of so many columns."""
    for cell in next(sheet.iter_rows(min_row=row, max_row=row, max_col=last)):
        cell.border = BOX
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)


def say_field(sheet: Worksheet, row: int, label: str, text: str, last: int) -> None:
    """A label, and beside it what we say across the page, or room to be filled in."""
    name = say(sheet, f"A{row}", label, size=10, bold=True, to=f"B{row}")
    name.fill = PatternFill("solid", fgColor=LABEL)
    name.alignment = CENTRE
    end = get_column_letter(last)
    value = say(sheet, f"C{row}", text, size=11, to=f"{end}{row}" if text else "")
    value.alignment = WRAP
    width = last if text else _FREE_COLUMNS
    for cell in next(sheet.iter_rows(min_row=row, max_row=row, max_col=width)):
        cell.border = BOX


def keep_headings(sheet: Worksheet, head: int, last: int) -> None:
    """A heading goes on to the next page with the first question below it.

    Args:
        sheet: Whose questions have a number in their first column, and headings words.
        head: Row of the table's head, which is repeated on every page.
        last: The last row.
    """
    heights = {row: sheet.row_dimensions[row].height or _LINE for row in range(1, last + 2)}
    used = 0.0
    for row in range(1, last + 1):
        is_heading = row > head and not str(sheet.cell(row, 1).value).isdecimal()
        needed = heights[row] + (heights[row + 1] if is_heading else 0.0)
        if used + needed > _PAGE:
            used = heights[head]
            if is_heading:
                sheet.row_breaks.append(Break(id=row - 1))
        used += heights[row]
