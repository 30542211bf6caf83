"""The shell: top bar, messages, the screen that is shown, and the keys that work everywhere.

What a screen shows is its own; which screens there are and what connects them is in wiring.py.
"""

from __future__ import annotations

from collections.abc import Callable
from traceback import format_exception

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.gui.application import finish_dress
from wakayama_audit_gui.gui.parting import Parting
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.gui.top_bar import TopBar
from wakayama_audit_gui.gui.widgets.banner import Banner, BannerArea, Kind
from wakayama_audit_gui.gui.widgets.return_strip import ReturnStrip
from wakayama_audit_gui.gui.widgets.toast import ToastWithUndo

ScreenFactory = Callable[[], QWidget]

PRODUCT = "監査手帳"


class MainWindow(QMainWindow):
    """The one window.

    Screens are built when first shown. A screen may have a slot ``flush()``: it is called before
    another screen is shown and before the window closes, to hand over what is being typed; and
    ``unsaved()``, words for what would be lost all the same.

    Signals:
        screen_shown: Key of the screen now in front.
        search_requested: Ctrl+F.
        print_requested: Ctrl+P.
        undo_requested: Ctrl+Z, or 「元に戻す」 of the toast.
        redo_requested: Ctrl+Shift+Z or Ctrl+Y.
        settled: Everything asked for has come back.
        closing: The window is about to close; everything written has been written.
    """

    screen_shown = Signal(str)
    search_requested = Signal()
    print_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    settled = Signal()
    closing = Signal()

    def __init__(self, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: Tasks | None = None
        self._factories: dict[str, ScreenFactory] = {}
        self._titles: dict[str, str] = {}
        self._came_from = ""
        self._screens: dict[str, QWidget] = {}
        self._current = ""
        self.setWindowTitle(PRODUCT)
        self.resize(1366, 768)
        self._build_ui()
        self._bind_keys()
        if tasks is not None:
            self.set_tasks(tasks)

    # --- screens -----------------------------------------------------------------------------

    def add_screen(self, key: str, title: str, factory: ScreenFactory, *, tab: bool = True) -> None:
        """Make a screen known; it is built when first shown.

        Args:
            key: Its name for `show_screen`.
            title: Words on its tab.
            factory: Builds it.
            tab: Whether it has a tab; others are reached from other screens.
        """
        self._factories[key] = factory
        self._titles[key] = title
        if tab:
            self.top_bar.add_tab(key, title)

    def screen_for(self, key: str) -> QWidget:
        """The screen, built if need be.

        Raises:
            BugError: No screen has this key.
        """
        if key not in self._screens:
            if key not in self._factories:
                raise BugError(f"no screen {key}")
            self._screens[key] = self._factories[key]()
            self._stack.addWidget(self._screens[key])
        return self._screens[key]

    @Slot(str)
    def show_screen(self, key: str) -> None:
        """Bring a screen to the front."""
        self._flush(self._current)
        screen = self.screen_for(key)
        self._current = key
        self.returning.hide()
        self._stack.setCurrentWidget(screen)
        self.top_bar.set_current(key)
        # Not to a tab of the bar: what Tab reaches next is the screen's first field.
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.screen_shown.emit(key)

    def offer_return(self, key: str) -> None:
        """Lead back to a screen from the one in front, until another is shown."""
        if self._current != key:
            self._came_from = key
            self.returning.offer(self._titles[key])

    @property
    def current(self) -> str:
        """Key of the screen in front, "" before the first."""
        return self._current

    def is_answerable(self) -> bool:
        """Whether a screen is in front and everything asked for has come back."""
        return bool(self._current) and not (self._tasks is not None and self._tasks.busy)

    def remove_screens(self) -> None:
        """Destroy every built screen; they are built anew when shown (another file was opened)."""
        self._flush(self._current)
        for screen in self._screens.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._screens, self._current = {}, ""
        self.returning.hide()
        self.toast.hide()  # what it would take back is in what was closed

    # --- messages ----------------------------------------------------------------------------

    def set_tasks(self, tasks: Tasks | None) -> None:
        """Listen to the failures of the tasks of an opened file; None when it was closed."""
        if self._tasks is not None:
            self._tasks.user_error.disconnect(self.show_user_error)
            self._tasks.bug.disconnect(self.show_bug)
            self._tasks.idle.disconnect(self._on_tasks_idle)
        self._tasks = tasks
        if tasks is not None:
            tasks.user_error.connect(self.show_user_error)
            tasks.bug.connect(self.show_bug)
            tasks.idle.connect(self._on_tasks_idle)

    def show_message(
        self, kind: Kind, what: str, remedy: str = "", *, action: str = "", key: str = ""
    ) -> Banner:
        """Show a banner; see `BannerArea.show_message`."""
        return self.banners.show_message(kind, what, remedy, action=action, key=key)

    @Slot(object)
    def show_user_error(self, error: UserError) -> None:
        """Say what happened and what to do."""
        self.parting.failed = True
        self.show_message(Kind.ERROR, error.what, error.remedy)

    @Slot(str)
    def show_bug(self, report: str) -> None:
        """Say that we made a mistake, and offer the report to copy."""
        self.parting.failed = True
        banner = self.show_message(
            Kind.ERROR,
            "予期しない不具合が起きました。記録済みの内容は失われていません。",
            "報告をコピーして、開発元に知らせてください。",
            action="報告をコピー",
            key="bug",
        )
        banner.acted.connect(lambda: QGuiApplication.clipboard().setText(report))

    def announce(self, text: str, *, undo: bool = True) -> None:
        """Say in passing that something was done, with 「元に戻す」."""
        self.toast.announce(text, undo=undo)

    # --- Qt ----------------------------------------------------------------------------------

    def setVisible(self, visible: bool) -> None:
        """The window is complete: put on the stylesheet before it is seen."""
        if visible:
            finish_dress()
        super().setVisible(visible)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything typed has been written; a failure keeps the window open."""
        if not self.parting.may_go(self.close):
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top_bar = TopBar(PRODUCT)
        self.top_bar.chosen.connect(self.show_screen)
        self.banners = BannerArea()
        self.parting = Parting(
            lambda: tuple(self._screens.values()),
            lambda: self._flush(*self._screens),  # also what another screen could not record
            lambda: self._tasks is not None and self._tasks.busy,
            self.banners,
            self,
        )
        self.returning = ReturnStrip()
        self.returning.requested.connect(lambda: self.show_screen(self._came_from))
        self._stack = QStackedWidget()
        column.addWidget(self.top_bar)
        column.addWidget(self.banners)
        column.addWidget(self.returning)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.toast = ToastWithUndo(whole)
        self.toast.undo_requested.connect(self.undo_requested)

    def _bind_keys(self) -> None:
        for keys, signal in (
            ("Ctrl+F", self.search_requested),
            ("Ctrl+P", self.print_requested),
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Ctrl+Y", self.redo_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

    def _flush(self, *keys: str) -> None:
        for key in keys:
            flush = getattr(self._screens.get(key), "flush", None)
            if callable(flush):
                try:
                    flush()
                except Exception as error:  # noqa: BLE001 - a broken screen must not hold the window
                    self.show_bug("".join(format_exception(error)))

    @Slot()
    def _on_tasks_idle(self) -> None:
        self.settled.emit()
        self.parting.settle()
