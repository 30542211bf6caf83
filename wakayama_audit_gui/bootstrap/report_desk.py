"""The papers of a year for the window; what makes them is imported when the first is asked for.

The press itself is in report_press.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.use_cases.paper import Paper, YearPaper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.watch import Watch


class ReportFiles:
    """Implements `gui.services.ReportDesk`.

    Args:
        catalogue: Gives the definitions.
        workshop: Gives what makes print-ready pictures that are missing.
        now: Local time with offset.
        fonts: Folder with BIZ UDPGothic.
    """

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        workshop: Callable[[], PhotoWorkshop],
        now: Callable[[], datetime],
        fonts: Path,
    ) -> None:
        self._catalogue = catalogue
        self._workshop = workshop
        self._now = now
        self._fonts = fonts

    def press(self, store: Store, wanted: YearPaper, watch: Watch) -> Paper:
        """A paper of a year."""
        from wakayama_audit_gui.bootstrap.report_press import ReportPress
        from wakayama_audit_gui.domain.report import Edition, ReportPaper
        from wakayama_audit_gui.use_cases.report_source import ReportRequest

        request = ReportRequest(
            wanted.fiscal_year, Edition(wanted.edition), wanted.suffix, ReportPaper(wanted.paper)
        )
        press = ReportPress(store, self._catalogue(), self._workshop(), self._fonts)
        return press.report(request, self._now(), watch)
