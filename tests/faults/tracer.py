"""Watches the system calls of a child process, without a compiler, a package or root.

Talks to Linux's ptrace through ctypes, so that a fresh machine with only Python can record what
really reaches the disk and stop a process at an exact call. What the calls mean for a disk is in
disk.py.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_TRACEME = 0
_SYSCALL = 24
_SETOPTIONS = 0x4200
_GET_SYSCALL_INFO = 0x420E
_GETREGS, _SETREGS = 12, 13  # x86_64
_GETREGSET, _SETREGSET = 0x4204, 0x4205  # aarch64
_NT_PRSTATUS, _NT_SYSTEM_CALL = 1, 0x404
_RAX, _ORIG_RAX = 10, 15  # places in struct user_regs_struct
_OPTIONS = 0x01 | 0x02 | 0x04 | 0x08 | 0x100000  # mark syscalls, follow children, die with us
_ENTRY, _EXIT = 1, 2
_WALL = 0x40000000  # waitpid: threads too
_HERE = -100  # AT_FDCWD
_SYSCALL_STOP = signal.SIGTRAP | 0x80

_NUMBERS = {
    "x86_64": {
        0: "read", 1: "write", 2: "open", 9: "mmap", 18: "pwrite64", 20: "writev", 40: "sendfile",
        74: "fsync", 75: "fdatasync", 76: "truncate", 77: "ftruncate", 82: "rename", 83: "mkdir",
        86: "link", 87: "unlink", 137: "statfs", 138: "fstatfs", 257: "openat", 258: "mkdirat",
        263: "unlinkat", 264: "renameat", 265: "linkat", 277: "sync_file_range",
        285: "fallocate", 296: "pwritev", 316: "renameat2", 326: "copy_file_range",
    },
    "aarch64": {
        34: "mkdirat", 35: "unlinkat", 37: "linkat", 38: "renameat", 43: "statfs",
        44: "fstatfs", 45: "truncate", 46: "ftruncate", 47: "fallocate", 56: "openat",
        63: "read", 64: "write", 66: "writev", 68: "pwrite64", 70: "pwritev", 71: "sendfile",
        82: "fsync", 83: "fdatasync", 84: "sync_file_range", 222: "mmap",
        276: "renameat2", 285: "copy_file_range",
    },
}  # fmt: skip
WORKS_ON = {
    "write": 0, "pwrite64": 0, "writev": 0, "pwritev": 0, "sendfile": 0, "copy_file_range": 2,
    "ftruncate": 0, "fallocate": 0, "sync_file_range": 0, "fsync": 0, "fdatasync": 0,
}  # fmt: skip
"""Calls that change or sync an open file → which argument is its descriptor."""
READS_FROM = {"read": 0}
"""Calls that read an open file → which argument is its descriptor. Not SQLite's: it takes an
error of the disk on reading for damage, and says so."""
PATHS = {
    "open": ((None, 0),), "openat": ((0, 1),), "truncate": ((None, 0),),
    "unlink": ((None, 0),), "unlinkat": ((0, 1),), "mkdir": ((None, 0),), "mkdirat": ((0, 1),),
    "link": ((None, 0), (None, 1)), "linkat": ((0, 1), (2, 3)),
    "rename": ((None, 0), (None, 1)), "renameat": ((0, 1), (2, 3)), "renameat2": ((0, 1), (2, 3)),
}  # fmt: skip
"""Calls that work on paths → for each path, which arguments are (folder's descriptor, path)."""


class _Info(ctypes.Structure):
    """struct ptrace_syscall_info, up to the arguments."""

    _fields_ = (
        ("op", ctypes.c_uint8),
        ("pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("instruction", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("number", ctypes.c_uint64),
        ("args", ctypes.c_uint64 * 6),
    )


class Stop(NamedTuple):
    """The child stands before (result None) or after a system call.

    Attributes:
        thread: Id of the thread that calls.
        name: Name of the call.
        args: Its six arguments, as unsigned words.
        result: Its result; negative is -errno; None before the call.
    """

    thread: int
    name: str
    args: tuple[int, ...]
    result: int | None

    def memory(self, address: int, size: int) -> bytes:
        """The child's bytes at an address."""
        with Path(f"/proc/{self.thread}/mem").open("rb", buffering=0) as memory:
            memory.seek(address)
            return memory.read(size)

    def poke(self, address: int, data: bytes) -> None:
        """Changes the child's bytes at an address."""
        with Path(f"/proc/{self.thread}/mem").open("r+b", buffering=0) as memory:
            memory.seek(address)
            memory.write(data)

    def paths(self) -> tuple[Path, ...]:
        """The absolute paths the call names, or of the open file it works on; () when none."""
        if self.name in WORKS_ON:
            return (self.open_path(self.args[WORKS_ON[self.name]]),)
        return tuple(self._full(*pair) for pair in PATHS.get(self.name, ()))

    def descriptor(self) -> int:
        """The descriptor of the open file the call works on."""
        return self.args[WORKS_ON[self.name]]

    def open_path(self, descriptor: int) -> Path:
        """What an open descriptor of the child names; an empty path when nothing."""
        try:
            return self.link(descriptor).readlink()
        except OSError:
            return Path()

    def link(self, descriptor: int) -> Path:
        """A path that leads to the open file itself, whatever its name is by now."""
        return Path(f"/proc/{self.thread}/fd/{descriptor}")

    def position(self) -> int:
        """Where a plain ``write`` or a ``pwrite64`` starts, in bytes."""
        if self.name == "pwrite64":
            return self.args[3]
        info = Path(f"/proc/{self.thread}/fdinfo/{self.args[0]}").read_text(encoding="ascii")
        return int(info.split()[1])

    def _full(self, folder: int | None, path: int) -> Path:
        text = self.memory(self.args[path], 4096).split(b"\0", 1)[0]
        named = Path(os.fsdecode(text))
        if folder is None or ctypes.c_int32(self.args[folder]).value == _HERE:
            return named.absolute()
        return self.open_path(self.args[folder]) / named


def _ptrace(request: int, pid: int, address: int = 0, data: object = None) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.restype = ctypes.c_long
    libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    result = int(libc.ptrace(request, pid, address, data))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"ptrace {request:#x}: {os.strerror(number)}")
    return result


def refuse(stop: Stop) -> None:
    """Keeps the call from happening; `answer` gives its result afterwards."""
    _set_register(stop.thread, _ORIG_RAX, _NT_SYSTEM_CALL, -1)


def answer(stop: Stop, result: int) -> None:
    """Changes what a call returns, e.g. ``-errno.ENOSPC``; only after the call."""
    _set_register(stop.thread, _RAX, _NT_PRSTATUS, result)


def _set_register(thread: int, place: int, regset: int, value: int) -> None:
    if platform.machine() == "x86_64":
        registers = (ctypes.c_int64 * 27)()
        _ptrace(_GETREGS, thread, 0, registers)
        registers[place] = value
        _ptrace(_SETREGS, thread, 0, registers)
        return
    size = 4 if regset == _NT_SYSTEM_CALL else 34 * 8
    data = (ctypes.c_uint8 * size)()
    vector = (ctypes.c_size_t * 2)(ctypes.addressof(data), size)
    _ptrace(_GETREGSET, thread, regset, vector)
    word = value.to_bytes(4 if regset == _NT_SYSTEM_CALL else 8, "little", signed=True)
    ctypes.memmove(data, word, len(word))
    _ptrace(_SETREGSET, thread, regset, vector)


def start_traced(work: Callable[[], None]) -> int:
    """Forks a child that does the work under our eyes; returns its id, stopped at its start.

    The caller must be single-threaded, and must let `watch` run it.
    """
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            _ptrace(_TRACEME, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
            work()
            code = 0
        except BaseException:  # noqa: BLE001 - shown, and told by the exit code
            traceback.print_exc()
        finally:
            os._exit(code)
    os.waitpid(pid, 0)
    _ptrace(_SETOPTIONS, pid, 0, _OPTIONS)
    _ptrace(_SYSCALL, pid)
    return pid


def watch(pid: int) -> Iterator[Stop]:
    """Runs a traced child to its end, yielding before and after every known system call.

    The child stands still while the caller looks at a stop; killing it then is exact: a call
    that was not entered does not happen.

    Raises:
        ChildProcessError: The child ended by itself with a failure.
    """
    names = _NUMBERS[platform.machine()]
    calling: dict[int, tuple[str, tuple[int, ...]]] = {}
    info = _Info()
    while True:
        thread, status = os.waitpid(-1, _WALL)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            if thread != pid:
                continue
            if os.WIFEXITED(status) and os.WEXITSTATUS(status):
                raise ChildProcessError(f"child ended with {os.WEXITSTATUS(status)}")
            return
        number = os.WSTOPSIG(status)
        if number == _SYSCALL_STOP:
            _ptrace(_GET_SYSCALL_INFO, thread, ctypes.sizeof(info), ctypes.byref(info))
            if info.op == _ENTRY:
                name = names.get(info.number, "")
                calling[thread] = (name, tuple(info.args))
                if name:
                    yield Stop(thread, name, calling[thread][1], None)
            elif info.op == _EXIT and calling.get(thread, ("", ()))[0]:
                name, args = calling.pop(thread)
                yield Stop(thread, name, args, ctypes.c_int64(info.number).value)
        passed = number if number not in (_SYSCALL_STOP, signal.SIGTRAP, signal.SIGSTOP) else 0
        try:
            _ptrace(_SYSCALL, thread, 0, passed)
        except ProcessLookupError:
            continue  # killed meanwhile; its end is reported next
