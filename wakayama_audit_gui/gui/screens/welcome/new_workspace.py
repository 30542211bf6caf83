"""What is filled in for a new workspace; apart from its form, so that it costs nothing at a start.

The form is in new_form.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class NewWorkspace(NamedTuple):
    """What was filled in.

    Attributes:
        path: Where the file goes.
        name: Of the audit.
        municipality: 団体.
        person: Name of who makes it.
        section: Their 課.
    """

    path: Path
    name: str
    municipality: str
    person: str
    section: str
