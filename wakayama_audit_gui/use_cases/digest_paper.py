"""What a paper binds: which facts its digest is over, and the digest as it stands.

How a digest is computed is in record/digest.py; how its first half is printed in compose_sheet.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.record.derive import kind_of
from wakayama_audit_gui.record.digest import digest_within
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.left_value import KINDS
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.view_book import view_book

_PROCEDURE = frozenset(("box", "signature", "approval", "seal", *KINDS))
"""Subjects that are about the paper and not on it as an observation: neither signing changes a
digest, nor does what an erasure leaves."""

_STEPS = frozenset(
    (("visit", "state"), ("visit", "revision"), ("photo", "checked"), ("camera", "cleared"))
)

_JUDGED = frozenset(("verdict", "class_reason"))
"""Fields of an answer that the 事実確認書 does not show."""


def is_bound(paper: PaperKind, subject: str, field: str) -> bool:
    """Whether a fact is of what a paper binds."""
    kind = kind_of(subject)
    if kind in _PROCEDURE or (kind, field) in _STEPS:
        return False
    if paper is PaperKind.SHEET:
        return True
    judged = kind == "answer" and (field in _JUDGED or field.startswith("prior:"))
    return kind != "finding" and not judged


def digest_of_paper(state: State, paper: PaperKind) -> bytes:
    """Digest of what a paper says when this state stands, 32 bytes."""
    return digest_within(state, lambda subject, field: is_bound(paper, subject, field))


def digest_paper(store: Store, visit: str, paper: PaperKind) -> bytes:
    """Digest of what a paper of a visit says now, 32 bytes."""
    return digest_of_paper(view_book(store, visit_book(visit)).state, paper)
