"""抽出の記録: 母集団, 抽出方法, 件数, 不備件数.

What the figures must fulfil is checked by use_cases/answer_item.
"""

from __future__ import annotations

import json

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from wakayama_audit_gui.domain.visit import Row, Sampling
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField, NumberField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.answer_item import record_sampling

_METHODS = ("無作為", "一定間隔", "金額・重要度の大きい順", "直近から", "全件")
_MOST = 1_000_000


class SamplingPanel(Card):
    """Four fields, written together when one of them is left."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(spacing=6)
        self._walk = walk
        self._subject = ""
        self._shown: Sampling | None = None
        self.setAccessibleName("抽出の記録")
        self.population = QLineEdit()
        self.population.setPlaceholderText("例：利用者ID一覧 416件")
        self.method = ChoiceField()
        self.method.setEditable(True)
        self.method.addItems(["", *_METHODS])
        self.size_drawn = NumberField()
        self.defects = NumberField()
        self.clear = LinkButton("抽出の記録を消す", icon="x")
        self._build_ui()
        self._connect_signals()

    def _build_ui(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for place, (label, field) in enumerate(
            (
                ("母集団", self.population),
                ("抽出方法", self.method),
                ("件数", self.size_drawn),
                ("不備件数", self.defects),
            )
        ):
            field.setAccessibleName(label)
            field.setMinimumHeight(TOUCH)
            above, column = 2 * (place // 2), place % 2
            grid.addWidget(PlainLabel(label, size=Size.SMALL, tone=Tone.SECOND), above, column)
            grid.addWidget(field, above + 1, column)
            grid.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.clear)
        self.body.addLayout(grid)
        self.body.addLayout(foot)

    def _connect_signals(self) -> None:
        for spin in (self.size_drawn, self.defects):
            spin.setMaximum(_MOST)
            spin.editingFinished.connect(self._on_finished)
        line = self.method.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_finished)
        self.method.activated.connect(self._on_finished)
        self.population.editingFinished.connect(self._on_finished)
        self.clear.clicked.connect(self._on_clear_clicked)
        self._walk.leaving.connect(self._on_finished)

    def show_row(self, row: Row) -> None:
        """Show what is recorded for a row, or what could not be written yet."""
        wish = self._walk.writer.wish((row.answer.subject, "sampling"))
        wanted = row.answer.sampling if wish is None else _parsed(wish)
        if row.answer.subject == self._subject and wanted == self._shown:
            return
        self._subject, self._shown = row.answer.subject, wanted
        shown = wanted or Sampling("", "", 0, 0)
        self.population.setText(shown.population)
        self.method.setEditText(shown.method)
        self.size_drawn.setValue(shown.size)
        self.defects.setValue(shown.defects)
        self.setEnabled(not self._walk.sealed)

    def _typed(self) -> Sampling | None:
        typed = Sampling(
            self.population.text().strip(),
            self.method.currentText().strip(),
            self.size_drawn.value(),
            self.defects.value(),
        )
        return typed if any(typed) else None

    @Slot()
    def _on_finished(self) -> None:
        typed = self._typed()
        if not self._subject or typed == self._shown:
            return
        self._shown = typed
        self._walk.act_on(
            self._subject,
            lambda store, visit, row, by: record_sampling(store, visit, row, typed, by),
            key=(self._subject, "sampling"),
            value=json.dumps(typed),
        )

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.population.clear()
        self.method.setEditText("")
        self.size_drawn.setValue(0)
        self.defects.setValue(0)
        self._on_finished()


def _parsed(wish: str) -> Sampling | None:
    values = json.loads(wish)
    return Sampling(*values) if values else None
