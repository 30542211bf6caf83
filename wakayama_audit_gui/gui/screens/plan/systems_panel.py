"""Choosing the systems of a visit: one or several, found by typing.

Which places they bring is proposed in places_panel.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.domain.system import System
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.use_cases.known_systems import StandingSystem


def describe(system: System) -> str:
    """What decides its checklist, in one line."""
    words = [system.contract_section, system.form]
    words += ["個人番号"] if system.individual_number else []
    words += ["指定管理者"] if system.designated_manager else []
    return "・".join(word for word in words if word)


_NARROW = "選定した項目だけを確かめる"
_REST = "外すと、当てはまる項目をすべて確かめます"


class SystemsPanel(Card):
    """The list of systems.

    Signals:
        chosen_changed: Another set of systems is chosen.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: dict[str, TickRow] = {}
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("システム名・課でしぼる")
        self._filter.setAccessibleName("システムをしぼる")
        self._filter.setClearButtonEnabled(True)
        self._list = ScrollColumn(spacing=2)
        self._count = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self._narrow = TickRow(_NARROW, _REST)
        self._narrow.hide()
        self.body.addWidget(PlainLabel("1　対象システム", bold=True))
        self.body.addWidget(self._filter)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._count)
        self.body.addWidget(self._narrow)
        self._filter.textChanged.connect(self._on_filter_changed)
        self.setFocusProxy(self._filter)

    def unroll(self, on: bool) -> None:
        """Be as high as the list is long, instead of scrolling it."""
        self._list.unroll(on)

    def show_systems(self, systems: Sequence[StandingSystem]) -> None:
        """Show the systems of the register, those without a name last; what is ticked stays so."""
        ticked = self.chosen()
        self._list.empty()
        self._rows = {
            one.system.id: TickRow(one.title, describe(one.system), one.system.function)
            for one in sorted(systems, key=lambda one: not one.is_named)
        }
        for id_, row in self._rows.items():
            row.setChecked(id_ in ticked)
            row.toggled.connect(self._on_row_toggled)
            self._list.append(row)
        self._on_filter_changed(self._filter.text())
        self._tell_count()
        if self.chosen() != ticked:
            self.chosen_changed.emit()

    def choose(self, systems: Sequence[str]) -> None:
        """Tick these systems and no others; they come to the top of the list, into sight."""
        for system, row in self._rows.items():
            row.setChecked(system in systems)
        ticked = [row for row in self._rows.values() if row.isChecked()]
        for row in reversed(ticked):
            row.show()
            self._list.column.insertWidget(0, row)

    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked systems, in the order of the list."""
        return tuple(system for system, row in self._rows.items() if row.isChecked())

    @property
    def whole(self) -> bool:
        """Whether every item is asked, although some were chosen with the targets."""
        return not self._narrow.isHidden() and not self._narrow.isChecked()

    def offer_narrow(self, on: bool) -> None:
        """Offer to ask only the items that were chosen with the targets; ticked at first."""
        if on == self._narrow.isHidden():
            self._narrow.setChecked(on)
            self._narrow.setVisible(on)

    def _tell_count(self) -> None:
        count = len(self.chosen())
        self._count.setText(f"{count} 件を選択" if count else "1つ以上選んでください")

    @Slot()
    def _on_row_toggled(self) -> None:
        self._tell_count()
        self.chosen_changed.emit()

    @Slot(str)
    def _on_filter_changed(self, words: str) -> None:
        for row in self._rows.values():
            row.setVisible(row.isChecked() or row.holds(words))
