"""Cameras of a visit: 管理番号, corrected, taken off, and 取込後消去."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.camera import Camera, CameraKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.undo_change import undo_change
from wakayama_audit_gui.use_cases.use_camera import (
    camera_called,
    cameras_to_clear,
    record_cleared,
    remove_camera,
    use_camera,
)


def lent(field: Field) -> Camera:
    use_camera(field.store, field.visit, Camera("", " C-03 ", model="見本カメラ"), field.me)
    (camera,) = field.visit.cameras
    return camera


def take(field: Field, camera: Camera, data: bytes = b"one") -> None:
    row = field.rows[0]
    target = PhotoTarget(field.id, row.place.id, row.answer.subject, camera.id, "全景")
    source = PhotoSource("a.jpg", None, data)
    import_photos(field.store, Darkroom(), [source], target, field.me, now=lambda: NOW)


def test_a_camera_is_named_and_corrected(field: Field) -> None:
    camera = lent(field)
    assert (camera.number, camera.kind, camera.label) == (
        "C-03",
        CameraKind.LENT,
        "貸与カメラ C-03",
    )
    changed = camera._replace(kind=CameraKind.PHONE, note="総務課", fast_s=-90)
    use_camera(field.store, field.visit, changed, field.me)
    assert field.visit.cameras == (changed,)
    assert camera_called(field.visit, "見本カメラ") == changed
    assert camera_called(field.visit, "") is None


@pytest.mark.parametrize(
    ("number", "code"), [("  ", "empty_camera_number"), ("C-03", "same_camera_number")]
)
def test_a_number_is_needed_and_names_one(field: Field, number: str, code: str) -> None:
    lent(field)
    with pytest.raises(UserError) as caught:
        use_camera(field.store, field.visit, Camera("", number), field.me)
    assert caught.value.code == code


def test_photos_say_their_camera_and_purpose(field: Field) -> None:
    camera = lent(field)
    take(field, camera)
    (photo,) = field.visit.photos
    assert (photo.camera_id, photo.purpose) == (camera.id, "全景")
    with pytest.raises(UserError, match="1 枚"):
        remove_camera(field.store, field.visit, camera, field.me)


def test_a_camera_without_photos_is_taken_off_and_back(field: Field) -> None:
    camera = lent(field)
    changes = remove_camera(field.store, field.visit, camera, field.me)
    assert not field.visit.cameras
    undo_change(field.store, changes, field.me)
    assert list(field.visit.cameras) == [camera]


def test_what_is_not_cleared_is_a_thing_to_do_until_said(field: Field) -> None:
    camera = lent(field)
    assert not cameras_to_clear(field.visit)
    take(field, camera)
    assert cameras_to_clear(field.visit) == (camera,)
    at = NOW.replace(hour=11).isoformat(timespec="seconds")
    record_cleared(field.store, field.visit, camera, at, field.me)
    assert not cameras_to_clear(field.visit)
    (cleared,) = field.visit.cameras
    assert (cleared.cleared_at, cleared.cleared_by) == (at, field.me)
    record_cleared(field.store, field.visit, camera, at, field.me, cleared=False)
    assert cameras_to_clear(field.visit) == (camera,)


def test_a_further_import_is_a_further_thing_to_do(field: Field) -> None:
    camera = lent(field)
    take(field, camera)
    before = NOW.replace(hour=8).isoformat(timespec="seconds")
    record_cleared(field.store, field.visit, camera, before, field.me)
    assert cameras_to_clear(field.visit) == field.visit.cameras
