"""Beginning a count at a 課: where, and the counts of earlier days.

The count itself is in count_card.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.screens.sticks.look import look_of_count, plain_day, sum_up_shortly
from wakayama_audit_gui.gui.screens.sticks.reading import Sticks
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_ALL = "すべての保管場所"
_HOW = (
    "バーコードや QR の読取り機をつなぐか、番号を打って Enter を押します。"
    "読み取るたびに台帳と照らし、結果を出します。"
)


class StartCard(Card):
    """Asks where is counted.

    Signals:
        begun: (課, 場所 or "").
        chosen: A `StickCount` of an earlier day.

    Attributes:
        place: 保管場所.
        go: Begins.
    """

    begun = Signal(str, str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=8, parent=parent)
        self.section = ""
        self._nothing = EmptyState(
            "clipboard-check",
            "左の一覧から課を選んでください。",
            "その課の現物を一本ずつ読み取り、台帳と照合します。",
        )
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self.place = ChoiceField()
        self.place.setAccessibleName("照合する場所")
        self.place.setMinimumHeight(TOUCH)
        self.go = PrimaryButton("照合を始める", icon="clipboard-check", touch=True)
        self._earlier = ScrollColumn(spacing=2)
        self._asked = (
            self._title,
            PlainLabel("照合する場所", size=Size.SMALL, tone=Tone.SECOND),
            self.place,
            PlainLabel(_HOW, size=Size.SMALL, tone=Tone.SECOND, wrap=True),
            self.go,
            Rule(),
            self._earlier,
        )
        for part in self._asked:
            self.body.addWidget(part, 1 if part is self._earlier else 0)
            part.hide()
        self.body.addWidget(self._nothing, 1)
        self.go.clicked.connect(self._on_go_clicked)

    def show_section(self, section: str, sticks: Sticks) -> None:
        """Ask for a 課."""
        other = section != self.section
        self.section = section
        self._nothing.hide()
        for part in self._asked:
            part.show()
        lent = sticks.lent_to(section)
        self._title.setText(f"{section}　貸与 {len(lent)} 本")
        places = [_ALL, *dict.fromkeys(s.kept_at for s in lent if s.kept_at)]
        if other or places != [self.place.itemText(i) for i in range(self.place.count())]:
            self.place.clear()
            self.place.addItems(places)
        self._show_earlier(sticks)

    def _show_earlier(self, sticks: Sticks) -> None:
        counts = sticks.counts_of(self.section)
        self._earlier.empty()
        words = "これまでの照合" if counts else "この課は、まだ照合していません。"
        self._earlier.append(PlainLabel(words, bold=bool(counts), tone=Tone.SECOND))
        for count in counts:
            where = count.place or _ALL
            compared, ended = sticks.compared(count), count.ended
            found = sum_up_shortly(compared, ended=ended)
            look = look_of_count(compared, ended=ended)
            row = LinkRow(f"{plain_day(count.day)}　{where}　{found}", *look)
            row.clicked.connect(partial(self.chosen.emit, count))
            self._earlier.append(row)

    @Slot()
    def _on_go_clicked(self) -> None:
        place = self.place.currentText() if self.place.currentIndex() > 0 else ""
        self.begun.emit(self.section, place)
