"""Reading the values of one entry with their types, and naming key and line when they do not fit.

Which keys an entry has is said by the module of its noun; the text is cut up in entry.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from wakayama_audit_gui.definitions.entry import Entry
from wakayama_audit_gui.definitions.problem import Fault
from wakayama_audit_gui.domain.condition import CONDITIONS, When

_T = TypeVar("_T")


class Known:
    """Keys read so far, by kind, against which references are checked.

    A reference into a file that is itself damaged is not a fault of its own: it is left out, so
    that one broken entry is one problem and not a hundred.
    """

    def __init__(self) -> None:
        self._keys: dict[str, Collection[str]] = {}
        self._damaged: set[str] = set()

    def add(self, kind: str, keys: Collection[str], *, damaged: bool) -> None:
        """Say which keys of a kind there are, and whether some could not be read."""
        self._keys[kind] = keys
        if damaged:
            self._damaged.add(kind)

    def has(self, kind: str, key: str) -> bool:
        """Whether the key was read."""
        return key in self._keys.get(kind, ())

    def may_be_lost(self, kind: str) -> bool:
        """Whether a missing key may be the fault of a damaged file."""
        return kind in self._damaged


class Fields:
    """The values of an entry or of one of its subtables."""

    def __init__(
        self,
        entry: Entry,
        table: Mapping[str, object],
        known: Known,
        subtable: str = "",
        number: int = 0,
    ) -> None:
        self._entry = entry
        self._table = table
        self._known = known
        self._subtable = subtable
        self._number = number
        self._asked: set[str] = set()
        self._children: list[Fields] = []

    def line_of(self, key: str) -> int:
        """Line of a key, or of the entry when it is absent."""
        return self._entry.line_of(key, self._subtable, self._number)

    def fault(self, key: str, reason: str) -> Fault:
        """A fault at a key."""
        return Fault(key, self.line_of(key), reason)

    def text(self, key: str) -> str:
        """A text that must be there and not be blank."""
        value = self._value(key, str, "文字列")
        if value is None:
            raise self.fault(key, "必要なキーがありません")
        if not value.strip():
            raise self.fault(key, "値が空です")
        return value

    def text_or(self, key: str, default: str = "") -> str:
        """A text that may be absent."""
        value = self._value(key, str, "文字列")
        return default if value is None else value

    def identifier(self, key: str) -> str:
        """A stable English name that must be there."""
        value = self.text(key)
        if not (value.isascii() and value.isidentifier() and value == value.lower()):
            raise self.fault(key, "英小文字・数字・「_」だけで書かなければなりません")
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """A text that must be one of a few."""
        value = self.text(key)
        if value not in allowed:
            raise self.fault(key, f"「{value}」は使えません（{'・'.join(allowed)} のいずれか）")
        return value

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self.whole_or(key, None)
        if value is None:
            raise self.fault(key, "必要なキーがありません")
        return value

    def whole_or(self, key: str, default: int | None) -> int | None:
        """A whole number that may be absent."""
        value = self._value(key, int, "整数")
        return default if value is None else value

    def flag(self, key: str, *, default: bool) -> bool:
        """A true or false that may be absent."""
        value = self._value(key, bool, "true 又は false")
        return default if value is None else value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts, none blank; an absent one is empty unless it is required."""
        values: Sequence[object] | None = self._value(key, list, "文字列の並び")
        if values is None:
            if required:
                raise self.fault(key, "必要なキーがありません")
            return ()
        found = tuple(v for v in values if isinstance(v, str) and v.strip())
        if len(found) != len(values):
            raise self.fault(key, "空でない文字列の並びでなければなりません")
        if required and not found:
            raise self.fault(key, "値が空です")
        return found

    def choices(self, key: str, allowed: Collection[str], what: str) -> tuple[str, ...]:
        """A list of texts that must all be known words."""
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                line = self._entry.line_of_value(key, value)
                raise Fault(key, line, f"{what}「{value}」は知られていません")
        return values

    def when(self) -> When:
        """Conditions under ``when_all``, ``when_any`` and ``when_none``."""
        return When(
            self.choices("when_all", CONDITIONS, "条件"),
            self.choices("when_any", CONDITIONS, "条件"),
            self.choices("when_none", CONDITIONS, "条件"),
        )

    def references(
        self, key: str, kind: str, what: str, *, required: bool = False
    ) -> tuple[str, ...]:
        """A list of keys of another kind; those lost with a damaged file are left out."""
        found: list[str] = []
        for value in self.texts(key, required=required):
            if self._known.has(kind, value):
                found.append(value)
            elif not self._known.may_be_lost(kind):
                line = self._entry.line_of_value(key, value)
                raise Fault(key, line, f"{what}「{value}」は定義されていません")
        return tuple(found)

    def reference(self, key: str, kind: str, what: str) -> str:
        """A key of another kind, or "" when absent or lost with a damaged file."""
        value = self.text_or(key)
        if not value or self._known.has(kind, value):
            return value
        if self._known.may_be_lost(kind):
            return ""
        raise self.fault(key, f"{what}「{value}」は定義されていません")

    def tables(self, key: str) -> tuple[Fields, ...]:
        """Subtables of a key, in order."""
        values: Sequence[object] | None = self._value(key, list, f"[[…{key}]] の並び")
        children: list[Fields] = []
        for number, value in enumerate(values or ()):
            if not isinstance(value, dict):
                raise self.fault(key, f"[[…{key}]] の並びでなければなりません")
            children.append(Fields(self._entry, value, self._known, key, number))
        self._children += children
        return tuple(children)

    def unknown_keys(self) -> tuple[tuple[str, int], ...]:
        """Keys nobody asked for, with their lines: misspelt ones, mostly."""
        own = tuple((key, self.line_of(key)) for key in self._table if key not in self._asked)
        return own + tuple(pair for child in self._children for pair in child.unknown_keys())

    def _value(self, key: str, kind: type[_T], name: str) -> _T | None:
        self._asked.add(key)
        value = self._table.get(key)
        if value is None:
            return None
        # bool is an int to Python, but not to a reader of the file.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"{name}でなければなりません")
        return value
