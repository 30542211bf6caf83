"""What was said of the item in view, by whom and when, the latest first.

Taking an act back is 元に戻す; differing values are in contested_panel.py; what an erasure asks for
is in gui/erase_form.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.erase_form import EraseForm
from wakayama_audit_gui.gui.erase_wish import wish_for_field
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.lead_text import LeadText
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.use_cases.read_history import HistoryEntry, read_item_history

_FIRST = 20


class HistoryPanel(Card):
    """The history, read when it is shown and again after every act on the item."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(spacing=4)
        self._walk = walk
        self._subject = ""
        self._entries: list[HistoryEntry] = []
        self._lines: list[LeadText] = []
        self.setAccessibleName("この項目の履歴")
        self.empty = PlainLabel("まだ何も記録されていません。", size=Size.SMALL, tone=Tone.SECOND)
        self.body.addWidget(self.empty)
        self.more = LinkButton()
        self.more.clicked.connect(lambda: self._show(len(self._entries)))
        self.body.addWidget(self.more)
        self.erase = LinkButton("消去する…", icon="trash-2", touch=True)
        self.erase.setAccessibleName("この項目の記録を消去する")
        self.erase.setCheckable(True)
        self.erase.toggled.connect(self._show_choice)
        self.choice = QWidget()
        self._choices = FlowLayout(self.choice, spacing=8)
        self.form = EraseForm(walk.desk)
        self.form.finished.connect(lambda: self.erase.setChecked(False))
        for part in (self.erase, self.choice, self.form):
            self.body.addWidget(part)
        self.choice.hide()

    def show_row(self, row: Row) -> None:
        """Read the history of a row."""
        if row.answer.subject != self._subject:
            self.erase.setChecked(False)
        self._subject = subject = row.answer.subject
        visit = self._walk.visit

        def done(entries: list[HistoryEntry]) -> None:
            if subject == self._subject:
                self._entries = entries
                self._show(_FIRST)

        self._walk.desk.tasks.read(self, lambda store: read_item_history(store, visit, row), done)

    def lines(self) -> list[str]:
        """What is shown, a line each."""
        return [line.text() for line in self._lines if not line.isHidden()]

    def _show(self, most: int) -> None:
        shown = self._entries[:most]
        while len(self._lines) < len(shown):
            line = LeadText(size=Size.SMALL)
            self.body.insertWidget(self.body.indexOf(self.more), line)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(shown))
        for line, entry in zip(self._lines, shown, strict=False):
            when = f"{short_date(entry.at)} {clock_time(entry.at)}"
            words = f"{entry.by}　{entry.what}：{entry.value}"
            line.set_text(when, words, Tone.SECOND, Tone.INK)
        self.empty.setVisible(not shown)
        left = len(self._entries) - len(shown)
        self.more.set_words(f"残り {left} 行も見る")
        self.more.setVisible(left > 0)
        self.erase.setVisible(any(entry.cut for entry in self._entries))
        if not self.form.asks_for:
            self._show_choice(on=self.erase.isChecked())

    def _show_choice(self, on: bool) -> None:
        """Offer what can be erased of this item, each once."""
        self.form.put_away()
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        cuts = {entry.cut: entry.called for entry in reversed(self._entries) if entry.cut}
        for cut, called in cuts.items():
            button = PlainButton(called, touch=True)
            button.setAccessibleName(f"{called}を消去する")
            button.clicked.connect(partial(self._ask, cut))
            self._choices.addWidget(button)
        self.choice.setVisible(on and bool(cuts))

    def _ask(self, cut: Cut) -> None:
        self.choice.hide()
        self.form.ask(wish_for_field(self._walk.desk, self._walk.visit.id, cut))
