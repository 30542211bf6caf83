"""The search page: a field, and hits as one types; Enter opens the hit.

Hits are drawn in delegate.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.search.delegate import (
    LINE_ROLE,
    WORDS_ROLE,
    FoundDelegate,
    heading,
)
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.search_record import FoundLine, search_record

_PAUSE_MS = 120
_LIMIT = 200


class SearchScreen(QWidget):
    """Search across all visits.

    Signals:
        visit_requested: Visit id and the subject that was found.
        office_requested: What was found is kept in the settings.
    """

    visit_requested = Signal(str, str)
    office_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._build_ui()
        self._timer.timeout.connect(self._on_pause)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self._on_return_pressed)
        self._field.installEventFilter(self)
        for keys in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(keys), self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_list_entered)
        self._list.clicked.connect(self._on_list_activated)
        self.setFocusProxy(self._field)
        self._read_titles()

    def search(self, words: str) -> None:
        """Put these words into the field and search; "" keeps what is there."""
        if words:
            self._field.setText(words)
            self._timer.stop()
            self._on_pause()
        self._field.selectAll()
        self._field.setFocus()

    def _build_ui(self) -> None:
        self._field = QLineEdit()
        self._field.setPlaceholderText("すべての視察から探す（例：施錠 台帳）")
        self._field.setAccessibleName("検索する言葉")
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumHeight(44)
        self._count = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._rows = FoundDelegate(self._list)
        self._list.setItemDelegate(self._rows)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName("見つかったもの")
        self._start = EmptyState(
            "search",
            "探す言葉を入れてください。",
            "2文字の言葉も、空白で区切った複数の言葉も探せます。",
        )
        self._nothing = EmptyState(
            "search", "見つかりません。", "言葉を短くするか、ひとつ減らしてみてください。"
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for page in (self._start, self._list, self._nothing):
            self._stack.addWidget(page)
        card = Card(margin=4, spacing=0)
        card.body.addWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel("検索", size=Size.HEADING, bold=True))
        layout.addWidget(self._field)
        layout.addWidget(self._count)
        layout.addWidget(card, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """What was found before may have changed meanwhile."""
        super().showEvent(event)
        if self._field.text().strip():
            self._on_pause()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down goes from the field to the hits."""
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self._model.rowCount()
        ):
            self._list.setFocus()
            self._list.setCurrentIndex(self._model.index(0, 0))
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_text_changed(self) -> None:
        self._timer.start()

    @Slot()
    def _on_return_pressed(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._on_pause()
        elif self._model.rowCount():
            self._on_list_activated(self._model.index(0, 0))

    @Slot()
    def _on_pause(self) -> None:
        words = self._field.text().strip()
        self._asked = words
        self._desk.tasks.read(
            self,
            lambda store: (words, search_record(store, words, _LIMIT)),
            self._on_found,
        )

    def _on_found(self, answer: tuple[str, list[FoundLine]]) -> None:
        words, lines = answer
        if words != self._asked:
            return
        self._model.clear()
        titles = self._rows.titles
        for line in lines:
            item = QStandardItem(f"{heading(line, titles)} {line.text}")
            item.setData(line, LINE_ROLE)
            item.setData(words, WORDS_ROLE)
            self._model.appendRow(item)
        more = "（新しいものから）" if len(lines) == _LIMIT else ""
        self._count.setText(f"{len(lines)} 件{more}" if words else "")
        found = self._list if lines else self._nothing
        self._stack.setCurrentWidget(found if words else self._start)

    @Slot()
    def _on_list_entered(self) -> None:
        self._on_list_activated(self._list.currentIndex())

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, FoundLine):
            return
        if line.visit:
            self.visit_requested.emit(line.visit, line.subject)
        else:
            self.office_requested.emit()

    def _read_titles(self) -> None:
        services = self._desk.services

        def job(_store: Store, _progress: object) -> dict[str, str]:
            return {item.id: item.title for item in services.catalogue().items.values()}

        def done(titles: dict[str, str]) -> None:
            self._rows.titles = titles
            self._list.update()

        self._desk.tasks.long_read(self, job, done)
