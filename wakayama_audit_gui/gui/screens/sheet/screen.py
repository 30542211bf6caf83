"""The preview of a 現地調査調書 with print and save.

Drawing on a printer is in printing.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QStandardPaths, Qt, Signal, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.sheet.printing import PrintJob
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.print_sheet import Paper
from wakayama_audit_gui.use_cases.save_paper import save_paper

_ZOOM_STEP = 1.2
_ZOOM_RANGE = (0.25, 4.0)


class SheetScreen(QWidget):
    """Shows the paper of one visit.

    Signals:
        visit_requested: Back to the visit.
        announced: A sentence about what was done (saved, printed).
    """

    visit_requested = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit = ""
        self._paper: Paper | None = None
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._build_ui()
        self._connect_signals()
        self._show_ready(ready=False)

    def show_visit(self, visit: str) -> None:
        """Make the paper of a visit as it stands now, and show it."""
        self._visit = visit
        self._paper = None
        self._show_ready(ready=False)
        self._title.setText("調書を作っています…")
        services = self._desk.services

        def job(store: Store, _progress: object) -> Paper:
            return services.print_sheet(store, visit)

        self._desk.tasks.long_read(self, job, self._on_paper_made, self._on_failed)

    def print_paper(self) -> None:
        """Ask for a printer and print."""
        if self._paper is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._paper.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._document.pageCount())
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            job = PrintJob(self._document, printer, self)
            job.drawn.connect(self._on_page_drawn)
            job.finished.connect(self._on_printed)
            job.finished.connect(job.deleteLater)
            self._print.setEnabled(False)
            job.start()

    def save_to(self, path: Path) -> None:
        """Write the PDF off the GUI thread; a failure is said and the paper stays."""
        paper = self._paper
        if paper is None:
            return

        def job(_store: Store, _progress: object) -> str:
            save_paper(paper.data, path)
            return path.name

        self._desk.tasks.long_read(self, job, self._on_saved, self._on_failed)

    def _build_ui(self) -> None:
        self._back = PlainButton("記入へ戻る", icon="arrow-left", touch=True)
        self._smaller = PlainButton(icon="zoom-out", touch=True)
        self._larger = PlainButton(icon="zoom-in", touch=True)
        self._smaller.setAccessibleName("縮小")
        self._larger.setAccessibleName("拡大")
        self._save = PlainButton("PDF を保存", key="Ctrl+S", icon="file-down", touch=True)
        self._print = PrimaryButton("印刷", key="Ctrl+P", icon="printer", touch=True)
        self._save.setShortcut("Ctrl+S")
        self._title = PlainLabel(size=Size.TITLE, bold=True)
        self._pages = PlainLabel(tone=Tone.SECOND)
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 24, 0)
        top.setSpacing(10)
        top.addWidget(self._back)
        top.addWidget(self._title)
        top.addWidget(self._pages, 1)
        for button in (self._smaller, self._larger, self._save, self._print):
            top.addWidget(button)
        self._banners = BannerArea()
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("調書の頁")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._banners)
        layout.addWidget(self._view, 1)

    def _connect_signals(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._smaller.clicked.connect(lambda: self._zoom_by(1 / _ZOOM_STEP))
        self._larger.clicked.connect(lambda: self._zoom_by(_ZOOM_STEP))
        self._save.clicked.connect(self._on_save_clicked)
        self._print.clicked.connect(self.print_paper)

    def _show_ready(self, *, ready: bool) -> None:
        for button in (self._save, self._print, self._smaller, self._larger):
            button.setEnabled(ready)
        if not ready:
            self._pages.setText("")

    def _zoom_by(self, factor: float) -> None:
        # Leaving "fit to width" starts from what the page is shown at now.
        if self._view.zoomMode() is not QPdfView.ZoomMode.Custom:
            points = self._document.pagePointSize(0).width() or 595.0
            dots = self.logicalDpiX() / 72
            self._view.setZoomFactor(self._view.viewport().width() / (points * dots))
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        low, high = _ZOOM_RANGE
        self._view.setZoomFactor(min(high, max(low, self._view.zoomFactor() * factor)))

    def _on_paper_made(self, paper: Paper) -> None:
        self._paper = paper
        self._buffer.close()
        self._buffer.setData(QByteArray(paper.data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._title.setText(paper.name.removesuffix(".pdf"))
        self._pages.setText(f"{paper.pages} 頁")
        self._show_ready(ready=True)
        if paper.replaced:
            told = "、".join(paper.replaced)
            self._banners.show_message(
                Kind.INFO, f"印刷できない文字を置き換えました：{told}", key="glyph"
            )
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, name: str) -> None:
        self.announced.emit(f"「{name}」を保存しました")

    @Slot(int, int)
    def _on_page_drawn(self, drawn: int, total: int) -> None:
        self._pages.setText(f"印刷中 {drawn} / {total} 頁")

    @Slot(int)
    def _on_printed(self, pages: int) -> None:
        self._print.setEnabled(True)
        self._pages.setText(f"{self._document.pageCount()} 頁")
        self.announced.emit(f"{pages} 頁を印刷に送りました")

    def _on_failed(self, error: UserError) -> None:
        if self._paper is None:
            self._title.setText("調書を作れませんでした")
        self._banners.show_message(Kind.ERROR, error.what, error.remedy, key="paper")

    @Slot()
    def _on_back_clicked(self) -> None:
        self.visit_requested.emit(self._visit)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._paper is None:
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        chosen, _ = QFileDialog.getSaveFileName(
            self, "調書を保存", str(folder / self._paper.name), "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(".pdf") else f"{chosen}.pdf"))
