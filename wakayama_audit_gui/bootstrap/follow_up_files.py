"""What findings after the visit need: 祝日 and papers, each library imported when first used.

What is done with them is decided in use_cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.improvement_form import ImprovementForm, ReturnedImprovement
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.paths import Paths
from wakayama_audit_gui.use_cases.compose_finding_list import FindingList
from wakayama_audit_gui.use_cases.follow_up_ports import PhotoBytes
from wakayama_audit_gui.use_cases.paper import Paper


class FollowUpFiles:
    """Implements `use_cases.follow_up_ports.FollowUpDesk`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def holidays(self) -> Holidays:
        """Knows the 祝日."""
        from wakayama_audit_gui.definitions.holidays import JapaneseHolidays

        return JapaneseHolidays()

    def print_letters(self, letters: Sequence[Letter], photo: PhotoBytes | None = None) -> Paper:
        """One PDF of letters."""
        from wakayama_audit_gui.outputs.pdf.letter import render_letters

        made = render_letters(letters, photo or (lambda _key: None), self._paths.fonts)
        return Paper(made.data, made.pages, made.replaced, f"{letters[0].name}.pdf")

    def write_improvement(self, form: ImprovementForm, suffix: str) -> bytes:
        """The file of a 改善計画書 or 改善状況表."""
        if suffix == ".pdf":
            from wakayama_audit_gui.use_cases.hand_out_improvements import improvement_letter

            return self.print_letters([improvement_letter(form)]).data
        from wakayama_audit_gui.outputs.excel.write_improvement import write_improvement

        return write_improvement(form)

    def read_improvement(self, path: Path) -> ReturnedImprovement:
        """What a file that came back says."""
        from wakayama_audit_gui.outputs.excel.read_improvement import read_improvement

        return read_improvement(path)

    def write_findings(self, listed: FindingList) -> bytes:
        """A list of 指摘・意見 as a spreadsheet."""
        from wakayama_audit_gui.outputs.excel.write_findings import write_findings

        return write_findings(listed)

    def write_sticks(self, sticks: Sequence[Stick], sections: Sequence[str]) -> bytes:
        """The ledger of lent USBメモリ as a spreadsheet."""
        from wakayama_audit_gui.outputs.excel.stick_book import write_sticks

        return write_sticks(sticks, sections)

    def read_sticks(self, path: Path) -> Sequence[Stick]:
        """The lines of such a ledger."""
        from wakayama_audit_gui.outputs.excel.stick_book import read_stick_book

        return read_stick_book(path)
