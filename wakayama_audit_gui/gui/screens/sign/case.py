"""The visit on its way to a sealed paper: what stands, what is missing, and every act on it.

What an act means is in use_cases; how it looks is in the cards, which show what is here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.signature import Seal, Signing
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.tasks import Failed
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import (
    Missing,
    check_readiness,
    check_sealable,
    check_signable,
)
from wakayama_audit_gui.use_cases.compose_sheet import printed_code
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing, written_revision
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book

CaseAct = Callable[[Store, Visit, str], Changes]
Done = Callable[[Changes], None]

WRITTEN = (VisitState.PLANNED, VisitState.WRITING)


class Standing(NamedTuple):
    """What stands.

    Attributes:
        visit: The visit.
        signing: Its boxes, signatures, 決裁欄 and seals.
        missing: What keeps it from the next step; () in 確定.
    """

    visit: Visit
    signing: Signing
    missing: tuple[Missing, ...]

    @property
    def state(self) -> VisitState:
        """Where the visit stands."""
        return self.visit.state

    @property
    def next_revision(self) -> int:
        """Number of the revision that sealing would make."""
        return written_revision(self.visit)

    @property
    def last_seal(self) -> Seal | None:
        """The latest seal, whether it was opened again or not."""
        return self.signing.seals[-1] if self.signing.seals else None


def read_standing(store: Store, visit_id: str) -> Standing:
    """Read everything the screen shows; for the database thread."""
    visit = read_visit(store, visit_id)
    signing = read_signing(store, visit)
    if visit.state is VisitState.SEALED:
        missing: list[Missing] = []
    elif visit.state is VisitState.SIGNING:
        missing = check_sealable(visit, signing, store.has_blob)
    elif visit.state is VisitState.CONFIRMING:
        missing = check_signable(visit)
    else:
        missing = check_readiness(visit)
    return Standing(visit, signing, tuple(missing))


def code_of(digest: str) -> str:
    """A digest as printed (照合コード)."""
    return printed_code(bytes.fromhex(digest))


class Case(QObject):
    """What is shown, and every act on it.

    Signals:
        changed: ``standing`` is new.
        refused: The visit could not be read (`UserError`).
        failed: An act could not be written (`UserError`).
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    changed = Signal()
    refused = Signal(object)
    failed = Signal(object)
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._visit = ""
        self._standing: Standing | None = None
        desk.tasks.change_bus.changed.connect(self._on_bus_changed)
        desk.office_changed.connect(self._on_office_changed)

    @property
    def visit_id(self) -> str:
        """Of the visit that is shown or on its way, "" before the first."""
        return self._visit

    @property
    def is_open(self) -> bool:
        """Whether anything can be shown yet."""
        return self._standing is not None

    @property
    def standing(self) -> Standing:
        """What stands.

        Raises:
            BugError: Nothing has been read yet.
        """
        if self._standing is None:
            raise BugError("no visit is open")
        return self._standing

    @property
    def now(self) -> str:
        """Local time as it is recorded."""
        return self.desk.services.now().isoformat(timespec="seconds")

    def open(self, visit: str) -> None:
        """Read a visit and show it."""
        if visit != self._visit:
            self._standing = None
        self._visit = visit
        self._load()

    def act(self, act: CaseAct, done: Done | None = None, failed: Failed | None = None) -> None:
        """Do something to the visit as it stands when its turn comes.

        Args:
            act: Runs on the database thread.
            done: Told after the commit; by default the act is mentioned in passing.
            failed: Told of a failure; by default the signal ``failed``.
        """
        visit, by = self._visit, self.desk.person
        self.desk.tasks.write(
            self,
            lambda store: act(store, read_visit(store, visit), by),
            done or self._mention,
            failed or self.failed.emit,
        )

    def _mention(self, changes: Changes) -> None:
        if changes.receipts:
            self.noted.emit(changes.label)

    def _load(self) -> None:
        visit = self._visit

        def loaded(standing: Standing) -> None:
            if visit == self._visit:
                self._standing = standing
                self.changed.emit()

        def refused(error: UserError) -> None:
            if visit == self._visit:
                self.refused.emit(error)

        self.desk.tasks.read(self, lambda store: read_standing(store, visit), loaded, refused)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self._visit and changes.touches(visit_book(self._visit)):
            self._load()

    @Slot()
    def _on_office_changed(self) -> None:
        if self._standing is not None:
            self._load()
