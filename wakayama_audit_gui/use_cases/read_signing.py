"""Everything about confirming and sealing a visit as it stands: boxes, signatures, 決裁欄, seals.

Signing is in sign_visit.py and approve_visit.py, sealing in seal_visit.py; the visit itself is
read in read_visit.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from wakayama_audit_gui.domain.signature import (
    Approval,
    ApprovalState,
    PaperKind,
    Signature,
    SignatureBox,
    SignatureMode,
    Signing,
)
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.cells import Fields, whole, words
from wakayama_audit_gui.use_cases.digest_paper import digest_of_paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office
from wakayama_audit_gui.use_cases.read_visit import visit_book, visit_of
from wakayama_audit_gui.use_cases.signature_boxes import boxes_of
from wakayama_audit_gui.use_cases.signature_value import (
    SIGNED,
    Tie,
    is_tied,
    read_signature,
    read_tie,
)
from wakayama_audit_gui.use_cases.view_book import BookView, view_book


def read_signing(store: Store, visit: Visit) -> Signing:
    """Read boxes, signatures, approvals and seals of a visit."""
    view = view_book(store, visit_book(visit.id))
    return fold_signing(visit, view, read_office(store))


def read_visit_and_signing(store: Store, visit_id: str) -> tuple[Visit, Signing]:
    """Read a visit and everything about signing it out of one reading of its book.

    Raises:
        UserError: There is no such visit, or its checklist is missing.
    """
    view = view_book(store, visit_book(visit_id))
    visit = visit_of(store, view, visit_id)
    return visit, fold_signing(visit, view, read_office(store))


def fold_signing(visit: Visit, view: BookView, office: Office) -> Signing:
    """Fold what is shown of a visit's book into everything about signing it."""
    state = view.state
    boxes = boxes_of(visit, state, office)
    digests = {paper: digest_of_paper(state, paper).hex() for paper in PaperKind}
    return Signing(
        boxes=boxes,
        signatures=_signatures(visit, state, boxes, digests),
        approvals=_approvals(visit, state),
        seals=view.seals,
        digest=digests[PaperKind.SHEET],
        facts_digest=digests[PaperKind.FACTS],
        late=tuple(entry.hex() for entry in view.late),
    )


def written_revision(visit: Visit) -> int:
    """The revision that is being written and signed; of a sealed visit, the one that was."""
    return visit.revision if visit.state is VisitState.SEALED else visit.revision + 1


def _signatures(
    visit: Visit,
    state: State,
    boxes: tuple[SignatureBox, ...],
    digests: Mapping[PaperKind, str],
) -> dict[str, Signature]:
    revision = written_revision(visit)
    found: dict[str, Signature] = {}
    for box in boxes:
        value = Fields(state.get(f"signature:{box.id}")).mapping(SIGNED)
        signature = read_signature(value)
        # What was signed for an earlier revision stays in the history and is not carried over.
        if signature is not None and read_tie(value).revision >= revision:
            tied = is_tied(value, Tie(visit.id, box.id, revision))
            same = signature.digest == digests[box.paper]
            found[box.id] = signature._replace(box=box.id, changed=not (tied and same))
    return _flag_copies(found)


def _flag_copies(signatures: dict[str, Signature]) -> dict[str, Signature]:
    # Nobody draws the same lines twice: where two boxes hold them, one was copied.
    drawn = Counter(s.strokes for s in signatures.values() if s.mode is SignatureMode.SCREEN)
    return {
        box: s._replace(copied=bool(s.strokes) and drawn[s.strokes] > 1)
        for box, s in signatures.items()
    }


def _approvals(visit: Visit, state: State) -> tuple[Approval, ...]:
    fields = Fields(state.get(f"approval:{visit.id}"))
    said = fields.starting_with("post:")
    return tuple(_approval(visit, post, said.get(post)) for post in fields.texts("posts"))


def _approval(visit: Visit, post: str, value: object) -> Approval:
    if not isinstance(value, dict) or whole(value.get("revision")) != written_revision(visit):
        return Approval(post)
    state = words(value.get("state"))
    if state not in ApprovalState.__members__.values():
        return Approval(post)
    return Approval(post, ApprovalState(state), words(value.get("name")), words(value.get("at")))
