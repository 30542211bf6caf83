"""The workshop the use cases are handed: one photo in, its facts and renderings out.

It runs in child.py, under limits; the one that hands photos to such children is in apart.py. Bytes
and a name go in, plain tuples come out, and nothing is kept between two photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wakayama_audit_gui.domain.evidence import PRINT_SIDE, THUMB_SIDE
from wakayama_audit_gui.domain.mark import Mark
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.check import open_photo
from wakayama_audit_gui.photos.derive import make_marked, render
from wakayama_audit_gui.use_cases.photo_ports import Glance, PreparedPhoto, Rendering


class PillowWorkshop:
    """Prepares photos in the calling thread; implements `use_cases.photo_ports.PhotoWorkshop`.

    Args:
        fonts: Folder with BIZ UDPGothic; None takes the one that travels with the application.
        hashes: Whether what it says of a photo has its SHA-256; a child is asked for pixels only.
    """

    def __init__(self, fonts: Path | None = None, *, hashes: bool = True) -> None:
        self._fonts = fonts or find_paths().fonts
        self._hashes = hashes

    def prepare(self, data: bytes, name: str) -> PreparedPhoto:
        """Check a photo and make its renderings; safe to call from several threads.

        Raises:
            UserError: See `photos.check.check_photo` and `photos.derive.derive`.
        """
        checked = open_photo(data, name, hashed=self._hashes)
        made = render(data, checked)
        return PreparedPhoto(made.facts, made.thumb, made.print)

    def mark(self, data: bytes, kind: Rendering, marks: Sequence[Mark], turns: int) -> bytes:
        """Make a new picture with marks burnt in; safe to call from several threads.

        Raises:
            UserError: As for `prepare`.
        """
        checked = open_photo(data, "", hashed=self._hashes)
        side = THUMB_SIDE if kind == "thumb" else PRINT_SIDE
        return make_marked(data, checked, side, marks, turns, self._fonts)

    def glance(self, data: bytes, name: str) -> Glance:
        """Check a photo and make its thumbnail only; safe to call from several threads.

        Raises:
            UserError: As for `prepare`.
        """
        checked = open_photo(data, name, hashed=self._hashes)
        thumb = make_marked(data, checked, THUMB_SIDE, (), 0, self._fonts)
        return Glance(checked.facts, thumb)
