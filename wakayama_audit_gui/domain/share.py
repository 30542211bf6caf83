"""Parts of a whole in percent: always from a numerator and a denominator.

What is counted is in survey.py and analysis.py, how a figure is said in chart.py.
"""

from __future__ import annotations


def share(count: int, base: int) -> float | None:
    """Percent to one decimal, half up; None without a base."""
    return (2000 * count + base) // (2 * base) / 10 if base else None
