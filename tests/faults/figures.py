"""What a harness found, in numbers and in words.

How it is printed and written to a file is in __main__.py.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

_SHOWN = 20


@dataclass
class Figures:
    """The outcome of one harness.

    Attributes:
        name: Of the fault, e.g. ``F1``.
        about: What was tried, in a few words.
        tried: How many kills, states, faults, flips or histories.
        bad: How many broke the promise.
        counts: Other figures by name.
        problems: Sentences about the first bad ones.
    """

    name: str
    about: str
    tried: int = 0
    bad: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def judge(self, case: str, problems: list[str]) -> None:
        """Counts one case; any problem makes it a bad one."""
        self.tried += 1
        if problems:
            self.bad += 1
            if len(self.problems) < _SHOWN:
                self.problems.append(f"{case}: {'; '.join(problems)}")

    def as_json(self) -> dict[str, object]:
        """For the file of figures."""
        return {
            "name": self.name,
            "about": self.about,
            "tried": self.tried,
            "bad": self.bad,
            "counts": dict(self.counts),
            "problems": self.problems,
            "seconds": round(time.monotonic() - self.begun, 1),
        }
