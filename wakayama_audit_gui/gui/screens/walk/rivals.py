"""Values of the record that differ, and settling which of them is kept.

How they are shown side by side is in contested_panel.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Finding, Row, Sampling, Visit
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.record.fact import Head, JsonValue
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    address_finding,
    dispose_prior,
    finding_subject,
    give_verdict,
    record_sampling,
    write_finding,
    write_text,
)
from wakayama_audit_gui.use_cases.cells import rivals, texts_of, whole, words
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

_ANSWER_FIELDS = (
    "verdict",
    "reason",
    "remark",
    "class_reason",
    "assignee",
    "interview",
    "sampling",
    "due",
)
_FINDING_FIELDS = ("class", "text", "sections")


class Rival(NamedTuple):
    """One of several differing values.

    Attributes:
        subject: Subject of the record.
        field: Its field.
        value: What was said.
        by: Person id.
        at: When, ISO 8601.
    """

    subject: str
    field: str
    value: JsonValue
    by: str
    at: str


def contested_fields(walk: Walk, row: Row) -> list[list[Rival]]:
    """Every field of an answer and its finding on which recorded values differ."""
    fields = [(row.answer.subject, field) for field in _ANSWER_FIELDS]
    fields += [(row.answer.subject, f"prior:{code}") for code in row.item.prior]
    fields += [(finding_subject(row), field) for field in _FINDING_FIELDS]
    found = []
    for subject, field in fields:
        cell = walk.cell(subject, field)
        if rivals(cell):
            found.append([_rival(subject, field, head) for head in _one_each(cell)])
    return found


def _one_each(heads: Iterable[Head]) -> Iterable[Head]:
    seen: list[JsonValue] = []
    for head in heads:
        if not head.erased and head.value not in seen:
            seen.append(head.value)
            yield head


def _rival(subject: str, field: str, head: Head) -> Rival:
    return Rival(subject, field, head.value, head.by, head.at)


def settle(walk: Walk, row: Row, rival: Rival) -> None:
    """Write the value that is kept."""

    def act(store: Store, visit: Visit, fresh: Row, by: str) -> Changes:
        if rival.subject == finding_subject(row):
            return _settle_finding(store, visit, fresh, rival, by)
        return _settle_answer(store, visit, fresh, rival, by)

    walk.act_on(row.answer.subject, act)


def _settle_answer(store: Store, visit: Visit, row: Row, rival: Rival, by: str) -> Changes:
    value = rival.value
    if rival.field == "verdict":
        return give_verdict(store, visit, row, Verdict(words(value)), by)
    if rival.field == "sampling":
        kept = None
        if isinstance(value, dict):
            kept = Sampling(
                words(value.get("population")),
                words(value.get("method")),
                whole(value.get("count")),
                whole(value.get("defects")),
            )
        return record_sampling(store, visit, row, kept, by)
    if rival.field.startswith("prior:"):
        said = value if isinstance(value, dict) else {}
        disposition = Disposition(words(said.get("state")), words(said.get("note")))
        return dispose_prior(store, visit, row, rival.field.removeprefix("prior:"), disposition, by)
    return write_text(store, visit, row, AnswerText(rival.field), words(value), by)


def _settle_finding(store: Store, visit: Visit, row: Row, rival: Rival, by: str) -> Changes:
    if rival.field == "class":
        return give_verdict(store, visit, row, Verdict(words(rival.value)), by)
    finding = _finding(visit, rival.subject)
    if rival.field == "sections":
        return address_finding(store, visit, finding, texts_of(rival.value), by)
    return write_finding(store, visit, finding, words(rival.value), by)


def _finding(visit: Visit, subject: str) -> Finding:
    return next(f for f in visit.findings if f"finding:{f.id}" == subject)
