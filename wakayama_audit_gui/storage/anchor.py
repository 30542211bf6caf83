"""The last own entry, kept outside the workspace, so that a copy or a restored file is noticed.

When it is absent or disagrees the store mints a new actor (workspace.py); what follows from two
that went on under one name is a fork, found in record/chain.py.

It is written after each commit but not synced to disk: a sync would double the cost of an answer,
and all a power failure can leave behind is an older anchor. That disagrees with the workspace, so a
new actor is minted, which is harmless. A kill alone loses nothing the system was given.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

_FLAGS: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Mark(NamedTuple):
    """The last entry this actor wrote: its row and id; (0, b"") before the first."""

    row: int
    entry: bytes


class Anchor:
    """Marks of actors in a folder of application data.

    Args:
        folder: Where; None keeps nothing, and every opening mints an actor.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def keep(self, actor: str, mark: Mark) -> None:
        """Remember a mark; a failure is not the writer's: the act is already committed."""
        if self._folder is None:
            return
        with suppress(OSError):
            # In place, in one write of fixed length: replacing a file takes twice as long as all
            # the rest of an append. A torn mark is no mark, and so harmless too.
            opened = os.open(self._file(self._folder, actor), _FLAGS, 0o600)
            try:
                os.write(opened, b"%020d %64s\n" % (mark.row, mark.entry.hex().encode()))
            finally:
                os.close(opened)

    def recall(self, actor: str) -> Mark | None:
        """The mark last kept; None when there is none that can be read."""
        if self._folder is None:
            return None
        try:
            text = self._file(self._folder, actor).read_text("ascii")
            row, entry = text[:20], text[21:85].strip()
            return Mark(int(row), bytes.fromhex(entry)) if text[85:] == "\n" else None
        except (OSError, ValueError):
            return None

    def prepare(self) -> None:
        """Make the folder."""
        if self._folder is not None:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def _file(folder: Path, actor: str) -> Path:
        return folder / f"{actor}.head"
