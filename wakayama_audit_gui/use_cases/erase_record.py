"""Erasing lawfully what should not have been recorded: with reason and approver, for good.

What goes and what stays is found out in plan_erasure.py, a person's name is erased in
erase_name.py. Sealed papers that show it are drawn anew in the same act (redraw_papers.py), so that
at no moment a paper is missing or still shows what is gone.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from wakayama_audit_gui.domain.search_key import plain_name
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.black_bar import burnt_subject
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.kept_paper import Redaction
from wakayama_audit_gui.use_cases.plan_erasure import plan_erasure
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_photos import photo_rendering
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.redraw_papers import Press, draw_papers


class Erasure(NamedTuple):
    """What is asked for.

    Attributes:
        cut: The field whose values go, all that were ever said.
        why: The reason.
        approver: Name of who approved; not the one who erases.
        keep_picture: Of a photo, keep the picture that its marks are burnt into.
    """

    cut: Cut
    why: str
    approver: str
    keep_picture: bool = True


def erase_record(
    store: Store, visit_id: str, erasure: Erasure, now: datetime, press: Press, by: str
) -> Changes:
    """Erase; cannot be undone.

    Args:
        store: The open workspace.
        visit_id: Visit id.
        erasure: What, why, and with whose approval.
        now: Local time with offset.
        press: Draws papers and pictures; takes seconds, so call it off the window's thread.
        by: Person id.

    Raises:
        UserError: The reason or another person's approval is missing, nothing of it is left, or
            the visit changed while its papers were drawn; nothing is erased then.
    """
    why, approver = require_approval(store, erasure.why, erasure.approver, by)
    book = visit_book(visit_id)
    tips = store.past(book).tips
    plan = plan_erasure(store, visit_id, erasure.cut, keep_picture=erasure.keep_picture)
    facts, blobs = [], []
    for photo in plan.pictures:
        picture = photo_rendering(store, press.workshop, photo, "print")
        facts.append(NewFact(burnt_subject(photo.id), "blob", blob_name(picture)))
        blobs.append(picture)
    said = Redaction(now.isoformat(timespec="seconds"), why, approver)
    act = Erasing(plan.cuts, facts, blobs)
    act = draw_papers(store, visit_id, plan.papers, act, said, press.redraw)
    if store.past(book).tips != tips:
        raise changed_meanwhile()
    receipts = store.erase([act], by, why, approver)
    return Changes(f"{plan.goes[0]}を消去した", receipts)


def require_approval(store: Store, why: str, approver: str, by: str) -> tuple[str, str]:
    """Reason and approver of an erasure, as they are recorded.

    Args:
        store: The open workspace.
        why: The reason.
        approver: Name of who approved.
        by: Person id of who erases.

    Raises:
        UserError: One is missing, or who erases would approve it too.
    """
    if not why.strip():
        raise UserError("消去の理由がありません。", "理由を書いてください。", code="needs_reason")
    if plain_name(approver) in {plain_name(read_office(store).name_of(by)), plain_name(by), ""}:
        raise UserError(
            "消去には、消去する人のほかに承認した人の氏名が要ります。",
            "承認した別の方の氏名を入れてください。",
            code="needs_approver",
        )
    return why.strip(), approver.strip()


def changed_meanwhile() -> UserError:
    """Raised when the record changed while papers were drawn."""
    return UserError(
        "黒塗り版を作っている間に記録が変わったため、まだ何も消去していません。",
        "変わったところを確かめてから、もう一度お試しください。",
        code="changed_meanwhile",
    )
