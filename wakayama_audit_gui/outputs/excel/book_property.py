"""Properties of a workbook's own: what a file says of itself besides its sheets.

Which properties there are is decided by the rooms that write and read them.
"""

from __future__ import annotations

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.outputs.excel.plain_text import without_controls


def put_property(book: Workbook, name: str, value: str) -> None:
    """Add a property."""
    _properties(book).append(StringProperty(name=name, value=without_controls(value)))


def get_property(book: Workbook, name: str) -> str | None:
    """A property, or None: some programs drop them when they save."""
    found = {p.name: p.value for p in _properties(book).props}
    return str(found[name]) if name in found else None


def _properties(book: Workbook) -> CustomPropertyList[StringProperty]:
    found: CustomPropertyList[StringProperty] = vars(book)[
        "custom_doc_props"
    ]  # unknown to its type stubs
    return found
