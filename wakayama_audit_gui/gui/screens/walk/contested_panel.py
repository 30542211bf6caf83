"""Differing judgements of two auditors, side by side until somebody settles them (未確定).

Nothing here chooses by itself: the one kept is written anew, in view of both.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.rivals import Rival, contested_fields, settle
from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.read_history import FIELD_NAMES


class ContestedPanel(RowPart):
    """The differing values of the item in view.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._row: Row | None = None
        self._shown: list[list[Rival]] = []
        self._holder: QWidget | None = None
        self._paper = Card(tone=Tone.SHU)
        self.body.addWidget(self._paper)
        title = PlainLabel("未確定：記録が食い違っています。", bold=True, tone=Tone.SHU)
        self._paper.body.addWidget(title)
        note = "どちらも残っています。残す方を選ぶと、両方を見たうえでの記録として書きます。"
        self._paper.body.addWidget(PlainLabel(note, size=Size.SMALL, tone=Tone.SECOND, wrap=True))

    def show_row(self, row: Row, _verdict: Verdict) -> None:
        """Show the differing values of a row; hidden when there are none."""
        self._row = row
        found = contested_fields(self._walk, row)
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for line, values in enumerate(found):
            title = FIELD_NAMES.get(values[0].field, values[0].field.replace("prior:", "前回 "))
            grid.addWidget(PlainLabel(title, size=Size.SMALL, bold=True), line, 0)
            for column, rival in enumerate(values):
                grid.addWidget(self._card(title, rival), line, column + 1)
                grid.setColumnStretch(column + 1, 1)
        self._paper.body.addWidget(self._holder)

    def _keep(self, rival: Rival) -> None:
        if self._row is not None:
            settle(self._walk, self._row, rival)

    def _card(self, title: str, rival: Rival) -> Card:
        office = self._walk.desk.office
        words = _in_words(rival, office.name_of)
        card = Card(margin=12, spacing=4)
        card.body.addWidget(PlainLabel(words, wrap=True))
        who = office.name_of(rival.by) or "（不明）"
        when = f"{short_date(rival.at)} {clock_time(rival.at)}"
        card.body.addWidget(PlainLabel(f"{who}　{when}", size=Size.SMALL, tone=Tone.SECOND))
        keep = PlainButton("こちらにする", touch=True)
        keep.setAccessibleName(f"{title}を{words}（{who}）にする")
        keep.clicked.connect(lambda: self._keep(rival))
        card.body.addWidget(keep)
        return card


def _in_words(rival: Rival, name_of: Callable[[str], str]) -> str:
    value = rival.value
    if value is None or value == "":
        return "（空）"
    if rival.field == "assignee":
        return name_of(str(value)) or "（不明）"
    if isinstance(value, dict):
        return "・".join(str(part) for part in value.values() if part != "")
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    return str(value)
