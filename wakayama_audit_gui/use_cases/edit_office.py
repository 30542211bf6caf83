"""Founding a workspace, and keeping its persons and 定型句.

Reading them is in read_office.py; visits have rooms of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE, read_office
from wakayama_audit_gui.use_cases.recording import new_id, record

FIRST_PHRASES = (
    "現地で確認した。",
    "担当者へ聞き取り、記録を閲覧した。",
    "記録簿に欠落はない。",
    "該当する備えは見当たらない。",
    "施錠されている。",
    "施錠されていない。",
    "資料は後日受領する。",
)
"""定型句 of a new workspace; the list is the user's to edit."""


def found_office(
    store: Store, name: str, municipality: str, *, today: date, sample: bool = False
) -> Changes:
    """Name a new workspace and give it its first 定型句."""
    facts = [
        NewFact("workspace", "name", name),
        NewFact("workspace", "municipality", municipality),
        NewFact("workspace", "created", today.isoformat()),
        NewFact("workspace", "sample", sample),
    ]
    for order, text in enumerate(FIRST_PHRASES):
        facts += _phrase_facts(new_id(), text, order)
    return record(store, OFFICE, "", "監査ファイルを作った", facts)


def add_person(store: Store, name: str, role: str, section: str, by: str) -> Changes:
    """Add a person who may be an auditor.

    Raises:
        UserError: The name is empty.
    """
    person = new_id()
    facts = _person_facts(person, name, role, section)
    # A first person has nobody who could have added them: they add themselves.
    label = f"{name.strip()}を加えた"
    return record(store, OFFICE, by or person, label, facts, made=person)


def change_person(
    store: Store, person: str, name: str, role: str, section: str, by: str
) -> Changes:
    """Correct a person's name, role or 課."""
    facts = _person_facts(person, name, role, section)
    return record(store, OFFICE, by, f"{name.strip()}を直した", facts)


def remove_person(store: Store, person: str, by: str) -> Changes:
    """Take a person off the list; what they recorded keeps their name."""
    return record(
        store, OFFICE, by, "担当者を外した", [NewFact(f"person:{person}", "removed", value=True)]
    )


def _person_facts(person: str, name: str, role: str, section: str) -> list[NewFact]:
    if not name.strip():
        raise UserError("氏名が空です。", "氏名を入れてください。", code="empty_name")
    return [
        NewFact(f"person:{person}", "name", name.strip()),
        NewFact(f"person:{person}", "role", role),
        NewFact(f"person:{person}", "section", section),
        NewFact(f"person:{person}", "removed", value=False),
    ]


def replace_phrases(store: Store, texts: Sequence[str], by: str) -> Changes:
    """Make the 定型句 exactly these, in this order; empty and repeated ones are left out."""
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    present = {phrase.text: phrase for phrase in read_office(store).phrases}
    facts: list[NewFact] = []
    for order, text in enumerate(wanted):
        known = present.get(text)
        facts += _phrase_facts(known.id if known else new_id(), text, order)
    facts += [
        NewFact(f"phrase:{phrase.id}", "removed", value=True)
        for text, phrase in present.items()
        if text not in wanted
    ]
    return record(store, OFFICE, by, "定型句を直した", facts)


def _phrase_facts(phrase: str, text: str, order: int) -> list[NewFact]:
    return [
        NewFact(f"phrase:{phrase}", "text", text),
        NewFact(f"phrase:{phrase}", "order", order),
        NewFact(f"phrase:{phrase}", "removed", value=False),
    ]
