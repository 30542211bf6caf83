"""確かめる項目: those that are looked at with a target, proposed from the facts of its score.

What the score proposes is said in domain/selected_item.py; the decision is in decision_form.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.selected_item import BY_OFFICE, SelectedItem
from wakayama_audit_gui.gui.screens.select.selection import Target, TargetKey
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.use_cases.applicable_items import Offer

_NONE = "一つも選ばないと、当てはまる項目をすべて確かめます。"
_SOME = "視察を用意すると、この項目がチェックリストになります。"
_CHANGED = "「対象にする」か「直す」を押すと記録されます。"


class ItemsPart(QWidget):
    """A row to tick for each item.

    Args:
        host: The list of further items floats over it.

    Signals:
        changed: An item was ticked, unticked or added.

    Attributes:
        rows: Item id → its row.
        more: Offers further items.
        popup: The list of them.
    """

    changed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._key: TargetKey | None = None
        self._recorded: tuple[SelectedItem, ...] = ()
        self._known: dict[str, SelectedItem] = {}
        self._offer = Offer({}, ())
        self._kept: dict[TargetKey, tuple[SelectedItem, ...]] = {}
        self.rows: dict[str, TickRow] = {}
        self._title = PlainLabel(bold=True, wrap=True)
        self._hint = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = LinkButton("ほかの項目を加える", icon="plus", touch=True)
        self.popup = ChoicePopup(host, "確かめる項目", "項目の名前で絞り込み")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addLayout(self._list)
        column.addWidget(self.more)
        self.more.clicked.connect(self._on_more_clicked)
        self.popup.chosen.connect(self._on_further_chosen)

    def show_target(self, target: Target) -> None:
        """Show the items of a target; what was ticked and not yet recorded waits for its return."""
        if self._key is not None and self.is_changed():
            self._kept[self._key] = self.selected()
        recorded = target.choice.items if target.choice is not None else target.offer.proposed
        ticked = self._kept.pop(target.key, recorded)
        self._key, self._recorded, self._offer = target.key, recorded, target.offer
        self._known = {one.id: one for one in (*target.offer.proposed, *recorded, *ticked)}
        self._lay_rows({one.id for one in ticked})

    def selected(self) -> tuple[SelectedItem, ...]:
        """What is ticked, in the order of the library."""
        order = [*self._offer.applicable, *self._known]
        return tuple(
            self._known[item]
            for item in dict.fromkeys(order)
            if item in self.rows and self.rows[item].isChecked()
        )

    def is_changed(self) -> bool:
        """Whether something else is ticked than was recorded, or proposed."""
        return {one.id for one in self.selected()} != {one.id for one in self._recorded}

    def _lay_rows(self, ticked: set[str]) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for item, one in self._known.items():
            row = TickRow(self._offer.applicable.get(item, item), one.reason, one.reason)
            row.setChecked(item in ticked)
            row.toggled.connect(self._on_toggled)
            self.rows[item] = row
            self._list.addWidget(row)
        self._show_words()

    def _show_words(self) -> None:
        count = len(self.selected())
        total = len(self._offer.applicable)
        self._title.setText(f"確かめる項目　{count or 'すべて'} / {total}")
        hint = _SOME if count else _NONE
        self._hint.setText(f"{hint}{_CHANGED}" if self.is_changed() else hint)

    @Slot()
    def _on_toggled(self) -> None:
        self._show_words()
        self.changed.emit()

    @Slot()
    def _on_more_clicked(self) -> None:
        further = [
            Choice(title, "", item)
            for item, title in self._offer.applicable.items()
            if item not in self._known
        ]
        self.popup.offer(further, self.more)

    @Slot(object)
    def _on_further_chosen(self, item: object) -> None:
        ticked = {one.id for one in self.selected()} | {str(item)}
        self._known[str(item)] = SelectedItem(str(item), BY_OFFICE)
        self._lay_rows(ticked)
        self.changed.emit()
