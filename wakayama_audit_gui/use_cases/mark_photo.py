"""Marks over a photo, quarter turns, and 写り込み確認: what changes how it looks in every output.

What a mark is, is in domain/mark.py; burning it into a picture is photos'. Captions and order are
in edit_photos.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from wakayama_audit_gui.domain.mark import Mark, mark_value
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_photos import photo_of
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_numbers
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import record, require_open


def mark_photo(store: Store, visit: Visit, photo: str, marks: Sequence[Mark], by: str) -> Changes:
    """Put these marks in place of all marks of a photo; the original stays untouched."""
    value = cast("JsonValue", mark_value(marks)) if marks else None
    return _say(
        store, visit, photo, "marks", value, by, "に印を付けた" if marks else "の印を消した"
    )


def turn_photo(store: Store, visit: Visit, photo: str, turns: int, by: str) -> Changes:
    """Turn a photo.

    Args:
        store: The open workspace.
        visit: The visit.
        photo: Photo id.
        turns: Quarter turns clockwise from the picture as EXIF turns it upright, all told.
        by: Person id.
    """
    return _say(store, visit, photo, "turns", turns % 4 or None, by, "を回した")


def check_photo_content(
    store: Store, visit: Visit, photo: str, by: str, at: str, checked: bool = True
) -> Changes:
    """Say 写り込み確認済 of a photo as it looks now, or take it back.

    Args:
        store: The open workspace.
        visit: The visit.
        photo: Photo id.
        by: Person id.
        at: When it was looked at, ISO 8601.
        checked: False takes it back.
    """
    require_open(visit)
    known = photo_of(visit, photo)
    if known.is_checked == checked:
        return Changes("写り込みを確認した", ())
    value: JsonValue = {"look": known.look, "by": by, "at": at} if checked else None
    said = "の写り込みを確認した" if checked else "の写り込みの確認を取り消した"
    return _say(store, visit, photo, "checked", value, by, said)


def _say(
    store: Store, visit: Visit, photo: str, field: str, value: JsonValue, by: str, what: str
) -> Changes:
    require_open(visit)
    if photo_of(visit, photo).burnt is not None and field != "checked":
        raise UserError(
            "この写真の原本は消去されているため、印や向きは変えられません。",
            "残っている画像は、そのときの見え方のままです。",
            code="original_erased",
        )
    label = f"写真 {photo_numbers(visit)[photo]} {what}"
    fact = NewFact(f"photo:{photo}", field, value)
    return record(store, visit_book(visit.id), by, label, [fact])
