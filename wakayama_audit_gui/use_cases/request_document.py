"""Documents asked for: 依頼, 受領, 返却, 未提出; half of the findings are proven by reading them.

Which documents an item usually needs is in its checklist; photos are in edit_photos.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.visit import RequestedDocument, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record, require_open

DOCUMENT_STATES = ("依頼", "受領", "返却", "未提出")

_DATE_FIELD = {"依頼": "asked", "受領": "received", "返却": "returned"}


def request_document(
    store: Store, visit: Visit, name: str, answer: str, day: str, by: str
) -> Changes:
    """Ask for a document.

    Args:
        store: The open workspace.
        visit: The visit it belongs to.
        name: What is asked for.
        answer: Subject of the answer it serves, or "" for the whole visit.
        day: ISO date of asking.
        by: Person id.

    Raises:
        UserError: The name is empty.
    """
    require_open(visit)
    if not name.strip():
        raise UserError("資料の名前が空です。", "資料名を入れてください。", code="empty_name")
    document = new_id()
    subject = f"document:{document}"
    facts = [
        NewFact(subject, "name", name.strip()),
        NewFact(subject, "state", "依頼"),
        NewFact(subject, "asked", day),
        NewFact(subject, "answer", answer),
        NewFact(subject, "removed", value=False),
    ]
    label = f"資料「{name.strip()}」を依頼した"
    return record(store, visit_book(visit.id), by, label, facts, made=document)


def mark_document(
    store: Store, visit: Visit, document: RequestedDocument, state: str, day: str, by: str
) -> Changes:
    """Say that a document was received, given back or not produced.

    Raises:
        UserError: The state is none of DOCUMENT_STATES.
    """
    require_open(visit)
    if state not in DOCUMENT_STATES:
        raise UserError(
            f"資料の状態「{state}」は選べません。",
            f"{'・'.join(DOCUMENT_STATES)} から選んでください。",
            code="document_state",
        )
    subject = f"document:{document.id}"
    facts = [NewFact(subject, "state", state)]
    if state in _DATE_FIELD:
        facts.append(NewFact(subject, _DATE_FIELD[state], day))
    label = f"資料「{document.name}」を{state}にした"
    return record(store, visit_book(visit.id), by, label, facts)


def note_document(
    store: Store, visit: Visit, document: RequestedDocument, note: str, by: str
) -> Changes:
    """Write a note on a document."""
    require_open(visit)
    fact = NewFact(f"document:{document.id}", "note", note or None)
    label = f"資料「{document.name}」の備考を書いた"
    return record(store, visit_book(visit.id), by, label, [fact])


def remove_document(store: Store, visit: Visit, document: RequestedDocument, by: str) -> Changes:
    """Take a document off the list."""
    require_open(visit)
    fact = NewFact(f"document:{document.id}", "removed", value=True)
    label = f"資料「{document.name}」を取り消した"
    return record(store, visit_book(visit.id), by, label, [fact])
