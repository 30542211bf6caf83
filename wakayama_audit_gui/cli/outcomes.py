"""Saying of each file of a folder what became of it, in words or as JSON.

What may be taken in is decided in use_cases/collect_files.py and who it asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.cli.telling import FINE, PROBLEM, complain, print_json, tell
from wakayama_audit_gui.use_cases.collect_files import Collecting, FileOutcome


def tell_outcomes(
    found: Collecting, *, as_json: bool, keys: Sequence[str] = FileOutcome._fields
) -> int:
    """Tell; returns the exit code.

    Args:
        found: What became of the files.
        as_json: A list of objects instead of sentences.
        keys: What the objects hold.
    """
    if as_json:
        print_json([{key: getattr(outcome, key) for key in keys} for outcome in found.outcomes])
    else:
        for outcome in found.outcomes:
            if outcome.ok:
                tell(f"{outcome.file}: {outcome.section} 取り込みました。{outcome.reason}")
            else:
                complain(f"{outcome.file}: {outcome.reason}")
        tell(f"{len(found.outcomes)} 個のうち {found.taken} 個を取り込みました。")
    return FINE if found.taken == len(found.outcomes) else PROBLEM
