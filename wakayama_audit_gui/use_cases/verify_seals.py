"""Checking seals and signatures against the record: is what was sealed still what it says.

That entries, values and blobs are what their hashes say is checked in storage; a PDF that is
brought along, in verify_paper.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wakayama_audit_gui.domain.signature import PaperKind, Seal, Signature, SignatureMode
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.derive import visit_fields
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.record.heads import is_removed
from wakayama_audit_gui.record.past import Past
from wakayama_audit_gui.use_cases.digest_paper import digest_of_paper
from wakayama_audit_gui.use_cases.kept_paper import kept_paper
from wakayama_audit_gui.use_cases.left_value import with_what_is_left
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_checklist import decode_checklist
from wakayama_audit_gui.use_cases.read_office import Office, read_office
from wakayama_audit_gui.use_cases.read_signing import fold_signing
from wakayama_audit_gui.use_cases.read_visit import fold_visit, visit_book
from wakayama_audit_gui.use_cases.signature_value import (
    SIGNED,
    is_tied,
    read_signature,
    read_tie,
)
from wakayama_audit_gui.use_cases.view_book import BookView, view_book


class _Given(NamedTuple):
    """A signature that stands, now or in what was sealed, and where."""

    where: str
    visit: str
    box: str
    revision: int
    signature: Signature
    tied: bool


def verify_seals(store: Store, visits: Iterable[str] | None = None) -> list[str]:
    """What is wrong with seals and signatures, one sentence each.

    Args:
        store: The open workspace.
        visits: Ids of the visits, from the record itself; None takes the list, which is only
            derived and may lack some.
    """
    office = read_office(store)
    found: list[str] = []
    given: list[_Given] = []
    for visit in [row.visit for row in store.visits()] if visits is None else visits:
        book = visit_book(visit)
        own = store.state(book).get(book, {})
        if is_removed(own):
            continue
        row = visit_fields(visit, own)
        name = f"視察「{row.sheet_no or row.title}」"
        view = view_book(store, book)
        if view.forged:
            found.append(f"{name}の確定が、あとから書き換えられようとしています。")
        given += _given(store.state(book), row.visit, name)
        for seal in view.seals:
            past = store.past(book, [bytes.fromhex(head) for head in seal.heads])
            problems = _seal_problems(store, row, seal, past, office)
            found += [f"{name}第{seal.revision}版: {sentence}" for sentence in problems]
            given += _given(past.state, row.visit, name)
    found += [
        f"{one.where}の署名が、ほかの欄から移されたか、書き換えられています。"
        for one in given
        if not one.tied
    ]
    return list(dict.fromkeys([*found, *_copies(given)]))


def _seal_problems(
    store: Store, row: VisitRow, seal: Seal, past: Past, office: Office
) -> Iterator[str]:
    if {tip.hex() for tip in past.tips} != set(seal.heads):
        yield "確定が指す記録と、いまある記録が合いません。"
    for paper, digest in (
        (PaperKind.SHEET, seal.digest),
        (PaperKind.FACTS, seal.facts_digest),
    ):
        if digest_of_paper(past.state, paper).hex() != digest:
            yield f"{paper.value}の照合コードが、確定した内容と合いません。"
    for paper in seal.papers:
        try:
            store.blob(kept_paper(store, row.visit, seal, paper).sha256)
        except UserError:
            yield f"確定したときの{paper.value}の PDF が失われているか、変わっています。"
    yield from _signature_problems(store, row.visit, seal, past, office)


def _signature_problems(
    store: Store, visit: str, seal: Seal, past: Past, office: Office
) -> Iterator[str]:
    try:
        state = with_what_is_left(past.state, store.state(visit_book(visit)))
        folded = fold_visit(state, visit, lambda sha: decode_checklist(store.blob(sha)))
    except UserError as error:
        yield error.what
        return
    then = folded._replace(state=VisitState.SIGNING, revision=seal.revision - 1)
    signing = fold_signing(then, BookView(state), office)
    for box in signing.boxes:
        signature = signing.signatures.get(box.id)
        if signature is None:
            yield f"{box.paper.value}の{box.role}の署名がありません。"
        elif signature.changed:
            yield f"{box.paper.value}の{box.role}の署名が、確定した内容に結び付いていません。"


def _given(state: State, visit: str, name: str) -> Iterator[_Given]:
    # What was taken back or given anew stays in the history and speaks for nothing.
    for subject, fields in state.items():
        if not subject.startswith("signature:"):
            continue
        box = subject.removeprefix("signature:")
        for head in fields.get(SIGNED, ()):
            value = head.value if isinstance(head.value, dict) else {}
            signature = read_signature(value)
            if signature is not None:
                tie = read_tie(value)._replace(visit=visit, box=box)
                tied = is_tied(value, tie)
                where = f"{name}の {signature.name}"
                yield _Given(where, visit, box, tie.revision, signature, tied)


def _copies(given: list[_Given]) -> Iterator[str]:
    # Nobody draws the same lines twice: where they stand in two boxes, one was copied.
    drawn: dict[object, list[_Given]] = defaultdict(list)
    for one in given:
        if one.signature.mode is SignatureMode.SCREEN and one.signature.strokes:
            drawn[one.signature.strokes].append(one)
    for same in drawn.values():
        if len({(one.visit, one.box, one.revision) for one in same}) > 1:
            where = "、".join(dict.fromkeys(one.where for one in same))
            yield f"{where} の署名は、別の欄の署名と線が同じです。写されたものとみられます。"
