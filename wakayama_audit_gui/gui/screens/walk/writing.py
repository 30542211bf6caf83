"""What the user wants written and what has become of it: the truth behind 未保存 and 保存済み.

Nothing is called saved before its commit came back; what failed is kept and can be tried again.
What is shown of it is in status_bar.py; which use case is written is each panel's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

Job = Callable[[Store], Changes]
Key = tuple[str, str]
"""(subject, field) of the one value an attempt is about."""

NO_KEY: Key = ("", "")


class Attempt(NamedTuple):
    """One act on its way to the record.

    Attributes:
        prepare: Makes the job that writes it, with what is known at that moment; a second try is
            prepared anew.
        key: The value it is about; a later attempt for the same value replaces a failed one.
        value: What the user chose or typed, to be shown until the record says so.
        done: Told of the commit.
        error: Why it failed, None while it is under way.
    """

    prepare: Callable[[], Job]
    key: Key
    value: str
    done: Callable[[Changes], None] | None
    error: UserError | None = None


class Writer(QObject):
    """Writes acts one after the other and knows which of them are not in the record yet.

    Signals:
        changed: `pending`, `error` or `saved_at` changed.
        committed: An `Attempt` whose act is in the record.
        failed: An `Attempt` that could not be written; its ``error`` says why.
        settled: Nothing is under way any more.
    """

    changed = Signal()
    committed = Signal(object)
    failed = Signal(object)
    settled = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._under_way: list[Attempt] = []
        self._failed: list[Attempt] = []
        self._waiting: list[Callable[[], None]] = []
        self._typing: set[QObject] = set()
        self.saved_at = ""
        """When the last act was recorded, ISO 8601; "" when nothing was since the visit opened."""

    @property
    def pending(self) -> bool:
        """Whether anything wanted or typed is not in the record."""
        return bool(self._under_way or self._failed or self._typing)

    @property
    def busy(self) -> bool:
        """Whether anything is on its way."""
        return bool(self._under_way)

    @property
    def error(self) -> UserError | None:
        """Why the latest failed act failed."""
        return self._failed[-1].error if self._failed else None

    @property
    def failures(self) -> int:
        """How many acts failed and wait to be tried again."""
        return len(self._failed)

    def unsaved(self) -> str:
        """Words for what is wanted or typed and not in the record; "" nothing."""
        return "視察の記入" if self.pending else ""

    def wish(self, key: Key) -> str | None:
        """What the user wants a value to be and the record does not say yet; None: nothing."""
        for attempt in (*reversed(self._under_way), *reversed(self._failed)):
            if attempt.key == key:
                return attempt.value
        return None

    def write(
        self,
        prepare: Callable[[], Job],
        *,
        key: Key = NO_KEY,
        value: str = "",
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """Write an act; arguments as in `Attempt`."""
        if key != NO_KEY:
            self._failed = [attempt for attempt in self._failed if attempt.key != key]
        self._begin(Attempt(prepare, key, value, done))

    def note_typing(self, field: QObject, *, typing: bool) -> None:
        """Remember that a field holds something that is not written yet, or no longer."""
        (self._typing.add if typing else self._typing.discard)(field)
        self.changed.emit()

    def note_saved(self, at: str) -> None:
        """Remember when the record was last written to, by whatever act (ISO 8601)."""
        self.saved_at = at
        self.changed.emit()

    @Slot()
    def retry(self) -> None:
        """Try again what failed, in its order."""
        failed, self._failed = self._failed, []
        for attempt in failed:
            self._begin(attempt._replace(error=None))

    def when_settled(self, then: Callable[[], None]) -> None:
        """Do something once everything under way has come back; at once when nothing is."""
        if self._under_way:
            self._waiting.append(then)
        else:
            then()

    def _begin(self, attempt: Attempt) -> None:
        self._under_way.append(attempt)
        self._tasks.write(
            self,
            attempt.prepare(),
            lambda changes: self._on_committed(attempt, changes),
            lambda error: self._on_failed(attempt, error),
        )
        self.changed.emit()

    def _on_committed(self, attempt: Attempt, changes: Changes) -> None:
        self._under_way.remove(attempt)
        if attempt.done is not None:
            attempt.done(changes)
        self.committed.emit(attempt)
        self._after_one()

    def _on_failed(self, attempt: Attempt, error: UserError) -> None:
        self._under_way.remove(attempt)
        superseded = attempt.key != NO_KEY and any(
            later.key == attempt.key for later in self._under_way
        )
        if not superseded:
            self._failed.append(attempt._replace(error=error))
        self.failed.emit(attempt._replace(error=error))
        self._after_one()

    def _after_one(self) -> None:
        self.changed.emit()
        if not self._under_way:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then()
            self.settled.emit()
