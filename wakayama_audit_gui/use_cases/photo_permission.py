"""Whether a photo may be kept for a place: 撮影禁止 is refused here, at every way in.

Who gave the permission and when is recorded in edit_place.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store


def require_photos_allowed(store: Store, visit: Visit, place: str, answer: str = "") -> None:
    """Refuse a place that forbids photos, and a target that is not there.

    Where two auditors recorded different permissions, one 禁止 among them is enough to refuse.

    Args:
        store: The open workspace.
        visit: The visit.
        place: Place id.
        answer: Subject of the answer the photo is to show, "" for none.

    Raises:
        UserError: ``photos_forbidden``, or ``no_such_place`` for a place or item not of this visit.
    """
    found = next((known for known in visit.places if known.id == place), None)
    if found is None or not _answers_in(visit, place, answer):
        raise UserError(
            "写真を付ける場所または項目が、この視察にありません。",
            "場所と項目を選び直してください。",
            code="no_such_place",
        )
    said = [head.value for head in store.cell(f"place:{place}", "permission") if not head.erased]
    if any(isinstance(value, dict) and value.get("kind") == "禁止" for value in said):
        raise UserError(
            f"「{found.name}」は撮影禁止のため、写真を取り込めません。",
            "所見に言葉で書くか、見取り図を手で描いて残してください。",
            code="photos_forbidden",
        )


def _answers_in(visit: Visit, place: str, answer: str) -> bool:
    return not answer or any(
        answer == visit.answer_subject(place, item.id)
        for known in visit.places
        if known.id == place
        for item in known.items
    )
