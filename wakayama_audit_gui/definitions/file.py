"""Reading one definition file into nouns, and keeping what is wrong as problems.

Which files there are, and in which order they are read, is in catalogue.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from wakayama_audit_gui.definitions.entry import Entry, split_entries
from wakayama_audit_gui.definitions.fields import Fields, Known
from wakayama_audit_gui.definitions.problem import DefinitionProblem, Fault

_T = TypeVar("_T")

MAX_BYTES = 4 * 1024 * 1024
"""Larger files are not definitions; ours have some hundred kilobytes together."""


class DefinitionFile:
    """One file, cut into entries.

    Attributes:
        name: Name of the file.
        problems: What is wrong with it, so far.
        whole: False when an entry, or all of it, could not be read.
    """

    def __init__(self, path: Path, known: Known) -> None:
        """Read the file; a missing or unreadable one has no entries and a problem."""
        self.name = path.name
        self.problems: list[DefinitionProblem] = []
        self.whole = True
        self._known = known
        self._head_read = False
        self._entries = self._read(path)

    def head(self, key: str, read: Callable[[Fields], _T], default: _T) -> _T:
        """The ``[key]`` table before the first entry, or the default with a problem."""
        self._head_read = True
        if not self._entries:
            return default
        try:
            fields = self._head_fields(self._entries[0], key)
            result = read(fields)
        except Fault as fault:
            self._lose(fault, "この見出しの内容は使われません")
            return default
        self._report_unknown(fields)
        return result

    def _head_fields(self, entry: Entry, key: str) -> Fields:
        content = dict(entry.table())
        table = content.pop(key, None)
        if not isinstance(table, dict):
            raise Fault(key, entry.line_of(key), f"[{key}] の見出しがありません")
        for stray in content:
            self._note(stray, entry.line_of(stray), "知らないキーです。使われません")
        return Fields(entry, table, self._known)

    def read_all(
        self, kind: str, read: Callable[[Fields], _T], key: Callable[[_T], str], into: dict[str, _T]
    ) -> None:
        """Read every ``[[kind]]``; one with a fault, or with a key already used, is left out."""
        for entry in self._entries:
            if entry.kind != kind:
                continue
            try:
                fields = Fields(entry, entry.table(), self._known)
                noun = read(fields)
                self._require_new(entry, kind, key(noun), into)
            except Fault as fault:
                self._lose(fault, f"この [[{kind}]] は読み込みませんでした")
            else:
                into[key(noun)] = noun
                self._report_unknown(fields)

    def _require_new(self, entry: Entry, kind: str, key: str, present: Collection[str]) -> None:
        if key in present:
            line = entry.line_of_text(key)
            raise Fault(kind, line, f"「{key}」は既に定義されています")

    def refuse_other(self, kinds: Collection[str]) -> None:
        """Name what nobody read: entries of other kinds, keys before the first, an empty file."""
        for entry in self._entries:
            if entry.kind and entry.kind not in kinds:
                fault = Fault(entry.kind, entry.first_line, "知らない見出しです")
                self._lose(fault, f"この [[{entry.kind}]] は読み込みませんでした")
        if not self._entries:
            return
        if not self._head_read:
            self._refuse_head(self._entries[0])
        if len(self._entries) == 1:
            headings = "・".join(f"[[{kind}]]" for kind in kinds)
            self._lose(Fault("", 1, f"{headings} が一つもありません"), "残りで続けます")

    def _refuse_head(self, head: Entry) -> None:
        """The lines before the first entry must say nothing: something there lost its heading."""
        try:
            keys = tuple(head.table())
        except Fault as fault:
            self._lose(fault, "この部分は読み込みませんでした")
            return
        for key in keys[:1]:
            stray = Fault(key, head.line_of(key), "見出しの前にキーがあります")
            self._lose(stray, "この部分は読み込みませんでした")

    def complain(self, key: str, reason: str) -> None:
        """Name something wrong with the head of the file that others noticed."""
        line = self._entries[0].line_of(key) if self._entries else 0
        self._note(key, line, reason)

    def _read(self, path: Path) -> tuple[Entry, ...]:
        try:
            data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
        except OSError:
            self._lose(Fault("", 0, "このファイルがないか、開けません"), "残りで続けます")
            return ()
        if data is None:
            self._lose(Fault("", 0, "ファイルが大きすぎます"), "読み込みませんでした")
            return ()
        if data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
            self._note(
                "",
                1,
                "先頭に BOM があります。読み込みましたが、BOM なしの UTF-8 で保存し直してください",
            )
        try:
            return split_entries(data.decode().replace("\r\n", "\n"))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            beginning = data.split(b"\n")[line - 1].split(b"=")[0].strip()
            key = beginning.decode("ascii", "ignore") if beginning.isascii() else ""
            self._lose(
                Fault(key, line, "UTF-8 ではない文字があります"),
                "このファイルは読み込みませんでした",
            )
            return ()

    def _report_unknown(self, fields: Fields) -> None:
        for key, line in fields.unknown_keys():
            self._note(key, line, "知らないキーです。使われません（綴りを確かめてください）")

    def _note(self, key: str, line: int, what: str) -> None:
        self.problems.append(DefinitionProblem(self.name, key, line, f"{what}。"))

    def _lose(self, fault: Fault, consequence: str) -> None:
        self.whole = False
        self._note(fault.key, fault.line, f"{fault.reason}。{consequence}")
