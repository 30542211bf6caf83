"""Protocols for what findings after the visit need from the floors above: 祝日, their papers.

The Protocol of the store is in ports.py, that of 自己点検票 in form_ports.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.improvement_form import ImprovementForm, ReturnedImprovement
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.use_cases.compose_finding_list import FindingList
from wakayama_audit_gui.use_cases.paper import Paper

PhotoBytes = Callable[[str], bytes | None]
"""Gives the print-ready JPEG of a photo by its key, or None."""


class FollowUpDesk(Protocol):
    """What improvement and follow-up need. For worker threads."""

    def holidays(self) -> Holidays:
        """Knows the 祝日. Takes time when first asked for."""

    def print_letters(self, letters: Sequence[Letter], photo: PhotoBytes | None = None) -> Paper:
        """One PDF of letters, each beginning a new page; named after the first."""

    def write_improvement(self, form: ImprovementForm, suffix: str) -> bytes:
        """The file of a 改善計画書 or 改善状況表: ``.xlsx`` or ``.pdf``."""

    def read_improvement(self, path: Path) -> ReturnedImprovement:
        """What a file that came back says.

        Raises:
            UserError: It is no such form.
            OSError: It cannot be opened.
        """

    def write_findings(self, listed: FindingList) -> bytes:
        """A list of 指摘・意見 as a spreadsheet."""

    def write_sticks(self, sticks: Sequence[Stick], sections: Sequence[str]) -> bytes:
        """The ledger of lent USBメモリ as a spreadsheet, with 課 to choose from."""

    def read_sticks(self, path: Path) -> Sequence[Stick]:
        """The lines of such a ledger.

        Raises:
            UserError: It is none.
            OSError: It cannot be opened.
        """
