"""報告書: the year, the edition, what the office writes and withholds, preview, and the files.

The parts are in the other modules of this folder; what is typed is written by recorder.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.report import Edition, ReportPaper
from wakayama_audit_gui.gui.asking import ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import LongTask, Progress
from wakayama_audit_gui.gui.screens.report.cover_form import CoverForm
from wakayama_audit_gui.gui.screens.report.heading import ReportHeading
from wakayama_audit_gui.gui.screens.report.notices_page import NoticesPage
from wakayama_audit_gui.gui.screens.report.passages_page import PassagesPage
from wakayama_audit_gui.gui.screens.report.preview import Preview
from wakayama_audit_gui.gui.screens.report.reading import ReportPage, read_page
from wakayama_audit_gui.gui.screens.report.recorder import Recorder
from wakayama_audit_gui.gui.screens.report.withheld_page import WithheldPage
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_report import ReportNotice
from wakayama_audit_gui.use_cases.paper import Paper, YearPaper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.save_paper import save_paper

T = TypeVar("T")

_NARROW_BELOW = 1000
"""Logical pixels at 100 % text."""

_KINDS = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)", ".docx": "Word (*.docx)"}


class ReportScreen(QWidget):
    """The report of a year.

    Signals:
        finding_requested: Id of a finding to be seen on the board.
        noted: In passing (str), that something was done which 元に戻す takes back.
        announced: A sentence about what was done (saved).

    Attributes:
        heading: Year, edition, page, files.
        passages: What the office writes.
        cover: 文書番号, 発行日, 発行者.
        withheld: What the 公表版 does not say.
        notices: The wording check.
        preview: The pages.
        recorder: Writes what is typed.
    """

    finding_requested = Signal(str)
    noted = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: ReportPage | None = None
        self._year = 0
        self._made: tuple[int, Edition, ReportPaper] | None = None
        self._task: LongTask | None = None
        self._making = False
        self._again = False
        self._narrow: bool | None = None
        self._build_ui()
        self._connect_signals()

    def refresh(self) -> None:
        """Read the year anew."""
        job = partial(read_page, self._desk.services, self._year)
        self._desk.tasks.long_read(self, job, self._on_read)

    def flush(self) -> None:
        """Record what is being typed."""
        self.passages.flush()
        self.cover.flush()

    def make(self) -> None:
        """Make the pages of the preview."""

        def done(paper: Paper) -> None:
            self._made = made
            if made == self._wanted():
                self.preview.show_paper(paper)

        self._again = self._task is not None
        if self._task is None:
            made = self._wanted()
            self._making = True
            self._begin("頁を作っています", self._press(".pdf"), done)

    def save_to(self, path: Path) -> None:
        """Make the report in the form of the file's name and write it; a failure is said."""
        press = self._press(path.suffix.lower())

        def job(store: Store, progress: Progress) -> str:
            paper = press(store, progress)
            progress.stop_if_cancelled()
            save_paper(paper.data, path)
            return path.name

        if self._task is None:
            told = f"「{path.name}」を作っています"
            self._begin(told, job, lambda name: self.announced.emit(f"「{name}」を保存しました"))

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.heading = ReportHeading()
        self.passages = PassagesPage()
        self.cover = CoverForm()
        self.passages.column.insertWidget(0, self.cover)
        self.withheld = WithheldPage(self)
        self.notices = NoticesPage()
        self.preview = Preview()
        self.recorder = Recorder(self._desk, self.passages, self.withheld, self.cover, self)
        card = Card(margin=14)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        for page in (self.passages, self.withheld, self.notices):
            self._pages.addWidget(page)
        card.body.addWidget(pages)
        self._body = QHBoxLayout()
        self._body.setSpacing(14)
        self._body.addWidget(card, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addLayout(self._body, 1)

    def _connect_signals(self) -> None:
        self.heading.year_chosen.connect(self._on_year_chosen)
        self.heading.edition_chosen.connect(self._on_edition_chosen)
        self.heading.paper_chosen.connect(self._on_edition_chosen)
        self.heading.page_chosen.connect(self._pages.setCurrentIndex)
        self.heading.save_requested.connect(self._on_save_requested)
        self.recorder.noted.connect(self.noted)
        self.recorder.failed.connect(self.preview.fail)
        self.notices.chosen.connect(self._on_notice_chosen)
        self.preview.make_requested.connect(self.make)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside what is written, or as a page of its own where there is no room."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(_NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.heading.offer_preview(narrow)
        if narrow:
            self._pages.addWidget(self.preview)
        else:
            self._pages.removeWidget(self.preview)
            self._body.addWidget(self.preview, 5)
            self.preview.show()

    # --- reading and making ------------------------------------------------------------------

    def _on_read(self, page: ReportPage) -> None:
        source = page.source
        if self._year not in (0, source.fiscal_year):
            return
        other = self._page is None or self._page.source.fiscal_year != source.fiscal_year
        self._page, self._year = page, source.fiscal_year
        self.recorder.year = self._year
        self.heading.show_page(page)
        self.passages.show_passages(source.passages, page.standard, other=other)
        self.cover.show_cover(page.cover, other=other)
        self.withheld.show_parts(source.withheld, source.findings)
        self.notices.show_notices(page.notices)
        if self._made is None:
            self.make()

    def _press(self, suffix: str) -> Callable[[Store, Progress], Paper]:
        reports, heading = self._desk.services.reports, self.heading
        wanted = YearPaper(self._year, heading.paper.value, heading.edition.value, suffix)

        def press(store: Store, progress: Progress) -> Paper:
            return reports.press(store, wanted, progress)

        return press

    def _wanted(self) -> tuple[int, Edition, ReportPaper]:
        return self._year, self.heading.edition, self.heading.paper

    def _begin(
        self, what: str, job: Callable[[Store, Progress], T], done: Callable[[T], None]
    ) -> None:
        self._task = self._desk.tasks.long_read(self, job, done, self.preview.fail)
        self.preview.follow(self._task, what)
        self._task.ended.connect(self._on_task_ended)
        self.heading.set_busy(busy=True)

    @Slot()
    def _on_task_ended(self) -> None:
        self._task = None
        self._making = False
        self.heading.set_busy(busy=False)
        if self._again:
            self.make()

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if not changes.receipts:
            return
        self.preview.mark_stale()  # also while another screen is in front
        if self.isVisible():
            self.refresh()

    # --- choosing ----------------------------------------------------------------------------

    @Slot(int)
    def _on_year_chosen(self, year: int) -> None:
        self.flush()
        self._year = year
        self._renew()
        self.refresh()

    @Slot()
    def _on_edition_chosen(self) -> None:
        self._renew()
        self.make()

    def _renew(self) -> None:
        self._made = None
        self.preview.clear()
        if self._task is not None and self._making:
            self._task.cancel()  # a file that is being saved is finished

    @Slot(object)
    def _on_notice_chosen(self, notice: ReportNotice) -> None:
        field = self.passages.fields.get(notice.where)
        if notice.finding:
            self.finding_requested.emit(notice.finding)
        elif field is not None:
            self.heading.choose_page(0)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.heading.choose_page(1)

    @Slot(str)
    def _on_save_requested(self, suffix: str) -> None:
        self.flush()
        name = f"{self.heading.file_name}{suffix}"
        ask_where(self, "報告書を保存", name, self.save_to, _KINDS[suffix])
