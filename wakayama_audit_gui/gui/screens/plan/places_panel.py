"""Choosing the places of a visit, and whether photos may be taken in each.

Places are proposed by the attributes of the systems (domain.checklist); own places can be added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.checklist import ProposedPlace
from wakayama_audit_gui.domain.place import PlaceTemplate
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.use_cases.edit_place import PERMISSIONS, PlannedPlace

_FEW = 4
"""Up to so many proposed places are ticked at once; of more, the auditor chooses."""

PERMISSION_WORDS = {
    "未確認": "撮影：未確認",
    "可": "撮影：可",
    "許可": "撮影：許可",
    "禁止": "撮影：禁止",
}


class PlaceEditor(QWidget):
    """A place with its permission; the details are shown once it is ticked.

    Signals:
        changed: It was ticked, unticked or renamed.
    """

    changed = Signal()

    def __init__(self, place: ProposedPlace, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._tick = TickRow(place.name, detail, place.note)
        self.setFocusProxy(self._tick)
        self._name = QLineEdit(place.name)
        self._name.setAccessibleName("場所の名前")
        self._name.setCursorPosition(0)  # the beginning of a long name is what tells it
        self._permission = ChoiceField()
        self._permission.setAccessibleName("撮影の可否")
        for kind in PERMISSIONS:
            self._permission.addItem(PERMISSION_WORDS[kind], kind)
        self._by = QLineEdit()
        self._by.setPlaceholderText("許可した人")
        self._by.setAccessibleName("撮影を許可した人")
        details = QGridLayout()
        details.setContentsMargins(42, 2, 4, 8)
        details.setSpacing(6)
        details.addWidget(self._name, 0, 0)
        details.addWidget(self._permission, 0, 1)
        details.addWidget(self._by, 1, 0, 1, 2)
        details.setColumnStretch(0, 1)
        self._details = QWidget()
        self._details.setLayout(details)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._tick)
        layout.addWidget(self._details)
        self._tick.toggled.connect(self._on_tick_toggled)
        self._permission.currentIndexChanged.connect(self._on_permission_changed)
        self._name.textChanged.connect(self.changed)
        self._on_tick_toggled(on=False)
        self._on_permission_changed()

    @property
    def key(self) -> tuple[str, str]:
        """What tells one proposed place from another: template and name."""
        return self._place.template, self._place.name

    @property
    def section(self) -> str:
        """課 that the place is of."""
        return self._place.section

    @property
    def ticked(self) -> bool:
        """Whether the place is to be visited."""
        return self._tick.isChecked()

    def tick(self, on: bool) -> None:
        """Take the place in or leave it out."""
        self._tick.setChecked(on)

    def name_it(self) -> None:
        """Put the keyboard on the name."""
        self._name.setFocus()
        self._name.selectAll()

    def planned(self, now: datetime) -> PlannedPlace:
        """The place as filled in; a permission is dated now."""
        kind = str(self._permission.currentData())
        at = now.isoformat(timespec="seconds") if kind != "未確認" else ""
        by = self._by.text().strip() if kind == "許可" else ""
        name = self._name.text().strip()
        permission = Permission(kind, by, at)
        return PlannedPlace(name, self._place.template, self._place.section, permission)

    @Slot(bool)
    def _on_tick_toggled(self, on: bool) -> None:
        self._details.setVisible(on)
        self.changed.emit()

    @Slot()
    def _on_permission_changed(self) -> None:
        self._by.setVisible(self._permission.currentData() == "許可")


class PlacesPanel(Card):
    """The list of places.

    Signals:
        chosen_changed: Another set of places is chosen.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._editors: list[PlaceEditor] = []
        self._own: list[PlaceEditor] = []
        self._hint = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._all = LinkButton("すべて選ぶ")
        self._list = ScrollColumn(spacing=2)
        self._template = ChoiceField()
        self._template.setAccessibleName("加える場所の種類")
        self._add = PlainButton("場所を加える", icon="plus")
        head = QHBoxLayout()
        head.addWidget(self._hint, 1)
        head.addWidget(self._all)
        adding = QHBoxLayout()
        adding.addWidget(self._template, 1)
        adding.addWidget(self._add)
        self.body.addWidget(PlainLabel("2　場所と撮影の可否", bold=True))
        self.body.addLayout(head)
        self.body.addWidget(self._list, 1)
        self.body.addLayout(adding)
        self._all.clicked.connect(self._on_all_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._on_editor_changed()

    def unroll(self, on: bool) -> None:
        """Be as high as the list is long, instead of scrolling it."""
        self._list.unroll(on)

    def show_templates(self, templates: Sequence[PlaceTemplate]) -> None:
        """Offer these kinds of places for adding."""
        self._template.clear()
        for template in templates:
            self._template.addItem(template.name, template.id)
        self._template.addItem("その他の場所（項目は自分で加える）", "")

    def propose(self, places: Sequence[ProposedPlace], systems: Mapping[str, str]) -> None:
        """Show the places that the chosen systems call for; own places stay.

        A place proposed before keeps what was filled in.

        Args:
            places: From domain.checklist.default_places.
            systems: Names by id, to say which system a place belongs to.
        """
        known = {editor.key: editor for editor in self._editors}
        self._editors = []
        for place in places:
            editor = known.pop((place.template, place.name), None)
            if editor is None:
                editor = PlaceEditor(place, _detail(place, systems))
                editor.tick(len(places) <= _FEW)
                editor.changed.connect(self._on_editor_changed)
            self._editors.append(editor)
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        for position, editor in enumerate(self._editors):
            self._list.column.insertWidget(position, editor)
        self._on_editor_changed()

    def tick_section(self, section: str) -> None:
        """Tick the proposed places of a 課 and no others."""
        for editor in self._editors:
            editor.tick(editor.section == section)

    def clear(self) -> None:
        """Forget own places, for another visit."""
        for editor in self._own:
            editor.hide()
            editor.deleteLater()
        self._own = []
        self.propose((), {})

    def planned(self, now: datetime) -> tuple[PlannedPlace, ...]:
        """The ticked places as filled in."""
        return tuple(e.planned(now) for e in (*self._editors, *self._own) if e.ticked)

    @Slot()
    def _on_editor_changed(self) -> None:
        editors = (*self._editors, *self._own)
        count = sum(editor.ticked for editor in editors)
        if not editors:
            words = "対象システムを選ぶと、候補の場所が並びます。"
        elif count:
            words = f"{count} か所を視察します（候補 {len(editors)}）"
        else:
            words = f"候補 {len(editors)} か所から、視察する場所を選んでください。"
        self._hint.setText(words)
        self._all.setVisible(bool(editors))
        self._all.set_words("すべて外す" if count == len(editors) else "すべて選ぶ")
        self.chosen_changed.emit()

    @Slot()
    def _on_all_clicked(self) -> None:
        editors = (*self._editors, *self._own)
        on = not all(editor.ticked for editor in editors)
        for editor in editors:
            editor.tick(on)

    @Slot()
    def _on_add_clicked(self) -> None:
        template = str(self._template.currentData() or "")
        name = self._template.currentText().split("（")[0] if template else "新しい場所"
        place = ProposedPlace(template, self._free_name(name), "", (), "", "")
        editor = PlaceEditor(place, "自分で加えた場所")
        editor.changed.connect(self._on_editor_changed)
        self._own.append(editor)
        self._list.append(editor)
        editor.tick(on=True)
        editor.name_it()

    def _free_name(self, name: str) -> str:
        taken = {editor.key[1] for editor in (*self._editors, *self._own)}
        names = (name, *(f"{name} {number}" for number in range(2, 1000)))
        return next((free for free in names if free not in taken), name)


def _detail(place: ProposedPlace, systems: Mapping[str, str]) -> str:
    names = "・".join(systems.get(system, system) for system in place.systems)
    basis = "推定" if place.basis == "推定" else ""
    # With one system chosen its name would only be repeated on every row.
    parts = (basis, names if len(systems) > 1 else "", place.note)
    return "　".join(part for part in parts if part)
