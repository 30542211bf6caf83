"""The top of the report screen: year, edition, which page is seen, and the files.

What the buttons lead to is screen.py's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.report import Edition, ReportPaper
from wakayama_audit_gui.gui.screens.report.reading import ReportPage
from wakayama_audit_gui.gui.theme import Size
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_PAPERS = {
    ReportPaper.REPORT: "監査報告書",
    ReportPaper.MANUAL: "情報セキュリティ監査指摘対処マニュアル",
    ReportPaper.IMPROVEMENTS: "改善状況表",
}
_PAGES = ("総評・概要", "公表しない部分", "文言の点検", "プレビュー")


class ReportHeading(QWidget):
    """Two rows of buttons, wrapped to the width.

    Signals:
        year_chosen: 年度 to be shown.
        edition_chosen: Another edition was chosen.
        paper_chosen: Another paper was chosen.
        page_chosen: Number of the page to be seen.
        save_requested: Suffix of the file that is wanted.

    Attributes:
        editions: Edition → its button.
        pages: The buttons of the pages, the preview last.
        papers: The papers of a year.
        saves: Suffix → its button.
    """

    year_chosen = Signal(int)
    edition_chosen = Signal()
    paper_chosen = Signal()
    page_chosen = Signal(int)
    save_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years: tuple[int, ...] = ()
        self._year = 0
        self.editions: dict[Edition, PlainButton] = {}
        self.pages: list[PlainButton] = []
        self.saves: dict[str, PlainButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (self._build_year(), self._build_pages()):
            column.addWidget(row)

    @property
    def edition(self) -> Edition:
        """Which edition is chosen."""
        return next(edition for edition, button in self.editions.items() if button.isChecked())

    @property
    def paper(self) -> ReportPaper:
        """Which paper is chosen."""
        return tuple(ReportPaper)[max(self.papers.currentIndex(), 0)]

    @property
    def file_name(self) -> str:
        """Proposed for a file, without its suffix."""
        paper = _PAPERS[self.paper]
        return f"{fiscal_year_label(self._year)} {paper}（{self.edition.value}）"

    def show_page(self, page: ReportPage) -> None:
        """Show the year, and how much is on each page."""
        self._years, self._year = page.years, page.source.fiscal_year
        self._title.setText(f"{fiscal_year_label(self._year)} 報告書")
        self._before.setEnabled(self._year != min(page.years))
        self._after.setEnabled(self._year != max(page.years))
        self.pages[1].set_words(f"{_PAGES[1]} {len(page.source.withheld)}")
        self.pages[2].set_words(f"{_PAGES[2]} {len(page.notices)}")

    def choose_page(self, number: int) -> None:
        """Show a page."""
        self.pages[number].click()

    def offer_preview(self, on: bool) -> None:
        """The preview is a page of its own, or stands beside."""
        self.pages[-1].setVisible(on)
        if not on and self.pages[-1].isChecked():
            self.choose_page(0)

    def set_busy(self, *, busy: bool) -> None:
        """One file at a time."""
        for button in self.saves.values():
            button.setEnabled(not busy)

    def _build_year(self) -> QWidget:
        self._title = PlainLabel(size=Size.HEADING, bold=True)
        self._title.setMinimumHeight(44)
        self._before = LinkButton(icon="chevron-left", touch=True)
        self._after = LinkButton(icon="chevron-right", touch=True)
        self._before.setAccessibleName("前の年度")
        self._after.setAccessibleName("次の年度")
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        row = QWidget()
        flow = FlowLayout(row)
        for part in (self._before, self._title, self._after):
            flow.addWidget(part)
        group = QButtonGroup(self)
        for edition in Edition:
            button = PlainButton(edition.value, touch=True)
            button.setCheckable(True)
            self.editions[edition] = button
            group.addButton(button)
            flow.addWidget(button)
        self.editions[Edition.INTERNAL].setChecked(True)
        group.buttonClicked.connect(self.edition_chosen)
        self.papers = ChoiceField()
        self.papers.setAccessibleName("書類")
        self.papers.setMinimumHeight(TOUCH)
        self.papers.addItems([paper.value for paper in ReportPaper])
        self.papers.activated.connect(self._on_paper_chosen)
        flow.addWidget(self.papers)
        for suffix, words in ((".pdf", "PDF を保存"), (".docx", "Word"), (".xlsx", "Excel")):
            main = suffix == ".pdf"
            save = PrimaryButton(words, touch=True) if main else PlainButton(words, touch=True)
            save.setAccessibleName(f"{words.removesuffix(' を保存')} の形で保存")
            save.clicked.connect(partial(self.save_requested.emit, suffix))
            self.saves[suffix] = save
            flow.addWidget(save)
        return row

    def _build_pages(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        group = QButtonGroup(self)
        for number, words in enumerate(_PAGES):
            button = PlainButton(words, touch=True)
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(partial(self.page_chosen.emit, number))
            self.pages.append(button)
            flow.addWidget(button)
        self.pages[0].setChecked(True)
        return row

    @Slot()
    def _on_paper_chosen(self) -> None:
        self.saves[".xlsx"].setVisible(self.paper is ReportPaper.REPORT)
        self.saves[".docx"].setVisible(self.paper is not ReportPaper.IMPROVEMENTS)
        self.paper_chosen.emit()

    @Slot()
    def _on_before_clicked(self) -> None:
        earlier = [year for year in self._years if year < self._year]
        if earlier:
            self.year_chosen.emit(max(earlier))

    @Slot()
    def _on_after_clicked(self) -> None:
        later = [year for year in self._years if year > self._year]
        if later:
            self.year_chosen.emit(min(later))
