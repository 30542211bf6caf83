"""Who works here and how they phrase things: persons and 定型句 of the workspace.

Changing them is in edit_office.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.left_value import with_what_is_left
from wakayama_audit_gui.use_cases.ports import Store

OFFICE = "office"
"""The book of the workspace itself."""


class Person(NamedTuple):
    """A person of the workspace; the id is in the record, the name is an erasable value."""

    id: str
    name: str
    role: str
    section: str


class Phrase(NamedTuple):
    """A 定型句 (F4)."""

    id: str
    text: str
    order: int


class Office(NamedTuple):
    """The workspace, its persons and its set phrases.

    Attributes:
        names: Person id → name, with those of persons taken off the list.
    """

    name: str
    municipality: str
    sample: bool
    persons: tuple[Person, ...]
    phrases: tuple[Phrase, ...]
    names: Mapping[str, str] = {}

    def name_of(self, person: str) -> str:
        """Name of a person id, also of one taken off the list; "" when unknown."""
        return self.names.get(person, "")


def read_office(store: Store) -> Office:
    """Read the workspace's own book."""
    state = with_what_is_left(store.state(OFFICE))
    present = [
        (subject, fields) for subject, raw in state.items() if not (fields := Fields(raw)).removed()
    ]
    head = Fields(state.get("workspace"))
    persons = [
        Person(subject.removeprefix("person:"), f.text("name"), f.text("role"), f.text("section"))
        for subject, f in present
        if subject.startswith("person:")
    ]
    phrases = [
        Phrase(subject.removeprefix("phrase:"), f.text("text"), f.number("order"))
        for subject, f in present
        if subject.startswith("phrase:")
    ]
    return Office(
        head.text("name"),
        head.text("municipality"),
        head.flag("sample"),
        tuple(sorted(persons, key=lambda person: (person.name, person.id))),
        tuple(sorted(phrases, key=lambda phrase: (phrase.order, phrase.id))),
        {
            subject.removeprefix("person:"): Fields(raw).text("name")
            for subject, raw in state.items()
            if subject.startswith("person:")
        },
    )
