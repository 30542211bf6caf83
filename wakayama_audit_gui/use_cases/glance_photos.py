"""Looking at photos that are not taken in yet: when, of which camera, and whether they are known.

Proposing an item is propose_items.py, taking in import_photos.py; a card is only ever read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.photo_twins import PhotoTwins
from wakayama_audit_gui.use_cases.ports import Store


class SeenPhoto(NamedTuple):
    """One photo as it lies there.

    Attributes:
        source: Where it is.
        taken: As the camera wrote it, ISO 8601; "" unknown.
        camera: What the camera calls itself.
        thumb: JPEG; b"" when it is no photo we take.
        trouble: Why it cannot be taken in, "" when it can.
        known: Whether this visit has it already.
    """

    source: PhotoSource
    taken: str = ""
    camera: str = ""
    thumb: bytes = b""
    trouble: str = ""
    known: bool = False


def glance_photos(
    store: Store,
    workshop: PhotoWorkshop,
    visit: str,
    sources: Sequence[PhotoSource],
    report: Callable[[int, int, str], None],
) -> Iterator[SeenPhoto]:
    """Look at each photo, in their order; a bad one says so and the rest go on."""
    twins = PhotoTwins(store, visit)
    for number, source in enumerate(sources):
        report(number, len(sources), source.shown)
        yield _seen(twins, workshop, source)


def _seen(twins: PhotoTwins, workshop: PhotoWorkshop, source: PhotoSource) -> SeenPhoto:
    try:
        glance = workshop.glance(source.read(), source.name)
    except UserError as error:
        return SeenPhoto(source, trouble=f"{error.what}{error.remedy}")
    facts = glance.facts
    twin = twins.of(facts.sha256)
    known = twin is not None and twin.here
    return SeenPhoto(source, facts.taken, facts.camera, glance.thumb, known=known)
