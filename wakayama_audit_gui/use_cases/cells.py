"""Reading typed values out of live heads; the one place that copes with conflict and absence.

What the values mean is decided by the room that reads them (read_visit.py, read_office.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from wakayama_audit_gui.record.fact import Cell, JsonValue, State
from wakayama_audit_gui.record.heads import is_removed
from wakayama_audit_gui.use_cases.ports import Store


def standing(cell: Cell) -> JsonValue:
    """The value that stands; None when nothing was said, it was erased, or heads differ."""
    alive = [head.value for head in cell if not head.erased]
    if not alive or any(value != alive[0] for value in alive[1:]):
        return None
    return alive[0]


def rivals(cell: Cell) -> tuple[JsonValue, ...]:
    """The differing values of a contested cell, each once; empty when it is not contested."""
    found: list[JsonValue] = []
    for head in cell:
        if not head.erased and head.value not in found:
            found.append(head.value)
    return tuple(found) if len(found) > 1 else ()


def look_up(store: Store, state: State | None, subject: str, field: str) -> Cell:
    """Live heads of one field: of a book that was read as a whole, or asked for singly (None)."""
    if state is None:
        return store.cell(subject, field)
    return state.get(subject, {}).get(field, ())


class Fields:
    """Typed access to the fields of one subject."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[str, Cell] | None) -> None:
        self._cells: Mapping[str, Cell] = cells or {}

    def value(self, field: str) -> JsonValue:
        """The standing value, or None."""
        cell = self._cells.get(field)
        return standing(cell) if cell else None

    def values(self, field: str) -> tuple[JsonValue, ...]:
        """Every differing value that stands: the one, or all of a contested field."""
        cell = self._cells.get(field)
        return (rivals(cell) or (standing(cell),)) if cell else ()

    def text(self, field: str) -> str:
        """The standing text, or ""."""
        value = self.value(field)
        return value if isinstance(value, str) else ""

    def number(self, field: str) -> int:
        """The standing whole number, or 0."""
        return whole(self.value(field))

    def flag(self, field: str) -> bool:
        """True only when the field stands as true."""
        return self.value(field) is True

    def erased(self, field: str) -> bool:
        """Whether something was said and all of it erased."""
        cell = self._cells.get(field, ())
        return bool(cell) and all(head.erased for head in cell)

    def removed(self) -> bool:
        """Whether the subject was taken away with everything said of it in view."""
        return is_removed(self._cells)

    def texts(self, field: str) -> tuple[str, ...]:
        """The standing list of texts, or an empty one."""
        return texts_of(self.value(field))

    def mapping(self, field: str) -> Mapping[str, JsonValue]:
        """The standing object, or an empty one."""
        value = self.value(field)
        return value if isinstance(value, dict) else {}

    def starting_with(self, prefix: str) -> Mapping[str, JsonValue]:
        """Rest of the field name → standing value, for fields such as ``prior:<code>``."""
        return {
            name[len(prefix) :]: standing(cell)
            for name, cell in self._cells.items()
            if name.startswith(prefix)
        }

    def contested(self) -> Mapping[str, tuple[str, ...]]:
        """Differing values in words, by the name of the field whose heads differ."""
        return {
            name: tuple("（空）" if value is None else str(value) for value in rivals(cell))
            for name, cell in self._cells.items()
            if len(cell) > 1 and rivals(cell)
        }

    def touched(self, field: str | None = None) -> str:
        """When a field, or any of them, was last written, ISO 8601; "" never."""
        cells = self._cells.values() if field is None else [self._cells.get(field, ())]
        return max((head.at for cell in cells for head in cell), default="")


def whole(value: JsonValue) -> int:
    """A whole number, or 0 for anything else (``True`` is not a number here)."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def words(value: JsonValue) -> str:
    """A text, or "" for anything else."""
    return value if isinstance(value, str) else ""


def texts_of(value: JsonValue) -> tuple[str, ...]:
    """A list of texts; anything that is no text is left out."""
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def objects_of(value: JsonValue) -> tuple[Mapping[str, JsonValue], ...]:
    """A list of objects; anything that is no object is left out."""
    return tuple(v for v in value if isinstance(v, dict)) if isinstance(value, list) else ()
