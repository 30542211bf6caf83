"""What importing photos needs from the floor above: a workshop, and a door to the database thread.

The workshop with Pillow is photos/workshop.py; how an import runs is in import_photos.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol, TypeVar

from wakayama_audit_gui.domain.evidence import PhotoFacts
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")


class PreparedPhoto(NamedTuple):
    """A photo that was really decoded once.

    Attributes:
        facts: What the original says about itself.
        thumb: JPEG for lists, upright, without metadata.
        print: JPEG for paper, upright, without metadata.
    """

    facts: PhotoFacts
    thumb: bytes
    print: bytes


class PhotoWorkshop(Protocol):
    """Checks and renders one photo. Called from several worker threads at once."""

    def prepare(self, data: bytes, name: str) -> PreparedPhoto:
        """Check a photo and make its renderings.

        Args:
            data: The whole file.
            name: Its name; an extension that contradicts the content is refused. "" skips this.

        Raises:
            UserError: The file is not a photo we take; says why and what to do.
        """


class StoreDoor(Protocol):
    """Runs an act with the store on the database thread and waits for its result.

    On that very thread (command line, tests) it is ``lambda act: act(store)``.
    """

    def __call__(self, act: Callable[[Store], T], /) -> T:
        """Result of the act; what the act raised is raised here."""
