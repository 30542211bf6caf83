"""確定: sealing a visit as a revision that nothing alters any more, with its two papers.

What must be there before is in check_readiness.py; opening a sealed visit again is in
reopen_visit.py, and what a seal means for what is shown in view_book.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from wakayama_audit_gui.domain.signature import PaperKind, Seal
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.record.sealing import SEALED, seal_subject
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import check_sealable
from wakayama_audit_gui.use_cases.kept_paper import kept_paper
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing, written_revision
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.recording import require_open
from wakayama_audit_gui.use_cases.seal_value import paper_subject, seal_value

Press = Callable[[Store, str, PaperKind, datetime, int], Paper]
"""Renders the final paper of a revision: (store, visit, paper, now, revision)."""


def seal_visit(store: Store, visit_id: str, now: datetime, press: Press, by: str) -> Changes:
    """Seal a visit: both papers go into the record in the same act as the seal.

    Raises:
        UserError: Something is missing, or the visit changed while its papers were made.
    """
    visit = read_visit(store, visit_id)
    require_open(visit)
    signing = read_signing(store, visit)
    missing = check_sealable(visit, signing, store.has_blob)
    if missing:
        raise UserError(
            f"まだ {len(missing)} 件残っているため、確定できません（{missing[0].message}）。",
            "「残っていること」の一覧から開いて、済ませてください。",
            code="not_sealable",
        )
    revision = written_revision(visit)
    heads = store.past(visit_book(visit_id)).tips
    papers = {kind: press(store, visit_id, kind, now, revision).data for kind in PaperKind}
    if store.past(visit_book(visit_id)).tips != heads:
        raise UserError(
            "紙を作っている間に記録が変わったため、確定しませんでした。",
            "変わったところを確かめてから、もう一度確定してください。",
            code="changed_meanwhile",
        )
    seal = Seal(
        revision=revision,
        digest=signing.digest,
        facts_digest=signing.facts_digest,
        heads=tuple(head.hex() for head in heads),
        at=now.isoformat(timespec="seconds"),
        by=by,
        papers={kind: blob_name(data) for kind, data in papers.items()},
    )
    # Together with its bases: elsewhere it waits until everything it covers has arrived.
    fact = NewFact(seal_subject(visit_id, revision), SEALED, seal_value(seal), based_on=heads)
    facts = [fact, *_outcome(visit_id, seal)]
    receipt = store.append(visit_book(visit_id), by, facts, list(papers.values()))
    return Changes(f"第{revision}版として確定した", (receipt,))


def _outcome(visit: str, seal: Seal) -> list[NewFact]:
    papers = [
        NewFact(paper_subject(visit, seal.revision, kind), "blob", sha)
        for kind, sha in seal.papers.items()
    ]
    return [
        *papers,
        NewFact(f"visit:{visit}", "state", VisitState.SEALED.value),
        NewFact(f"visit:{visit}", "revision", seal.revision),
    ]


def read_sealed_paper(store: Store, visit: str, revision: int, kind: PaperKind) -> bytes:
    """The PDF kept of a sealed revision, as it was made then; after an erasure its 黒塗り版.

    Raises:
        UserError: There is no such revision, or its PDF is lost.
    """
    seals = read_signing(store, read_visit(store, visit)).seals
    kept: Mapping[int, Seal] = {seal.revision: seal for seal in reversed(seals)}
    if revision not in kept:
        raise UserError(
            f"第{revision}版はありません。", "版を選び直してください。", code="no_such_revision"
        )
    return store.blob(kept_paper(store, visit, kept[revision], kind).sha256)
