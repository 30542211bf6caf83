"""Erasing lawfully what should not have been recorded: with reason and approver, for good.

What goes and what stays is found out in plan_erasure.py. Sealed papers that show it are drawn anew
in the same act, so that at no moment a paper is missing or still shows what is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.record.fact import Head, NewFact, State
from wakayama_audit_gui.record.heads import readable
from wakayama_audit_gui.use_cases.black_bar import burnt_subject, cut_out, with_bars
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.frozen_store import FrozenStore
from wakayama_audit_gui.use_cases.kept_paper import (
    PAPER,
    REDACTED,
    Redaction,
    kept_paper,
    redaction_value,
)
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.plan_erasure import (
    ErasurePlan,
    Redrawn,
    plan_erasure,
    then_of,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_photos import photo_rendering
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.seal_value import paper_subject, redaction_subject


class Redraw(Protocol):
    """Renders a sealed paper anew; bootstrap brings in the PDF output."""

    def __call__(
        self, store: Store, visit: str, kind: PaperKind, made: datetime, revision: int, words: str
    ) -> Paper:
        """Render from what ``store`` shows, marked as a 黒塗り版 with ``words``."""


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


class Press(NamedTuple):
    """What an erasure draws with."""

    redraw: Redraw
    workshop: PhotoWorkshop


class _Instead(NamedTuple):
    """What takes the place of what goes."""

    cuts: list[Cut]
    facts: list[NewFact]
    blobs: list[bytes]


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
    _require_approval(store, erasure, by)
    book = visit_book(visit_id)
    tips = store.past(book).tips
    plan = plan_erasure(store, visit_id, erasure.cut, keep_picture=erasure.keep_picture)
    instead = _Instead([], [], [])
    for photo in plan.pictures:
        picture = photo_rendering(store, press.workshop, photo, "print")
        instead.facts.append(NewFact(burnt_subject(photo.id), "blob", blob_name(picture)))
        instead.blobs.append(picture)
    if plan.papers:
        _draw_papers(store, visit_id, erasure, now, press, plan, instead)
    if store.past(book).tips != tips:
        raise UserError(
            "黒塗り版を作っている間に記録が変わったため、まだ何も消去していません。",
            "変わったところを確かめてから、もう一度お試しください。",
            code="changed_meanwhile",
        )
    first, *others = plan.cuts
    receipt = store.erase(
        *first,
        by,
        erasure.why.strip(),
        erasure.approver.strip(),
        also=[*others, *instead.cuts],
        facts=instead.facts,
        blobs=instead.blobs,
    )
    return Changes(f"{plan.goes[0]}を消去した", (receipt,))


def _require_approval(store: Store, erasure: Erasure, by: str) -> None:
    if not erasure.why.strip():
        raise UserError("消去の理由がありません。", "理由を書いてください。", code="needs_reason")
    names = {_plain(read_office(store).name_of(by)), _plain(by), ""}
    if _plain(erasure.approver) in names:
        raise UserError(
            "消去には、消去する人のほかに承認した人の氏名が要ります。",
            "承認した別の方の氏名を入れてください。",
            code="needs_approver",
        )


def _draw_papers(
    store: Store,
    visit: str,
    erasure: Erasure,
    now: datetime,
    press: Press,
    plan: ErasurePlan,
    instead: _Instead,
) -> None:
    book = visit_book(visit)
    stored = store.state(book)
    left = {fact.subject: {fact.field: (_head(fact),)} for fact in instead.facts}
    blobs = {blob_name(data): data for data in instead.blobs}
    said = Redaction(
        now.isoformat(timespec="seconds"), erasure.why.strip(), erasure.approver.strip()
    )
    for redrawn in plan.papers:
        seal, kind = redrawn
        then = {**then_of(store, book, seal, stored), **left}
        shown = FrozenStore(store, book, with_bars(cut_out(then, plan.cuts)), blobs)
        redactions = (*kept_paper(store, visit, seal, kind).redactions, said)
        made = datetime.fromisoformat(seal.at)
        paper = press.redraw(shown, visit, kind, made, seal.revision, _words(redactions))
        subject = redaction_subject(visit, seal.revision, kind, seal.papers[kind])
        instead.cuts.extend(_kept_so_far(stored, visit, redrawn, subject))
        instead.facts.append(NewFact(subject, PAPER, blob_name(paper.data)))
        instead.facts.append(NewFact(subject, REDACTED, redaction_value(redactions)))
        instead.blobs.append(paper.data)


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


def _plain(name: str) -> str:
    return "".join(search_key(name).split())
