"""Finding words across all visits: two-character Japanese words too.

The index is a projection of storage; this room turns its hits into lines a person can follow.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.use_cases.cells import standing
from wakayama_audit_gui.use_cases.cells import words as words_of
from wakayama_audit_gui.use_cases.ports import SearchHit, Store
from wakayama_audit_gui.use_cases.read_history import FIELD_NAMES

_KINDS = {
    "visit": "視察",
    "place": "場所",
    "answer": "項目",
    "finding": "指摘・意見",
    "document": "資料",
    "photo": "写真",
    "witness": "立会者",
    "person": "担当者",
    "own_item": "項目",
}


class FoundLine(NamedTuple):
    """One hit.

    Attributes:
        visit: Visit id, "" when it is not in a visit.
        title: Title of the visit.
        when: Its ISO date.
        subject: Subject of the record, or of the answer it belongs to: where to go.
        kind: What was found, in words.
        text: The stored text.
    """

    visit: str
    title: str
    when: str
    subject: str
    kind: str
    text: str


def search_record(store: Store, words: str, limit: int = 200) -> list[FoundLine]:
    """Lines that hold every word, visits first in their own order; empty words find nothing."""
    if not words.strip():
        return []
    titles = {row.visit: (row.title, row.scheduled) for row in store.visits()}
    found = (_line(store, hit, titles) for hit in store.search(words, limit))
    return sorted(found, key=lambda line: (line.when, line.title), reverse=True)


def _line(store: Store, hit: SearchHit, titles: dict[str, tuple[str, str]]) -> FoundLine:
    visit = hit.book.removeprefix("visit:") if hit.book.startswith("visit:") else ""
    title, when = titles.get(visit, ("", ""))
    noun = hit.subject.split(":", 1)[0]
    kind = _KINDS.get(noun, "記録")
    field = FIELD_NAMES.get(hit.field, "")
    goal = _goal(store, noun, hit.subject)
    return FoundLine(visit, title, when, goal, f"{kind} {field}".strip(), hit.text)


def _goal(store: Store, noun: str, subject: str) -> str:
    """The answer a hit belongs to, or the subject itself when it belongs to none."""
    if noun == "finding":
        return "answer:" + subject.removeprefix("finding:")
    if noun in ("photo", "document"):
        return words_of(standing(store.cell(subject, "answer"))) or subject
    return subject
