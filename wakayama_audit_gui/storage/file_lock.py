"""A lock of our own beside SQLite's: one that nothing else in this program can let go of.

SQLite locks by fcntl(), and POSIX drops such a lock as soon as any descriptor of the file is closed
in the same process, also one that a file dialog opened to see of what kind the file is. A flock()
belongs to the one descriptor that took it. On Windows SQLite's own lock is of that kind already.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_NOT_HERE: Final = frozenset((errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF))
"""What a file system says that knows no such lock."""

_PAUSE_S: Final = 0.01


class FileLock:
    """The lock on one file, until it is let go of or the process ends.

    Args:
        path: The file; it is there.
        shared: Others may have it too, for reading.
        wait_s: How long to wait for another to let go.

    Raises:
        BlockingIOError: Another has it.
        OSError: The file cannot be opened.
    """

    def __init__(self, path: Path, *, shared: bool, wait_s: float) -> None:
        self._descriptor = -1
        if sys.platform != "win32":
            self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                _take(self._descriptor, shared=shared, wait_s=wait_s)
            except BaseException:
                self.release()
                raise

    def release(self) -> None:
        """Let go of it; after SQLite closed the file, whose lock goes with it."""
        if sys.platform != "win32" and self._descriptor >= 0:
            # Said, since a child that is just being started has the descriptor too until then.
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = -1


def _take(descriptor: int, *, shared: bool, wait_s: float) -> None:
    how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB
    until = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(descriptor, how)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE_S)
        except OSError as error:
            if error.errno not in _NOT_HERE:
                raise
            return
        else:
            return
