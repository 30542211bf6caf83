"""What a harness found, in numbers and in words.

How it is printed and written to a file is in __main__.py.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Self

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
        seconds: Time it took, of all processes together.
    """

    name: str
    about: str
    tried: int = 0
    bad: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0
    _begun: float = field(default_factory=time.monotonic, repr=False)

    def judge(self, case: str, problems: list[str]) -> None:
        """Counts one case; any problem makes it a bad one."""
        self.tried += 1
        self.seconds = time.monotonic() - self._begun
        if problems:
            self.bad += 1
            if len(self.problems) < _SHOWN:
                self.problems.append(f"{case}: {'; '.join(problems)}")

    def __add__(self, other: Self) -> Self:
        """Both together, about what the first was about."""
        return type(self)(
            self.name,
            self.about,
            self.tried + other.tried,
            self.bad + other.bad,
            self.counts + other.counts,
            (self.problems + other.problems)[:_SHOWN],
            self.seconds + other.seconds,
        )

    def line(self) -> str:
        """For the screen."""
        more = ", ".join(f"{name} {number}" for name, number in sorted(self.counts.items()))
        text = f"{self.name:4}{self.tried:9,} tried {self.bad:7,} bad  {self.about} ({more})"
        return "\n".join([text, *(f"     {problem}" for problem in self.problems[:3])])

    def as_json(self) -> dict[str, object]:
        """For the file of figures."""
        return {
            "name": self.name,
            "about": self.about,
            "tried": self.tried,
            "bad": self.bad,
            "counts": dict(sorted(self.counts.items())),
            "problems": self.problems,
            "seconds": round(self.seconds, 1),
        }
