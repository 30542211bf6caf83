"""Photos that are there already, also in another visit, and photos of another day."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.use_cases.edit_photos import remove_photo
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.import_photos import (
    Assigned,
    PhotoTarget,
    import_assigned,
    import_photos,
)
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.photo_twins import day_note
from wakayama_audit_gui.use_cases.plan_visit import plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit


def take(field: Field, visit: str, data: bytes = b"one") -> PhotoImport:
    row = next(read_visit(field.store, visit).rows())
    target = PhotoTarget(visit, row.place.id, row.answer.subject)
    source = PhotoSource("a.jpg", None, data)
    return import_photos(field.store, Darkroom(), [source], target, field.me)


def test_the_same_photo_in_another_visit_is_taken_in_and_told(field: Field) -> None:
    first = take(field, field.id).outcomes[0]
    assert first.note == ""
    persons = read_office(field.store).persons
    other = plan_visit(field.store, the_catalogue(), field.plan, persons, field.me).made
    outcome = take(field, other).outcomes[0]
    assert outcome.ok
    assert outcome.note == f"視察 {field.visit.sheet_no} の写真 1 と同じ写真です。"
    again = take(field, other).outcomes[0]
    assert again.code == "photo_duplicate"
    remove_photo(field.store, field.visit, first.photo, field.me)
    third = plan_visit(field.store, the_catalogue(), field.plan, persons, field.me).made
    note = take(field, third).outcomes[0].note
    assert read_visit(field.store, other).sheet_no in note


@pytest.mark.parametrize(
    ("taken", "flagged"),
    [
        ("2026-10-21T23:59:59", False),
        ("2026-10-20T10:00:00+09:00", True),
        ("2019-01-01T00:00:00", True),
        ("", False),
    ],
)
def test_a_photo_of_another_day_is_flagged_in_words(
    field: Field, taken: str, *, flagged: bool
) -> None:
    note = day_note(field.visit, taken)
    assert bool(note) is flagged
    assert not flagged or "視察の日ではありません" in note


def test_photos_for_several_items_go_through_and_a_forbidden_place_refuses_its_own(
    field: Field,
) -> None:
    first, last = field.rows[0], field.rows[-1]
    permit_photos(field.store, field.visit, last.place, Permission("禁止"), field.me)
    assigned = [
        Assigned(
            PhotoSource(f"{number}.jpg", None, b"%d" % number),
            PhotoTarget(field.id, row.place.id, row.answer.subject),
        )
        for number, row in enumerate((first, last, field.rows[1]))
    ]
    result = import_assigned(field.store, Darkroom(), assigned, field.me)
    assert [outcome.code for outcome in result.outcomes] == ["", "photos_forbidden", ""]
    assert [p.answer for p in field.visit.photos] == [
        first.answer.subject,
        field.rows[1].answer.subject,
    ]
    assert import_assigned(field.store, Darkroom(), [], field.me).outcomes == ()
