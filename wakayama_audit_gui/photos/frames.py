"""Parts behind their lengths, as they go through the pipes between apart.py and child.py.

What the parts mean is settled there.
"""

from __future__ import annotations

from typing import IO

_LENGTH = 8


def read_part(source: IO[bytes], largest: int) -> bytes | None:
    """The next part; None when there is none, or it is cut off or too large to be believed."""
    head = source.read(_LENGTH)
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH or size > largest:
        return None
    data = source.read(size)
    return data if len(data) == size else None


def write_part(sink: IO[bytes], part: bytes) -> None:
    """A part behind its length."""
    sink.write(len(part).to_bytes(_LENGTH, "big"))
    sink.write(part)
