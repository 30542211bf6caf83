"""Deriving the rows of view.py from what stands: which names and fields mean what.

Pure functions of live heads. Which rows must be derived anew after a write is the store's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.verdict import COUNTED, Verdict
from wakayama_audit_gui.record.commitment import MalformedError, load_json
from wakayama_audit_gui.record.fact import Cell, Head, JsonValue, State
from wakayama_audit_gui.record.heads import first_shown, is_removed, readable, standing
from wakayama_audit_gui.record.view import FindingRow, VisitRow

SEARCHED: Mapping[str, frozenset[str]] = {
    "visit": frozenset(("title",)),
    "place": frozenset(("name",)),
    "answer": frozenset(("reason", "remark", "draft", "class_reason", "interview")),
    "finding": frozenset(("text",)),
    "filed": frozenset(("text",)),
    "document": frozenset(("name", "note")),
    "photo": frozenset(("caption", "name", "purpose")),
    "witness": frozenset(("name",)),
    "person": frozenset(("name",)),
    "own_item": frozenset(("title", "question")),
}
"""Kind of subject → fields whose text can be searched."""

OWN_ITEM = "own_"
"""How the id of an item begins that the auditor added to a place."""

WEIGHT = ("指摘", "意見", "後日確認", "未確認", "対象外", "適合")
"""When an item was answered at several places of one visit, 前回 shows the first of these."""


_FINDINGS = frozenset(("finding", "filed"))


class AnswerName(NamedTuple):
    """The parts of ``answer:<visit>/<place>/<item>``."""

    visit: str
    place: str
    item: str


class PlaceFields(NamedTuple):
    """What counts of a place."""

    removed: bool
    checklist: str


def kind_of(subject: str) -> str:
    """The kind of a subject: what stands before its colon."""
    return subject.partition(":")[0]


def id_of(subject: str) -> str:
    """The id of a subject: what stands behind its colon."""
    return subject.partition(":")[2]


def answer_name(subject: str) -> AnswerName | None:
    """The parts of an answer's subject; None when it is no answer."""
    match (kind_of(subject), *id_of(subject).split("/", 2)):
        case ("answer", visit, place, item):
            return AnswerName(visit, place, item)
        case _:
            return None


def verdict_of(cells: Mapping[str, Cell]) -> str:
    """The verdict of an answer that counts; "" when unanswered or contested."""
    verdict = standing(cells.get("verdict", ()))
    known = isinstance(verdict, str) and verdict in frozenset(COUNTED)
    return str(verdict) if known else Verdict.UNANSWERED.value


def place_fields(cells: Mapping[str, Cell]) -> PlaceFields:
    """What counts of a place."""
    return PlaceFields(is_removed(cells), _text(cells, "checklist"))


def own_item_place(cells: Mapping[str, Cell]) -> str:
    """Id of the place an item of the auditor's own belongs to; "" when it was removed."""
    return "" if is_removed(cells) else _text(cells, "place")


def is_photo_shown(cells: Mapping[str, Cell]) -> bool:
    """Whether a photo counts: it has a picture, or had one that was erased; and was not removed."""
    erased = any(head.erased for head in cells.get("blob", ()))
    return (erased or bool(_text(cells, "blob"))) and not is_removed(cells)


def item_ids(checklist: bytes) -> tuple[str, ...]:
    """Ids of the items of a resolved checklist; empty when the blob is none."""
    try:
        found = load_json(checklist)
    except MalformedError:
        return ()
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        return ()
    return tuple(str(item.get("id", "")) for item in items if isinstance(item, dict))


def searched_texts(subject: str, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Head, str]]:
    """Texts of a subject that can be searched: (field, head, text); every head's when contested."""
    for field in SEARCHED.get(kind_of(subject), ()):
        for head in readable(cells.get(field, ())):
            if isinstance(head.value, str) and head.value:
                yield field, head, head.value


def place_of(subject: str, cells: Mapping[str, Cell]) -> str:
    """Id of the place a subject belongs to, so that a removed place hides it; "" when to none."""
    answer = answer_name(subject)
    return answer.place if answer else _text(cells, "place")


def visit_fields(visit: str, cells: Mapping[str, Cell]) -> VisitRow:
    """The fields of a visit itself; total, counts and photos are 0."""
    return VisitRow(
        visit=visit,
        title=_text(cells, "title"),
        systems=_texts(cells, "systems"),
        state=_text(cells, "state"),
        revision=_number(cells, "revision"),
        scheduled=_text(cells, "scheduled"),
        fiscal_year=_number(cells, "fiscal_year"),
        sheet_no=_text(cells, "sheet_no"),
        total=0,
        counts=(0, 0, 0, 0, 0, 0),
        photos=0,
        touched="",
    )


