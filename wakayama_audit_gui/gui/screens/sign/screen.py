"""確認・署名: the steps and what is missing, the boxes of the two papers, and the seal.

What stands and every act on it is case.py; each card shows it by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import PaperKind, SignatureBox
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.sign.board import Board
from wakayama_audit_gui.gui.screens.sign.case import Case
from wakayama_audit_gui.gui.screens.sign.pad_panel import PadPanel
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.reading_order import step_in_reading_order


class SignScreen(QWidget):
    """One visit on its way to a sealed paper.

    Args:
        desk: The desk.

    Signals:
        subject_requested: (visit id, subject) to go to; "" for the walkthrough as it was left.
        photo_requested: (visit id, photo id) to be seen.
        paper_requested: (visit id, `PaperKind`) to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.
        told: In passing (str), that something was done for good.
        handed_over: Somebody else signs: nothing of the record is to be seen or taken back.
    """

    subject_requested = Signal(str, str)
    photo_requested = Signal(str, str)
    paper_requested = Signal(str, object)
    noted = Signal(str)
    told = Signal(str)
    handed_over = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case = Case(desk, self)
        self.board = Board(self.case)
        self.pad = PadPanel(self.case)
        self._stack = QStackedLayout(self)
        self._was: VisitState | None = None
        self._build_ui()
        self._connect_signals()
        self.setAcceptDrops(True)

    def show_visit(self, visit: str) -> None:
        """Show a visit as it stands now; a signature that was begun is not thrown away for it."""
        if self.unsaved():
            self.pad.warn()
            return
        if visit != self.case.visit_id:
            self._title.setText("読んでいます…")
            self._was = None
            self._stack.setCurrentIndex(0)
            self.board.hide()
        self.case.open(visit)

    def unsaved(self) -> str:
        """A signature that was begun, in words; "" none."""
        return self.pad.unsaved() if self._stack.currentIndex() else ""

    # --- Qt ----------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        if self._stack.currentIndex() == 0:
            self.board.take_focus()
        else:
            self.pad.pad.setFocus(event.reason())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also to what was added later."""
        return step_in_reading_order(self, forward=forward) or super().focusNextPrevChild(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A PDF may be dropped anywhere, to be verified."""
        if self.board.verify.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify what was dropped."""
        self.board.verify.take(event.mimeData())
        event.acceptProposedAction()

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self._title = PlainLabel(size=Size.HEADING, bold=True)
        self._state = Chip("", Tone.AI, filled=True)
        self.banners = BannerArea()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel("確認・署名", size=Size.HEADING, bold=True))
        head.addWidget(self._state)
        head.addWidget(self._title, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.banners)
        column.addWidget(self.board, 1)
        self._stack.addWidget(page)
        self._stack.addWidget(self.pad)

    def _connect_signals(self) -> None:
        case, board = self.case, self.board
        case.changed.connect(self._on_case_changed)
        case.refused.connect(self._on_failed)
        case.failed.connect(self._on_failed)
        case.noted.connect(self._on_noted)
        board.pad_requested.connect(self._on_pad_requested)
        board.followed.connect(self._on_followed)
        board.paper_requested.connect(self._on_paper_requested)
        board.walk_requested.connect(lambda: self.subject_requested.emit(case.visit_id, ""))
        board.seal.sealed.connect(lambda: self.told.emit("確定しました"))
        self.pad.finished.connect(self._on_pad_finished)

    @Slot()
    def _on_case_changed(self) -> None:
        standing = self.case.standing
        self._title.setText(standing.visit.title)
        revision = f" 第{standing.visit.revision}版" if standing.state is VisitState.SEALED else ""
        self._state.setText(f"{standing.state.value}{revision}")
        self.board.show_standing(standing)
        self.board.show()
        self._show_remaining()
        if standing.state is not self._was:
            self._was = standing.state
            if self.isVisible() and self._stack.currentIndex() == 0:
                self.board.take_focus()  # what was pressed is gone, or of no use any more

    def _show_remaining(self) -> None:
        """While a visit is open again, say that its earlier revision remains."""
        standing = self.case.standing
        last = standing.last_seal
        self.banners.remove("remains")
        if last is not None and standing.state is not VisitState.SEALED:
            self.banners.show_message(
                Kind.INFO,
                f"第{last.revision}版は残っています。",
                f"いま直しているのは第{standing.next_revision}版になるものです。",
                key="remains",
            )

    @Slot(object)
    def _on_pad_requested(self, box: SignatureBox) -> None:
        self.handed_over.emit()
        self._stack.setCurrentIndex(1)
        self.pad.ask(box)

    @Slot()
    def _on_pad_finished(self) -> None:
        self._stack.setCurrentIndex(0)
        self.board.take_focus()

    @Slot(str)
    def _on_noted(self, words: str) -> None:
        self.banners.remove("failed")
        self.noted.emit(words)

    @Slot(str)
    def _on_followed(self, subject: str) -> None:
        kind, _, name = subject.partition(":")
        if kind == "box":
            self.board.go_to_box(name)
        elif kind == "photo":
            self.photo_requested.emit(self.case.visit_id, name)
        else:
            self.subject_requested.emit(self.case.visit_id, subject)

    @Slot(object)
    def _on_paper_requested(self, kind: PaperKind) -> None:
        self.paper_requested.emit(self.case.visit_id, kind)

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="failed")
