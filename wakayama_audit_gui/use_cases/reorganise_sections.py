"""組織改正: recording that 課 are merged, split or renamed, and whose findings are whose now.

What a 課 is called after several changes is computed in domain/reorganisation.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wakayama_audit_gui.domain.calendar import fiscal_year_label, parse_day
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.reorganisation import (
    Reorganisation,
    ReorganisationKind,
    present_sections,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.recording import new_id, record

_SUBJECT = "reorganisation:"
_MORE = 2


def reorganise_sections(store: Store, change: Reorganisation, by: str) -> Changes:
    """Record that from a day on 課 are others; what was written before keeps its names.

    Raises:
        UserError: No date, or as many 課 before and after as its kind does not have.
    """
    before = _names(change.before)
    after = _names(change.after)
    if parse_day(change.on) is None:
        raise UserError(
            f"「{change.on}」は日付として読めません。",
            "組織改正の日を入れ直してください。",
            code="no_such_date",
        )
    if not _fits(change.kind, before, after):
        raise UserError(
            f"{change.kind.value}として、課の数が合いません。",
            "統合は二つ以上を一つに、分割は一つを二つ以上に、改称は一つを別の名前の一つにします。",
            code="reorganisation_count",
        )
    made = new_id()
    subject = _SUBJECT + made
    facts = [
        NewFact(subject, "on", change.on),
        NewFact(subject, "kind", change.kind.value),
        NewFact(subject, "from", list(before)),
        NewFact(subject, "to", list(after)),
        NewFact(subject, "removed", value=False),
    ]
    label = f"{'・'.join(before)}を{'・'.join(after)}に{change.kind.value}した"
    return record(store, OFFICE, by, label, facts, made=made)


def remove_reorganisation(store: Store, change: Reorganisation, by: str) -> Changes:
    """Take away one that was recorded by mistake."""
    fact = NewFact(_SUBJECT + change.id, "removed", value=True)
    return record(store, OFFICE, by, "組織改正を取り消した", [fact])


def read_reorganisations(store: Store) -> tuple[Reorganisation, ...]:
    """Every 組織改正, earliest first."""
    found = [
        Reorganisation(
            on=fields.text("on"),
            kind=ReorganisationKind(fields.text("kind")),
            before=fields.texts("from"),
            after=fields.texts("to"),
            id=subject.removeprefix(_SUBJECT),
        )
        for subject, cells in store.state(OFFICE).items()
        if subject.startswith(_SUBJECT) and not (fields := Fields(cells)).removed()
        # What two laptops say differently of counts for neither until it is settled.
        if fields.text("kind") in frozenset(ReorganisationKind)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def present_sections_of(
    store: Store, findings: Sequence[LedgerFinding], today: date
) -> Mapping[str, tuple[str, ...]]:
    """Finding id → 対象課 as they are called today, of every finding."""
    changes = read_reorganisations(store)
    if not changes:
        return {finding.id: finding.sections for finding in findings}
    visited = {row.visit: row.scheduled for row in store.visits()}
    day = today.isoformat()
    return {
        finding.id: present_sections(
            finding.sections, changes, _named_on(finding, visited.get(finding.visit, "")), day
        )
        for finding in findings
    }


def say_sections(finding: LedgerFinding, present: Sequence[str]) -> str:
    """対象課 in words: as they are called today, with the name of then where it differs."""
    then = "、".join(finding.sections)
    now = "、".join(present)
    if now == then:
        return now
    return f"{now}（{fiscal_year_label(finding.fiscal_year)}：{then}）"


def _named_on(finding: LedgerFinding, scheduled: str) -> str:
    # A published report names the 課 as they were in its 年度, which ends on 31 March.
    return scheduled or date(max(finding.fiscal_year, 1) + 1, 3, 31).isoformat()


def _names(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in said if name.strip()))


def _fits(kind: ReorganisationKind, before: Sequence[str], after: Sequence[str]) -> bool:
    if kind is ReorganisationKind.MERGE:
        return len(before) >= _MORE and len(after) == 1
    if kind is ReorganisationKind.SPLIT:
        return len(before) == 1 and len(after) >= _MORE
    return len(before) == len(after) == 1 and before != after
