"""Where I am: the visit in a few lines, its progress, and what is left.

The list below it is place_list.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, fiscal_year_label, short_date
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.gui.screens.walk.verdict_look import SEGMENTS
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar
from wakayama_audit_gui.gui.widgets.steady_label import SteadyLabel


class VisitHeader(QWidget):
    """Title, 年度, 課, date, 立会者, the bar, and the two filters.

    Signals:
        unanswered_only: Whether only 未回答 items are to be listed.
        menu_requested: What can be done to places and items is asked for.
    """

    unanswered_only = Signal(bool)
    menu_requested = Signal()

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True, max_lines=2)
        self._audit = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True, max_lines=2)
        self._when = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True, max_lines=2)
        self.bar = SegmentBar()
        self.all = FilterChip("すべて")
        self.unanswered = FilterChip("未回答のみ")
        self.left = SteadyLabel("残り 000 件", size=Size.SMALL, tone=Tone.SECOND)
        self.menu = LinkButton(icon="ellipsis")
        self.menu.setAccessibleName("場所と項目の操作")
        self._build_ui()
        self.all.clicked.connect(lambda: self._filter(only=False))
        self.unanswered.clicked.connect(lambda: self._filter(only=True))
        self.menu.clicked.connect(self.menu_requested)
        walk.opened.connect(self._on_walk_changed)
        walk.changed.connect(self._on_walk_changed)

    def _build_ui(self) -> None:
        progress = QHBoxLayout()
        progress.setSpacing(8)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.left)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self.all)
        chips.addWidget(self.unanswered)
        chips.addStretch(1)
        chips.addWidget(self.menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 4)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._audit)
        column.addWidget(self._when)
        column.addSpacing(3)
        column.addLayout(progress)
        column.addLayout(chips)
        self.all.setChecked(True)

    def _filter(self, *, only: bool) -> None:
        self.all.setChecked(not only)
        self.unanswered.setChecked(only)
        self.unanswered_only.emit(only)

    @Slot()
    @Slot(object)
    def _on_walk_changed(self, _touched: object = None) -> None:
        visit = self._walk.visit
        counts = visit.counts()
        total = sum(counts.values())
        left = counts[Verdict.UNANSWERED]
        self._title.setText(visit.title)
        self._audit.setText(_audit_words(visit))
        self._when.setText(_when_words(visit))
        said = "、".join(f"{verdict.value} {counts[verdict]}" for verdict, _ in SEGMENTS)
        self.bar.set_segments(
            [(counts[verdict], tone) for verdict, tone in SEGMENTS],
            total,
            f"進み {total - left} / {total}：{said}",
        )
        self.left.setText(f"残り {left} 件")


def _audit_words(visit: Visit) -> str:
    sections = list(dict.fromkeys(place.section for place in visit.places if place.section))
    more = f" ほか{len(sections) - 1}" if len(sections) > 1 else ""
    where = f"{sections[0]}{more}" if sections else ""
    return f"{fiscal_year_label(visit.fiscal_year)} {visit.audit_kind}　{where}".strip()


def _when_words(visit: Visit) -> str:
    begun = clock_time(visit.sessions[-1].start) if visit.sessions else ""
    when = short_date(visit.scheduled) + (f" {begun}〜" if begun else "")
    names = [
        f"{witness.name}（{witness.post}）" if witness.post else witness.name
        for witness in visit.witnesses
    ]
    more = f" ほか{len(names) - 1}名" if len(names) > 1 else ""
    return f"{when}　立会 {names[0]}{more}" if names else f"{when}　立会者は未記入"
