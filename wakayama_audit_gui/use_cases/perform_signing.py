"""The sample visit that goes all the way: photos looked at, signed on screen and in ink, sealed.

The sample year around it is in perform_sample.py; everything goes through what a user has.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.domain.signature import Signature, SignatureBox, SignatureMode
from wakayama_audit_gui.use_cases.approve_visit import set_posts
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content, mark_photo
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.sample_signatures import sample_strokes
from wakayama_audit_gui.use_cases.seal_visit import Press, seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign

_DESK = "screen_lock"
_MARKS = (
    Mark(MarkKind.HIDE, ((200, 4900), (2500, 6800))),
    Mark(MarkKind.HIDE, ((6850, 5600), (7550, 6050))),
    Mark(MarkKind.BOX, ((3150, 1650), (6550, 4500))),
    Mark(MarkKind.ARROW, ((8700, 7600), (6700, 4600))),
)
"""Over the desk: the papers and a name hidden, the locked screen framed."""


def mark_sample_photos(store: Store, visit_id: str, at: datetime, by: str) -> None:
    """Hide what is to be read on the desk, frame its screen, and look every photo over."""
    read = read_visit(store, visit_id)
    desk = {row.answer.subject for row in read.rows() if row.item.id == _DESK}
    for photo in read.photos:
        if photo.answer in desk:
            mark_photo(store, read_visit(store, visit_id), photo.id, _MARKS, by)
        visit = read_visit(store, visit_id)
        check_photo_content(store, visit, photo.id, by, at.isoformat(timespec="seconds"))


def sign_and_seal(
    store: Store, visit_id: str, when: datetime, press: Press, by: str, hand: int
) -> None:
    """Sign every box of a visit in 事実確認, and seal it; it is decided on in ink.

    Args:
        store: The sample.
        visit_id: The visit.
        when: The first signature.
        press: Renders the final papers.
        by: Who.
        hand: Signatures there are already: none is ever like another.
    """
    open_signing(store, read_visit(store, visit_id), by)
    boxes = read_signing(store, read_visit(store, visit_id)).boxes
    for number, box in enumerate(boxes):
        at = when + timedelta(minutes=3 * number)
        sign(store, read_visit(store, visit_id), _signature(box, hand + number, at), by)
    set_posts(store, read_visit(store, visit_id), ("監査統括責任者", "課長"), by)
    seal_visit(store, visit_id, when + timedelta(hours=5), press, by)


def _signature(box: SignatureBox, number: int, at: datetime) -> Signature:
    # Who heads the visited 課 is neither of the two persons there are: their box is for ink.
    mode = SignatureMode.SCREEN if box.name else SignatureMode.INK
    strokes = sample_strokes(box.name, number + 1) if mode is SignatureMode.SCREEN else ()
    return Signature(box.id, mode, box.name, strokes, at.isoformat(timespec="seconds"), "", "")
