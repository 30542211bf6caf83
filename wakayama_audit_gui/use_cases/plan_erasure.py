"""What an erasure would take: which values, photos and sealed papers go, and what stays.

Carrying it out is in erase_record.py; what may be erased and how it is called, in black_bar.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.derive import kind_of
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.record.heads import is_removed, readable
from wakayama_audit_gui.use_cases.black_bar import BURNT, burnt_subject, erasable_name
from wakayama_audit_gui.use_cases.digest_paper import is_bound
from wakayama_audit_gui.use_cases.fold_photos import fold_photos
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_numbers
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.redraw_papers import Redrawn, of_all_seals, then_of
from wakayama_audit_gui.use_cases.view_book import view_book


class ErasurePlan(NamedTuple):
    """What an erasure would do.

    Attributes:
        cuts: Everything that goes.
        goes: In words, one line each.
        papers: Sealed papers that are drawn anew without it.
        pictures: Photos of which the picture with its marks burnt in is kept.
        elsewhere: Other visits that hold the same photo, so that its bytes stay for them.
    """

    cuts: tuple[Cut, ...]
    goes: tuple[str, ...]
    papers: tuple[Redrawn, ...]
    pictures: tuple[Photo, ...]
    elsewhere: tuple[str, ...]


def plan_erasure(store: Store, visit_id: str, wanted: Cut, *, keep_picture: bool) -> ErasurePlan:
    """Find out what erasing a field would take.

    Args:
        store: The open workspace.
        visit_id: The visit.
        wanted: The field.
        keep_picture: Of a photo, keep the picture that its marks are burnt into.

    Raises:
        UserError: This cannot be erased, or nothing of it is left.
    """
    visit = read_visit(store, visit_id)
    now = store.state(visit_book(visit_id))
    cell = now.get(wanted.subject, {}).get(wanted.field, ())
    name = erasable_name(*wanted)
    said = [line for line in store.history(wanted.subject) if line.field == wanted.field]
    if not name or not cell or all(line.erased for line in said):
        raise UserError(
            "これは消去できないか、もう消去されています。",
            "履歴で確かめてください。",
            code="not_erasable",
        )
    if wanted.field != "blob":
        times = sum(not line.erased and line.value is not None for line in said)
        what = f"{name}（書き直す前のものも含めて {times} 件）"
        return ErasurePlan((wanted,), (what,), _papers(store, visit_id, (wanted,)), (), ())
    return _of_picture(store, visit, now, wanted, keep_picture)


def _of_picture(
    store: Store, visit: Visit, now: State, wanted: Cut, keep_picture: bool
) -> ErasurePlan:
    names = {
        head.value
        for head in readable(now[wanted.subject][wanted.field])
        if isinstance(head.value, str)
    }
    if kind_of(wanted.subject) == BURNT:
        goes = (f"{_called(visit, wanted.subject)}の、印を焼き込んだ画像",)
        return ErasurePlan((wanted,), goes, _papers(store, visit.id, (wanted,)), (), ())
    same = [photo for photo in fold_photos(now) if photo.blob in names]
    subjects = dict.fromkeys([wanted.subject, *(f"photo:{photo.id}" for photo in same)])
    cuts = [Cut(subject, "blob") for subject in subjects]
    kept = tuple(photo for photo in same if keep_picture and not photo.removed)
    looks = {f"photo:{photo.id}": photo.look for photo in kept}
    originals = [f"{_called(visit, subject)}の元の画像" for subject in subjects]
    pictures = [
        f"{_called(visit, subject)}の、印を焼き込んだ画像"
        for subject in subjects
        if subject not in looks
    ]
    return ErasurePlan(
        tuple(cuts),
        (*originals, *pictures),
        _papers(store, visit.id, cuts, looks),
        kept,
        tuple(_elsewhere(store, visit.id, names)),
    )


def _called(visit: Visit, subject: str) -> str:
    photo = subject.partition(":")[2]
    number = photo_numbers(visit).get(photo)
    return f"写真 {number} " if number else "外した写真"


def _papers(
    store: Store, visit: str, cuts: Sequence[Cut], looks: dict[str, str] | None = None
) -> tuple[Redrawn, ...]:
    """Sealed papers that show one of these.

    Args:
        store: The open workspace.
        visit: Visit id.
        cuts: What goes.
        looks: Photo → how the picture that is kept of it looks.
    """
    book = visit_book(visit)
    view = view_book(store, book)
    now = store.state(book)
    found = [
        (seal, paper)
        for seal in view.seals
        for then in [then_of(store, book, seal, now)]
        for paper in PaperKind
        if any(_shows(then, paper, cut, looks or {}) for cut in cuts)
    ]
    return of_all_seals(view.seals, found)


def _shows(then: State, paper: PaperKind, cut: Cut, looks: dict[str, str]) -> bool:
    photo = cut.subject.partition(":")[2]
    shown = f"photo:{photo}" if kind_of(cut.subject) == BURNT else cut.subject
    fields = then.get(shown, {})
    if is_removed(fields) or not is_bound(paper, shown, cut.field):
        return False
    if kind_of(cut.subject) == BURNT:
        return bool(fields)
    if not readable(fields.get(cut.field, ())):
        return False
    return looks.get(cut.subject) is None or looks[cut.subject] != _look(then, photo)


def _look(then: State, photo: str) -> str:
    return next((known.look for known in fold_photos(then) if known.id == photo), "")


def _elsewhere(store: Store, visit: str, names: set[str]) -> Iterator[str]:
    for row in store.visits():
        if row.visit != visit:
            state = store.state(visit_book(row.visit))
            if any(photo.blob in names for photo in fold_photos(state)):
                yield row.sheet_no or row.title


def left_picture(photo: Photo) -> Cut:
    """What is still to be erased of a photo: its original, or the picture that was left of it."""
    if photo.burnt is None:
        return Cut(f"photo:{photo.id}", "blob")
    return Cut(burnt_subject(photo.id), "blob")
