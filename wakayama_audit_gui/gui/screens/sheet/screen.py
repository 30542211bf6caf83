"""The preview of the papers of a visit with print and save.

Drawing on a printer is in printing.py, reading on the screen in widgets/paper_view.py, which paper
it is in paper_choice.py.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import PDF, ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import LongTask, Progress
from wakayama_audit_gui.gui.screens.sheet.paper_choice import Editions, PaperChoice, PaperWish
from wakayama_audit_gui.gui.screens.sheet.printing import print_pages
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.paper_view import PaperView
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel, set_plain_tooltip
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.open_paper import open_paper
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.save_paper import save_paper

SUFFIX = ".pdf"


class SheetScreen(QWidget):
    """Shows a paper of one visit.

    Signals:
        visit_requested: Back to the visit.
        announced: A sentence about what was done (saved, printed).

    Attributes:
        back: Its words say where it leads.
    """

    visit_requested = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit = ""
        self._shown: tuple[str, PaperWish] = ("", PaperWish())
        self._paper: Paper | None = None
        self._printer: QPrinter | None = None
        self._printing: LongTask | None = None
        self._build_ui()
        self._connect_signals()
        self._show_ready()

    def show_visit(self, visit: str, kind: PaperKind = PaperKind.SHEET) -> None:
        """Show a paper of a visit: as it was sealed, or made as it stands now."""
        self._choice.offer(Editions())  # until it is known what there is by now
        self._visit = visit
        self._choice.choose(kind)
        self._make()

    def _make(self) -> None:
        visit, wish, services = self._visit, self._choice.wish(), self._desk.services
        if (visit, wish) != self._shown:
            self._paper = None
            self._pages.clear()
            self._title.setText("調書を作っています…")
        self._shown = visit, wish
        self._banners.remove("paper")
        self._show_ready()

        def job(store: Store, _progress: Progress) -> tuple[Paper, Editions]:
            read = read_visit(store, visit)
            revisions = tuple(seal.revision for seal in read_signing(store, read).seals)
            editions = Editions(revisions, read.state is VisitState.SEALED)
            kind = wish.kind
            if kind is None:
                return services.print_blank_visit(store, visit), editions
            press = partial(services.print_sheet, store, visit, kind)
            return open_paper(store, visit, kind, press, wish.revision), editions

        def made(result: tuple[Paper, Editions]) -> None:
            if (visit, wish) == self._shown:
                self._choice.offer(result[1])
                self._show_paper(result[0])

        self._desk.tasks.long_read(self, job, made, self._on_not_made)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        self._view.setFocus(event.reason())

    # --- printing and saving -----------------------------------------------------------------

    @Slot()
    def print_paper(self) -> None:
        """Ask for a printer, then print."""
        if self._paper is None or self._printing is not None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._paper.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._view.pages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        # QPrintDialog hides this with an open() of its own that wants the name of a C++ slot.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the paper that is shown on a printer that was set up."""
        paper = self._paper
        if paper is None or self._printing is not None:
            return
        self._printer = printer  # until the last page; it belongs to this thread
        self._strip.restart("印刷しています")

        def job(_store: Store, progress: Progress) -> int:
            return print_pages(paper.data, printer, progress)

        def done(pages: int) -> None:
            self.announced.emit(f"{pages} 頁を印刷に送りました")

        show = self._strip.set_progress
        self._printing = self._desk.tasks.long_read(self, job, done, self._on_failed, show)
        self._printing.ended.connect(self._on_printing_ended)
        self._show_ready()

    def save_to(self, path: Path) -> None:
        """Write the PDF off the GUI thread; a failure is said and the paper stays."""
        paper = self._paper
        if paper is None:
            return

        def job(_store: Store, _progress: Progress) -> str:
            save_paper(paper.data, path)
            return path.name

        def done(name: str) -> None:
            self.announced.emit(f"「{name}」を保存しました")

        self._desk.tasks.long_read(self, job, done, self._on_failed)

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.back = PlainButton("記入へ戻る", icon="arrow-left", touch=True)
        self._smaller = PlainButton(icon="zoom-out", touch=True)
        self._larger = PlainButton(icon="zoom-in", touch=True)
        for button, words in ((self._smaller, "縮小 Ctrl+-"), (self._larger, "拡大 Ctrl++")):
            button.setAccessibleName(words)
            set_plain_tooltip(button, words)
        self._save = PlainButton("PDF を保存", key="Ctrl+S", icon="file-down", touch=True)
        self._print = PrimaryButton("印刷", key="Ctrl+P", icon="printer", touch=True)
        self._title = PlainLabel(size=Size.TITLE, bold=True)
        self._pages = PlainLabel(tone=Tone.SECOND)
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 24, 0)
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        for button in (self._save, self._print):
            top.addWidget(button)
        self._choice = PaperChoice()
        which = QHBoxLayout()
        which.setContentsMargins(24, 0, 24, 0)
        which.setSpacing(10)
        which.addWidget(self._choice, 1)
        # Beside the choice, so that the title above is whole in a small window too.
        which.addWidget(self._pages, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._smaller, self._larger):
            which.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._banners = BannerArea()
        self._strip = ProgressStrip("印刷しています")
        self._strip.hide()
        self._view = PaperView(self, "調書の頁")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(which)
        layout.addWidget(self._banners)
        layout.addWidget(self._strip)
        layout.addWidget(self._view, 1)

    def _connect_signals(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self._smaller.clicked.connect(self._view.zoom_out)
        self._larger.clicked.connect(self._view.zoom_in)
        self._save.clicked.connect(self._on_save_clicked)
        self._print.clicked.connect(self.print_paper)
        self._choice.chosen.connect(self._on_choice_chosen)
        self._strip.cancel_requested.connect(self._on_cancel_requested)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)
        for keys, act in (("Ctrl+S", self._on_save_clicked), ("Esc", self._on_back_clicked)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- showing -----------------------------------------------------------------------------

    def _show_ready(self) -> None:
        there = self._paper is not None
        for button in (self._save, self._smaller, self._larger):
            button.setEnabled(there)
        self._print.setEnabled(there and self._printing is None)

    def _show_paper(self, paper: Paper) -> None:
        same = self._paper is not None and self._paper.data == paper.data
        self._paper = paper
        if not same:
            self._view.show_pdf(paper.data)
        self._title.setText(paper.name.removesuffix(SUFFIX).replace("_", "　"))
        self._pages.setText(f"{self._view.pages} 頁")
        self._show_ready()
        self._banners.remove("glyph")
        if paper.replaced:
            told = "、".join(paper.replaced)
            self._banners.show_message(
                Kind.INFO, f"印刷できない文字を置き換えました：{told}", key="glyph"
            )

    # --- slots -------------------------------------------------------------------------------

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and self._visit and changes.touches(visit_book(self._visit)):
            self._make()

    def _on_not_made(self, error: UserError) -> None:
        if self._paper is None:
            self._title.setText("調書を作れませんでした")
        banner = self._banners.show_message(
            Kind.ERROR, error.what, error.remedy, action="もう一度作る", key="paper"
        )
        banner.acted.connect(self._make)

    def _on_failed(self, error: UserError) -> None:
        self._banners.show_message(Kind.ERROR, error.what, error.remedy, key="paper")

    @Slot()
    def _on_choice_chosen(self) -> None:
        self._make()

    @Slot()
    def _on_cancel_requested(self) -> None:
        if self._printing is not None:
            self._printing.cancel()

    @Slot()
    def _on_printing_ended(self) -> None:
        self._printing = self._printer = None
        self._strip.hide()
        self._show_ready()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.visit_requested.emit(self._visit)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._paper is None:
            return
        ask_where(self, "調書を保存", self._paper.name, self.save_to, PDF)
