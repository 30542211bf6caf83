"""What is still missing before a visit can be confirmed, each with the place to go.

Sealing itself is not here; it will ask this list again.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.finding import departs_from_precedent
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row, Visit


class Missing(NamedTuple):
    """One thing that is missing.

    Attributes:
        code: unanswered, contested, reason, class_reason, prior or permission.
        message: In words.
        subject: Subject of the answer or place to go to.
    """

    code: str
    message: str
    subject: str


def check_readiness(visit: Visit) -> list[Missing]:
    """Everything missing, in the order of the walkthrough."""
    found = [missing for row in visit.rows() for missing in _of_row(row)]
    with_photos = {photo.place for photo in visit.photos if not photo.removed}
    found += [
        Missing(
            "permission", f"「{place.name}」の撮影の許可が書かれていません", f"place:{place.id}"
        )
        for place in visit.places
        if place.id in with_photos and place.permission.kind == "未確認"
    ]
    return found


def _of_row(row: Row) -> list[Missing]:
    answer, title = row.answer, f"{row.number}「{row.item.title}」"
    found = []
    if answer.contested:
        found.append(("contested", f"{title}の記録が食い違っています（未確定）"))
    elif answer.verdict is Verdict.UNANSWERED:
        found.append(("unanswered", f"{title}が未回答です"))
    if answer.verdict.needs_reason and not answer.reason.strip():
        found.append(("reason", f"{title}の{answer.verdict.value}の理由がありません"))
    if departs_from_precedent(answer.verdict, row.item.precedents) and not answer.class_reason:
        found.append(("class_reason", f"{title}の区分を前例と変える理由がありません"))
    found += [
        ("prior", f"{title}の前回 {code} の扱いが決まっていません")
        for code in row.item.prior
        if code not in answer.dispositions
    ]
    return [Missing(code, message, answer.subject) for code, message in found]
