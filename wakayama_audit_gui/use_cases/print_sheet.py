"""Making the paper of a visit: compose it, hand it to an output with the print-ready photos.

What it says is composed in compose_sheet.py; how it looks is in outputs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_sheet import compose_read
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, picture_of
from wakayama_audit_gui.use_cases.read_signing import read_visit_and_signing


class RenderSheet(Protocol):
    """Turns the neutral sheet into a PDF; outputs/pdf implements it."""

    def __call__(self, sheet: Sheet, photo: Callable[[str], bytes | None]) -> Paper:
        """Render a sheet; ``photo`` gives the print-ready JPEG of a key, or None."""


def print_sheet(
    store: Store,
    visit: str,
    kind: PaperKind,
    now: datetime,
    revision: int | None,
    render: RenderSheet,
    workshop: PhotoWorkshop,
    redacted: str = "",
) -> Paper:
    """Make a paper of a visit as it stands; with ``revision``, the final paper of that revision.

    With ``redacted`` it is marked as a 黒塗り版 for that reason.

    A print-ready picture that is missing from the cache is made again from the original; a photo
    whose original is damaged prints as a framed note, so that one bad photo never stops a sheet.
    """
    read, signing = read_visit_and_signing(store, visit)
    photos = {picture_of(photo): photo for photo in read.photos}
    return render(
        compose_read(read, signing, read_office(store), now, kind, revision)._replace(
            redacted=redacted
        ),
        lambda key: _print_ready(store, workshop, photos.get(key)),
    )


def _print_ready(store: Store, workshop: PhotoWorkshop, photo: Photo | None) -> bytes | None:
    try:
        return photo and photo_rendering(store, workshop, photo, "print")
    except UserError:
        return None
