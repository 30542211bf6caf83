"""The one thread that owns a workspace: jobs go in, futures come out, in the order given.

What a job does is a use case's; bringing results to the window is gui/tasks.py's.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, NamedTuple, Protocol, TypeVar

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.store_proxy import StoreProxy
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")


class ClosableStore(Store, Protocol):
    """A store that is closed by the thread that opened it."""

    def close(self) -> None:
        """Let go of the file."""


S = TypeVar("S", bound=ClosableStore)


class _Job(NamedTuple, Generic[S]):
    """A queued job: how to run it, and how to say that it never will be."""

    run: Callable[[S], None]
    refuse: Callable[[BaseException], None]


class DatabaseThread(Generic[S]):
    """Opens a workspace on a thread of its own and runs jobs on it.

    Args:
        open_workspace: Opens it; runs on the thread, as everything after does.
    """

    def __init__(self, open_workspace: Callable[[], S]) -> None:
        self._jobs: SimpleQueue[_Job[S] | None] = SimpleQueue()
        self._opened: Future[None] = Future()
        self._closed: Future[None] = Future()
        self._lock = Lock()  # a job is either queued before the end, or refused
        self._refusal: BaseException | None = None
        self._thread = Thread(target=self._run, args=(open_workspace,), name="database")
        self._thread.start()

    def opened(self, timeout: float | None = None) -> None:
        """Wait until the workspace is open.

        Raises:
            UserError: It could not be opened; every job ends with the same.
        """
        self._opened.result(timeout)

    def call(self, job: Callable[[S], T], /) -> Future[T]:
        """Queue a job; jobs run one at a time, in the order given.

        Args:
            job: Takes the store; what it returns or raises is the future's.
        """
        future: Future[T] = Future()

        def run(store: S) -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job(store))
                except BaseException as error:  # noqa: BLE001 - it belongs to whoever asked
                    future.set_exception(error)

        with self._lock:
            refusal = self._refusal
            if refusal is None:
                self._jobs.put(_Job(run, future.set_exception))
        if refusal is not None:
            future.set_exception(refusal)
        return future

    def proxy(self) -> Store:
        """The store for other threads: each call hops here and waits for its result."""
        return StoreProxy(self.call)

    def close(self) -> None:
        """Run what was queued, close the workspace, and end the thread.

        Raises:
            UserError: Closing the file failed.
        """
        with self._lock:
            if self._refusal is None:
                self._refusal = UserError(
                    "監査ファイルはすでに閉じられています。",
                    "もう一度開いてください。",
                    code="closed",
                )
                self._jobs.put(None)
        self._thread.join()
        self._closed.result()

    def _run(self, open_workspace: Callable[[], S]) -> None:
        try:
            store = open_workspace()
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever asks
            self._refuse_all(error)
            self._opened.set_exception(error)
            self._closed.set_result(None)
            return
        self._opened.set_result(None)
        while (job := self._jobs.get()) is not None:
            job.run(store)
        try:
            store.close()
        except BaseException as error:  # noqa: BLE001 - close() reports it
            self._closed.set_exception(error)
        else:
            self._closed.set_result(None)

    def _refuse_all(self, error: BaseException) -> None:
        with self._lock:
            self._refusal = error
            while not self._jobs.empty():
                job = self._jobs.get()
                if job is not None:
                    job.refuse(error)
