"""The walkthrough screen: three columns, the foot, and the keys.

What is in view and every act on it is walk.py; each part shows it by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.walk.answers_bar import KEYS
from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.footer import Footer
from wakayama_audit_gui.gui.screens.walk.keys import bind_keys
from wakayama_audit_gui.gui.screens.walk.line_list import LineList
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.place_column import PlaceColumn
from wakayama_audit_gui.gui.screens.walk.popups import Popups
from wakayama_audit_gui.gui.screens.walk.question_panel import QuestionPanel
from wakayama_audit_gui.gui.screens.walk.side_column import SideColumn
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.split_columns import SplitColumns
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts, resume_writing


class WalkScreen(QWidget):
    """One visit, item by item.

    Args:
        desk: The desk.

    Signals:
        sheet_requested: The sheet of this visit is to be seen.
        photo_requested: (visit id, photo id) to be seen large.
        home_requested: Back to the list of visits.
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    sheet_requested = Signal(str)
    photo_requested = Signal(str, str)
    home_requested = Signal()
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walk = Walk(desk, self)
        self._earlier = EarlierResults(self.walk)
        self._importer = PhotoImporter(self.walk)
        self._build_ui()
        self.popups = Popups(
            self.walk,
            self,
            edit_phrases=self.footer.edit_phrases,
            move_photo=self.side.evidence.move_to,
            ask_permission=self.places.ask_permission,
        )
        self._connect_signals()
        self._bind_keys()

    # --- public ------------------------------------------------------------------------------

    def open_visit(self, visit: str, subject: str = "") -> None:
        """Show a visit, at an item if one is given."""
        self.walk.open(visit, subject)

    @Slot()
    def flush(self) -> None:
        """Hand over what is being typed."""
        self.walk.leaving.emit()

    @Slot()
    def undo(self) -> None:
        """Take the last act back, after what is being typed has been written."""
        self.flush()
        self.walk.writer.when_settled(self.walk.desk.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self.flush()
        self.walk.writer.when_settled(self.walk.desk.redo)

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        walk, earlier = self.walk, self._earlier
        self.places = PlaceColumn(walk, earlier)
        self.question = QuestionPanel(walk, earlier)
        self.side = SideColumn(walk, earlier, self._importer)
        self.strip = LineList(walk, self.places.model, compact=True)
        self.columns = SplitColumns(
            self.places,
            self.question,
            self.side,
            left_name="場所と項目",
            right_name="写真・前回・資料",
            strip=self.strip,
        )
        self.footer = Footer(walk)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.columns, 1)
        column.addWidget(self.footer)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self.empty: EmptyState | None = None
        self.setAcceptDrops(True)

    def _connect_signals(self) -> None:
        walk, bar, evidence = self.walk, self.footer.bar, self.side.evidence
        walk.opened.connect(self._on_walk_opened)
        walk.refused.connect(self._on_walk_refused)
        walk.noted.connect(self.noted)
        walk.files_offered.connect(self._importer.add_files)
        walk.image_offered.connect(self._importer.add_image)
        self.question.phrases_requested.connect(self.popups.offer_phrases)
        self.question.prior_requested.connect(self._on_prior_requested)
        self.question.all_answered.connect(lambda: self.noted.emit("未回答はもうありません"))
        evidence.add_requested.connect(lambda: self._importer.ask_files(self))
        evidence.open_requested.connect(self._on_photo_open_requested)
        evidence.move_requested.connect(
            lambda photo: self.popups.offer_items(photo, evidence.details)
        )
        for lines in (self.places.list, self.strip):
            lines.photo_dropped.connect(evidence.move_to)
        self.places.list.clicked.connect(self.columns.left_drawer.shut)
        for signal in (self._importer.permission_needed, self._importer.started):
            signal.connect(self._on_evidence_busy)
        bar.sheet_requested.connect(self._on_sheet_requested)
        bar.missing_requested.connect(lambda: self.popups.offer_missing(bar.left))
        bar.confirm_requested.connect(lambda: walk.act(confirm_facts))
        bar.resume_requested.connect(lambda: walk.act(resume_writing))

    def _bind_keys(self) -> None:
        answers, walk = self.question.answers, self.walk
        keys: list[tuple[str, Callable[[], object]]] = [
            (f"{alt}{key}", partial(answers.choose_key, number))
            for number, key in enumerate(KEYS, start=1)
            for alt in ("", "Alt+")
        ]
        keys += [(key, partial(walk.answer, Verdict.UNANSWERED)) for key in ("0", "Alt+0")]
        keys += [
            ("Ctrl+Up", partial(walk.step, -1)),
            ("Ctrl+Down", partial(walk.step, 1)),
            ("F4", lambda: self.popups.offer_phrases(self.question.phrase_field())),
            ("F6", self._to_next_part),
            ("Ctrl+O", partial(self._importer.ask_files, self)),
            ("Ctrl+V", self._importer.paste),
        ]
        self.keys = bind_keys(self, keys)

    # --- Qt ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped anywhere."""
        mime = event.mimeData()
        if self.walk.is_open and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped photos in."""
        if self._importer.add_mime(event.mimeData()):
            event.acceptProposedAction()

    # --- private -----------------------------------------------------------------------------

    def _show_empty(self, empty: EmptyState) -> None:
        if self.empty is not None:
            self._stack.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = empty
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)

    @Slot()
    def _on_walk_opened(self) -> None:
        if self.walk.rows:
            self._stack.setCurrentIndex(0)
            if not self.isAncestorOf(QApplication.focusWidget() or self):
                self.places.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        empty = EmptyState(
            "map-pin",
            "この視察には、まだ項目がありません。",
            "場所を加えると、その場所のチェックリストが用意されます。",
            step="場所を加える",
        )
        empty.step_requested.connect(self._on_first_place_requested)
        self._show_empty(empty)

    @Slot(object)
    def _on_walk_refused(self, error: UserError) -> None:
        empty = EmptyState("circle-alert", error.what, error.remedy, step="ホームへ")
        empty.step_requested.connect(self.home_requested)
        self._show_empty(empty)

    @Slot()
    def _on_first_place_requested(self) -> None:
        self._stack.setCurrentIndex(0)
        if self.columns.narrow:
            self.columns.left_drawer.open()
        self.places.place_form().begin()

    @Slot()
    def _on_prior_requested(self) -> None:
        if self.columns.narrow:
            self.columns.right_drawer.open()
        self.side.ensureWidgetVisible(self.side.prior)
        if self.side.prior.cards:
            self.side.prior.cards[0].setFocus()

    @Slot()
    def _on_evidence_busy(self, _what: object = None) -> None:
        if self.columns.narrow:
            self.columns.right_drawer.open()

    @Slot(str)
    def _on_photo_open_requested(self, photo: str) -> None:
        self.flush()
        self.photo_requested.emit(self.walk.visit.id, photo)

    @Slot()
    def _on_sheet_requested(self) -> None:
        self.flush()
        self.sheet_requested.emit(self.walk.visit.id)

    @Slot()
    def _to_next_part(self) -> None:
        """From the list to the answers, to the evidence, to the foot, and round again."""
        parts: list[QWidget]
        if self.columns.narrow:
            parts = [self.strip, self.question.answers.buttons[0], self.columns.right_handle]
        else:
            parts = [
                self.places.list,
                self.question.answers.buttons[0],
                self.side.evidence.grid.tile,
            ]
        parts.append(self.footer.bar.sheet)
        homes = (self.places, self.question, self.side, self.footer)
        focus = QApplication.focusWidget()
        here = next((n for n, home in enumerate(homes) if focus and home.isAncestorOf(focus)), -1)
        parts[(here + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)
