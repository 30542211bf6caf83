"""Reads a batch of photos off the window's thread, and proposes an item for each.

What is proposed and why is use_cases/propose_items.py; showing it is screen.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.screens.assign.batch import Waiting
from wakayama_audit_gui.use_cases.glance_photos import SeenPhoto, glance_photos
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.propose_items import (
    Proposal,
    Taken,
    propose_items,
    read_moments,
)
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.use_camera import camera_called

_KEPT = QSize(324, 216)
"""Of a picture kept for the list: sharp up to three device pixels for each logical one."""


class Look(NamedTuple):
    """What was found.

    Attributes:
        visit: The visit as it stands.
        waiting: Photos that are not in it yet.
        proposals: One for each of them.
        known: How many are in it already.
    """

    visit: Visit
    waiting: tuple[Waiting, ...]
    proposals: tuple[Proposal, ...]
    known: int


def look_at(
    store: Store,
    workshop: PhotoWorkshop,
    visit_id: str,
    sources: Sequence[PhotoSource],
    now: datetime,
    progress: Progress,
) -> Look:
    """Look at every photo; for a worker thread."""
    waiting = []
    known = 0
    for seen in glance_photos(store, workshop, visit_id, sources, progress.report):
        progress.stop_if_cancelled()
        if seen.known:
            known += 1
        else:
            waiting.append(Waiting(seen._replace(thumb=b""), _picture(seen)))
    visit = read_visit(store, visit_id)
    photos = [Taken(w.seen.taken, _fast(visit, w.seen)) for w in waiting]
    proposals = propose_items(visit, read_moments(store, visit), photos, now.tzinfo)
    return Look(visit, tuple(waiting), proposals, known)


def _picture(seen: SeenPhoto) -> QImage:
    image = QImage.fromData(seen.thumb) if seen.thumb else QImage()
    if image.isNull():
        return image
    return image.scaled(
        _KEPT,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _fast(visit: Visit, seen: SeenPhoto) -> int:
    camera = camera_called(visit, seen.camera)
    return camera.fast_s if camera else 0
