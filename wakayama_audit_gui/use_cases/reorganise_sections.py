"""組織改正: recording what becomes of 課 from a day on, and whose findings are whose now.

What a 課 is called after several changes is computed in domain/reorganisation.py, what follows from
one is foreseen in preview_reorganisation.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wakayama_audit_gui.domain.calendar import fiscal_year_label, parse_day
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.reorganisation import (
    Reorganisation,
    ReorganisationKind,
    lineage,
)
from wakayama_audit_gui.domain.section import MAX_NAME, ListedUnit, fold_name
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.cells import Fields, texts_of
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.recording import new_id, record

_SUBJECT = "reorganisation:"
_COUNTS = {
    ReorganisationKind.MERGE: "統合は、二つ以上の課を一つの課にします。",
    ReorganisationKind.SPLIT: "分割は、一つの課を二つ以上の課にします。",
    ReorganisationKind.RENAME: "改称は、一つの課を別の名前の一つの課にします。",
    ReorganisationKind.ABOLISH: "廃止は、一つの課をなくします。引き継ぐのは別の課です。",
    ReorganisationKind.FOUND: "新設は、新しい課の名前だけを書きます。",
}


def reorganise_sections(store: Store, change: Reorganisation, by: str) -> Changes:
    """Record that from a day on 課 are others; what was written before keeps its names.

    Raises:
        UserError: No date, or as many 課 before and after as its kind does not have.
    """
    clean = clean_reorganisation(change)
    made = new_id()
    subject = _SUBJECT + made
    placed: list[JsonValue] = [[unit.bureau, unit.division, unit.name] for unit in clean.placed]
    facts = [
        NewFact(subject, "on", clean.on),
        NewFact(subject, "kind", clean.kind.value),
        NewFact(subject, "from", list(clean.before)),
        NewFact(subject, "to", list(clean.after)),
        NewFact(subject, "placed", placed or None),
        NewFact(subject, "removed", value=False),
    ]
    return record(store, OFFICE, by, clean.label, facts, made=made)


def clean_reorganisation(change: Reorganisation) -> Reorganisation:
    """A change as it will be recorded: names on one line, each once.

    Raises:
        UserError: No date, a name that is too long, or as many 課 as its kind does not have.
    """
    before, after = _names(change.before), _names(change.after)
    if parse_day(change.on) is None:
        raise UserError(
            f"「{change.on}」は日付として読めません。",
            "組織改正の日を入れ直してください。",
            code="no_such_date",
        )
    if not change.kind.fits(before, after):
        raise UserError(
            f"{change.kind.value}として、課の数が合いません。",
            _COUNTS[change.kind],
            code="reorganisation_count",
        )
    placed = tuple(
        ListedUnit(*(fold_name(part) for part in unit))
        for unit in change.placed
        if fold_name(unit.name) in after and (unit.bureau.strip() or unit.division.strip())
    )
    parts = {*before, *after, *(part for unit in placed for part in unit)}
    if any(len(part) > MAX_NAME for part in parts):
        raise UserError(
            "課の名前が長すぎます。",
            f"{MAX_NAME}字までにしてください。",
            code="reorganisation_name",
        )
    return change._replace(before=before, after=after, placed=placed)


def remove_reorganisation(store: Store, change: Reorganisation, by: str) -> Changes:
    """Take away one that was recorded by mistake."""
    fact = NewFact(_SUBJECT + change.id, "removed", value=True)
    return record(store, OFFICE, by, f"組織改正（{change.label}）を取り消した", [fact])


def read_reorganisations(store: Store) -> tuple[Reorganisation, ...]:
    """Every 組織改正, earliest first."""
    found = [
        Reorganisation(
            on=fields.text("on"),
            kind=ReorganisationKind(fields.text("kind")),
            before=fields.texts("from"),
            after=fields.texts("to"),
            id=subject.removeprefix(_SUBJECT),
            placed=_placed(fields.value("placed")),
        )
        for subject, cells in store.state(OFFICE).items()
        if subject.startswith(_SUBJECT) and not (fields := Fields(cells)).removed()
        # What two laptops say differently of counts for neither until it is settled.
        if fields.text("kind") in frozenset(ReorganisationKind)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def present_sections_of(
    store: Store,
    findings: Sequence[LedgerFinding],
    today: date,
    changes: Sequence[Reorganisation] | None = None,
) -> Mapping[str, tuple[str, ...]]:
    """Finding id → 対象課 as they are called today, of every finding; as `lineages_of`."""
    found = lineages_of(store, findings, today, changes)
    return {id_: tuple(names) for id_, names in found.items()}


def lineages_of(
    store: Store,
    findings: Sequence[LedgerFinding],
    today: date,
    changes: Sequence[Reorganisation] | None = None,
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Finding id → `lineage` of its 対象課, of every finding.

    Args:
        store: The workspace.
        findings: Of the ledger.
        today: The day.
        changes: Every 組織改正, where others are to be supposed than those that were recorded.
    """
    if changes is None:
        changes = read_reorganisations(store)
    visited = {row.visit: row.scheduled for row in store.visits()} if changes else {}
    day = today.isoformat()
    return {
        finding.id: lineage(
            finding.sections,
            changes,
            _named_on(finding, visited.get(finding.visit, "")),
            day,
            unaware=True,
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
    return tuple(dict.fromkeys(folded for name in said if (folded := fold_name(name))))


def _placed(said: JsonValue) -> tuple[ListedUnit, ...]:
    units = [texts_of(unit) for unit in said] if isinstance(said, list) else []
    return tuple(ListedUnit(*unit) for unit in units if len(unit) == len(ListedUnit._fields))
