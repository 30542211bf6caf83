"""What is said of a recorded photo: caption, 目的, the item it shows, its order, taking it away.

The bytes of a photo never change. Adding photos is in import_photos.py; 元に戻す in undo_change.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.photo_permission import require_photos_allowed
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_numbers
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import record, require_open


def photo_of(visit: Visit, photo: str) -> Photo:
    """The photo of an id, if it stands.

    Raises:
        UserError: It was removed or never was in this visit.
    """
    for known in visit.photos:
        if known.id == photo and not known.removed:
            return known
    raise UserError(
        "この写真は、この視察の中に見つかりません。",
        "一覧を見て選び直してください。",
        code="no_such_photo",
    )


def caption_photo(store: Store, visit: Visit, photo: str, caption: str, by: str) -> Changes:
    """Write what a photo shows, as typed."""
    require_open(visit)
    photo_of(visit, photo)
    fact = NewFact(f"photo:{photo}", "caption", caption)
    return record(store, visit_book(visit.id), by, f"{_named(visit, photo)}の説明を書いた", [fact])


def say_purpose(store: Store, visit: Visit, photo: str, purpose: str, by: str) -> Changes:
    """Write what a photo was taken for, as typed."""
    require_open(visit)
    photo_of(visit, photo)
    fact = NewFact(f"photo:{photo}", "purpose", purpose)
    return record(store, visit_book(visit.id), by, f"{_named(visit, photo)}の目的を書いた", [fact])


def move_photo(store: Store, visit: Visit, photo: str, place: str, answer: str, by: str) -> Changes:
    """Move a photo to another item or place; it goes behind the photos already there.

    Args:
        store: The open workspace.
        visit: The visit.
        photo: Photo id.
        place: Place id.
        answer: Subject of the answer it shows, "" for none.
        by: Person id.

    Raises:
        UserError: The place forbids photos, or is not of this visit.
    """
    require_open(visit)
    moved = photo_of(visit, photo)
    require_photos_allowed(store, visit, place, answer)
    label = f"{_named(visit, photo)}を移した"
    if (moved.place, moved.answer) == (place, answer):
        return Changes(label, ())
    last = max(known.order for known in visit.photos)
    facts = [
        NewFact(f"photo:{photo}", "place", place),
        NewFact(f"photo:{photo}", "answer", answer),
        NewFact(f"photo:{photo}", "order", moved.order if moved.order == last else last + 1),
    ]
    return record(store, visit_book(visit.id), by, label, facts)


def reorder_photos(store: Store, visit: Visit, photos: Sequence[str], by: str) -> Changes:
    """Put photos into a new order; photos not named keep their places among them.

    Args:
        store: The open workspace.
        visit: The visit.
        photos: Ids in the new order, e.g. those of one item; each at most once.
        by: Person id.

    Raises:
        UserError: One of them is not in this visit.
    """
    require_open(visit)
    fresh = iter([photo_of(visit, photo) for photo in photos])
    named = set(photos)
    standing = [known for known in visit.photos if not known.removed]
    wanted = [next(fresh) if known.id in named else known for known in standing]
    facts = [
        NewFact(f"photo:{known.id}", "order", order)
        for known, order in zip(wanted, _orders(standing), strict=True)
        if known.order != order
    ]
    return record(store, visit_book(visit.id), by, "写真の順番を変えた", facts)


def _orders(standing: Sequence[Photo]) -> list[int]:
    """Strictly rising order numbers; those in use where they rise, so that little is written."""
    orders: list[int] = []
    for photo in standing:
        lowest = orders[-1] + 1 if orders else photo.order
        orders.append(max(photo.order, lowest))
    return orders


def remove_photo(store: Store, visit: Visit, photo: str, by: str) -> Changes:
    """Take a photo off the visit; the original stays in the record and 元に戻す brings it back."""
    require_open(visit)
    photo_of(visit, photo)
    fact = NewFact(f"photo:{photo}", "removed", value=True)
    return record(store, visit_book(visit.id), by, f"{_named(visit, photo)}を外した", [fact])


def _named(visit: Visit, photo: str) -> str:
    return f"写真 {photo_numbers(visit)[photo]} "
