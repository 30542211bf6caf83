"""Where 元に戻す and やり直す go: to the walkthrough while it is in front, else to the desk.

What can be undone is kept by the desk; the other keys of the window are answered in wiring.py.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.widgets.field_undo import FieldUndo


class UndoKeys(QObject):
    """Answers the window's wishes to undo and redo, and says what was done.

    Attributes:
        walk: The walkthrough once it is built; it first hands over what is being typed, so that
            this is undone too.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self.walk: WalkScreen | None = None
        self._window = window
        self._desk = desk
        self._next = desk.next_undo
        window.undo_requested.connect(self._on_undo_requested)
        window.redo_requested.connect(self._on_redo_requested)
        desk.undone.connect(self._on_undone)
        desk.redone.connect(self._on_redone)
        desk.undo_changed.connect(self._on_undo_changed)
        desk.refused.connect(window.show_user_error)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            FieldUndo(application, self)

    def _walk_in_front(self) -> WalkScreen | None:
        return self.walk if self.walk is not None and self.walk.isVisible() else None

    @Slot()
    def _on_undo_requested(self) -> None:
        walk = self._walk_in_front()
        if walk is None:
            self._desk.undo()
        else:
            walk.undo()

    @Slot()
    def _on_redo_requested(self) -> None:
        walk = self._walk_in_front()
        if walk is None:
            self._desk.redo()
        else:
            walk.redo()

    @Slot()
    def _on_undo_changed(self) -> None:
        # 元に戻す is offered no longer than it takes back what is named beside it: not when
        # something newer was done, nor when it does nothing (another visit, a seal). Whoever did
        # it tells of it after this.
        before, self._next = self._next, self._desk.next_undo
        toast = self._window.toast
        if (self._next is None or self._next is not before) and toast.undo.isVisible():
            toast.hide()

    @Slot(str)
    def _on_undone(self, label: str) -> None:
        self._window.announce(f"元に戻しました：{label}", undo=False)

    @Slot(str)
    def _on_redone(self, label: str) -> None:
        self._window.announce(f"やり直しました：{label}", undo=False)
