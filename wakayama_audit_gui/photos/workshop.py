"""The workshop the use cases are handed: one photo in, its facts and renderings out.

A workshop that works in a child process with limits can take this one's place: bytes and a name go
in, plain tuples come out, and nothing is kept between two photos.
"""

from __future__ import annotations

from threading import Lock

from wakayama_audit_gui.photos.check import open_photo
from wakayama_audit_gui.photos.derive import render
from wakayama_audit_gui.use_cases.photo_ports import PreparedPhoto


class PillowWorkshop:
    """Prepares photos in the calling thread; implements `use_cases.photo_ports.PhotoWorkshop`."""

    def __init__(self) -> None:
        self._room_for_one = Lock()

    def prepare(self, data: bytes, name: str) -> PreparedPhoto:
        """Check a photo and make its renderings; safe to call from several threads.

        Raises:
            UserError: See `photos.check.check_photo` and `photos.derive.derive`.
        """
        checked = open_photo(data, name)
        if checked.header.whole:
            # Unfolded whole it may take 200 MB and more, so only one at a time.
            with self._room_for_one:
                made = render(data, checked)
        else:
            made = render(data, checked)
        return PreparedPhoto(made.facts, made.thumb, made.print)
