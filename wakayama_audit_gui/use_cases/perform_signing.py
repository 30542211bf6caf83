"""The sample visit that goes all the way: photos looked at, signed on screen and in ink, sealed.

The sample year around it is in perform_sample.py; everything goes through what a user has.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.domain.signature import (
    ApprovalState,
    Signature,
    SignatureBox,
    SignatureMode,
)
from wakayama_audit_gui.use_cases.approve_visit import approve, set_posts
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content, mark_photo
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.sample_signatures import sample_strokes
from wakayama_audit_gui.use_cases.seal_visit import Press, seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign
from wakayama_audit_gui.use_cases.signature_boxes import AUDITOR, MANAGER

_MARKS = (
    Mark(MarkKind.HIDE, ((3200, 2600), (4600, 3900))),
    Mark(MarkKind.HIDE, ((6100, 2900), (7300, 4000))),
    Mark(MarkKind.BOX, ((1200, 4600), (5200, 8200))),
    Mark(MarkKind.ARROW, ((8200, 8600), (5600, 6900))),
)


def mark_sample_photos(store: Store, visit_id: str, at: datetime, by: str) -> None:
    """Hide two faces, frame a cabinet, and look every photo over."""
    for number, photo in enumerate(read_visit(store, visit_id).photos):
        if number == 0:
            mark_photo(store, read_visit(store, visit_id), photo.id, _MARKS, by)
        visit = read_visit(store, visit_id)
        check_photo_content(store, visit, photo.id, by, at.isoformat(timespec="seconds"))


def sign_and_seal(store: Store, visit_id: str, when: datetime, press: Press, by: str) -> None:
    """Sign every box of a visit in 事実確認, decide on it, and seal it."""
    open_signing(store, read_visit(store, visit_id), by)
    boxes = read_signing(store, read_visit(store, visit_id)).boxes
    for number, box in enumerate(boxes):
        at = when + timedelta(minutes=3 * number)
        sign(store, read_visit(store, visit_id), _signature(box, number, at), by)
    posts = ("監査統括責任者", "班長")
    set_posts(store, read_visit(store, visit_id), posts, by)
    decided = (when + timedelta(hours=4)).isoformat(timespec="seconds")
    visit = read_visit(store, visit_id)
    approve(store, visit, posts[1], ApprovalState.DECIDED, "見本 花子", decided, by)
    seal_visit(store, visit_id, when + timedelta(hours=5), press, by)


def _signature(box: SignatureBox, number: int, at: datetime) -> Signature:
    mode = SignatureMode.INK if box.role == MANAGER else SignatureMode.SCREEN
    name = box.name or ("見本 太郎" if box.role == AUDITOR else "見本 花子")
    strokes = sample_strokes(name, number + 1) if mode is SignatureMode.SCREEN else ()
    return Signature(box.id, mode, name, strokes, at.isoformat(timespec="seconds"), "", "")
