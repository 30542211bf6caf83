"""A folder with exactly so many bytes free, with or without the right to mount one.

First choice is a real tmpfs in a mount namespace of our own, with a balloon file that takes the
rest. Where namespaces are forbidden, the writing process is traced and its calls are refused
with ENOSPC once the folder would outgrow its share. What is tried on it is in disk_full.py.
"""

from __future__ import annotations

import ctypes
import errno
import os
import pickle
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from tests.faults.tracer import Stop, answer, refuse, start_traced, watch

T = TypeVar("T")
BLOCK = 4096
_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000
_READ_ONLY, _ANEW = 1, 32
_NOBODY = 65534
_BALLOON = ".balloon"
_WRITES = frozenset({"write", "pwrite64", "ftruncate"})


class SmallDisk(Protocol):
    """A folder whose free space can be set."""

    root: Path
    way: str

    def leave(self, free: int) -> None:
        """From now on `free` bytes are left, a multiple of BLOCK."""

    def release(self) -> None:
        """From now on there is room enough again."""


def on_small_disk(work: Callable[[SmallDisk], T], *, mounted: bool | None = None) -> T:
    """Does the work in a child process that has a small disk, and returns what it returned.

    The caller must be single-threaded.

    Args:
        work: What it returns can be pickled.
        mounted: A real disk (True) or a traced one (False); None takes a real one where allowed.

    Raises:
        ChildProcessError: The child failed.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as answer_file:
        root = Path(folder)

        def tell(disk: SmallDisk) -> None:
            pickle.dump(work(disk), answer_file)
            answer_file.flush()

        if mounted is None:
            mounted = _child_ends_well(lambda: _mount(root))
        if not mounted:
            limit = _Limit(root)
            for stop in watch(start_traced(lambda: tell(_TracedDisk(root)))):
                limit.look(stop)
        elif not _child_ends_well(lambda: tell(_MountedDisk(root))):
            raise ChildProcessError("the child on the small disk failed")
        answer_file.seek(0)
        told: T = pickle.load(answer_file)
        return told


def on_read_only_disk(lay_out: Callable[[Path], None], work: Callable[[Path], T]) -> T:
    """Does the work in a child process on a disk that was filled and then closed to writing.

    Args:
        lay_out: Fills the folder it is given.
        work: Is given the same folder; what it returns can be pickled.

    Raises:
        ChildProcessError: The child failed.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as answer_file:
        root = Path(folder)
        mounted = _child_ends_well(lambda: _mount(root))

        def tell() -> None:
            if mounted:
                _mount(root)
            lay_out(root)
            _close_to_writing(root, mounted=mounted)
            pickle.dump(work(root), answer_file)
            answer_file.flush()

        ended_well = _child_ends_well(tell)
        for path in (root, *root.rglob("*")):
            path.chmod(0o755)
        if not ended_well:
            raise ChildProcessError("the child on the read-only disk failed")
        answer_file.seek(0)
        told: T = pickle.load(answer_file)
        return told


class _MountedDisk:
    """A tmpfs of our own."""

    way = "tmpfs"

    def __init__(self, root: Path) -> None:
        _mount(root)
        self.root = root
        self._balloon = self.root / _BALLOON

    def leave(self, free: int) -> None:
        self.release()
        there = os.statvfs(self.root)
        size = there.f_bavail * there.f_frsize - free
        with self._balloon.open("wb") as balloon:
            os.posix_fallocate(balloon.fileno(), 0, size)

    def release(self) -> None:
        self._balloon.unlink(missing_ok=True)


class _TracedDisk:
    """Tells the tracing parent how much room is left."""

    way = "traced"

    def __init__(self, root: Path) -> None:
        self.root = root
        self._teller = os.open(os.devnull, os.O_WRONLY)

    def leave(self, free: int) -> None:
        os.write(self._teller, b"leave %d\n" % free)

    def release(self) -> None:
        self.leave(1 << 40)


class _Limit:
    """The parent's side of a traced disk."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._most = 1 << 40
        self._refused: set[int] = set()

    def look(self, stop: Stop) -> None:
        """Refuses what does not fit, and tells the truth when asked for the free space."""
        if stop.thread in self._refused and stop.result is not None:
            self._refused.discard(stop.thread)
            answer(stop, -errno.ENOSPC)
        elif stop.name in {"statfs", "fstatfs"} and stop.result == 0:
            free = max(0, self._most - self._used()) // BLOCK
            stop.poke(stop.args[1] + 8, b"".join(n.to_bytes(8, "little") for n in (BLOCK,)))
            stop.poke(stop.args[1] + 24, free.to_bytes(8, "little") * 2)
            stop.poke(stop.args[1] + 72, BLOCK.to_bytes(8, "little"))
        elif stop.name in _WRITES and stop.result is None:
            self._weigh(stop)

    def _weigh(self, stop: Stop) -> None:
        if stop.open_path(stop.args[0]) == Path(os.devnull):
            said = stop.memory(stop.args[1], stop.args[2])
            self._most = self._used() + int(said.split()[1])
            return
        if self._root not in stop.open_path(stop.args[0]).parents:
            return
        size = stop.link(stop.args[0]).stat().st_size
        end = _end(stop, size)
        growth = (_blocks(end) - _blocks(size)) * BLOCK
        if growth > 0 and self._used() + growth > self._most:
            refuse(stop)
            self._refused.add(stop.thread)

    def _used(self) -> int:
        files = (path for path in self._root.rglob("*") if path.is_file())
        return sum(_blocks(path.stat().st_size) * BLOCK for path in files)


def _end(stop: Stop, size: int) -> int:
    """Where a writing call ends, in bytes from the start of the file."""
    if stop.name == "ftruncate":
        return stop.args[1]
    return stop.position() + stop.args[2]


def _blocks(size: int) -> int:
    return -(-size // BLOCK)


def _child_ends_well(work: Callable[[], object]) -> bool:
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except PermissionError:
            code = 2
        except BaseException:  # noqa: BLE001 - shown, and told by the exit code
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _mount(root: Path) -> None:
    """Mounts a tmpfs that only this process sees, and that goes with it."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    _check(libc.unshare(_NEW_USER | _NEW_MOUNTS))
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    _check(libc.mount(b"small", os.fsencode(root), b"tmpfs", 0, b"size=24m"))


def _close_to_writing(root: Path, *, mounted: bool) -> None:
    """Mounts the disk anew to be read only; or takes the right to write, and root's power too."""
    if mounted:
        libc = ctypes.CDLL(None, use_errno=True)
        _check(libc.mount(b"small", os.fsencode(root), None, _ANEW | _READ_ONLY, None))
        return
    for path in (*root.rglob("*"), root):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:
        os.setuid(_NOBODY)


def _check(result: int) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise PermissionError(number, os.strerror(number))
