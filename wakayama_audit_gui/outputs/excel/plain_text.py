"""Text in cells: data never becomes a formula, and comes back as it was typed.

How a sheet looks is the affair of the room that makes it.
"""

from __future__ import annotations

from datetime import date, datetime

from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import ReadOnlyCell

from wakayama_audit_gui.errors import UserError

MAX_CHARACTERS = 32_767
"""More Excel does not hold in a cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NO_XML = {
    code: "�"
    for code in (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    if code not in (9, 10)
}


def without_controls(text: str) -> str:
    """A text as a file of Excel can hold it: what XML has no sign for becomes �."""
    return text.replace("\r\n", "\n").translate(_NO_XML)


def put_text(cell: Cell, text: str) -> None:
    """Write data as text, whatever it begins with; leading zeros stay."""
    plain = without_controls(text)[:MAX_CHARACTERS]
    cell.value = plain
    cell.data_type = "s"
    cell.number_format = "@"
    # What Excel itself writes for a text that was typed with an apostrophe in front.
    cell.quotePrefix = plain.startswith(_FORMULA)


def text_of(cell: object, where: str) -> str:
    """What a cell says, as text; numbers and dates as a reader would write them.

    Args:
        cell: Of a book opened for reading.
        where: How it is called in a sentence, e.g. ``D12``.

    Raises:
        UserError: It holds a formula or an error value.
    """
    kind = getattr(cell, "data_type", "n") if isinstance(cell, Cell | ReadOnlyCell) else "n"
    value = cell.value if isinstance(cell, Cell | ReadOnlyCell) else None
    if kind == "f":
        raise UserError(
            f"セル {where} に数式が入っています。",
            "数式を消し、文字で入れ直してもらってください。",
            code="cell_formula",
        )
    if kind == "e":
        raise UserError(
            f"セル {where} がエラー値になっています。",
            "文字で入れ直してもらってください。",
            code="cell_error",
        )
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()
