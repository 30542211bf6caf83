"""Records what is drawn on a photo: marks, quarter turns, 写り込み確認; at once, each as one act.

Drawing is in marking_canvas.py; what an act means in use_cases/mark_photo.py.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.mark import Mark
from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.photo.marking_canvas import MarkingCanvas
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content, mark_photo, turn_photo
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit

_KEPT = "描いた印は、この写真の上に残してあります。"


class PhotoMarking(QObject):
    """Keeps the marks of the photo in view and the record the same.

    Args:
        desk: The desk of the open workspace.
        canvas: Where it is drawn.
        parent: The screen.

    Signals:
        checked: The photo was said to be 写り込み確認済: on to the next.
        state_changed: ``pending`` changed.

    Attributes:
        pending: Marks are drawn but not recorded yet; they stay on the canvas.
        failed: They could not be recorded; `try_again` does.
    """

    checked = Signal()
    state_changed = Signal()

    def __init__(self, desk: Desk, canvas: MarkingCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self.pending = False
        self.failed = False
        self._desk = desk
        self._canvas = canvas
        self._visit: Visit | None = None
        self._photo: Photo | None = None
        self._under_way = 0
        self._waiting: Callable[[], None] | None = None
        canvas.marks_drawn.connect(self._on_marks_drawn)
        canvas.confirm_requested.connect(self.confirm)

    def show(self, visit: Visit, photo: Photo | None, *, locked: bool, drawn: bool = True) -> None:
        """Show a photo's marks; what is drawn but could not be recorded is kept on it.

        Args:
            visit: The visit.
            photo: The photo in view.
            locked: Nothing may be drawn.
            drawn: False while the picture has its marks burnt in already.
        """
        other = photo is None or self._photo is None or photo.id != self._photo.id
        self._visit, self._photo = visit, photo
        self._canvas.locked = locked or photo is None
        if other:
            self.failed = False
            self._waiting = None
            self._set_pending(False)
            self._canvas.chosen = -1
        if not self.pending:
            self._canvas.show_marks(photo.marks if photo is not None and drawn else ())

    @Slot()
    def confirm(self) -> None:
        """写り込み確認済 of what is seen, then on; of a confirmed photo only the latter."""
        photo = self._photo
        if photo is None or self.pending or not self._canvas.has_picture:
            return
        if photo.is_checked or self._canvas.locked:
            self.checked.emit()
            return
        visit, by, at = self._visit_id(), self._desk.person, self._now()
        self._write(
            lambda store: check_photo_content(store, read_visit(store, visit), photo.id, by, at),
            self.checked.emit,
        )

    @Slot()
    def take_back(self) -> None:
        """Say that the photo in view is not confirmed after all."""
        photo = self._photo
        if photo is not None and photo.is_checked and not self._canvas.locked:
            visit, by, at = self._visit_id(), self._desk.person, self._now()
            self._write(
                lambda store: check_photo_content(
                    store, read_visit(store, visit), photo.id, by, at, checked=False
                )
            )

    @Slot()
    def turn(self) -> None:
        """A quarter turn clockwise."""
        photo = self._photo
        if photo is not None and not self._canvas.locked:
            visit, by, turns = self._visit_id(), self._desk.person, photo.turns + 1
            self._write(
                lambda store: turn_photo(store, read_visit(store, visit), photo.id, turns, by)
            )

    def try_again(self) -> None:
        """Record once more what could not be recorded."""
        if self.pending:
            self._on_marks_drawn(self._canvas.marks)

    def try_failed_again(self) -> None:
        """Record once more what was refused; what is under way is left alone."""
        if self.failed:
            self.try_again()

    def unsaved(self) -> str:
        """Words for what is drawn and could not be recorded; "" nothing."""
        return "写真に描いた印" if self.pending else ""

    def when_recorded(self, then: Callable[[], None]) -> None:
        """Go on once what is drawn is recorded; not at all when it cannot be."""
        if self.pending:
            self._waiting = then
        else:
            then()

    @Slot()
    def drop(self) -> None:
        """Show what is recorded instead of what was drawn and could not be."""
        if self.failed and self._photo is not None:
            self.failed = False
            self._set_pending(False)
            self._canvas.show_marks(self._photo.marks)

    def _visit_id(self) -> str:
        return self._visit.id if self._visit is not None else ""

    def _now(self) -> str:
        return self._desk.services.now().isoformat(timespec="seconds")

    @Slot(object)
    def _on_marks_drawn(self, marks: tuple[Mark, ...]) -> None:
        photo = self._photo
        if photo is None:
            return
        visit, by = self._visit_id(), self._desk.person
        self._under_way += 1
        self.failed = False
        self._set_pending(True)

        def done() -> None:
            self._under_way -= 1
            # Only the last of several strokes says that all of them are there.
            if not self._under_way and self._photo is not None and self._photo.id == photo.id:
                self.failed = False
                self._set_pending(False)
                self._go_on()

        def failed() -> None:
            self._under_way -= 1
            self.failed = True
            self._waiting = None
            self.state_changed.emit()

        self._write(
            lambda store: mark_photo(store, read_visit(store, visit), photo.id, marks, by),
            done,
            failed,
            _KEPT,
        )

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _write(
        self,
        job: Callable[[Store], Changes],
        then: Callable[[], None] = lambda: None,
        otherwise: Callable[[], None] = lambda: None,
        besides: str = "",
    ) -> None:
        def done(_changes: Changes) -> None:
            then()

        def failed(error: UserError) -> None:
            otherwise()
            self._desk.refused.emit(UserError(error.what, besides + error.remedy, code=error.code))

        self._desk.tasks.write(self, job, done, failed)

    def _set_pending(self, pending: bool) -> None:
        if pending != self.pending:
            self.pending = pending
            self.state_changed.emit()
