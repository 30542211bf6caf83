"""Takes a photo of the machine's own camera in, by the very import of every other photo.

Runs on a worker thread; what is shown of it is screen.py.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_outcome import PhotoOutcome
from wakayama_audit_gui.use_cases.photo_permission import require_photos_allowed
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.recording import require_open

_QUALITY = 95


class Shot(NamedTuple):
    """A photo that was taken and not taken in yet.

    Attributes:
        image: Its pixels.
        at: When it was taken.
        camera: Name of the camera.
    """

    image: QImage
    at: datetime
    camera: str


class Subject(NamedTuple):
    """What a photo is to be taken of."""

    visit: Visit
    row: Row


def find_subject(store: Store, visit_id: str, answer: str) -> Subject:
    """The item a photo is to show.

    Raises:
        UserError: Nothing may be photographed there, the visit is sealed, or it is not there.
    """
    visit = read_visit(store, visit_id)
    require_open(visit)
    for row in visit.rows():
        if row.answer.subject == answer:
            require_photos_allowed(store, visit, row.place.id, answer)
            return Subject(visit, row)
    raise UserError(
        "写真を付ける項目が、この視察にありません。", "項目を選び直してください。", code="item_gone"
    )


def keep_shot(
    store: Store,
    services: Services,
    shot: Shot,
    subject: Subject,
    by: str,
    progress: WriteProgress,
) -> PhotoOutcome:
    """Take a photo in; returns what became of it.

    Raises:
        UserError: No photo may be added there at all.
    """
    data = services.note_camera(_jpeg(shot.image), shot.camera, shot.at)
    # Not the camera that files come from: that is one with a card.
    target = PhotoTarget(subject.visit.id, subject.row.place.id, subject.row.answer.subject)
    source = PhotoSource.captured(data, shot.at)
    done = import_photos(store, services.workshop(), [source], target, by, progress, services.now)
    (outcome,) = done.outcomes
    return outcome


def _jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    buffer.close()
    return bytes(data.data())
