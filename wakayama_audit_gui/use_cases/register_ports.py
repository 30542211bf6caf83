"""Protocol for what the register needs from the floors above: the 調査票, its files out and back.

The Protocol of the store is in ports.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.survey_sheet import ReturnedSheet, SentSheet
from wakayama_audit_gui.domain.system_register import SystemEntry


class RegisterDesk(Protocol):
    """The 調査票, and the register as a spreadsheet. For worker threads."""

    def form(self) -> SurveyForm:
        """The 調査票, read when it is first asked for."""

    def form_problems(self) -> Sequence[str]:
        """One sentence for everything that is wrong with its definition."""

    def write(self, entries: Sequence[SystemEntry], sections: Sequence[str], day: str) -> bytes:
        """The register as an .xlsx.

        Args:
            entries: In their order.
            sections: The 課 that are offered.
            day: ISO date printed on it.
        """

    def write_sheet(self, sheet: SentSheet) -> bytes:
        """The 調査票 of a 課 as an .xlsx."""

    def read_sheet(self, path: Path) -> ReturnedSheet:
        """What a 調査票 that came back says.

        Raises:
            UserError: It is none of ours, or holds what must not be taken in.
            OSError: It cannot be opened.
        """

    def read(self, path: Path) -> Sequence[RegisterLine]:
        """The lines of a file that came back.

        Raises:
            UserError: It is no register of ours, or holds what must not be taken in.
            OSError: It cannot be opened.
        """
