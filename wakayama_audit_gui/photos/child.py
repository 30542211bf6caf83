"""The process that decodes: photos come in through one pipe, renderings go out through another.

The other end is apart.py. Foreign decoders over foreign bytes run here and nowhere else, each photo
under limits of memory and processor time; whatever becomes of this process, the window lives on.
Windows knows no such limits for a process itself: there the pixel limits of domain/evidence.py and
the patience of apart.py are what holds; and whatever has the foreground comes first there anyway.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from wakayama_audit_gui.domain.mark import read_marks
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.frames import read_part, write_part
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import Rendering

if sys.platform != "win32":
    import resource

MEMORY = 2 * 1024**3
"""Address space, in bytes: a 50-megapixel picture with transparency takes 0.8 GB."""

LARGEST = 64 * 1024 * 1024
"""Largest part that is read, in bytes: an original and a little more."""

SECONDS = 60
"""Processor time for one photo."""

NICE = 5
"""How far a child stands back: the window is to have a core whenever it has something to do."""


def serve(fonts: Path, memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """Render photos until the pipe ends, which it does with the process at its other end.

    Args:
        fonts: Folder with BIZ UDPGothic.
        memory: Address space in bytes.
        seconds: Processor time for one photo.
    """
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    if sys.platform != "win32":
        os.nice(NICE)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    workshop = PillowWorkshop(fonts, hashes=False)
    while (wish := read_part(source, LARGEST)) is not None:
        data = read_part(source, LARGEST)
        if data is None:
            return
        limit_time(seconds)
        for part in _answer(workshop, wish, data):
            write_part(sink, part)
        sink.flush()


def limit_time(seconds: int) -> None:
    """So much processor time from now; the system ends the process that takes more."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, most)
        )


def _answer(workshop: PillowWorkshop, wish: bytes, data: bytes) -> tuple[bytes, bytes, bytes]:
    """Code of the refusal or b"", and up to two pictures."""
    told = json.loads(wish)
    try:
        if told["kind"] is None:
            made = workshop.prepare(data, "")
            return b"", made.thumb, made.print
        kind: Rendering = told["kind"]
        return b"", workshop.mark(data, kind, read_marks(told["marks"]), told["turns"]), b""
    except UserError as error:
        return error.code.encode(), b"", b""
    except MemoryError:
        return b"photo_memory", b"", b""
