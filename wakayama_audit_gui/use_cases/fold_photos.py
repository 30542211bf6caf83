"""Photos and cameras of a visit, folded from their facts.

The rest of the visit is folded in read_visit.py; what the marks of a photo are, in domain/mark.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wakayama_audit_gui.domain.camera import Camera, CameraKind
from wakayama_audit_gui.domain.mark import Mark, read_marks
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.record.fact import JsonValue, State
from wakayama_audit_gui.record.heads import first_shown
from wakayama_audit_gui.use_cases.black_bar import burnt_subject
from wakayama_audit_gui.use_cases.cells import Fields, words


def fold_photos(state: State) -> tuple[Photo, ...]:
    """All photos of a visit, removed ones too, in their order."""
    found = [
        _photo(subject.removeprefix("photo:"), Fields(fields), state)
        for subject, fields in state.items()
        if subject.startswith("photo:")
    ]
    return _in_order(found)


def with_photos(photos: tuple[Photo, ...], newer: tuple[Photo, ...]) -> tuple[Photo, ...]:
    """Photos of a visit with some of them folded anew, or added, in their order."""
    if not newer:
        return photos
    found = {photo.id: photo for photo in photos}
    found.update((photo.id, photo) for photo in newer)
    return _in_order(found.values())


def _in_order(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    return tuple(sorted(photos, key=lambda photo: (photo.order, photo.added, photo.id)))


def fold_cameras(state: State) -> tuple[Camera, ...]:
    """The cameras of a visit, without removed ones, by 管理番号."""
    found = [
        _camera(subject.removeprefix("camera:"), fields)
        for subject, fields in ((s, Fields(f)) for s, f in state.items() if s[:7] == "camera:")
        if not fields.removed()
    ]
    return tuple(sorted(found, key=lambda camera: (camera.number, camera.id)))


def _photo(photo: str, fields: Fields, state: State) -> Photo:
    return Photo(
        id=photo,
        blob=fields.text("blob"),
        name=fields.text("name"),
        taken=fields.text("taken"),
        camera=fields.text("camera"),
        gps=fields.flag("gps"),
        caption=fields.text("caption"),
        answer=fields.text("answer"),
        place=fields.text("place"),
        order=fields.number("order"),
        by=fields.text("by"),
        added=fields.text("added"),
        removed=fields.removed(),
        marks=_marks(fields),
        turns=fields.number("turns") % 4,
        checked=_checked(fields.mapping("checked")),
        camera_id=fields.text("camera_id"),
        purpose=fields.text("purpose"),
        burnt=_burnt(photo, state) if fields.erased("blob") else None,
    )


def _burnt(photo: str, state: State) -> str:
    left = first_shown(state.get(burnt_subject(photo), {}).get("blob", ()))
    return words(left)


def _marks(fields: Fields) -> tuple[Mark, ...]:
    """The marks; where two writers differ, those of both: rather hide too much than show a face."""
    found = [mark for value in fields.values("marks") for mark in read_marks(value)]
    return tuple(dict.fromkeys(found))


def _checked(said: Mapping[str, JsonValue]) -> str | None:
    look = said.get("look")
    return look if isinstance(look, str) else None


def _camera(camera: str, fields: Fields) -> Camera:
    kind, cleared = fields.text("kind"), fields.mapping("cleared")
    known = kind in CameraKind.__members__.values()
    return Camera(
        id=camera,
        number=fields.text("number"),
        kind=CameraKind(kind) if known else CameraKind.OTHER,
        note=fields.text("note"),
        model=fields.text("model"),
        fast_s=fields.number("fast_s"),
        cleared_at=words(cleared.get("at")),
        cleared_by=words(cleared.get("by")),
    )
