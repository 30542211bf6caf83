"""What was found before on the same item, as it is shown beside it and printed on a sheet.

Published findings are in prior_finding.py; what became of one in this visit is in visit.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Precedent(NamedTuple):
    """An earlier finding on the same item."""

    code: str
    kind: str
    text: str
    page: int
    system: str
    sections: tuple[str, ...]
    year: str

    @property
    def where(self) -> str:
        """``令和4年度 p.48`` in a printed report, else the number it was given."""
        return f"{self.year} p.{self.page}" if self.page else self.code or self.year
