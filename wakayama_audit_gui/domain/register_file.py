"""The register as a file that goes out and comes back: its lines, and what stood in them.

How it looks is outputs/excel's; what is taken in is decided in use_cases/import_register.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class RegisterLine(NamedTuple):
    """One line that came back.

    Attributes:
        row: Where it stands in the sheet.
        id: The system's number; "" for one that was written in.
        texts: Field or question id → what is to be read there.
        sent: The same as it was when the file was made; empty for an id the file did not have.
        fault: Why it cannot be read, in words; "" otherwise.
    """

    row: int
    id: str
    texts: Mapping[str, str]
    sent: Mapping[str, str]
    fault: str = ""
