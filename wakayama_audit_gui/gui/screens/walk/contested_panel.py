"""Differing judgements of two auditors, side by side until somebody settles them (未確定).

Nothing here chooses by itself: the one kept is written anew, in view of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.record.fact import Head, JsonValue
from wakayama_audit_gui.use_cases.answer_item import finding_subject
from wakayama_audit_gui.use_cases.cells import rivals
from wakayama_audit_gui.use_cases.read_history import FIELD_NAMES

_ANSWER_FIELDS = (
    "verdict",
    "reason",
    "remark",
    "class_reason",
    "assignee",
    "interview",
    "sampling",
    "due",
)
_FINDING_FIELDS = ("class", "text", "sections")


class Rival(NamedTuple):
    """One of several differing values.

    Attributes:
        subject: Subject of the record.
        field: Its field.
        value: What was said.
        by: Person id.
        at: When, ISO 8601.
    """

    subject: str
    field: str
    value: JsonValue
    by: str
    at: str


def contested_fields(walk: Walk, row: Row) -> list[list[Rival]]:
    """Every field of an answer and its finding on which recorded values differ."""
    fields = [(row.answer.subject, field) for field in _ANSWER_FIELDS]
    fields += [(row.answer.subject, f"prior:{code}") for code in row.item.prior]
    fields += [(finding_subject(row), field) for field in _FINDING_FIELDS]
    found = []
    for subject, field in fields:
        cell = walk.cell(subject, field)
        if rivals(cell):
            found.append([_rival(subject, field, head) for head in _one_each(cell)])
    return found


def _one_each(heads: Iterable[Head]) -> Iterable[Head]:
    seen: list[JsonValue] = []
    for head in heads:
        if not head.erased and head.value not in seen:
            seen.append(head.value)
            yield head


def _rival(subject: str, field: str, head: Head) -> Rival:
    return Rival(subject, field, head.value, head.by, head.at)


class ContestedPanel(Card):
    """The differing values of the item in view.

    Signals:
        settled: The `Rival` to keep.
    """

    settled = Signal(object)

    def __init__(self, walk: Walk) -> None:
        super().__init__(tone=Tone.SHU)
        self._walk = walk
        self._shown: list[list[Rival]] = []
        self.body.addWidget(
            PlainLabel("未確定：記録が食い違っています。", bold=True, tone=Tone.SHU)
        )
        note = "どちらも残っています。残す方を選ぶと、両方を見たうえでの記録として書きます。"
        self.body.addWidget(PlainLabel(note, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self._holder: QWidget | None = None

    def show_row(self, row: Row) -> None:
        """Show the differing values of a row; hidden when there are none."""
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
        self.body.addWidget(self._holder)

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
        keep.clicked.connect(lambda: self.settled.emit(rival))
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