def visit_row(
    book: str, state: State, touched: str, count_items: Callable[[str], int]
) -> VisitRow | None:
    """The row of one visit; None when it was removed or the book is none.

    Args:
        book: ``visit:<id>``.
        state: Live heads of the book.
        touched: The latest time any entry of the book bears.
        count_items: Number of items of the checklist stored under a blob name.
    """
    own = state.get(book)
    if kind_of(book) != "visit" or own is None or is_removed(own):
        return None
    places = {
        id_of(subject): place_fields(cells)
        for subject, cells in state.items()
        if kind_of(subject) == "place"
    }
    shown = {place for place, fields in places.items() if not fields.removed}
    own_items = {
        id_of(subject)
        for subject, cells in state.items()
        if kind_of(subject) == "own_item" and own_item_place(cells) in shown
    }
    verdicts = [
        verdict_of(cells)
        for subject, cells in state.items()
        if (name := answer_name(subject))
        and name.place in shown
        and (not name.item.startswith(OWN_ITEM) or name.item in own_items)
    ]
    return visit_fields(id_of(book), own)._replace(
        total=sum(count_items(places[place].checklist) for place in shown) + len(own_items),
        counts=counts_of({verdict: verdicts.count(verdict) for verdict in set(verdicts)}),
        photos=sum(
            kind_of(subject) == "photo" and is_photo_shown(cells)
            for subject, cells in state.items()
        ),
        touched=touched,
    )


def finding_row(subject: str, cells: Mapping[str, Cell]) -> FindingRow | None:
    """The row of a drafted or filed finding; None when it was removed or is none.

    A draft whose place or own item was removed is left out by who lists the rows.
    """
    kind = kind_of(subject)
    if kind not in _FINDINGS or is_removed(cells) or not _known_finding(cells):
        return None
    finding, filed = id_of(subject), kind == "filed"
    return FindingRow(
        finding=finding,
        filed=filed,
        visit="" if filed else finding.partition("/")[0],
        kind=_agreed(cells, "class"),
        text=_text(cells, "text"),
        systems=_texts(cells, "systems"),
        sections=_texts(cells, "sections"),
        clauses=_texts(cells, "clauses"),
        fiscal_year=_number(cells, "fiscal_year"),
        audit_kind=_text(cells, "audit_kind"),
        code=_text(cells, "code"),
        state=_agreed(cells, "state"),
        deadline=_text(cells, "deadline"),
        joined=_text(cells, "joined"),
        postponed=_text(cells, "postponed"),
    )


def is_draft_shown(book: str, finding: str, state: State) -> bool:
    """Whether a drafted finding counts: only while its visit, place and own item stand."""
    _, _, rest = finding.partition("/")
    place, _, item = rest.partition("/")
    own, room = state.get(book), state.get(f"place:{place}")
    if own is None or is_removed(own) or room is None or is_removed(room):
        return False
    return not item.startswith(OWN_ITEM) or bool(own_item_place(state.get(f"own_item:{item}", {})))


def _known_finding(cells: Mapping[str, Cell]) -> bool:
    """Whether anything but its removal stands; filing that was undone leaves nothing."""
    return any(
        field != "removed" and any(head.erased or head.value is not None for head in cell)
        for field, cell in cells.items()
    )


def counts_of(tally: Mapping[str, int]) -> tuple[int, int, int, int, int, int]:
    """Counts in the order of `COUNTED`."""
    conforming, shiteki, iken, outside, unverifiable, later = (tally.get(v, 0) for v in COUNTED)
    return conforming, shiteki, iken, outside, unverifiable, later


def _text(cells: Mapping[str, Cell], field: str) -> str:
    value = _shown(cells, field)
    return value if isinstance(value, str) else ""


def _number(cells: Mapping[str, Cell], field: str) -> int:
    value = _shown(cells, field)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _texts(cells: Mapping[str, Cell], field: str) -> tuple[str, ...]:
    value = _shown(cells, field)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _agreed(cells: Mapping[str, Cell], field: str) -> str:
    """A text on which all heads agree, or ""."""
    value = standing(cells.get(field, ()))
    return value if isinstance(value, str) else ""


def _shown(cells: Mapping[str, Cell], field: str) -> JsonValue:
    return first_shown(cells.get(field, ()))
