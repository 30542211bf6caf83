"""A thread for a 自己点検票 that is answered without a workspace: drafts are kept on it.

Workspaces have their own, in open_file.py.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")


class OneThread:
    """Jobs one at a time, in the order given; implements `gui.services.FormThread`.

    Args:
        store: An empty one, for jobs take one.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="form")

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue a job."""
        return self._pool.submit(job, self._store)

    def proxy(self) -> Store:
        """The empty store."""
        return self._store

    def close(self) -> None:
        """Carry out what was queued, then end."""
        self._pool.shutdown()
