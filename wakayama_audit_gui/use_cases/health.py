"""How a workspace was found when it was looked over.

What is looked at is in storage/doctor.py and verify_seals.py. The window imports this at its start.
"""

from __future__ import annotations

from typing import NamedTuple


class Health(NamedTuple):
    """What was found in a workspace.

    Attributes:
        ok: Nothing is wrong.
        entries: Ids of all entries, 64 hex digits each, in the order recorded.
        problems: One sentence each.
    """

    ok: bool
    entries: tuple[str, ...]
    problems: tuple[str, ...]
