"""The clock an entry is stamped with; order never depends on it.

Whether a clock was changed between two entries is found in chain.py.
"""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol


class Moment(NamedTuple):
    """One reading.

    Attributes:
        at: Wall clock, ISO 8601 with offset, milliseconds.
        mono: Monotonic clock in nanoseconds; comparable only within one boot.
        boot: Which boot of which machine the monotonic clock belongs to.
    """

    at: str
    mono: int
    boot: str


class Clock(Protocol):
    """Where moments come from."""

    def now(self) -> Moment:
        """The present moment."""


class SystemClock:
    """The clock of this machine."""

    def __init__(self) -> None:
        self._boot = _boot_id()

    def now(self) -> Moment:
        """The present moment."""
        at = datetime.now().astimezone().isoformat(timespec="milliseconds")
        return Moment(at, time.monotonic_ns(), self._boot)


class SteppingClock:
    """A made-up clock that moves on by a fixed step at each reading.

    Args:
        start: First reading, ISO 8601 with offset.
        step_ms: Milliseconds between readings; may be negative (a clock that runs backwards).
        boot: Its boot id.
    """

    def __init__(
        self, start: str = "2026-10-21T09:00:00+09:00", step_ms: int = 1000, boot: str = "made-up"
    ) -> None:
        self._next = datetime.fromisoformat(start)
        self._step = timedelta(milliseconds=step_ms)
        self._mono = 0
        self._boot = boot

    def now(self) -> Moment:
        """The next moment."""
        at, self._next = self._next, self._next + self._step
        self._mono += 1_000_000_000
        return Moment(at.isoformat(timespec="milliseconds"), self._mono, self._boot)


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere a boot is not named; a process is a safe, shorter stretch of one.
        return "process-" + os.urandom(8).hex()
