"""What is wrong with a definition file, in one Japanese sentence with file, key and line.

How a problem is shown is the window's affair; a problem never stops the application.
"""

from __future__ import annotations

from typing import NamedTuple


class DefinitionProblem(NamedTuple):
    """One thing that is wrong.

    Attributes:
        file: Name of the file, e.g. ``walkthrough_office.toml``.
        key: Key or entry concerned, e.g. ``question``; "" when the whole file is meant.
        line: Line number from 1; 0 when there is no line (the file is missing).
        what: What is wrong and what became of it.
    """

    file: str
    key: str
    line: int
    what: str

    @property
    def message(self) -> str:
        """The whole sentence, e.g. ``x.toml の 12 行目、キー「question」：…``."""
        line = f" の {self.line} 行目" if self.line else ""
        key = f"、キー「{self.key}」" if self.key else ""
        return f"{self.file}{line}{key}：{self.what}"


class Fault(Exception):  # noqa: N818 - it never leaves this room; it carries a problem to its entry
    """An entry cannot be used; the reason says why."""

    def __init__(self, key: str, line: int, reason: str) -> None:
        super().__init__(reason)
        self.key = key
        self.line = line
        self.reason = reason
