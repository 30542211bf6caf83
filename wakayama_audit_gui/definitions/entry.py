"""Cutting a TOML file into its entries, so that one broken entry does not take the others along.

What an entry means is read by the module of its noun (item.py, clause.py …) through fields.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.definitions.problem import Fault

_ENTRY = re.compile(r"\[\[\s*([A-Za-z_]+)\s*\]\]\s*(?:#.*)?")
_KEY = re.compile(r"""\s*["']?([A-Za-z0-9_]+)["']?\s*=""")
_SUBTABLE = re.compile(r"\s*\[\[\s*[A-Za-z_]+\.([A-Za-z_]+)\s*\]\]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")

_REASONS: Mapping[str, str] = {
    "Cannot overwrite a value": "同じキーが二度書かれています",
    "Cannot declare": "同じ見出しが二度書かれています",
    "Cannot mutate": "同じ見出しが二度書かれています",
    "Unterminated string": "引用符が閉じられていません",
    "Expected": "引用符又は括弧が閉じられていません",
    "Unclosed": "括弧が閉じられていません",
    "Illegal character": "使えない文字があります",
    "Illegal character '\\n'": "引用符が閉じられていません",
    "Found invalid character": "使えない文字があります",
    "Invalid value": "値の書き方が正しくありません",
    "Invalid value (at end of document)": "括弧が閉じられていません",
    "Invalid statement": "「キー = 値」の形になっていません",
    "Expected '=' after a key": "キーの後に「=」がありません",
    "Expected newline or end of document": "値の後に余分な文字があります",
    "Unescaped": "文字列に使えない「\\」があります",
}


class Entry(NamedTuple):
    """One ``[[kind]]`` of a file, or its head (kind "") before the first of them.

    Attributes:
        kind: Word in the double brackets.
        first_line: Line number of its first line, from 1.
        lines: Its lines as written.
    """

    kind: str
    first_line: int
    lines: Sequence[str]

    def table(self) -> Mapping[str, object]:
        """The values of the entry.

        Raises:
            Fault: The text is not TOML.
        """
        try:
            content: dict[str, object] = tomllib.loads("\n".join(self.lines))
        except (ValueError, RecursionError) as error:
            raise self._fault(error) from error
        if not self.kind:
            return content
        found = content.pop(self.kind, None)
        if content or not isinstance(found, list) or len(found) != 1:
            stray = next(iter(content), self.kind)
            raise Fault(stray, self.line_of(stray), "ここに書けない見出しがあります")
        table: dict[str, object] = found[0]
        return table

    def line_of(self, key: str, subtable: str = "", number: int = 0) -> int:
        """Line of a key (of the number-th subtable from 0), or of the entry when it is absent."""
        for offset, found, within, count in self._keys():
            if found == key and within == subtable and (not subtable or count == number):
                return self.first_line + offset
        if subtable:
            return self.line_of(subtable)
        return self.first_line

    def line_of_value(self, key: str, value: str) -> int:
        """Line of a string in the list of a key, or of the key."""
        first = self.line_of(key)
        return self.line_of_text(value, first)

    def line_of_text(self, value: str, first: int = 0) -> int:
        """First line from ``first`` on that holds the string in quotes, or ``first`` itself."""
        first = first or self.first_line
        for offset, line in enumerate(self.lines[first - self.first_line :]):
            if f'"{value}"' in line or f"'{value}'" in line:
                return first + offset
        return first

    def _keys(self) -> Iterator[tuple[int, str, str, int]]:
        """(offset, key, subtable, its number) for every line that begins a key or a subtable."""
        within = ""
        counts: dict[str, int] = {}
        for offset, line in enumerate(self.lines):
            if subtable := _SUBTABLE.match(line):
                within = subtable[1]
                counts[within] = counts.get(within, -1) + 1
                yield offset, within, "", 0
            elif key := _KEY.match(line):
                yield offset, key[1], within, counts.get(within, 0)

    def _fault(self, error: Exception) -> Fault:
        """Say in Japanese where and why the parser stopped.

        A parser notices an open bracket only further down; so the first key up to whose end the
        text cannot be read is the one that is meant.
        """
        keys = [(0, self.kind), *((offset, key) for offset, key, _, _ in self._keys())]
        ends = [offset for offset, _ in keys[1:]] + [len(self.lines)]
        for (start, key), end in zip(keys, ends, strict=True):
            try:
                tomllib.loads("\n".join(self.lines[:end]))
            except (ValueError, RecursionError) as first:
                at = _AT_LINE.search(str(first))
                line = self.first_line + max(start, int(at[1]) - 1 if at else start)
                return Fault(key, line, _reason(str(first)))
        return Fault(self.kind, self.first_line, _reason(str(error)))


def _reason(message: str) -> str:
    fitting = [start for start in _REASONS if message.startswith(start)]
    return _REASONS[max(fitting, key=len)] if fitting else "TOML の書き方に誤りがあります"


def split_entries(text: str) -> tuple[Entry, ...]:
    """Cut a file at every line that is ``[[kind]]``; the head comes first and may be blank."""
    lines = text.split("\n")
    heads = [(n, found[1]) for n, line in enumerate(lines) if (found := _ENTRY.fullmatch(line))]
    starts = [(0, ""), *heads]
    ends = [start for start, _ in heads] + [len(lines)]
    return tuple(
        Entry(kind, start + 1, lines[start:end])
        for (start, kind), end in zip(starts, ends, strict=True)
    )
