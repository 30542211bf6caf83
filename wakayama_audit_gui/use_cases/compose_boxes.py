"""Who signed and who decided, in the words of the papers: signature boxes and 決裁欄.

What stands about them is read in read_signing.py; how they are drawn is in outputs/pdf.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.calendar import clock_time, long_date, short_date
from wakayama_audit_gui.domain.sheet import SheetApproval, SheetBox
from wakayama_audit_gui.domain.signature import PaperKind, SignatureBox, Signing
from wakayama_audit_gui.domain.visit import Visit


def sheet_boxes(visit: Visit, signing: Signing, kind: PaperKind) -> tuple[SheetBox, ...]:
    """The boxes of one paper in order, filled as far as they are settled."""
    return tuple(_box(visit, signing, box) for box in signing.boxes if box.paper is kind)


def sheet_approvals(signing: Signing) -> tuple[SheetApproval, ...]:
    """The 決裁欄, senior first."""
    return tuple(
        SheetApproval(one.post, one.state.value, one.name, short_date(one.at))
        for one in signing.approvals
    )


def _box(visit: Visit, signing: Signing, box: SignatureBox) -> SheetBox:
    names = [place.name for place in visit.places if place.id in box.places]
    places = "・".join(names) if len(names) < len(visit.places) else ""
    signature = signing.signatures.get(box.id)
    if signature is None:
        return SheetBox(box.role, box.name, places=places)
    return SheetBox(
        role=box.role,
        name=signature.name or box.name,
        mode=signature.mode.value,
        strokes=signature.strokes,
        at=f"{long_date(signature.at)} {clock_time(signature.at)}".strip(),
        reason=signature.reason,
        dissent=signature.dissent,
        changed=signature.changed,
        copied=signature.copied,
        places=places,
    )
