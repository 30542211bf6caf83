"""What is said of a recorded photo: caption, place, order, removal; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.visit import Permission, Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.edit_photos import (
    caption_photo,
    move_photo,
    photo_of,
    remove_photo,
    reorder_photos,
)
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.read_photos import photo_numbers, photos_in_order
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.undo_change import undo_change


def _import(field: Field, row: int, *contents: bytes) -> list[str]:
    found = field.rows[row]
    target = PhotoTarget(field.id, found.place.id, found.answer.subject)
    sources = [PhotoSource("a.jpg", None, data) for data in contents]
    result = import_photos(field.store, Darkroom(), sources, target, field.me)
    assert result.recorded == len(contents)
    return [outcome.photo for outcome in result.outcomes]


@pytest.fixture
def photos(field: Field) -> list[str]:
    """Four photos of the first item."""
    return _import(field, 0, b"a", b"b", b"c", b"d")


def _order(field: Field) -> list[str]:
    return [photo.id for photo in photos_in_order(field.visit)]


def test_a_caption_is_kept_as_typed(field: Field, photos: list[str]) -> None:
    caption = "入口の札「関係者以外立入禁止」\n髙﨑 辻\U000e0100"
    changes = caption_photo(field.store, field.visit, photos[1], caption, field.me)
    assert photo_of(field.visit, photos[1]).caption == caption
    assert changes.label == "写真 2 の説明を書いた"
    again = caption_photo(field.store, field.visit, photos[1], caption, field.me)
    assert again.receipts == ()
    undo_change(field.store, changes, field.me)
    assert photo_of(field.visit, photos[1]).caption == ""


def test_a_photo_moves_to_another_item_and_place(field: Field, photos: list[str]) -> None:
    row = field.rows[-1]
    assert row.place.id != field.rows[0].place.id
    subject = row.answer.subject
    changes = move_photo(field.store, field.visit, photos[0], row.place.id, subject, field.me)
    moved = photo_of(field.visit, photos[0])
    assert (moved.place, moved.answer) == (row.place.id, subject)
    assert _order(field) == [photos[1], photos[2], photos[3], photos[0]]
    assert changes.label == "写真 1 を移した"
    again = move_photo(field.store, field.visit, photos[0], row.place.id, subject, field.me)
    assert again.receipts == ()
    undo_change(field.store, changes, field.me)
    assert _order(field) == photos


def test_a_moved_photo_goes_behind_those_already_there(field: Field, photos: list[str]) -> None:
    others = _import(field, 1, b"x", b"y")
    row = field.rows[1]
    move_photo(field.store, field.visit, photos[0], row.place.id, row.answer.subject, field.me)
    assert [p.id for p in field.visit.photos_of(row.answer.subject)] == [*others, photos[0]]


def test_a_photo_does_not_move_to_a_forbidden_place(field: Field, photos: list[str]) -> None:
    place = field.rows[-1].place
    permit_photos(field.store, field.visit, place, Permission("禁止"), field.me)
    with pytest.raises(UserError) as caught:
        move_photo(field.store, field.visit, photos[0], place.id, "", field.me)
    assert caught.value.code == "photos_forbidden"


def test_photos_are_reordered(field: Field, photos: list[str]) -> None:
    a, b, c, d = photos
    changes = reorder_photos(field.store, field.visit, [d, a, b, c], field.me)
    assert _order(field) == [d, a, b, c]
    assert len(changes.receipts) == 1
    undo_change(field.store, changes, field.me)
    assert _order(field) == photos


def test_photos_not_named_keep_their_places(field: Field, photos: list[str]) -> None:
    a, b, c, d = photos
    reorder_photos(field.store, field.visit, [c, a], field.me)
    assert _order(field) == [c, b, a, d]
    assert reorder_photos(field.store, field.visit, [c, b, a, d], field.me).receipts == ()


def test_photos_with_equal_numbers_are_put_in_order(field: Field, photos: list[str]) -> None:
    # As after a merge of two laptops that both counted from one.
    facts = [NewFact(f"photo:{photo}", "order", 1) for photo in photos]
    record(field.store, visit_book(field.id), field.me, "", facts)
    standing = _order(field)
    wanted = [standing[2], standing[0], standing[3], standing[1]]
    reorder_photos(field.store, field.visit, wanted, field.me)
    assert _order(field) == wanted


def test_a_photo_is_removed_and_brought_back(field: Field, photos: list[str]) -> None:
    changes = remove_photo(field.store, field.visit, photos[1], field.me)
    assert changes.label == "写真 2 を外した"
    assert _order(field) == [photos[0], photos[2], photos[3]]
    blob = next(p for p in field.visit.photos if p.id == photos[1]).blob
    assert field.store.blob(blob) == b"b"
    undo_change(field.store, changes, field.me)
    assert _order(field) == photos


def _acts(field: Field, visit: Visit, photo: str) -> list[Callable[[], Changes]]:
    """Everything that can be done to a photo."""
    place = field.rows[0].place.id
    return [
        partial(caption_photo, field.store, visit, photo, "x", field.me),
        partial(move_photo, field.store, visit, photo, place, "", field.me),
        partial(reorder_photos, field.store, visit, [photo], field.me),
        partial(remove_photo, field.store, visit, photo, field.me),
    ]


def test_a_photo_that_is_gone_is_not_touched(field: Field, photos: list[str]) -> None:
    remove_photo(field.store, field.visit, photos[0], field.me)
    for gone in (photos[0], "0" * 32):
        for act in _acts(field, field.visit, gone):
            with pytest.raises(UserError) as caught:
                act()
            assert caught.value.code == "no_such_photo"


def test_a_sealed_visit_is_not_touched(field: Field, photos: list[str]) -> None:
    fact = NewFact(f"visit:{field.id}", "state", VisitState.SEALED.value)
    record(field.store, visit_book(field.id), field.me, "", [fact])
    for act in _acts(field, field.visit, photos[0]):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "visit_sealed"


def test_numbers_are_those_of_the_sheet(field: Field, photos: list[str]) -> None:
    others = _import(field, 2, b"x")
    row = field.rows[1]
    move_photo(field.store, field.visit, photos[0], row.place.id, row.answer.subject, field.me)
    sheet = compose_sheet(field.store, field.id, NOW)
    by_id = {photo.id: photo.blob for photo in field.visit.photos}
    numbers = {by_id[photo]: n for photo, n in photo_numbers(field.visit).items()}
    assert numbers == {photo.sha256: photo.number for photo in sheet.photos}
    assert photos_in_order(field.visit)[-1].id == others[0]
