"""氏名の消去: whose name is to go, chosen among those of a book; then reason and approver.

What is asked for is erase_form.py; where the name stands is found out in use_cases/plan_names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.erase_form import EraseForm
from wakayama_audit_gui.gui.erase_wish import wish_for_name
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.erasable_names import Named, erasable_names


class NameErasure(QWidget):
    """The names of a book as buttons, and the form for the one chosen.

    Args:
        desk: The desk.
        whose: What is asked, e.g. だれの氏名を消去しますか。

    Signals:
        finished: Erased, or left without.
    """

    finished = Signal()

    def __init__(self, desk: Desk, whose: str) -> None:
        super().__init__()
        self._desk = desk
        self._book = ""
        self.asked = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._whose = whose
        self.choice = QWidget()
        self._choices = FlowLayout(self.choice, spacing=8)
        self.form = EraseForm(desk)
        self.form.finished.connect(self._on_form_finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.asked, self.choice, self.form):
            column.addWidget(part)

    def offer(self, book: str) -> None:
        """Offer the names of a book."""
        self._book = book
        self.form.put_away()

        def done(names: tuple[Named, ...]) -> None:
            if book == self._book and self.form.asks_for is None:
                self._show(names)

        self._desk.tasks.read(self, lambda store: erasable_names(store, book), done)

    def buttons(self) -> list[PlainButton]:
        """The names that are offered."""
        return [b for b in self.choice.findChildren(PlainButton) if not b.isHidden()]

    def _show(self, names: Sequence[Named]) -> None:
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for named in names:
            button = PlainButton(named.called, touch=True)
            button.setAccessibleName(f"{named.called}の氏名を消去する")
            button.clicked.connect(partial(self._ask, named))
            self._choices.addWidget(button)
        self.asked.setText(self._whose if names else "消去できる氏名はありません。")
        self.asked.show()
        self.choice.setVisible(bool(names))

    def _ask(self, named: Named) -> None:
        self.asked.hide()
        self.choice.hide()
        self.form.ask(wish_for_name(self._desk, named))

    @Slot()
    def _on_form_finished(self) -> None:
        self.offer(self._book)
        self.finished.emit()
