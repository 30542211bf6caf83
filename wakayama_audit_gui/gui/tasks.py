"""The two doors off the GUI thread: reading and writing, each also in a long form.

What is read or written belongs to use_cases; the database thread itself to storage. Nothing here
waits for a result on the GUI thread, and nothing ever spins the event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import count
from queue import SimpleQueue
from typing import NamedTuple, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.change_bus import ChangeBus
from wakayama_audit_gui.gui.gathering import Gathering
from wakayama_audit_gui.gui.job_outcome import Outcome, attempt, failed_with
from wakayama_audit_gui.gui.long_task import LongTask, Progress, WriteProgress
from wakayama_audit_gui.gui.none_guard import hold_singletons
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

hold_singletons()  # here, since whatever works without a widget works through here

T = TypeVar("T")
P = TypeVar("P", bound=Progress)
Failed = Callable[[UserError], None]
ShowProgress = Callable[[int, int, str], None]

_LONG_JOBS = 2  # at once; a field laptop has few cores and one disk


class DatabaseDoor(Protocol):
    """Runs a job on the database thread (storage's, or a test's)."""

    def __call__(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue the job; jobs run one at a time, in the order given."""


class _Request(NamedTuple):
    """Who asked and what to do when the job comes back.

    Kept on the GUI thread, the job too: so the last reference to a widget that a job captured is
    never dropped, and the widget never destroyed, on a worker thread.
    """

    owner: QObject
    job: Callable[[Store], object]
    done: Callable[[object], None] | None
    failed: Failed | None
    publishes: bool
    task: LongTask | None


