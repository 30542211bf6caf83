"""Settling a contested value: the one kept is written as an act in view of all of them.

How the values are shown side by side is in contested_panel.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Finding, Row, Sampling, Visit
from wakayama_audit_gui.gui.screens.walk.contested_panel import Rival
from wakayama_audit_gui.gui.screens.walk.walk import Walk
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
from wakayama_audit_gui.use_cases.cells import texts_of, whole, words
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store


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
