"""What was said of the item in view, by whom and when, the latest first.

Taking an act back is 元に戻す; differing values are in contested_panel.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.lead_text import LeadText
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
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

    def show_row(self, row: Row) -> None:
        """Read the history of a row."""
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
            self.body.insertWidget(self.body.count() - 1, line)
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
