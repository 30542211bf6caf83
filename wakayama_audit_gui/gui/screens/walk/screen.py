"""The walkthrough screen: its frame, what is built around the question, and the keys.

What is in view and every act on it is walk.py; each part shows it by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.walk import on_demand
from wakayama_audit_gui.gui.screens.walk.answers_bar import KEYS
from wakayama_audit_gui.gui.screens.walk.frame import Frame
from wakayama_audit_gui.gui.screens.walk.keys import bind_keys
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.use_cases.photo_source import PhotoSource

_AFTER_FIRST_PAINT_MS = 30


class WalkScreen(QWidget):
    """One visit, item by item.

    Args:
        desk: The desk.

    Signals:
        sheet_requested: The sheet of this visit is to be seen.
        sign_requested: 確認・署名 of this visit.
        photo_requested: (visit id, photo id) to be seen large.
        assign_requested: (visit id, list of `PhotoSource`, camera id): a batch to be assigned.
        capture_requested: (visit id, subject): a photo is to be taken with the built-in camera.
        home_requested: Back to the list of visits.
        noted: In passing (str), that something was done which 元に戻す takes back.
        told: Likewise, what it does not take back next.

    Attributes:
        walk: What is in view, and every act on it.
        frame: Three columns and the foot.
        places: The left column of the frame.
    """

    sheet_requested = Signal(str)
    sign_requested = Signal(str)
    photo_requested = Signal(str, str)
    assign_requested = Signal(str, list, str)
    capture_requested = Signal(str, str)
    home_requested = Signal()
    noted = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walk = Walk(desk, self)
        self.unsaved = self.walk.unsaved
        self.frame = Frame(self.walk)
        self.places = self.frame.places
        self._around: on_demand.Around | None = None
        self._begins = False
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.frame)
        self.empty: EmptyState | None = None
        self.setAcceptDrops(True)
        self._connect_signals()
        self._bind_keys()

    # --- public ------------------------------------------------------------------------------

    @property
    def around(self) -> on_demand.Around:
        """Everything around the question; built now if it is not yet."""
        if self._around is None:
            self._around = on_demand.around(
                self.frame,
                self._on_photo_requested,
                self._on_assign_requested,
                self.capture_requested.emit,
            )
        return self._around

    def open_visit(self, visit: str, subject: str = "") -> None:
        """Show a visit, at a subject of its record; at the visit itself, at its beginning."""
        self._begins = subject == f"visit:{visit}"
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

    # --- Qt ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped anywhere."""
        mime = event.mimeData()
        if self.walk.is_open and not self.walk.sealed and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped photos in."""
        if self.around.take(event.mimeData()):
            event.acceptProposedAction()

    # --- private -----------------------------------------------------------------------------

    def _connect_signals(self) -> None:
        walk, question, bar = self.walk, self.frame.question, self.frame.footer.bar
        walk.opened.connect(self._on_walk_opened)
        walk.refused.connect(self._on_walk_refused)
        walk.noted.connect(self.noted)
        walk.told.connect(self.told)
        around = self._with_around
        remark = question.remark.edit
        question.phrases_requested.connect(around(lambda it: it.offer_phrases(remark)))
        question.prior_requested.connect(around(lambda it: it.show_prior()))
        question.all_answered.connect(lambda: self.noted.emit("未回答はもうありません"))
        self.frame.places.menu_requested.connect(self._on_menu_requested)
        bar.sheet_requested.connect(lambda: self._leave_for(self.sheet_requested))
        bar.missing_requested.connect(around(lambda it: it.offer_missing()))
        bar.attendance_requested.connect(around(lambda it: it.show_attendance()))
        for way in (bar, self.frame.seal):
            way.sign_requested.connect(lambda: self._leave_for(self.sign_requested))

    def _bind_keys(self) -> None:
        answers, walk = self.frame.question.answers, self.walk
        keys: list[tuple[str, Callable[[], object]]] = [
            (f"{alt}{key}", partial(answers.choose_key, number))
            for number, key in enumerate(KEYS, start=1)
            for alt in ("", "Alt+")
        ]
        keys += [(key, partial(walk.answer, Verdict.UNANSWERED)) for key in ("0", "Alt+0")]
        keys += [
            ("Ctrl+Up", partial(walk.step, -1)),
            ("Ctrl+Down", partial(walk.step, 1)),
            ("F4", self._with_around(lambda it: it.offer_phrases())),
            ("F6", self._to_next_part),
            ("Ctrl+O", self._with_around(lambda it: it.choose_files())),
            ("Ctrl+V", self._with_around(lambda it: it.paste())),
        ]
        self.keys = bind_keys(self, keys)

    def _with_around(self, act: Callable[[on_demand.Around], object]) -> Callable[[], object]:
        """Something to do with what is around the question, which may not be built yet."""
        return lambda: act(self.around)

    def _show_empty(self, empty: EmptyState) -> None:
        if self.empty is not None:
            self._stack.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = empty
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)

    @Slot()
    def _on_walk_opened(self) -> None:
        if self._around is None:
            QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self, lambda: self.around)
        if self.walk.rows:
            self._stack.setCurrentIndex(0)
            # Read anew behind another screen, it must not take the keyboard from that one.
            if self.isVisible() and not self.isAncestorOf(QApplication.focusWidget() or self):
                self.frame.places.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._begins and not self.walk.visit.sessions:
                self.around.ask_times()
            self._begins = False
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
        self.around.begin_place()

    @Slot(QPoint, object, object)
    def _on_menu_requested(self, point: QPoint, place: Place | None, row: Row | None) -> None:
        self.around.open_menu(point, place, row)

    @Slot(str)
    def _on_photo_requested(self, photo: str) -> None:
        self.flush()
        self.photo_requested.emit(self.walk.visit.id, photo)

    def _on_assign_requested(self, sources: list[PhotoSource], camera: str) -> None:
        self.flush()
        self.assign_requested.emit(self.walk.visit.id, sources, camera)

    def _leave_for(self, wish: SignalInstance) -> None:
        self.flush()
        wish.emit(self.walk.visit.id)

    @Slot()
    def _to_next_part(self) -> None:
        """From the list to the answers, to the evidence, to the foot, and round again."""
        frame = self.frame
        narrow = frame.columns.narrow
        parts = (
            frame.strip if narrow else frame.places.list,
            frame.question.answers.buttons[0],
            frame.columns.right_handle if narrow else self.around.evidence_field(),
            frame.footer.bar.sheet,
        )
        homes = (frame.places, frame.question, frame.side, frame.footer)
        focus = QApplication.focusWidget()
        here = next((n for n, home in enumerate(homes) if focus and home.isAncestorOf(focus)), -1)
        parts[(here + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)
