"""写真の振り分け: look through what is proposed, put it right, then take everything in at once.

The photos and their proposals are batch.py; how they are found is look.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Place, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import LongTask, Progress, WriteProgress
from wakayama_audit_gui.gui.screens.assign.batch import Batch
from wakayama_audit_gui.gui.screens.assign.line_delegate import LineDelegate
from wakayama_audit_gui.gui.screens.assign.look import Look, look_at
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.use_cases.import_photos import import_assigned
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store

_SUBJECT = int(Qt.ItemDataRole.UserRole) + 1


class AssignScreen(QWidget):
    """A batch of photos and the items of the visit beside it.

    Signals:
        visit_requested: (visit id, subject): back to the visit.
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    visit_requested = Signal(str, str)
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit: Visit | None = None
        self._id = ""
        self._camera = ""
        self._known = 0
        self._task: LongTask | None = None
        self.batch = Batch(self)
        self._items_model = QStandardItemModel(self)
        self._build_ui()
        self._connect_signals()

    def begin(self, visit: str, sources: Sequence[PhotoSource], camera: str = "") -> None:
        """Look at photos that are to be assigned.

        Args:
            visit: Visit id.
            sources: Where they are.
            camera: Id of the camera of photos whose EXIF names no other; "" unknown.
        """
        if self._task is not None:
            self._task.cancel()
        self._id, self._camera = visit, camera
        self._visit, self._known = None, 0
        self.batch.clear()
        services, now = self._desk.services, self._desk.services.now()

        def job(store: Store, progress: Progress) -> Look:
            return look_at(store, services.workshop(), visit, sources, now, progress)

        self._run("写真を見ています", self._desk.tasks.long_read(self, job, self._show))
        self._tell()

    def assign(self, subject: str) -> None:
        """Choose the item of the selected photos."""
        self._change(lambda chosen: self.batch.assign(chosen, subject))

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self._back = PlainButton("記入へ戻る", key="Esc", icon="arrow-left", touch=True)
        self._title = PlainLabel("写真の振り分け", size=Size.TITLE, bold=True)
        self.out = PlainButton("取り込まない", key="Delete", touch=True)
        self.take = PrimaryButton("確定して取り込む", key="Ctrl+Enter", touch=True)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._back)
        top.addWidget(self._title, 1)
        top.addWidget(self.out)
        top.addWidget(self.take)
        self.told = PlainLabel(tone=Tone.SECOND, wrap=True)
        self.progress = ProgressStrip()
        self.progress.hide()
        self.list = RowList("振り分ける写真", LineDelegate())
        self.list.setModel(self.batch)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.items = RowList("選んだ写真の項目")
        self.items.setModel(self._items_model)
        lists = QHBoxLayout()
        lists.setSpacing(14)
        lists.addWidget(_sheet("写真（時刻順・Alt+↑↓ で項目を変える）", self.list), 3)
        lists.addWidget(_sheet("項目（押すと、選んだ写真の項目になる）", self.items), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 18)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.told)
        layout.addWidget(self.progress)
        layout.addLayout(lists, 1)

    def _connect_signals(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self.out.clicked.connect(lambda: self._change(self.batch.leave_out))
        self.take.clicked.connect(self._on_take_clicked)
        self.items.clicked.connect(self._on_item_chosen)
        self.list.selectionModel().selectionChanged.connect(self._mark_item)
        keys: tuple[tuple[str, QWidget, Callable[[], object]], ...] = (
            ("Esc", self, self._on_back_clicked),
            ("Ctrl+Return", self, self._on_take_clicked),
            ("Delete", self.list, lambda: self._change(self.batch.leave_out)),
            ("Alt+Up", self.list, lambda: self._change(partial(self.batch.shift, by=-1))),
            ("Alt+Down", self.list, lambda: self._change(partial(self.batch.shift, by=1))),
            ("Return", self.list, lambda: self.items.setFocus(Qt.FocusReason.OtherFocusReason)),
            ("Return", self.items, lambda: self._on_item_chosen(self.items.currentIndex())),
            ("Space", self.items, lambda: self._on_item_chosen(self.items.currentIndex())),
        )
        for key, owner, do in keys:
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # --- showing -----------------------------------------------------------------------------

    def _show(self, look: Look) -> None:
        self._visit = look.visit
        self._items_model.clear()
        place = ""
        for row in look.visit.rows():
            if row.place.id != place:
                place = row.place.id
                self._items_model.appendRow(_heading(row.place))
            item = QStandardItem(f"{row.number}　{row.item.title}")
            item.setData(row.answer.subject, _SUBJECT)
            item.setEnabled(not row.place.permission.forbids)
            self._items_model.appendRow(item)
        self.batch.show_batch(look.visit, look.waiting, look.proposals)
        self.list.setCurrentIndex(self.batch.index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._known = look.known
        self._tell()

    def _tell(self) -> None:
        lines = self.batch.lines()
        going = sum(line.goes for line in lines)
        left = len(lines) - going
        if self._visit is None:
            words = ""
        elif not lines:
            words = "振り分ける写真はありません。"
        else:
            words = f"{len(lines)} 枚のうち {going} 枚を取り込みます。" + (
                f"{left} 枚は、項目が未定か取り込めないため、残ります。" if left else ""
            )
        if self._known:
            words += f"{self._known} 枚は取り込み済みのため、除きました。"
        self.told.setText(words)
        self.take.setEnabled(going > 0 and self._task is None)
        self.out.setEnabled(bool(lines))

    def _run(self, label: str, task: LongTask) -> None:
        self._task = task
        self.progress.restart(label)
        self.progress.cancel_requested.connect(task.cancel)
        task.progressed.connect(self.progress.set_progress)

        def ended() -> None:
            if self._task is task:
                self._task = None
                self.progress.hide()
                self._tell()

        task.ended.connect(ended)

    def _selected(self) -> list[QModelIndex]:
        return self.list.selectionModel().selectedIndexes()

    def _change(self, act: Callable[[list[QModelIndex]], object]) -> None:
        if self._task is None and (chosen := self._selected()):
            act(chosen)
            self._mark_item()
            self._tell()

    # --- slots -------------------------------------------------------------------------------

    @Slot()
    def _mark_item(self) -> None:
        """Show where the first selected photo will go."""
        chosen = self._selected()
        wanted = self.batch.line(chosen[0].row()).answer if chosen else ""
        for number in range(self._items_model.rowCount()):
            index = self._items_model.index(number, 0)
            if wanted and index.data(_SUBJECT) == wanted:
                self.items.setCurrentIndex(index)
                return
        self.items.clearSelection()

    @Slot(QModelIndex)
    def _on_item_chosen(self, index: QModelIndex) -> None:
        subject = index.data(_SUBJECT)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        if isinstance(subject, str) and enabled:
            self.assign(subject)

    @Slot()
    def _on_take_clicked(self) -> None:
        if self._visit is None or self._task is not None:
            return
        assigned = self.batch.assigned(self._id, self._camera)
        if not assigned:
            return
        services, by = self._desk.services, self._desk.person

        def job(store: Store, progress: WriteProgress) -> PhotoImport:
            return import_assigned(store, services.workshop(), assigned, by, progress, services.now)

        task = self._desk.tasks.long_write(self, job, self._on_imported, self._on_refused)
        self._run("写真を取り込んでいます", task)
        self.take.setEnabled(False)

    def _on_imported(self, result: PhotoImport) -> None:
        self.batch.settle(result.outcomes)
        if result.recorded:
            self.noted.emit(result.sentence)
        if not self.batch.rowCount():
            first = next((o.photo for o in result.outcomes if o.ok), "")
            self.visit_requested.emit(self._id, f"photo:{first}" if first else "")

    def _on_refused(self, error: UserError) -> None:
        self._desk.refused.emit(error)

    @Slot()
    def _on_back_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._id:
            self.visit_requested.emit(self._id, "")


def _sheet(title: str, content: QWidget) -> Card:
    card = Card(margin=8, spacing=4)
    card.body.addWidget(PlainLabel(title, size=Size.SMALL, tone=Tone.SECOND))
    card.body.addWidget(content, 1)
    return card


def _heading(place: Place) -> QStandardItem:
    item = QStandardItem(place.name)
    item.setData(place.name, RowRole.HEADER)
    item.setData("撮影禁止" if place.permission.forbids else "", RowRole.TRAILING)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
