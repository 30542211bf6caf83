"""A seal and its reopening as they are recorded.

When a visit may be sealed is in seal_visit.py; what a seal means for what is shown, in
view_book.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.signature import PaperKind, Reopening, Seal
from wakayama_audit_gui.record.commitment import is_blob_name
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.record.sealing import seal_subject
from wakayama_audit_gui.use_cases.cells import texts_of, whole, words

_HASH = "sha256:"
_REDACTION_PARTS = 3  # visit / revision / paper / hash


def paper_subject(visit: str, revision: int, paper: PaperKind) -> str:
    """Subject whose blob is the PDF kept of a revision."""
    return f"{seal_subject(visit, revision)}/{paper.value}"


def redaction_subject(visit: str, revision: int, paper: PaperKind, sealed: str) -> str:
    """Subject of what takes the place of a PDF that an erasure took away.

    Args:
        visit: Visit id.
        revision: Of the seal.
        paper: Which paper.
        sealed: SHA-256 of the PDF that was sealed: two laptops may have sealed one revision.
    """
    return f"{paper_subject(visit, revision, paper)}/{sealed[:16]}"


def is_redaction(subject: str) -> bool:
    """Whether a subject is what took the place of a PDF."""
    return subject.startswith("seal:") and subject.count("/") == _REDACTION_PARTS


def seal_value(seal: Seal) -> JsonValue:
    """The value to record."""
    heads: list[JsonValue] = list(seal.heads)
    # Told in a form that names no blob: an erasure takes the PDF away, its hash stays known.
    papers: JsonValue = {paper.value: _HASH + sha for paper, sha in seal.papers.items()}
    return {
        "revision": seal.revision,
        "digest": seal.digest,
        "facts_digest": seal.facts_digest,
        "heads": heads,
        "at": seal.at,
        "by": seal.by,
        "papers": papers,
    }


def read_seal(value: JsonValue, reopened: Reopening | None) -> Seal | None:
    """The seal in a recorded value; None when it is none."""
    if not isinstance(value, dict):
        return None
    papers = value.get("papers")
    named = papers if isinstance(papers, dict) else {}
    digests = words(value.get("digest")), words(value.get("facts_digest"))
    heads = texts_of(value.get("heads"))
    if not all(map(is_blob_name, (*digests, *heads))):
        return None
    return Seal(
        revision=whole(value.get("revision")),
        digest=digests[0],
        facts_digest=digests[1],
        heads=heads,
        at=words(value.get("at")),
        by=words(value.get("by")),
        papers={paper: words(named.get(paper.value)).removeprefix(_HASH) for paper in PaperKind},
        reopened=reopened,
    )


def read_reopening(value: JsonValue) -> Reopening | None:
    """The reopening in a recorded value; None when it is none."""
    if not isinstance(value, dict):
        return None
    return Reopening(*(words(value.get(name)) for name in Reopening._fields))
