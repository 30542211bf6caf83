"""Characters that reorder or hide what is read are drawn as their numbers, on every widget alike.

Pictures are compared: with such a character, and with its number typed out, they are the same.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.banner import Banner, Kind
from wakayama_audit_gui.gui.widgets.bar_chart import BarChart, BarRow
from wakayama_audit_gui.gui.widgets.bullet_columns import BulletColumns, Point
from wakayama_audit_gui.gui.widgets.buttons import AddTile, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.chart_view import Series
from wakayama_audit_gui.gui.widgets.chip import Chip, FilterChip
from wakayama_audit_gui.gui.widgets.chip_row import ChipRow, Pill
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.lead_text import LeadText
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel, SectionLabel, as_tooltip
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole, StackedRowDelegate
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.tick_row import TickRow

Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._said = {
            int(Qt.ItemDataRole.DisplayRole): text,
            int(RowRole.DETAIL): text,
            int(RowRole.TRAILING): text,
        }

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, _index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        return self._said.get(int(role))


def rows(text: str) -> QWidget:
    made = RowList("一覧")
    made.setItemDelegate(StackedRowDelegate(made))
    model = _Rows(text)
    model.setParent(made)
    made.setModel(model)
    return made


def bullets(text: str) -> QWidget:
    made = BulletColumns()
    made.set_points([Point("", text), Point(text, text)])
    return made


def pills(text: str) -> QWidget:
    made = ChipRow()
    made.set_pills([Pill(text), Pill("次")])
    return made


def section(text: str) -> QWidget:
    return SectionLabel(text, text)


MADE: dict[str, Callable[[str], QWidget]] = {
    "a label": PlainLabel,
    "a wrapped label": lambda text: PlainLabel(text * 3, wrap=True),
    "a label that is cut": lambda text: PlainLabel(text * 20),
    "a heading": section,
    "a lead": lambda text: LeadText(text, text),
    "a button": PlainButton,
    "the main button": PrimaryButton,
    "a link": LinkButton,
    "a tile": lambda text: AddTile(text, text),
    "a chip": Chip,
    "a filter": FilterChip,
    "pills": pills,
    "points": bullets,
    "a tick": lambda text: TickRow(text, text, text),
    "a message": lambda text: Banner(Kind.WARN, text, text, action=text),
    "an empty place": lambda text: EmptyState("info", text, text),
    "rows of a list": rows,
}

ACTING = {
    "gpj\u202efdp.exe": "gpj〔U+202E〕fdp.exe",
    "課\u2067長\u2069会": "課〔U+2067〕長〔U+2069〕会",
    "写真\x1b[2J1": "写真〔U+001B〕[2J1",
    "見本\u200b太郎\ufeff": "見本〔U+200B〕太郎〔U+FEFF〕",
    "上\rき": "上〔U+000D〕き",
}


def picture(qtbot: QtBot, widget: QWidget) -> bytes:
    qtbot.addWidget(widget)
    widget.resize(420, 160)
    image = widget.grab().toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("text", ACTING)
def test_what_acts_is_drawn_as_its_number(qtbot: QtBot, kind: str, text: str) -> None:
    raw, told = MADE[kind](text), MADE[kind](ACTING[text])
    assert raw.sizeHint() == told.sizeHint()
    assert picture(qtbot, raw) == picture(qtbot, told)


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("text", ["辻\U000e0100", "神\ufe00社", "外字\ue000", "髙﨑 & <b>太</b>"])
def test_variants_and_private_characters_are_left_alone(
    qtbot: QtBot, kind: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = picture(qtbot, MADE[kind](text))
    monkeypatch.setattr("wakayama_audit_gui.gui.widgets.painted_text.visible", str)
    assert picture(qtbot, MADE[kind](text)) == before


def test_a_tooltip_shows_numbers_too() -> None:
    assert "\u202e" not in as_tooltip("a\u202eb")
    assert "〔U+202E〕" in as_tooltip("a\u202eb")


def test_what_is_asked_of_a_label_is_as_it_was_typed(qtbot: QtBot) -> None:
    label = PlainLabel("a\u202eb")
    qtbot.addWidget(label)
    assert label.text() == "a\u202eb"


@pytest.mark.parametrize("text", ACTING)
def test_a_chart_names_what_it_counts_without_being_turned(qtbot: QtBot, text: str) -> None:
    def chart(label: str) -> QWidget:
        made = BarChart("件数")
        made.set_rows([Series(label, Tone.AI)], [BarRow(label, (3.0,), (label,))])
        return made

    assert picture(qtbot, chart(text)) == picture(qtbot, chart(ACTING[text]))