class Tasks(QObject):
    """Runs jobs off the GUI thread and brings their results back onto it.

    A result whose owner has been destroyed is dropped; a write's `Changes` are published all the
    same, since the act did happen.

    Signals:
        user_error: A `UserError` no ``failed`` was given for; the shell shows it as a banner.
        bug: A report (str) for the user to copy; any exception that is not a UserError.
        idle: The last job under way came back.
    """

    user_error = Signal(object)
    bug = Signal(str)
    idle = Signal()
    _arrived = Signal()

    def __init__(
        self, call: DatabaseDoor, proxy: Callable[[], Store], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.change_bus = ChangeBus(self)
        self._gathering = Gathering(self.change_bus.publish, self)
        self._call = call
        self._proxy = proxy
        self._workers = ThreadPoolExecutor(_LONG_JOBS, thread_name_prefix="long-task")
        self._tickets = count()
        self._requests: dict[int, _Request] = {}
        self._futures: dict[int, Future[None]] = {}
        self._inbox: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # Queued even from the GUI thread itself: a result never arrives before its request
        # returned.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any job has not come back yet."""
        return bool(self._requests)

    def read(
        self,
        owner: QObject,
        job: Callable[[Store], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Run a reading job on the database thread.

        Args:
            owner: The screen or widget that asked; once it is destroyed the result is dropped.
            job: Takes the store, returns plain data. Touches no widget.
            done: Called on the GUI thread with the job's result.
            failed: Called on the GUI thread with a UserError, also (code ``bug``) after a bug has
                been reported, so that the asker can leave its waiting state. Without it a
                UserError goes to the signal `user_error`.
        """
        self._post_short(_Request(owner, job, _untyped(done), failed, False, None))

    def write(
        self,
        owner: QObject,
        job: Callable[[Store], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run a writing use case on the database thread.

        After the commit its `Changes` go over the change bus first, then to ``done``. Arguments
        as for `read`.
        """
        self._post_short(_Request(owner, job, _untyped(done), failed, True, None))

    def long_read(
        self,
        owner: QObject,
        job: Callable[[Store, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        progress: ShowProgress | None = None,
    ) -> LongTask:
        """Run a job of many steps on a worker thread; it is cancelled when the owner goes.

        Args:
            owner: As for `read`.
            job: Takes a store usable from that thread and a `Progress` to report to.
            done: As for `read`; not called when the job stopped by `Cancelled`.
            failed: As for `read`.
            progress: Called on the GUI thread with (done, total, label), never more often than
                it can keep up with.

        Returns:
            The handle to show progress by and to cancel with.
        """
        task = self._new_task(progress)
        owner.destroyed.connect(task.cancel)
        self._post_long(
            _Request(
                owner,
                partial(_with_progress, job, Progress(task, self._post)),
                _untyped(done),
                failed,
                False,
                task,
            )
        )
        return task

    def long_write(
        self,
        owner: QObject,
        job: Callable[[Store, WriteProgress], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progress: ShowProgress | None = None,
    ) -> LongTask:
        """Run a writing job of many acts on a worker thread; goes on when the owner is gone.

        Each act is published once, parts of a batch perhaps together: the job hands it to
        `WriteProgress.committed` right after its commit, or returns it as its result. Arguments as
        for `long_read`.
        """
        task = self._new_task(progress)
        reporter = WriteProgress(task, self._post, self._gathering.add)
        run = partial(_with_progress, job, reporter)
        self._post_long(_Request(owner, run, _untyped(done), failed, True, task))
        return task

    def close(self) -> None:
        """Cancel long tasks and wait until everything begun has ended; for the very end.

        Writes already asked for are carried out; nobody is told any more. A window that wants to
        hear of failures waits for `idle` before it closes.
        """
        for request in self._requests.values():
            if request.task is not None:
                request.task.cancel()
        wait(list(self._futures.values()))
        self._workers.shutdown()
        self._gathering.close()
        self._futures.clear()
        self._requests.clear()

    # --- onto the other thread -------------------------------------------------------------

    def _new_task(self, progress: ShowProgress | None) -> LongTask:
        task = LongTask(self)
        if progress is not None:
            task.progressed.connect(progress)
        return task

    def _post_short(self, request: _Request) -> None:
        ticket = self._enter(request)
        self._begin(ticket, lambda: self._call(partial(self._run, ticket)))

    def _post_long(self, request: _Request) -> None:
        ticket = self._enter(request)
        self._begin(ticket, lambda: self._workers.submit(lambda: self._run(ticket, self._proxy())))

    def _enter(self, request: _Request) -> int:
        ticket = next(self._tickets)
        self._requests[ticket] = request
        return ticket

    def _begin(self, ticket: int, start: Callable[[], Future[None]]) -> None:
        try:
            future = start()
        except BaseException:
            del self._requests[ticket]
            raise
        self._futures[ticket] = future
        future.add_done_callback(partial(self._on_future_ended, ticket))

    def _run(self, ticket: int, store: Store) -> None:
        outcome = attempt(self._requests[ticket].job, store)
        self._post(partial(self._settle, ticket, outcome))

    def _on_future_ended(self, ticket: int, future: Future[None]) -> None:
        # The job itself never raises; only a thread that is closing or a proxy that cannot be had
        # ends the future this way. After a proper outcome the ticket is unknown and this is moot.
        if future.cancelled():
            self._post(partial(self._settle, ticket, Outcome(cancelled=True)))
        elif (error := future.exception()) is not None:
            self._post(partial(self._settle, ticket, failed_with(error)))

    def _post(self, closure: Callable[[], None]) -> None:
        self._inbox.put(closure)
        if isValid(self):
            self._arrived.emit()

    # --- back on the GUI thread ------------------------------------------------------------

    @Slot()
    def _on_arrived(self) -> None:
        # One closure per signal: when one raises, the next still gets its turn.
        if not self._inbox.empty():
            self._inbox.get_nowait()()

    def _settle(self, ticket: int, outcome: Outcome) -> None:
        request = self._requests.pop(ticket, None)
        self._futures.pop(ticket, None)
        if request is None:
            return
        try:
            self._gathering.flush()
            self._announce(request, outcome)
        finally:
            if request.task is not None:
                request.task.ended.emit()
                request.task.deleteLater()
            if not self._requests:
                self.idle.emit()

    def _announce(self, request: _Request, outcome: Outcome) -> None:
        if request.publishes and isinstance(outcome.value, Changes):
            self.change_bus.publish(outcome.value)
        alive = isValid(request.owner)
        if outcome.report:
            self.bug.emit(outcome.report)
        if outcome.failure is not None:
            if alive and request.failed is not None:
                request.failed(outcome.failure)
            elif not outcome.report and (alive or request.publishes):
                # What could not be written is told even when nobody is left to tell it.
                self.user_error.emit(outcome.failure)
        elif alive and request.done is not None and not outcome.cancelled:
            request.done(outcome.value)


def _untyped(done: Callable[[T], None] | None) -> Callable[[object], None] | None:
    # The request forgets T; what comes back is what the job of the same request returned.
    return cast("Callable[[object], None] | None", done)


def _with_progress(job: Callable[[Store, P], T], progress: P, store: Store) -> T:
    return job(store, progress)
