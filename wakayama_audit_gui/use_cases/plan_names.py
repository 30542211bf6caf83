"""What erasing a person's name would take: every place where it stands, and where it stays.

Within the words of a remark a name is only told of: taking the sentence would take what was
observed. Carrying it out is in erase_name.py, how a name is covered in name_cover.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.derive import id_of, kind_of
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact, State
from wakayama_audit_gui.record.heads import readable
from wakayama_audit_gui.use_cases.black_bar import erasable_name, with_bars
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.erasable_names import NAME, Named
from wakayama_audit_gui.use_cases.frozen_store import FrozenStore
from wakayama_audit_gui.use_cases.left_value import LEFT, erased_commitment, left_fact
from wakayama_audit_gui.use_cases.name_cover import Cover, may_name
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.redraw_papers import Redrawn, of_all_seals, then_of, without
from wakayama_audit_gui.use_cases.signature_boxes import AUDITOR, WITNESS, box_id
from wakayama_audit_gui.use_cases.view_book import view_book

_CALLED = {
    "box": "署名欄に印刷する氏名",
    "signature": "署名欄の氏名と線",
    "approval": "決裁欄の氏名",
    "place": "撮影を許可した人の氏名",
    "seal": "再開に立ち会った人の氏名",
    LEFT: "前の消去で残った記録の中の氏名",
}


_ELSEWHERE = {"person": "担当者の氏名", "filed": "台帳の指摘・意見"}


class NamePart(NamedTuple):
    """What goes of one book.

    Attributes:
        book: The book.
        act: What goes and what is left of it; its cuts are empty when only papers are drawn anew.
        papers: Sealed papers of the visit that are drawn anew.
    """

    book: str
    act: Erasing
    papers: tuple[Redrawn, ...] = ()


class NamePlan(NamedTuple):
    """What erasing a name would do.

    Attributes:
        cover: The name in every way it was written.
        parts: By book, that of the person first.
        goes: In words, one line each.
        redrawn: Sealed papers that are drawn anew, in words.
        stays: What stays although the name stands in it, in words.
    """

    cover: Cover
    parts: tuple[NamePart, ...]
    goes: tuple[str, ...]
    redrawn: tuple[str, ...]
    stays: tuple[str, ...]


def plan_name(store: Store, wanted: Named) -> NamePlan:
    """Find out what erasing a person's name would take.

    Raises:
        UserError: Nothing of it is left.
    """
    said = [line for line in store.history(wanted.subject) if line.field == NAME]
    names = [line.value for line in said if isinstance(line.value, str) and line.value]
    if not names:
        raise UserError(
            "この氏名は、もう消去されています。",
            "消去のあとの記録を開き直してください。",
            code="not_erasable",
        )
    cover = Cover(names)
    rows = {visit_book(row.visit): row for row in store.visits()}
    of_office = wanted.book == OFFICE
    own = _part(store, wanted.book, wanted, cover)
    parts, shown = [own] if of_office else [], store
    if of_office:
        shown = FrozenStore(store, OFFICE, without(store.state(OFFICE), own.act), {})
    # A witness is one of this visit; another of that name elsewhere may be somebody else.
    for book in rows if of_office else (wanted.book,):
        part = _part(store, book, wanted, cover)
        part = part._replace(papers=_papers(store, shown, book, part.act))
        if part.act.cuts or part.papers:
            parts.append(part)
    titles = {book: row.sheet_no or row.title for book, row in rows.items()}
    return NamePlan(
        cover,
        tuple(parts),
        tuple(_goes(parts, wanted, len(names), titles)),
        tuple(_redrawn(parts, titles, many=of_office)),
        tuple(_stays(store, wanted, parts, cover)),
    )


def _part(store: Store, book: str, wanted: Named, cover: Cover) -> NamePart:
    boxes = _own_boxes(book, wanted)
    states = list(_states(store, book))
    name = Cut(wanted.subject, NAME)
    cuts = [name] if book == wanted.book else []
    may = (
        Cut(subject, field)
        for state in states
        for subject, cells in state.items()
        for field in cells
        if may_name(subject, field)
    )
    for cut in dict.fromkeys(may):
        own = cut.subject in boxes
        said = (line.value for line in store.history(cut.subject) if line.field == cut.field)
        if any(cover.stands_in(v) or (own and _unnamed(v)) for v in said):
            cuts.append(cut)
    facts = {
        commitment: left_fact(commitment, cover.rest(head.value, own=own))
        for cut in cuts
        for own in (cut == name or cut.subject in boxes,)
        for state in states
        for head in readable(state.get(cut.subject, {}).get(cut.field, ()))
        for commitment in (erased_commitment(cut.subject, head),)
        if head.value is not None
    }
    off = [NewFact(wanted.subject, "removed", value=True)] if book == wanted.book == OFFICE else []
    return NamePart(book, Erasing(tuple(cuts), (*facts.values(), *off)))


def _unnamed(value: object) -> bool:
    return isinstance(value, dict) and value.get("name") == ""


def _own_boxes(book: str, wanted: Named) -> frozenset[str]:
    """Subjects of the signatures in the boxes that a visit has for the person."""
    role = AUDITOR if wanted.book == OFFICE else WITNESS
    visit, person = id_of(book), id_of(wanted.subject)
    return frozenset(f"signature:{box_id(visit, paper, role, person)}" for paper in PaperKind)


def _states(store: Store, book: str) -> Iterator[State]:
    """What stands now, and what each seal covers."""
    now = store.state(book)
    yield now
    if kind_of(book) == "visit":
        for seal in view_book(store, book).seals:
            yield store.past(book, [bytes.fromhex(head) for head in seal.heads]).state


def _papers(store: Store, office: Store, book: str, act: Erasing) -> tuple[Redrawn, ...]:
    """Sealed papers that say something else once the name is gone."""
    seals = view_book(store, book).seals
    now = store.state(book)
    found = []
    for seal in seals:
        then = then_of(store, book, seal, now)
        shown = FrozenStore(store, book, with_bars(then), {})
        after = FrozenStore(office, book, without(then, act), {})
        made = datetime.fromisoformat(seal.at)
        for paper in PaperKind:
            asked = (id_of(book), made, paper, seal.revision)
            if compose_sheet(shown, *asked) != compose_sheet(after, *asked):
                found.append((seal, paper))
    return of_all_seals(seals, found)


def _goes(
    parts: list[NamePart], wanted: Named, times: int, titles: dict[str, str]
) -> Iterator[str]:
    yield f"{wanted.what}（書き直す前のものも含めて {times} 件）"
    for part in parts:
        where = f"{titles.get(part.book, '')} の" if wanted.book == OFFICE else ""
        found: dict[str, int] = {}
        for cut in part.act.cuts:
            if cut != Cut(wanted.subject, NAME):
                called = _CALLED[kind_of(cut.subject)]
                found[called] = found.get(called, 0) + 1
        for called, number in found.items():
            yield f"{where}{called}" + (f" {number} 件" if number > 1 else "")


def _redrawn(parts: list[NamePart], titles: dict[str, str], *, many: bool) -> Iterator[str]:
    for part in parts:
        where = f"{titles.get(part.book, '')} " if many else ""
        for seal, paper in dict.fromkeys((p.seal.revision, p.paper) for p in part.papers):
            yield f"{where}第{seal}版の{paper.value}"


def _stays(store: Store, wanted: Named, parts: list[NamePart], cover: Cover) -> Iterator[str]:
    """Texts in which the name stands, each kind once with how often."""
    gone = {cut for part in parts for cut in part.act.cuts}
    found: dict[str, int] = {}
    for hit in store.search(wanted.name):
        if Cut(hit.subject, hit.field) in gone or not cover.stands_in(hit.text):
            continue
        called = erasable_name(hit.subject, hit.field) or _ELSEWHERE.get(kind_of(hit.subject), "")
        other = hit.book != wanted.book and kind_of(hit.book) == "visit"
        where = "" if not other else "視察の" if wanted.book == OFFICE else "ほかの視察の"
        words = f"{where}{called or 'ほかの記録'}"
        found[words] = found.get(words, 0) + 1
    for called, number in found.items():
        yield called + (f" {number} 件" if number > 1 else "")
    said = Fields(store.state(wanted.book).get(wanted.subject))
    beside = [text for field in ("post", "affiliation", "section") if (text := said.text(field))]
    if beside:
        yield f"職・所属（{'・'.join(beside)}）"
