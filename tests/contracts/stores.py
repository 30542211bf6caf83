"""The stores the contract binds: one in memory, one on disk; everything a test needs of both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from wakayama_audit_gui.record.clock import SteppingClock
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.merge import Bundle, MergeReport
from wakayama_audit_gui.storage.doctor import examine
from wakayama_audit_gui.storage.location import Place
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import Ground, create_workspace
from wakayama_audit_gui.use_cases.ports import Store


class MergingStore(Store, Protocol):
    """A store that can also merge."""

    def approve_erasure(self, entry: bytes) -> None: ...

    def export(self, book: str | None = None) -> Bundle: ...

    def absorb(self, bundle: Bundle) -> MergeReport: ...


NewStore = Callable[[], MergingStore]
"""Makes another empty store of the kind under test."""


def sqlite_store(folder: Path, name: str = "a") -> SqliteStore:
    """A new workspace on disk with a made-up clock."""
    ground = Ground(folder / "anchors", SteppingClock(), lambda _path: Place.LOCAL)
    return create_workspace(folder / f"{name}.audit", ground)


@contextmanager
def stores(kind: str, folder: Path) -> Iterator[NewStore]:
    """Makes stores of a kind; those on disk are looked over by the doctor and closed at the end."""
    opened: list[SqliteStore] = []

    def new() -> MergingStore:
        if kind == "memory":
            return MemoryStore(SteppingClock())
        opened.append(sqlite_store(folder, str(len(opened))))
        return opened[-1]

    try:
        yield new
        for store in opened:
            assert examine(store.connection, store.path).problems == ()
    finally:
        for store in opened:
            store.close()
