"""A list to choose from that floats over its host: type to narrow it, Enter takes, Esc leaves.

What is offered and what a choice does is the screen's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.gui.theme import Size, Tone, colours
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.gui.widgets.surface import CARD_RADIUS, paint_surface

_WIDTH = 420
_TALLEST = 360
_DATA = int(Qt.ItemDataRole.UserRole) + 1
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Choice(NamedTuple):
    """One thing to choose: its words, a small second line, and what is handed back."""

    text: str
    detail: str
    data: object


class ChoicePopup(QFrame):
    """The floating list. It goes away when something is chosen, on Esc, and when focus leaves it.

    Where several may be chosen it stays when one is, and marks those that are.

    Args:
        host: The widget it floats over.
        title: Heading and accessible name.
        placeholder: Shown in the empty filter.

    Signals:
        chosen: The ``data`` of the choice taken.

    Attributes:
        foot: A row for buttons below the list.
    """

    chosen = Signal(object)

    def __init__(self, host: QWidget, title: str, placeholder: str = "絞り込み") -> None:
        super().__init__(host)
        self._host = host
        self._choices: tuple[Choice, ...] = ()
        self._several = False
        self._taken: frozenset[object] = frozenset()
        self._before: QWidget | None = None
        self.filter = _Filter()
        self.filter.setPlaceholderText(placeholder)
        self._model = QStandardItemModel(self)
        self.list = RowList(title)
        self.list.setModel(self._model)
        self._nothing = PlainLabel(
            "当てはまるものがありません。", tone=Tone.SECOND, size=Size.SMALL
        )
        self.foot = QHBoxLayout()
        self._head = PlainLabel(bold=True)
        self._close = LinkButton(icon="x")
        self._build_ui()
        self.set_title(title)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.key_passed.connect(self._on_filter_key)
        self.filter.returnPressed.connect(self._take_current)
        self.list.clicked.connect(self._on_list_chosen)
        self.list.activated.connect(self._on_list_chosen)
        self.hide()

    def set_title(self, title: str) -> None:
        """Say what is chosen, where one list serves for several things."""
        self._head.setText(title)
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.filter.setAccessibleName(f"{title}の絞り込み")
        self._close.setAccessibleName(f"{title}を閉じる")

    def offer(
        self, choices: Sequence[Choice], beside: QWidget, taken: Iterable[object] = ()
    ) -> None:
        """Open with these choices, below or above a widget, and take the focus.

        Args:
            choices: From above.
            beside: Where it floats.
            taken: The ``data`` of what is chosen now; marked, and the list begins there.
        """
        self._choices = tuple(choices)
        self._several = False
        self._taken = frozenset(taken)
        self._before = QApplication.focusWidget()
        self.filter.clear()
        self._on_filter_changed("")
        self._place(beside)
        self.show()
        self.raise_()
        self._begin_at_taken()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)
        self._watch_focus(watching=True)

    def mark(self, taken: Iterable[object]) -> None:
        """Let several be chosen, and mark by their ``data`` those that are."""
        self._several, self._taken = True, frozenset(taken)
        at = self.list.currentIndex().row()
        self._on_filter_changed(self.filter.text())
        self.list.setCurrentIndex(self._model.index(max(at, 0), 0))

    @Slot()
    def shut(self) -> None:
        """Go away and give the focus back."""
        if self.isHidden():
            return
        self._watch_focus(watching=False)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper it stands on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        edge = chosen.tones[Tone.NIBI].mark
        paint_surface(painter, QRectF(self.rect()), chosen.paper, edge, radius=CARD_RADIUS)

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self._close.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addLayout(self.foot)

    def _place(self, beside: QWidget) -> None:
        width = min(_WIDTH, self._host.width() - 16)
        height = min(_TALLEST, self._host.height() - 16)
        anchor = QRect(beside.mapTo(self._host, QPoint(0, 0)), beside.size())
        left = max(8, min(anchor.left(), self._host.width() - width - 8))
        below, above = anchor.bottom() + 4, anchor.top() - height - 4
        top = below if below + height <= self._host.height() - 8 else max(8, above)
        top = min(top, self._host.height() - height - 8)
        self.setGeometry(left, max(top, 8), width, height)

    @Slot(str)
    def _on_filter_changed(self, words: str) -> None:
        wanted = words.split()
        self._model.clear()
        for choice in self._choices:
            if all(word in choice.text or word in choice.detail for word in wanted):
                item = QStandardItem(choice.text)
                item.setData(choice.detail, RowRole.DETAIL)
                item.setData(choice.data, _DATA)
                if choice.data in self._taken:
                    item.setData(Shape.CHECK, RowRole.SHAPE)
                    item.setData(Tone.AI, RowRole.TONE)
                    item.setData(f"{choice.text}（選択中）", Qt.ItemDataRole.AccessibleTextRole)
                self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._nothing.setVisible(self._model.rowCount() == 0)

    def _begin_at_taken(self) -> None:
        rows = (at for at, one in enumerate(self._choices) if one.data in self._taken)
        self.list.setCurrentIndex(self._model.index(next(rows, 0), 0))

    @Slot(object)
    def _on_filter_key(self, event: QKeyEvent) -> None:
        QApplication.sendEvent(self.list, event)

    @Slot()
    def _take_current(self) -> None:
        self._on_list_chosen(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_list_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.isVisible():
            data = index.data(_DATA)
            if not self._several:
                self.shut()
            self.chosen.emit(data)

    def _watch_focus(self, *, watching: bool) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            if watching:
                application.focusChanged.connect(self._on_focus_changed)
            else:
                application.focusChanged.disconnect(self._on_focus_changed)

    @Slot(QObject, QObject)
    def _on_focus_changed(self, _old: object, new: object) -> None:
        if isinstance(new, QWidget) and new is not self and not self.isAncestorOf(new):
            self.shut()


class _Filter(QLineEdit):
    """Hands the keys that move in a list on; Enter while composing does nothing."""

    key_passed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            event.accept()
        elif event.key() in _PASSED_ON:
            self.key_passed.emit(event)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Enter belongs to the list: it must not reach a shortcut or a default button.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, *_PASSED_ON)
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)
