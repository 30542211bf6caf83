"""Persons of the workspace, and which of them sits here now. No authentication is claimed.

Recording them is in use_cases.edit_office.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.name_erasure import NameErasure
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_office import add_person, change_person, remove_person
from wakayama_audit_gui.use_cases.read_office import OFFICE, Person


class PersonRow(QWidget):
    """One person: chosen or not, name, role, 課; edits are kept when the field is left.

    Signals:
        chosen: It is this person who sits here.
        removed: Their name, after they were taken off the list.
    """

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = person
        self.choice = FilterChip("わたし")
        self._name, self._role, self._section = QLineEdit(), QLineEdit(), QLineEdit()
        self._remove = LinkButton("外す")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice)
        for edit, words, share in (
            (self._name, "氏名", 3),
            (self._role, "役割", 2),
            (self._section, "所属の課", 3),
        ):
            edit.setPlaceholderText(words)
            edit.setMinimumWidth(scaled(72))
            edit.editingFinished.connect(self._on_edited)
            row.addWidget(edit, share)
        row.addWidget(self._remove)
        self.choice.clicked.connect(self._on_choice_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self.show_person(person)

    def show_person(self, person: Person) -> None:
        """Show what is recorded; a field that has the keyboard is left alone."""
        self._person = person
        self.choice.setChecked(person.id == self._desk.person)
        self.choice.setAccessibleName(f"わたしは {person.name}")
        self._remove.setAccessibleName(f"{person.name}を外す")
        for edit, value, words in (
            (self._name, person.name, "氏名"),
            (self._role, person.role, "役割"),
            (self._section, person.section, "所属の課"),
        ):
            edit.setAccessibleName(f"{person.name}の{words}")
            if not edit.hasFocus() and edit.text() != value:
                edit.setText(value)
                edit.setCursorPosition(0)

    def flush(self) -> None:
        """Record what is being typed."""
        self._on_edited()

    @Slot()
    def _on_choice_clicked(self) -> None:
        self.choice.setChecked(True)
        self.chosen.emit(self._person.id)

    @Slot()
    def _on_edited(self) -> None:
        name, role, section = self._name.text(), self._role.text(), self._section.text()
        person, by = self._person, self._desk.person
        if (name.strip(), role, section) == person[1:]:
            return
        # Until it is acknowledged, leaving another field must not write it a second time.
        self._person = Person(person.id, name.strip(), role, section)

        def failed(error: UserError) -> None:
            self.show_person(person)
            self._name.setText(person.name)
            self._desk.refused.emit(error)

        self._desk.tasks.write(
            self,
            lambda store: change_person(store, person.id, name, role, section, by),
            None,
            failed,
        )

    @Slot()
    def _on_remove_clicked(self) -> None:
        person, by = self._person, self._desk.person
        self._desk.tasks.write(
            self,
            lambda store: remove_person(store, person.id, by),
            lambda _changes: self.removed.emit(person.name),
        )


class PersonsCard(Card):
    """All persons.

    Signals:
        person_chosen: Id of who sits here now.
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    person_chosen = Signal(str)
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._rows: dict[str, PersonRow] = {}
        self._box = QVBoxLayout()
        self._name, self._section = QLineEdit(), QLineEdit()
        self._add = PlainButton("加える", icon="user-plus")
        self.body.addWidget(PlainLabel("担当者", size=Size.TITLE, bold=True))
        hint = (
            "記録には、「わたし」に選んだ人の名前が残ります。パスワードによる本人確認はしません。"
        )
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addLayout(self._box)
        row = QHBoxLayout()
        for edit, words in ((self._name, "新しい人の氏名"), (self._section, "所属の課")):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
            edit.returnPressed.connect(self._on_add_clicked)
            row.addWidget(edit, 1)
        row.addWidget(self._add)
        self.body.addLayout(row)
        self.erase = LinkButton("氏名を消去する…", icon="trash-2")
        self.erase.setAccessibleName("担当者の氏名を消去する")
        self.erase.setCheckable(True)
        self.names = NameErasure(desk, "だれの氏名を消去しますか。外した人も選べます。")
        self.names.hide()
        self.body.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.names)
        self.erase.toggled.connect(self._on_erase_toggled)
        self.names.finished.connect(lambda: self.erase.setChecked(False))
        self._add.clicked.connect(self._on_add_clicked)
        desk.office_changed.connect(self.show_persons)
        self.show_persons()

    @Slot()
    def show_persons(self) -> None:
        """Show the persons of the office as they are now; rows stay, and with them the focus."""
        persons = self._desk.office.persons
        for gone in self._rows.keys() - {person.id for person in persons}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for position, person in enumerate(persons):
            if person.id not in self._rows:
                row = self._rows[person.id] = PersonRow(self._desk, person)
                row.chosen.connect(self._on_person_chosen)
                row.removed.connect(self._on_person_removed)
            self._rows[person.id].show_person(person)
            self._box.insertWidget(position, self._rows[person.id])

    def flush(self) -> None:
        """Record what is being typed."""
        for row in self._rows.values():
            row.flush()

    @Slot(str)
    def _on_person_chosen(self, person: str) -> None:
        for id_, row in self._rows.items():
            row.choice.setChecked(id_ == person)
        self.person_chosen.emit(person)

    @Slot(bool)
    def _on_erase_toggled(self, on: bool) -> None:
        self.names.setVisible(on)
        if on:
            self.names.offer(OFFICE)

    @Slot(str)
    def _on_person_removed(self, name: str) -> None:
        self.noted.emit(f"{name}を担当者から外しました")

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
        self._name.setFocus()
