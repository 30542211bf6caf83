"""The PDF that is kept of a sealed paper: the one that was sealed, or its 黒塗り版.

Drawing a paper anew after an erasure is erase_record.py's; whether a seal still holds is checked in
verify_seals.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.signature import PaperKind, Seal
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.record.heads import first_shown
from wakayama_audit_gui.use_cases.cells import objects_of, words
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.seal_value import paper_subject, redaction_subject

PAPER = "blob"
"""Field that names the PDF kept."""

REDACTED = "redacted"
"""Field that tells of each erasure that a 黒塗り版 was made for."""


class Redaction(NamedTuple):
    """Why a paper was drawn anew: when something on it was erased, why, and who approved."""

    at: str
    why: str
    approver: str


class KeptPaper(NamedTuple):
    """What is kept of a sealed paper.

    Attributes:
        sha256: Of the PDF that is kept.
        redactions: What was erased of it, oldest first; () while it is the one that was sealed.
    """

    sha256: str
    redactions: tuple[Redaction, ...] = ()


def kept_paper(store: Store, visit: str, seal: Seal, paper: PaperKind) -> KeptPaper:
    """What is kept of a sealed paper; a PDF lost by damage has no substitute."""
    sealed = seal.papers[paper]
    cell = store.cell(paper_subject(visit, seal.revision, paper), PAPER)
    # A redaction that came from elsewhere waits with its erasure for approval here.
    if not any(head.erased for head in cell):
        return KeptPaper(sealed)
    subject = redaction_subject(visit, seal.revision, paper, sealed)
    drawn = first_shown(store.cell(subject, PAPER))
    said = objects_of(first_shown(store.cell(subject, REDACTED)))
    redactions = tuple(Redaction(*(words(one.get(n)) for n in Redaction._fields)) for one in said)
    return KeptPaper(drawn, redactions) if isinstance(drawn, str) else KeptPaper(sealed)


def redaction_value(redactions: tuple[Redaction, ...]) -> JsonValue:
    """The value to record."""
    return [dict(one._asdict()) for one in redactions]
