"""Brings the report of a year and its outputs together: PDF, spreadsheet, Word document.

Imported when the first report is asked for. What it says is composed in use_cases; how it looks is
in outputs.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.improvement_table import lay_out_improvements
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.manual import lay_out_manual
from wakayama_audit_gui.domain.report import ReportPaper
from wakayama_audit_gui.domain.report_layout import lay_out_report
from wakayama_audit_gui.domain.whole_document import Document
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.check_report import ReportNotice, check_report
from wakayama_audit_gui.use_cases.compose_manual import compose_manual
from wakayama_audit_gui.use_cases.compose_report import compose_report
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_report import read_report, report_photos
from wakayama_audit_gui.use_cases.report_source import ReportRequest
from wakayama_audit_gui.use_cases.watch import Unwatched, Watch

_ENDINGS = {
    ReportPaper.REPORT: ".pdf、.xlsx、.docx のどれかにしてください。",
    ReportPaper.MANUAL: ".pdf、.docx のどちらかにしてください。",
    ReportPaper.IMPROVEMENTS: ".pdf にしてください。報告書の Excel には改善状況も入ります。",
}


class ReportPress:
    """Makes reports of an open workspace.

    Args:
        store: The open workspace.
        catalogue: The definitions.
        workshop: Makes print-ready pictures that are missing.
        fonts: Folder with BIZ UDPGothic.
    """

    def __init__(
        self, store: Store, catalogue: Catalogue, workshop: PhotoWorkshop, fonts: Path
    ) -> None:
        self._store = store
        self._catalogue = with_register(store, catalogue)
        self._workshop = workshop
        self._fonts = fonts

    def report(self, request: ReportRequest, now: datetime, watch: Watch | None = None) -> Paper:
        """A paper of a year.

        Args:
            request: Which.
            now: Local time with offset, printed on the sheets of the appendix.
            watch: Who waits; it may stop between two visits and between two pages.

        Raises:
            UserError: There is no such format.
        """
        watch = watch or Unwatched()
        year = request.fiscal_year
        source = read_report(self._store, self._catalogue, year, now, watch)
        if request.paper is ReportPaper.MANUAL:
            manual = compose_manual(source, self._catalogue, request.edition)
            return self._made(lay_out_manual(manual), request, now, watch)
        report = compose_report(source, self._catalogue, request.edition, watch)
        if request.paper is ReportPaper.IMPROVEMENTS:
            return self._letter(lay_out_improvements(report), request.suffix)
        if request.suffix == ".xlsx":
            from wakayama_audit_gui.outputs.excel.report import write_report
            from wakayama_audit_gui.outputs.pdf.report import number_pages

            name = f"{report.title.replace('　', ' ')}（{report.edition}）{request.suffix}"
            pages = number_pages(lay_out_report(report), fonts=self._fonts)
            return Paper(write_report(report, pages), 0, (), name)
        return self._made(lay_out_report(report), request, now, watch)

    def check(self, fiscal_year: int, now: datetime) -> tuple[ReportNotice, ...]:
        """What the wording guard points at in the report of a year."""
        source = read_report(self._store, self._catalogue, fiscal_year, now)
        return check_report(source, self._catalogue)

    def _letter(self, letter: Letter, suffix: str) -> Paper:
        if suffix != ".pdf":
            raise no_such_format(suffix, ReportPaper.IMPROVEMENTS)
        from wakayama_audit_gui.outputs.pdf.letter import render_letters

        made = render_letters([letter], lambda _key: None, self._fonts)
        return Paper(made.data, made.pages, made.replaced, f"{letter.name}.pdf")

    def _made(
        self, document: Document, request: ReportRequest, now: datetime, watch: Watch
    ) -> Paper:
        photo = report_photos(self._store, self._workshop, request.fiscal_year)

        def tell(done: int, total: int) -> None:
            watch.stop_if_cancelled()
            watch.report(done, total, "頁を描いています")

        name = f"{document.name}{request.suffix}"
        if request.suffix == ".docx":
            from wakayama_audit_gui.outputs.pdf.report import number_pages
            from wakayama_audit_gui.outputs.word.document import write_document

            pages = number_pages(document, fonts=self._fonts)
            return Paper(write_document(document, photo, tell, now, pages), 0, (), name)
        if request.suffix != ".pdf":
            raise no_such_format(request.suffix, request.paper)
        from wakayama_audit_gui.outputs.pdf.report import render_document

        made = render_document(document, photo, tell, fonts=self._fonts)
        return Paper(made.data, made.pages, made.replaced, name)


def no_such_format(suffix: str, paper: ReportPaper = ReportPaper.REPORT) -> UserError:
    """Raised for a file name whose ending names no format that the paper has."""
    return UserError(
        f"{paper.value}は、「{suffix or '拡張子なし'}」の形では出せません。",
        f"ファイル名の終わりを {_ENDINGS[paper]}",
        code="no_such_format",
    )
