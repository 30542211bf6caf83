"""A 差異 as a 指摘 of a visit at the same 課: an item of its own, answered, in one act.

As a 指摘 of the ledger of findings it is filed by file_difference.py; counting is count_sticks.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.stick import Difference
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Place, Visit, VisitState
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_sticks import StickCount
from wakayama_audit_gui.use_cases.file_difference import difference_id, require_unfiled
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.recording import record, require_open

_OPEN = frozenset((VisitState.PLANNED, VisitState.WRITING))


class OpenPlace(NamedTuple):
    """A place of a visit that can still be written to.

    Attributes:
        visit: Id.
        sheet_no: 調書番号.
        title: Of the visit.
        place: Id.
        name: Of the place.
    """

    visit: str
    sheet_no: str
    title: str
    place: str
    name: str


def open_places(store: Store, count: StickCount) -> tuple[OpenPlace, ...]:
    """Places of the 課 of a count in visits planned or being written, latest visit first."""
    rows = [row for row in store.visits() if row.state in _OPEN]
    found: list[OpenPlace] = []
    for row in sorted(rows, key=lambda one: one.scheduled, reverse=True):
        visit = read_visit(store, row.visit)
        found += [
            OpenPlace(visit.id, visit.sheet_no, visit.title, place.id, place.name)
            for place in visit.places
            if place.section in (count.section, count.now)
        ]
    return tuple(found)


def raise_difference(
    store: Store,
    visit: Visit,
    place: Place,
    count: StickCount,
    difference: Difference,
    text: str,
    by: str,
) -> Changes:
    """Make a 差異 a 指摘 of a visit, as an item of its own in a place, in one act.

    Args:
        store: The workspace.
        visit: Not yet sealed.
        place: Of this visit.
        count: In which it was found.
        difference: What differs.
        text: The 指摘; `Difference.draft` is proposed.
        by: Who files it.

    Raises:
        UserError: The visit is sealed, the text is empty, or this 差異 was filed before.
    """
    require_open(visit)
    require_unfiled(store, count, difference, text)
    item = f"own_{difference_id(count, difference.number)}"
    answer = visit.answer_subject(place.id, item)
    facts = [
        *_item_facts(f"own_item:{item}", place, difference),
        NewFact(answer, "verdict", Verdict.SHITEKI.value),
        NewFact(answer, "remark", difference.words),
        *_finding_facts(answer, visit, count, text),
    ]
    if visit.state is VisitState.PLANNED:
        facts.append(NewFact(f"visit:{visit.id}", "state", VisitState.WRITING.value))
    return record(
        store,
        visit_book(visit.id),
        by,
        f"USBメモリ {difference.number} の差異を指摘にした",
        facts,
        made=item,
    )


def _item_facts(subject: str, place: Place, difference: Difference) -> list[NewFact]:
    question = f"管理番号 {difference.number} のUSBメモリは、台帳のとおりか。"
    return [
        NewFact(subject, "place", place.id),
        NewFact(subject, "title", f"USBメモリの照合（{difference.kind.value}）"),
        NewFact(subject, "question", question),
        NewFact(subject, "look", ["USBメモリの台帳", "現物の管理番号"]),
        NewFact(subject, "removed", value=False),
    ]


def _finding_facts(answer: str, visit: Visit, count: StickCount, text: str) -> list[NewFact]:
    subject = "finding:" + answer.removeprefix("answer:")
    systems: list[JsonValue] = list(visit.systems)
    return [
        NewFact(subject, "answer", answer),
        NewFact(subject, "class", Verdict.SHITEKI.value),
        NewFact(subject, "text", text.strip()),
        NewFact(subject, "clauses", []),
        NewFact(subject, "sections", [count.section]),
        NewFact(subject, "systems", systems),
        NewFact(subject, "removed", value=False),
    ]
