"""Persons of the workspace, and which of them sits here now. No authentication is claimed.

Recording them is in use_cases.edit_office.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_office import add_person, change_person, remove_person
from wakayama_audit_gui.use_cases.read_office import Person


class PersonRow(QWidget):
    """One person: chosen or not, name, role, 課; edits are kept when the field is left."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = person
        self.choice = QRadioButton("わたし")
        self.choice.setAccessibleName(f"わたしは {person.name}")
        self.choice.setMinimumHeight(44)
        self.choice.setChecked(person.id == desk.person)
        self._name, self._role = QLineEdit(person.name), QLineEdit(person.role)
        self._section = QLineEdit(person.section)
        remove = LinkButton("外す")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice)
        for edit, words, share in (
            (self._name, "氏名", 3),
            (self._role, "役割", 2),
            (self._section, "所属の課", 3),
        ):
            edit.setAccessibleName(f"{person.name}の{words}")
            edit.setPlaceholderText(words)
            edit.editingFinished.connect(self._on_edited)
            row.addWidget(edit, share)
        row.addWidget(remove)
        self.choice.toggled.connect(self._on_choice_toggled)
        remove.clicked.connect(self._on_remove_clicked)

    @Slot(bool)
    def _on_choice_toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit(self._person.id)

    @Slot()
    def _on_edited(self) -> None:
        name, role, section = self._name.text(), self._role.text(), self._section.text()
        person, by = self._person, self._desk.person
        if (name, role, section) == person[1:]:
            return
        self._desk.tasks.write(
            self, lambda store: change_person(store, person.id, name, role, section, by)
        )

    @Slot()
    def _on_remove_clicked(self) -> None:
        person, by = self._person.id, self._desk.person
        self._desk.tasks.write(self, lambda store: remove_person(store, person, by))


class PersonsCard(Card):
    """All persons.

    Signals:
        person_chosen: Id of who sits here now.
    """

    person_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._rows: list[PersonRow] = []
        self._box = QVBoxLayout()
        self._name, self._section = QLineEdit(), QLineEdit()
        self._add = PlainButton("加える", icon="user-plus")
        self.body.addWidget(PlainLabel("人", size=Size.TITLE, bold=True))
        hint = "記録には、ここで選んだ人の名前が残ります。パスワードによる本人確認はしません。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addLayout(self._box)
        row = QHBoxLayout()
        for edit, words in ((self._name, "新しい人の氏名"), (self._section, "所属の課")):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
            row.addWidget(edit, 1)
        row.addWidget(self._add)
        self.body.addLayout(row)
        self._add.clicked.connect(self._on_add_clicked)
        self._section.returnPressed.connect(self._on_add_clicked)
        desk.office_changed.connect(self.show_persons)
        self.show_persons()

    @Slot()
    def show_persons(self) -> None:
        """Show the persons of the office as they are now."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [PersonRow(self._desk, person) for person in self._desk.office.persons]
        for row in self._rows:
            self._box.addWidget(row)
            row.chosen.connect(self._on_person_chosen)

    @Slot(str)
    def _on_person_chosen(self, person: str) -> None:
        for row in self._rows:
            if row is not self.sender():
                row.choice.setChecked(False)
        self.person_chosen.emit(person)

    @Slot()
    def _on_add_clicked(self) -> None:
        name, section, by = self._name.text(), self._section.text(), self._desk.person
        if not name.strip():
            self._name.setFocus()
            return
        self._desk.tasks.write(
            self, lambda store: add_person(store, name, "監査人", section, by), self._on_added
        )

    def _on_added(self, _changes: object) -> None:
        self._name.clear()
        self._section.clear()
