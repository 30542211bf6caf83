"""資料: what was asked for, for this item and for the whole visit, and what became of it.

Documents an item usually needs are offered to be asked for with one click.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import short_date
from wakayama_audit_gui.domain.visit import RequestedDocument
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.request_document import (
    DOCUMENT_STATES,
    mark_document,
    remove_document,
    request_document,
)


class DocumentLine(QWidget):
    """One document with a button that shows and changes its state.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._document: RequestedDocument | None = None
        self._name = PlainLabel(wrap=True)
        self._when = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.state = PlainButton(icon="chevron-down", trailing=True, touch=True)
        self.state.clicked.connect(self._on_state_clicked)
        self.menu: QMenu | None = None
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._when)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.state)

    def show_document(self, document: RequestedDocument) -> None:
        """Show a document."""
        self._document = document
        self._name.setText(document.name)
        dates = (
            ("依頼", document.asked),
            ("受領", document.received),
            ("返却", document.returned),
        )
        when = "　".join(f"{word} {short_date(day)}" for word, day in dates if day)
        self._when.setText(f"{when}　視察全体" if not document.answer else when)
        self.state.set_words(document.state)
        self.state.setAccessibleName(f"資料 {document.name} の状態：{document.state}")
        self.state.setEnabled(not self._walk.sealed)

    @Slot()
    def _on_state_clicked(self) -> None:
        if self.menu is None:
            self.menu = QMenu(self)
            for state in DOCUMENT_STATES:
                action = self.menu.addAction(f"{state}にする")
                action.triggered.connect(lambda _checked=False, state=state: self._mark(state))
            self.menu.addSeparator()
            self.menu.addAction("取り消す").triggered.connect(self._remove)
        self.menu.popup(self.state.mapToGlobal(QPoint(0, self.state.height())))

    def _mark(self, state: str) -> None:
        document = self._document
        if document is None:
            return
        day = self._walk.desk.services.now().date().isoformat()
        self._walk.act(
            lambda store, visit, by: mark_document(store, visit, document, state, day, by)
        )

    @Slot()
    def _remove(self) -> None:
        document = self._document
        if document is None:
            return
        self._walk.act(
            lambda store, visit, by: remove_document(store, visit, document, by),
            done=lambda _changes: self._walk.noted.emit(f"資料「{document.name}」を取り消しました"),
        )


class WantedLine(QWidget):
    """A document the item usually needs, to be asked for with one click.

    Signals:
        wanted: Its name.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = PlainLabel(tone=Tone.SECOND, wrap=True)
        self.ask = PlainButton("依頼", touch=True)
        self.ask.clicked.connect(lambda: self.wanted.emit(self._name.text()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self.ask)

    def show_name(self, name: str, *, enabled: bool) -> None:
        """Show a name."""
        self._name.setText(name)
        self.ask.setAccessibleName(f"資料 {name} を依頼")
        self.ask.setEnabled(enabled)


class DocumentsPanel(QWidget):
    """Documents of the item in view and of the whole visit, and a line to ask for another.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self.lines: list[DocumentLine] = []
        self.wanted: list[WantedLine] = []
        self._title = PlainLabel("資料", bold=True, wrap=True)
        self.name = QLineEdit()
        self.name.setPlaceholderText("ほかの資料名")
        self.name.setAccessibleName("依頼する資料の名前")
        self.name.setMinimumHeight(TOUCH)
        self.ask = PlainButton("依頼", touch=True)
        self.whole = FilterChip("視察全体の資料")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.ask)
        self._column.addWidget(self._title)
        self._column.addLayout(row)
        self._column.addWidget(self.whole)
        self.ask.clicked.connect(self._on_ask_clicked)
        self.name.returnPressed.connect(self._on_ask_clicked)

    def refresh(self) -> None:
        """Show what stands now."""
        row = self._walk.row
        subject = row.answer.subject if row else ""
        documents = [d for d in self._walk.visit.documents if d.answer == subject]
        documents += [d for d in self._walk.visit.documents if not d.answer]
        while len(self.lines) < len(documents):
            line = DocumentLine(self._walk)
            self._column.insertWidget(1 + len(self.lines), line)
            self.lines.append(line)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(documents))
            if number < len(documents):
                line.show_document(documents[number])
        self._show_wanted({document.name for document in documents})
        waiting = sum(1 for d in self._walk.visit.documents if d.state in ("依頼", "未提出"))
        total = len(self._walk.visit.documents)
        self._title.setText(f"資料  視察全体で {total} 件（未受領 {waiting}）" if total else "資料")
        for widget in (self.name, self.ask, self.whole):
            widget.setEnabled(not self._walk.sealed)

    def _show_wanted(self, asked: set[str]) -> None:
        row = self._walk.row
        names = [name for name in row.item.documents if name not in asked] if row else []
        while len(self.wanted) < len(names):
            line = WantedLine()
            line.wanted.connect(self._ask)
            self._column.insertWidget(self._column.count() - 2, line)
            self.wanted.append(line)
        for number, line in enumerate(self.wanted):
            line.setVisible(number < len(names))
            if number < len(names):
                line.show_name(names[number], enabled=not self._walk.sealed)

    @Slot()
    def _on_ask_clicked(self) -> None:
        name = self.name.text().strip()
        if name:
            self._ask(name)
        else:
            self.name.setFocus()

    @Slot(str)
    def _ask(self, name: str) -> None:
        row = self._walk.row
        subject = "" if self.whole.isChecked() or row is None else row.answer.subject
        day = self._walk.desk.services.now().date().isoformat()
        self._walk.act(
            lambda store, visit, by: request_document(store, visit, name, subject, day, by),
            key=("document:", name),
            done=lambda _changes: self.name.clear(),
        )
