"""再開: opening a sealed visit again takes the lead auditor, a second person and a reason.

The sealed revision stays as it is and stays printable; the next one is sealed in seal_visit.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.search_key import plain_name
from wakayama_audit_gui.domain.signature import Reopening
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.sealing import REOPENED, seal_subject
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import visit_book


def reopen_visit(store: Store, visit: Visit, second: str, reason: str, at: str, by: str) -> Changes:
    """Open a sealed visit again; it becomes 記入中 and what arrived late comes into view.

    Args:
        store: The open workspace.
        visit: As it stands.
        second: Name of the second person.
        reason: Why.
        at: When, ISO 8601 with offset.
        by: Person id of the lead auditor.

    Raises:
        UserError: It is not sealed, or one of the two persons or the reason is missing.
    """
    if visit.state is not VisitState.SEALED:
        raise UserError("この視察は確定していません。", "そのまま書き込めます。", code="not_sealed")
    if by != visit.lead:
        raise UserError(
            "再開できるのは主任の監査人だけです。",
            "主任の監査人が操作してください。",
            code="not_the_lead",
        )
    if not reason.strip():
        raise UserError("再開の理由がありません。", "理由を書いてください。", code="needs_reason")
    names = {plain_name(read_office(store).name_of(by)), plain_name(by), ""}
    if plain_name(second) in names:
        raise UserError(
            "再開には、主任のほかにもう一人の氏名が要ります。",
            "立ち会う別の方の氏名を入れてください。",
            code="needs_second",
        )
    said = Reopening(by, second.strip(), reason.strip(), at)
    value: JsonValue = dict(said._asdict())
    facts = [
        NewFact(seal_subject(visit.id, visit.revision), REOPENED, value),
        NewFact(f"visit:{visit.id}", "state", VisitState.WRITING.value),
        NewFact(f"visit:{visit.id}", "revision", visit.revision),
    ]
    receipt = store.append(visit_book(visit.id), by, facts)
    return Changes(f"第{visit.revision}版を再開した", (receipt,))
