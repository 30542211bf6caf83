"""Answering an item: the verdict with its finding, the texts, sampling, due date, prior findings.

What a verdict means is in domain.verdict; taking an act back is in undo_change.py.
"""

from __future__ import annotations

from enum import StrEnum

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import (
    Disposition,
    Finding,
    Row,
    Sampling,
    Visit,
    VisitState,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import record, require_open

FIXED = "是正済"
DISPOSITIONS = (FIXED, "一部", "未是正", "確認不能")
"""What can be said of a prior finding."""


class AnswerText(StrEnum):
    """The texts of an answer, by field of the record."""

    REMARK = "remark"
    REASON = "reason"
    CLASS_REASON = "class_reason"
    INTERVIEW = "interview"
    DUE = "due"
    ASSIGNEE = "assignee"

    @property
    def label(self) -> str:
        """What the field is called on screen."""
        return _TEXT_LABELS[self]


_TEXT_LABELS = {
    AnswerText.REMARK: "所見",
    AnswerText.REASON: "理由",
    AnswerText.CLASS_REASON: "前例と区分を変える理由",
    AnswerText.INTERVIEW: "聞き取り",
    AnswerText.DUE: "後日確認の期日",
    AnswerText.ASSIGNEE: "担当",
}


def finding_subject(row: Row) -> str:
    """Subject of the finding drafted from a row: one per answer, the same on every laptop."""
    return "finding:" + row.answer.subject.removeprefix("answer:")


def give_verdict(store: Store, visit: Visit, row: Row, verdict: Verdict, by: str) -> Changes:
    """Answer an item; a 指摘 or 意見 drafts its finding in the same act, others take it back.

    The draft text follows the class until the auditor has edited it.

    Raises:
        UserError: The visit is sealed, or the store could not write.
    """
    require_open(visit)
    facts = [NewFact(row.answer.subject, "verdict", verdict.value or None)]
    if visit.state is VisitState.PLANNED:
        facts.append(NewFact(f"visit:{visit.id}", "state", VisitState.WRITING.value))
    subject = finding_subject(row)
    earlier = next((f for f in visit.findings if f"finding:{f.id}" == subject), None)
    if verdict.raises_finding:
        facts += _finding_facts(subject, row, verdict, earlier)
    elif earlier is not None and not earlier.removed:
        facts.append(NewFact(subject, "removed", value=True))
    words = verdict.value or "未回答"
    return record(store, visit_book(visit.id), by, f"「{row.item.title}」を{words}にした", facts)


def _finding_facts(
    subject: str, row: Row, verdict: Verdict, earlier: Finding | None
) -> list[NewFact]:
    drafts = set(row.item.drafts.values())
    edited = earlier is not None and bool(earlier.text) and earlier.text not in drafts
    text = earlier.text if earlier and edited else row.item.drafts.get(verdict.value, "")
    facts = [
        NewFact(subject, "answer", row.answer.subject),
        NewFact(subject, "class", verdict.value),
        NewFact(subject, "text", text),
        NewFact(subject, "removed", value=False),
    ]
    if earlier is None:
        clauses: list[JsonValue] = [criterion.label for criterion in row.item.criteria]
        systems: list[JsonValue] = list(row.item.systems)
        sections: list[JsonValue] = [row.place.section] if row.place.section else []
        facts += [
            NewFact(subject, "clauses", clauses),
            NewFact(subject, "sections", sections),
            NewFact(subject, "systems", systems),
        ]
    return facts


def write_text(
    store: Store, visit: Visit, row: Row, field: AnswerText, text: str, by: str
) -> Changes:
    """Write one of the texts of an answer, as typed (no rewriting of characters)."""
    require_open(visit)
    label = f"「{row.item.title}」の{field.label}を書いた"
    fact = NewFact(row.answer.subject, field.value, text or None)
    return record(store, visit_book(visit.id), by, label, [fact])


def write_finding(store: Store, visit: Visit, finding: Finding, text: str, by: str) -> Changes:
    """Edit the wording of a drafted finding."""
    require_open(visit)
    fact = NewFact(f"finding:{finding.id}", "text", text)
    return record(store, visit_book(visit.id), by, f"{finding.kind}案を書いた", [fact])


def address_finding(
    store: Store, visit: Visit, finding: Finding, sections: tuple[str, ...], by: str
) -> Changes:
    """Say which 課 a finding concerns (対象課); it may be several."""
    require_open(visit)
    value: list[JsonValue] = list(sections)
    fact = NewFact(f"finding:{finding.id}", "sections", value)
    return record(store, visit_book(visit.id), by, f"{finding.kind}の対象課を変えた", [fact])


def record_sampling(
    store: Store, visit: Visit, row: Row, sampling: Sampling | None, by: str
) -> Changes:
    """Record 母集団, 抽出方法, 件数, 不備件数; None takes it away.

    Raises:
        UserError: Negative numbers, or more defects than samples.
    """
    require_open(visit)
    if sampling and not 0 <= sampling.defects <= sampling.size:
        raise UserError(
            f"不備件数（{sampling.defects}）が抽出した件数（{sampling.size}）に合いません。",
            "件数と不備件数を見直してください。",
            code="sampling",
        )
    value: JsonValue = None
    if sampling:
        value = {
            "population": sampling.population,
            "method": sampling.method,
            "count": sampling.size,
            "defects": sampling.defects,
        }
    label = f"「{row.item.title}」の抽出を記録した"
    fact = NewFact(row.answer.subject, "sampling", value)
    return record(store, visit_book(visit.id), by, label, [fact])


def dispose_prior(
    store: Store, visit: Visit, row: Row, code: str, disposition: Disposition, by: str
) -> Changes:
    """Say what became of a prior finding.

    Raises:
        UserError: The state is none of DISPOSITIONS.
    """
    require_open(visit)
    if disposition.state not in DISPOSITIONS:
        raise UserError(
            f"前回の指摘の扱い「{disposition.state}」は選べません。",
            f"{'・'.join(DISPOSITIONS)} から選んでください。",
            code="disposition",
        )
    value: JsonValue = {"state": disposition.state, "note": disposition.note}
    label = f"前回 {code} を{disposition.state}にした"
    fact = NewFact(row.answer.subject, f"prior:{code}", value)
    return record(store, visit_book(visit.id), by, label, [fact])
