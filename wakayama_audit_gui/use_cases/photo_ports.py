"""What importing photos needs from the floor above: a workshop for them, and somebody to watch.

The workshop with Pillow is photos/workshop.py; how an import runs is in import_photos.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from wakayama_audit_gui.domain.evidence import PhotoFacts
from wakayama_audit_gui.domain.mark import Mark
from wakayama_audit_gui.use_cases.changes import Changes

Rendering = Literal["thumb", "print"]
"""``thumb``: 400 px for lists; ``print``: 1600 px for paper and the photo screen."""


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


class Glance(NamedTuple):
    """A photo looked at in passing, before anybody decided to take it in.

    Attributes:
        facts: What the original says about itself.
        thumb: JPEG for lists, upright, without metadata.
    """

    facts: PhotoFacts
    thumb: bytes


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

    def mark(self, data: bytes, kind: Rendering, marks: Sequence[Mark], turns: int) -> bytes:
        """Make a new JPEG with marks burnt in; nothing of what is hidden is in any byte of it.

        Args:
            data: The whole original.
            kind: How large.
            marks: What is drawn over it; 隠す is opaque.
            turns: Quarter turns clockwise after EXIF.

        Raises:
            UserError: As for `prepare`.
        """

    def glance(self, data: bytes, name: str) -> Glance:
        """Check a photo and make its thumbnail only; several times quicker than `prepare`.

        Raises:
            UserError: As for `prepare`.
        """


class ImportWatch(Protocol):
    """Who watches an import: the window's progress strip, the command line, a test.

    Called on the thread the import runs on, never on its workers.
    """

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop; asked before each photo."""

    def report(self, done: int, total: int, label: str = "", /) -> None:
        """``done`` of ``total`` photos are dealt with; ``label`` is the name of the current one."""

    def committed(self, changes: Changes, /) -> None:
        """A photo has just been recorded."""


class Unwatched:
    """An import nobody watches."""

    cancelled = False

    def report(self, done: int, total: int, label: str = "", /) -> None:
        """Nobody is told."""

    def committed(self, changes: Changes, /) -> None:
        """Nobody is told."""
