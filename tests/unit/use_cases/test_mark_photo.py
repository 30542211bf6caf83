"""Marks, turns and 写り込み確認: one act each, taken back as one, and shown by every output."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.mark import Mark, MarkKind, mark_value
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.edit_photos import photo_of
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content, mark_photo, turn_photo
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.print_sheet import print_sheet
from wakayama_audit_gui.use_cases.read_photos import (
    kept_rendering,
    photo_rendering,
    plain_rendering,
)
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.undo_change import undo_change

HIDE = Mark(MarkKind.HIDE, ((100, 200), (5000, 6000)))
WORDS = Mark(MarkKind.TEXT, ((10, 10),), "扉が開いている")
AT = "2026-10-21T10:50:00+09:00"


@pytest.fixture
def photo(field: Field) -> str:
    """A photo of the first item."""
    found = field.rows[0]
    target = PhotoTarget(field.id, found.place.id, found.answer.subject)
    source = PhotoSource("a.jpg", None, b"one")
    return import_photos(field.store, Darkroom(), [source], target, field.me).outcomes[0].photo


def _seen(field: Field, photo: str) -> Photo:
    return photo_of(field.visit, photo)


def test_marks_are_one_act_and_replace_all(field: Field, photo: str) -> None:
    first = mark_photo(field.store, field.visit, photo, [HIDE, WORDS], field.me)
    assert _seen(field, photo).marks == (HIDE, WORDS)
    assert first.label == "写真 1 に印を付けた"
    again = mark_photo(field.store, field.visit, photo, [HIDE, WORDS], field.me)
    assert again.receipts == ()
    second = mark_photo(field.store, field.visit, photo, [], field.me)
    assert _seen(field, photo).marks == ()
    undo_change(field.store, second, field.me)
    assert _seen(field, photo).marks == (HIDE, WORDS)
    undo_change(field.store, first, field.me)
    assert _seen(field, photo).marks == ()


def test_no_marks_on_a_plain_photo_write_nothing(field: Field, photo: str) -> None:
    assert mark_photo(field.store, field.visit, photo, [], field.me).receipts == ()
    assert turn_photo(field.store, field.visit, photo, 4, field.me).receipts == ()


def test_turns_are_counted_from_the_upright_picture(field: Field, photo: str) -> None:
    turned = turn_photo(field.store, field.visit, photo, 5, field.me)
    assert _seen(field, photo).turns == 1
    undo_change(field.store, turned, field.me)
    assert _seen(field, photo).turns == 0


def test_a_check_is_of_the_present_look_only(field: Field, photo: str) -> None:
    assert not _seen(field, photo).is_checked
    check_photo_content(field.store, field.visit, photo, field.me, AT)
    assert _seen(field, photo).is_checked
    assert check_photo_content(field.store, field.visit, photo, field.me, AT).receipts == ()
    mark_photo(field.store, field.visit, photo, [WORDS], field.me)
    assert not _seen(field, photo).is_checked
    check_photo_content(field.store, field.visit, photo, field.me, AT)
    assert _seen(field, photo).is_checked
    back = check_photo_content(field.store, field.visit, photo, field.me, AT, checked=False)
    assert not _seen(field, photo).is_checked
    undo_change(field.store, back, field.me)
    assert _seen(field, photo).is_checked


def test_a_sealed_visit_takes_no_marks(field: Field, photo: str) -> None:
    sealed = NewFact(f"visit:{field.id}", "state", "確定")
    field.store.append(visit_book(field.id), field.me, [sealed])
    with pytest.raises(UserError) as caught:
        mark_photo(field.store, field.visit, photo, [HIDE], field.me)
    assert caught.value.code == "visit_sealed"


def test_where_two_writers_differ_the_hides_of_both_stand(field: Field, photo: str) -> None:
    store = field.store
    assert isinstance(store, MemoryStore)
    other = MemoryStore()
    other.absorb(store.export())
    theirs = read_visit(other, field.id)
    mark_photo(store, field.visit, photo, [HIDE], field.me)
    mark_photo(other, theirs, photo, [WORDS], field.me)
    store.absorb(other.export())
    assert set(_seen(field, photo).marks) == {HIDE, WORDS}
    mark_photo(store, field.visit, photo, [WORDS], field.me)
    assert _seen(field, photo).marks == (WORDS,)


def test_a_marked_picture_is_kept_beside_the_plain_one(field: Field, photo: str) -> None:
    mark_photo(field.store, field.visit, photo, [HIDE], field.me)
    marked, room = _seen(field, photo), Darkroom()
    assert kept_rendering(field.store, marked, "print") is None
    made = photo_rendering(field.store, room, marked, "print")
    assert made == f"print of one {marked.look}".encode()
    assert photo_rendering(field.store, room, marked, "print") == made
    assert kept_rendering(field.store, marked, "print") == made
    assert room.marked == 1
    assert plain_rendering(field.store, room, marked.blob, "print") == b"print of one"
    assert room.prepared == 0


def test_each_photo_of_one_original_prints_with_its_own_marks(field: Field, photo: str) -> None:
    twin = "f" * 32
    seen = _seen(field, photo)
    copied: dict[str, JsonValue] = {
        "blob": seen.blob,
        "place": seen.place,
        "answer": seen.answer,
        "order": 9,
    }
    facts = [NewFact(f"photo:{twin}", name, value) for name, value in copied.items()]
    field.store.append(visit_book(field.id), field.me, facts)
    mark_photo(field.store, field.visit, twin, [HIDE], field.me)

    def render(sheet: Sheet, photo: Callable[[str], bytes | None]) -> Paper:
        pictures = [photo(one.key) or b"" for one in sheet.photos]
        assert photo("f" * 64) is None
        return Paper(b"|".join(pictures), 1, (), "a.pdf")

    paper = print_sheet(field.store, field.id, PaperKind.SHEET, NOW, None, render, Darkroom())
    look = _seen(field, twin).look
    assert paper.data == f"print of one|print of one {look}".encode()


def test_marks_are_recorded_as_plain_lists() -> None:
    assert mark_value([WORDS]) == [["text", [[10, 10]], "扉が開いている"]]
