"""Who waits for a long piece of work: is told how far it is, and may stop it.

What a window waits with is gui/long_task.py's.
"""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Who waits: is told how far it is, and may stop it; a window's Progress is one."""

    def report(self, done: int, total: int, label: str = "") -> None:
        """Say how far it is."""

    def stop_if_cancelled(self) -> None:
        """Leave here, by an exception of the waiter's own, when it is no longer wanted."""


class Unwatched:
    """Nobody waits."""

    def report(self, done: int, total: int, label: str = "") -> None:
        """Say nothing."""

    def stop_if_cancelled(self) -> None:
        """Go on."""
