"""The workshop with its decoders in processes of their own: what harms them harms one photo.

What is taken at all is settled here, by the head of the file, before another process sees it; the
other end of the pipes is child.py. A child that crashes, hangs or takes too much is ended, its
photo is refused in words, and the next photo gets a new one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from queue import LifoQueue
from threading import Event, Lock, Timer
from weakref import finalize

from wakayama_audit_gui.domain.mark import Mark, mark_value
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.check import (
    CheckedPhoto,
    damaged,
    open_photo,
    out_of_memory,
)
from wakayama_audit_gui.photos.frames import read_part, write_part
from wakayama_audit_gui.use_cases.photo_ports import Glance, PreparedPhoto, Rendering

CHILDREN = 2
PATIENCE_S = 90.0
"""How long a photo may take by the clock on the wall."""

_KILLED = -9
"""How a child ends that the system ended for want of memory."""

_KEEPS_ITS_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": str(16 * 1024 * 1024),
    "MALLOC_TRIM_THRESHOLD_": str(48 * 1024 * 1024),
}
"""For glibc, others do not look: what a child unfolds a photo in, it keeps for the next. To be
given the same 30 MB anew, page by page, took an eighth of its time."""

_LARGEST = 64 * 1024 * 1024
_JPEG = b"\xff\xd8\xff"
_SERVE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path;"
    " from wakayama_audit_gui.photos.child import serve; serve(Path(sys.argv[2]))"
)


def child_command(fonts: Path | None = None) -> list[str]:
    """What starts a child, wherever this package lies."""
    home = Path(__file__).resolve().parents[2]
    return [sys.executable, "-c", _SERVE, str(home), str(fonts or find_paths().fonts)]


class ChildWorkshop:
    """Renders photos in up to two children; implements `use_cases.photo_ports.PhotoWorkshop`.

    Children are started when the first photos come, and end with `close` or with this process.

    Args:
        command: What starts a child; None for our own.
        patience_s: How long a photo may take.
    """

    def __init__(
        self, command: Sequence[str] | None = None, patience_s: float = PATIENCE_S
    ) -> None:
        self._free: LifoQueue[_Child] = LifoQueue()
        children = [_Child(command or child_command(), patience_s) for _ in range(CHILDREN)]
        for child in children:
            self._free.put(child)
        self._room_for_one = Lock()
        self.close = finalize(self, _end_all, children)

    def prepare(self, data: bytes, name: str) -> PreparedPhoto:
        """Check a photo and make its renderings; safe to call from several threads.

        Raises:
            UserError: See `photos.check.check_photo`; or the pixels do not hold.
        """
        checked = open_photo(data, name)
        thumb, large = self._rendered(checked, {"kind": None}, data)
        return PreparedPhoto(checked.facts, _picture(thumb), _picture(large))

    def mark(self, data: bytes, kind: Rendering, marks: Sequence[Mark], turns: int) -> bytes:
        """Make a new picture with marks burnt in; safe to call from several threads.

        Raises:
            UserError: As for `prepare`.
        """
        wish: dict[str, object] = {"kind": kind, "marks": mark_value(marks), "turns": turns}
        made, _ = self._rendered(open_photo(data, "", hashed=False), wish, data)
        return _picture(made)

    def glance(self, data: bytes, name: str) -> Glance:
        """Check a photo and make its thumbnail only; safe to call from several threads.

        Raises:
            UserError: As for `prepare`.
        """
        checked = open_photo(data, name)
        wish: dict[str, object] = {"kind": "thumb", "marks": [], "turns": 0}
        thumb, _ = self._rendered(checked, wish, data)
        return Glance(checked.facts, _picture(thumb))

    def _rendered(
        self, checked: CheckedPhoto, wish: dict[str, object], data: bytes
    ) -> tuple[bytes, bytes]:
        with self._room_for(checked):
            child = self._free.get()
            try:
                return child.render(json.dumps(wish).encode(), data)
            finally:
                self._free.put(child)

    def _room_for(self, checked: CheckedPhoto) -> AbstractContextManager[object]:
        """Unfolded whole it may take 200 MB and more, so only one at a time."""
        return self._room_for_one if checked.header.whole else nullcontext()


class _Child:
    """A place for a child: started when needed, replaced when it ended."""

    def __init__(self, command: Sequence[str], patience_s: float) -> None:
        self._command = list(command)
        self._patience_s = patience_s
        self._process: subprocess.Popen[bytes] | None = None

    def render(self, wish: bytes, data: bytes) -> tuple[bytes, bytes]:
        """What the child makes of a photo; its end is the photo's refusal."""
        process = self._running()
        late = Event()

        def give_up() -> None:
            late.set()
            process.kill()

        watch = Timer(self._patience_s, give_up)
        watch.start()
        answer = None
        try:
            answer = _asked(process, wish, data)
        finally:
            watch.cancel()
            watch.join()
            if answer is None:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(1)
                self.end()
        if answer is None:
            starved = process.returncode == _KILLED and not late.is_set()
            raise out_of_memory() if starved else damaged()
        code, one, other = answer
        if code:
            raise out_of_memory() if code == b"photo_memory" else damaged()
        return one, other

    def end(self) -> None:
        """End the child, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.end()
        if self._process is None:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, **_KEEPS_ITS_MEMORY},
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except (OSError, MemoryError) as error:
                raise out_of_memory() from error
        return self._process


def _asked(
    process: subprocess.Popen[bytes], wish: bytes, data: bytes
) -> tuple[bytes, bytes, bytes] | None:
    """The answer; None when the child ended before it was whole."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        write_part(process.stdin, wish)
        write_part(process.stdin, data)
        process.stdin.flush()
    except OSError:
        return None
    parts = [read_part(process.stdout, _LARGEST) for _ in range(3)]
    code, one, other = parts
    return None if code is None or one is None or other is None else (code, one, other)


def _picture(data: bytes) -> bytes:
    """What a child says is a picture: a child whose decoder was turned is not believed either."""
    if not data.startswith(_JPEG):
        raise damaged()
    return data


def _end_all(children: Sequence[_Child]) -> None:
    for child in children:
        child.end()
