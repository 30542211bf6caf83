"""Sealed papers drawn anew without what is erased: the 黒塗り版 and what is recorded of it.

Erasing itself is in erase_record.py and erase_name.py; the paper that is kept, in kept_paper.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.signature import PaperKind, Seal
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import Head, NewFact, State
from wakayama_audit_gui.record.heads import readable
from wakayama_audit_gui.use_cases.black_bar import cut_out, with_bars
from wakayama_audit_gui.use_cases.frozen_store import FrozenStore
from wakayama_audit_gui.use_cases.kept_paper import (
    PAPER,
    REDACTED,
    Redaction,
    kept_paper,
    redaction_value,
)
from wakayama_audit_gui.use_cases.left_value import with_what_is_left
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.seal_value import paper_subject, redaction_subject


class Redraw(Protocol):
    """Renders a sealed paper anew; bootstrap brings in the PDF output."""

    def __call__(
        self, store: Store, visit: str, kind: PaperKind, made: datetime, revision: int, words: str
    ) -> Paper:
        """Render from what ``store`` shows, marked as a 黒塗り版 with ``words``."""


class Press(NamedTuple):
    """What an erasure draws with."""

    redraw: Redraw
    workshop: PhotoWorkshop


class Redrawn(NamedTuple):
    """A sealed paper on which something that is erased stands."""

    seal: Seal
    paper: PaperKind


def then_of(store: Store, book: str, seal: Seal, now: State) -> State:
    """What a seal covers, with what erasures since have left."""
    past = store.past(book, [bytes.fromhex(head) for head in seal.heads])
    return with_what_is_left(past.state, now)


def without(state: State, act: Erasing) -> State:
    """A state as it is shown once an act of erasing is done."""
    left = {fact.subject: {fact.field: (_head(fact),)} for fact in act.facts}
    return with_bars(with_what_is_left(cut_out({**state, **left}, act.cuts)))


def of_all_seals(
    seals: Sequence[Seal], found: Sequence[tuple[Seal, PaperKind]]
) -> tuple[Redrawn, ...]:
    """These papers, of every seal of their revision.

    Two laptops may have sealed one revision: their PDFs are named by one field and go together.
    """
    revisions = {(seal.revision, paper) for seal, paper in found}
    return tuple(
        Redrawn(seal, paper)
        for seal in seals
        for paper in PaperKind
        if (seal.revision, paper) in revisions
    )


def draw_papers(
    store: Store,
    visit: str,
    papers: Sequence[Redrawn],
    act: Erasing,
    said: Redaction,
    redraw: Redraw,
) -> Erasing:
    """Draw papers anew.

    Args:
        store: The open workspace, or one that shows of other books what is left there.
        visit: Visit id.
        papers: What is drawn.
        act: What goes of the visit's book, and what is recorded in its place.
        said: When, why and with whose approval.
        redraw: Renders one.

    Returns:
        The act with the papers that go and those that take their place.
    """
    book = visit_book(visit)
    stored = store.state(book)
    blobs = {blob_name(data): data for data in act.blobs}
    cuts, facts, made = list(act.cuts), list(act.facts), list(act.blobs)
    for redrawn in papers:
        seal, kind = redrawn
        shown = FrozenStore(store, book, without(then_of(store, book, seal, stored), act), blobs)
        redactions = (*kept_paper(store, visit, seal, kind).redactions, said)
        at = datetime.fromisoformat(seal.at)
        paper = redraw(shown, visit, kind, at, seal.revision, _words(redactions))
        subject = redaction_subject(visit, seal.revision, kind, seal.papers[kind])
        cuts.extend(_kept_so_far(stored, visit, redrawn, subject))
        facts.append(NewFact(subject, PAPER, blob_name(paper.data)))
        facts.append(NewFact(subject, REDACTED, redaction_value(redactions)))
        made.append(paper.data)
    return Erasing(cuts, facts, made)


def _head(fact: NewFact) -> Head:
    """How a fact will stand that is not recorded yet."""
    return Head(b"", fact.value, "", "", bytes(32))


def _kept_so_far(stored: State, visit: str, redrawn: Redrawn, subject: str) -> list[Cut]:
    sealed = Cut(paper_subject(visit, redrawn.seal.revision, redrawn.paper), PAPER)
    return [
        cut
        for cut in (sealed, Cut(subject, PAPER))
        if readable(stored.get(cut.subject, {}).get(cut.field, ()))
    ]


def _words(redactions: Sequence[Redaction]) -> str:
    said = "、".join(f"{long_date(one.at)}（理由：{one.why}）" for one in redactions)
    return f"確定後の消去により、黒く塗って作り直した版です。{said}　照合コードは変わりません。"
