"""Whose names a book holds that may be erased: witnesses of a visit, persons of the office.

Where else such a name stands is found out in plan_names.py; erasing it is erase_name.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.record.derive import kind_of
from wakayama_audit_gui.use_cases.black_bar import BAR
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE

NAME = "name"
_WITNESS, _PERSON = "witness", "person"


class Named(NamedTuple):
    """A person whose name may be erased.

    Attributes:
        book: Where they are recorded: a visit, or the office.
        subject: ``witness:<id>`` or ``person:<id>``.
        name: As it stands.
        called: The name with post or 課, as it is offered.
    """

    book: str
    subject: str
    name: str
    called: str

    @property
    def what(self) -> str:
        """What is erased, without the name."""
        return "立会者の氏名" if kind_of(self.subject) == _WITNESS else "担当者の氏名"


def erasable_names(store: Store, book: str) -> tuple[Named, ...]:
    """Names that stand in a book, also of those who were taken off since; by name."""
    wanted, beside = (_PERSON, "section") if book == OFFICE else (_WITNESS, "post")
    found = []
    for subject, cells in store.state(book).items():
        fields = Fields(cells)
        # Of differing names each is one: they go together, whichever is chosen.
        for value in fields.values(NAME) if kind_of(subject) == wanted else ():
            if isinstance(value, str) and value and value != BAR:
                said = [fields.text(beside), "外した人" if fields.removed() else ""]
                more = "・".join(part for part in said if part)
                called = f"{value}（{more}）" if more else value
                found.append(Named(book, subject, value, called))
    return tuple(sorted(found, key=lambda one: (one.name, one.subject)))
