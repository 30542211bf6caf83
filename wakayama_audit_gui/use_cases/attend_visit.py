"""Who and when: sessions, witnesses, the clock check, and the auditors of a visit.

Planning a visit is in plan_visit.py; signatures are not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wakayama_audit_gui.domain.visit import Session, Visit, VisitState, Witness
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import check_readiness
from wakayama_audit_gui.use_cases.follow_names import present_naming
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record, require_open


def clock_value(shown: datetime, actual: datetime) -> JsonValue:
    """Value of a clock check: what this computer showed, the trusted time, the difference."""
    offset = round((shown - actual).total_seconds())
    return {
        "shown": shown.isoformat(timespec="seconds"),
        "actual": actual.isoformat(timespec="seconds"),
        "offset_s": offset,
    }


def check_clock(store: Store, visit: Visit, shown: datetime, actual: datetime, by: str) -> Changes:
    """Record the 時計合わせ; no time in the record is changed by it."""
    require_open(visit)
    fact = NewFact(f"visit:{visit.id}", "clock", clock_value(shown, actual))
    return record(store, visit_book(visit.id), by, "時計合わせを記録した", [fact])


def begin_session(store: Store, visit: Visit, start: str, by: str) -> Changes:
    """Begin a sitting; a planned visit becomes 記入中."""
    require_open(visit)
    session = new_id()
    facts = [
        NewFact(f"session:{session}", "start", start),
        NewFact(f"session:{session}", "removed", value=False),
    ]
    if visit.state is VisitState.PLANNED:
        facts.append(NewFact(f"visit:{visit.id}", "state", VisitState.WRITING.value))
    return record(store, visit_book(visit.id), by, "視察を始めた", facts, made=session)


def end_session(
    store: Store, visit: Visit, session: Session, end: str, note: str, by: str
) -> Changes:
    """End a sitting.

    Raises:
        UserError: It would end before it began.
    """
    require_open(visit)
    if end < session.start:
        raise UserError(
            "終わりの時刻が始まりより前です。", "時刻を見直してください。", code="session_times"
        )
    facts = [
        NewFact(f"session:{session.id}", "end", end),
        NewFact(f"session:{session.id}", "note", note or None),
    ]
    return record(store, visit_book(visit.id), by, "この回を終えた", facts)


def witness_facts(witness: Witness) -> list[NewFact]:
    """Facts that a witness consists of.

    Raises:
        UserError: The name is empty.
    """
    if not witness.name.strip():
        raise UserError("立会者の氏名が空です。", "氏名を入れてください。", code="empty_name")
    subject = f"witness:{witness.id}"
    places: list[JsonValue] = list(witness.places)
    return [
        NewFact(subject, "name", witness.name.strip()),
        NewFact(subject, "post", witness.post),
        NewFact(subject, "affiliation", witness.affiliation),
        NewFact(subject, "places", places),
        NewFact(subject, "removed", value=False),
    ]


def add_witness(store: Store, visit: Visit, witness: Witness, by: str) -> Changes:
    """Add a 立会者, or correct the one with this id; an empty id is given a fresh one."""
    require_open(visit)
    known = witness if witness.id else witness._replace(id=new_id())
    label = f"立会者 {witness.name.strip()} を書いた"
    return record(store, visit_book(visit.id), by, label, witness_facts(known), made=known.id)


def remove_witness(store: Store, visit: Visit, witness: Witness, by: str) -> Changes:
    """Take a 立会者 off the visit."""
    require_open(visit)
    fact = NewFact(f"witness:{witness.id}", "removed", value=True)
    return record(store, visit_book(visit.id), by, f"立会者 {witness.name} を外した", [fact])


def assign_auditors(
    store: Store,
    visit: Visit,
    lead: str,
    auditors: Sequence[str],
    self_audit: dict[str, str],
    by: str,
) -> Changes:
    """Say who audits; reasons for auditing one's own 課 are kept by person."""
    require_open(visit)
    team: list[JsonValue] = list(dict.fromkeys((lead, *auditors)))
    reasons: JsonValue = dict(self_audit.items())
    facts = [
        NewFact(f"visit:{visit.id}", "lead", lead),
        NewFact(f"visit:{visit.id}", "auditors", team),
        NewFact(f"visit:{visit.id}", "self_audit", reasons),
    ]
    return record(store, visit_book(visit.id), by, "監査人を変えた", facts)


def confirm_facts(store: Store, visit: Visit, by: str) -> Changes:
    """Move a visit on to 事実確認, once nothing is missing.

    Raises:
        UserError: Something is missing; the first of it is named.
    """
    require_open(visit)
    missing = check_readiness(visit)
    if missing:
        raise UserError(
            f"まだ {len(missing)} 件残っています（{missing[0].message}）。",
            "「残っていること」の一覧から開いて、埋めてください。",
            code="not_ready",
        )
    # A name that another laptop entered in the register came without a word to this visit.
    naming = present_naming(store, visit)
    fact = NewFact(f"visit:{visit.id}", "state", VisitState.CONFIRMING.value)
    return record(store, visit_book(visit.id), by, "事実確認へ進めた", [*naming, fact])


def resume_writing(store: Store, visit: Visit, by: str) -> Changes:
    """Take a visit back from 事実確認 to 記入中."""
    require_open(visit)
    fact = NewFact(f"visit:{visit.id}", "state", VisitState.WRITING.value)
    return record(store, visit_book(visit.id), by, "記入中に戻した", [fact])
