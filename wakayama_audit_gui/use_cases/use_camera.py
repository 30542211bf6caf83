"""Cameras of a visit: named by 管理番号, corrected, taken off, and 取込後消去 recorded.

Taking their photos in is in import_photos.py; nothing here or anywhere writes to a card.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.camera import Camera
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record, require_open


def use_camera(store: Store, visit: Visit, camera: Camera, by: str) -> Changes:
    """Add a camera, or correct the one with this id; an empty id is given a fresh one.

    Raises:
        UserError: It has no 管理番号, or another camera of the visit has the same.
    """
    require_open(visit)
    number = camera.number.strip()
    if not number:
        raise UserError(
            "管理番号が空です。",
            "カメラに貼ってある番号を入れてください。番号が無いときは「なし」と入れます。",
            code="empty_camera_number",
        )
    if any(c.number == number and c.id != camera.id for c in visit.cameras):
        raise UserError(
            f"管理番号「{number}」のカメラは、もうあります。",
            "一覧にあるカメラを選んでください。",
            code="same_camera_number",
        )
    made = camera.id or new_id()
    subject = f"camera:{made}"
    facts = [
        NewFact(subject, "number", number),
        NewFact(subject, "kind", camera.kind.value),
        NewFact(subject, "note", camera.note.strip()),
        NewFact(subject, "model", camera.model),
        NewFact(subject, "fast_s", camera.fast_s),
        NewFact(subject, "removed", value=False),
    ]
    label = f"カメラ {number} を書いた"
    return record(store, visit_book(visit.id), by, label, facts, made=made)


def remove_camera(store: Store, visit: Visit, camera: Camera, by: str) -> Changes:
    """Take a camera off the visit; its photos stay.

    Raises:
        UserError: Photos came from it.
    """
    require_open(visit)
    count = sum(p.camera_id == camera.id and not p.removed for p in visit.photos)
    if count:
        raise UserError(
            f"{camera.label} の写真が {count} 枚あるため、外せません。",
            "番号や種類の誤りは、直すだけにしてください。",
            code="camera_in_use",
        )
    fact = NewFact(f"camera:{camera.id}", "removed", value=True)
    return record(store, visit_book(visit.id), by, f"カメラ {camera.number} を外した", [fact])


def record_cleared(
    store: Store, visit: Visit, camera: Camera, at: str, by: str, *, cleared: bool = True
) -> Changes:
    """Record 取込後消去: the user says that the photos were removed from the card.

    Args:
        store: The open workspace.
        visit: The visit.
        camera: Whose card.
        at: When, ISO 8601.
        by: Who did it.
        cleared: False takes the word back.
    """
    require_open(visit)
    value: dict[str, str] | None = {"by": by, "at": at} if cleared else None
    fact = NewFact(f"camera:{camera.id}", "cleared", dict(value.items()) if value else None)
    label = f"カメラ {camera.number} の取込後消去を{'記録した' if cleared else '取り消した'}"
    return record(store, visit_book(visit.id), by, label, [fact])


def cameras_to_clear(visit: Visit) -> tuple[Camera, ...]:
    """Cameras with photos in the visit that were not yet removed from the card (未消去)."""
    latest: dict[str, str] = {}
    for photo in visit.photos:
        if not photo.removed:
            latest[photo.camera_id] = max(photo.added, latest.get(photo.camera_id, ""))
    return tuple(c for c in visit.cameras if c.id in latest and c.is_to_clear(latest[c.id]))


def camera_called(visit: Visit, model: str) -> Camera | None:
    """The camera that EXIF calls so, if exactly one of the visit does."""
    found = [camera for camera in visit.cameras if model and camera.model == model]
    return found[0] if len(found) == 1 else None
