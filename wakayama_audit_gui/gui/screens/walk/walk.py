"""The walk itself: which visit, which item, and every act on it. The panels show what is here.

What an act means is in use_cases; what became of it in writing.py; how it looks in the panels.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row, Visit, VisitState
from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.walk.rows import VisitRows
from wakayama_audit_gui.gui.screens.walk.visit_fold import (
    LoadedVisit,
    ReadAnew,
    VisitFold,
    load_visit,
)
from wakayama_audit_gui.gui.screens.walk.writing import NO_KEY, Job, Key, Writer
from wakayama_audit_gui.record.fact import Cell
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_visit import visit_book

VisitAct = Callable[[Store, Visit, str], Changes]
"""A use case with everything but store, visit and who."""
RowAct = Callable[[Store, Visit, Row, str], Changes]
"""A use case with everything but store, visit, row and who."""
Done = Callable[[Changes], None]


class Walk(QObject):
    """One visit being walked through, and the item in view.

    Signals:
        opened: A visit was read whole; everything is to be shown anew.
        refused: The visit could not be read (UserError).
        leaving: The item in view is about to change: hand over what is being typed.
        chosen: Another item is in view.
        changed: Subjects (frozenset of str) that an acknowledged act changed; ``office`` stands
            for names and 定型句.
        files_offered: Paths (list of str) of files pasted or dropped into a text.
        image_offered: A `QImage` pasted or dropped into a text.
        noted: In passing (str), that something was done which 元に戻す takes back.
        told: In passing (str), that something was done which 元に戻す does not take back next.
        shown: Whether (bool) the walkthrough is in front.
        answered: The item in view was just given this `Verdict`; it is on its way to the record.
    """

    opened = Signal()
    refused = Signal(object)
    leaving = Signal()
    chosen = Signal()
    changed = Signal(object)
    files_offered = Signal(list)
    image_offered = Signal(QImage)
    noted = Signal(str)
    told = Signal(str)
    shown = Signal(bool)
    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.writer = Writer(desk.tasks, self)
        self.holders: list[Callable[[], str]] = [self.writer.unsaved]
        """What is not in the record yet, in words; "" where nothing is."""
        self._fold: VisitFold | None = None
        self.rows = VisitRows()
        """All items, in the order of the walk."""
        self._subject = ""
        self._opening = ""
        desk.tasks.change_bus.changed.connect(self._on_bus_changed)
        desk.office_changed.connect(self._on_office_changed)

    # --- what is in view ----------------------------------------------------------------------

    @property
    def visit(self) -> Visit:
        """The visit as it stands in the record.

        Raises:
            BugError: None is open.
        """
        if self._fold is None:
            raise BugError("no visit is open")
        return self._fold.visit

    @property
    def is_open(self) -> bool:
        """Whether a visit is open."""
        return self._fold is not None

    @property
    def sealed(self) -> bool:
        """Whether nothing can be written any more (確定)."""
        return self.is_open and self.visit.state is VisitState.SEALED

    @property
    def row(self) -> Row | None:
        """The item in view; None when the visit has none."""
        return self.rows.of(self._subject)

    def cell(self, subject: str, field: str) -> Cell:
        """Live heads: who said what and when."""
        return self._fold.cell(subject, field) if self._fold else ()

    def verdict_of(self, row: Row) -> Verdict:
        """What the user answered, also while it is on its way to the record."""
        wish = self.writer.wish((row.answer.subject, "verdict"))
        return row.answer.verdict if wish is None else Verdict(wish)

    def unsaved(self) -> str:
        """Words for everything that is not in the record yet; "" nothing."""
        return "、".join(words for holder in self.holders if (words := holder()))

    # --- going about --------------------------------------------------------------------------

    def open(self, visit: str, subject: str = "") -> None:
        """Read a visit and put an item in view.

        Args:
            visit: Visit id.
            subject: What is to be seen: an answer or anything that belongs to one. By default
                the item that was in view, else the first unanswered one.
        """
        self.leaving.emit()
        if not self.is_open or self.visit.id != visit:
            self.desk.forget()
        self._opening = visit
        self._load(visit, subject)

    def choose(self, subject: str) -> None:
        """Put another item in view."""
        if subject in self.rows and subject != self._subject:
            self.leaving.emit()
            self._subject = subject
            self.chosen.emit()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) item, in the order of the walk."""
        place = self.rows.place_of(self._subject) + by
        if 0 <= place < len(self.rows):
            self.choose(self.rows.near(place))

    def next_unanswered(self) -> bool:
        """Go to the next 未回答, round the end; False when there is none."""
        for row in self.rows.after(self._subject):
            if self.verdict_of(row) is Verdict.UNANSWERED and not row.answer.contested:
                self.choose(row.answer.subject)
                return True
        return False

    # --- acting -------------------------------------------------------------------------------

    def answer(self, verdict: Verdict) -> None:
        """Answer the item in view."""
        row = self.row
        if row is None or self.sealed:
            return
        self.act_on(
            row.answer.subject,
            lambda store, visit, fresh, by: give_verdict(store, visit, fresh, verdict, by),
            key=(row.answer.subject, "verdict"),
            value=verdict.value,
        )
        self.answered.emit(verdict)

    def act(
        self, act: VisitAct, *, key: Key = NO_KEY, value: str = "", done: Done | None = None
    ) -> None:
        """Do something to the visit.

        Args:
            act: Runs on the database thread, with the visit as it stands then.
            key: The value it is about, see `writing.Attempt`.
            value: What that value is to become.
            done: Told after the commit.
        """
        visit = self.visit.id
        self.writer.write(lambda: self._job(visit, act), key=key, value=value, done=done)

    def act_on(
        self,
        subject: str,
        act: RowAct,
        *,
        key: Key = NO_KEY,
        value: str = "",
        done: Done | None = None,
    ) -> None:
        """Do something to an item; arguments as for `act`."""

        def on_row(store: Store, visit: Visit, by: str) -> Changes:
            return act(store, visit, _row_in(visit, subject), by)

        self.act(on_row, key=key, value=value, done=done)

    def _job(self, visit: str, act: VisitAct) -> Job:
        by, fold = self.desk.person, self._fold
        # While anything is under way, what is shown may be older than the record; then the
        # database thread reads what stands, so that no act overwrites one it has not seen.
        fresh = fold is not None and fold.visit.id == visit and not self.desk.tasks.busy
        seen = fold.visit if fold is not None and fresh else None
        known = fold.checklists if fold is not None else {}

        def job(store: Store) -> Changes:
            return act(store, seen or load_visit(store, visit, known).visit, by)

        return job

    # --- from the record ----------------------------------------------------------------------

    def _load(self, visit: str, subject: str) -> None:
        def loaded(result: LoadedVisit) -> None:
            if visit == self._opening:
                self._show(result, subject)

        self.desk.tasks.read(
            self, lambda store: load_visit(store, visit), loaded, self.refused.emit
        )

    def _show(self, loaded: LoadedVisit, subject: str) -> None:
        self._fold = VisitFold(loaded)
        self.writer.note_saved(loaded.touched)
        self.rows = VisitRows(self.visit)
        wanted = self.rows.holding(subject, self.visit) or self._subject
        self._subject = wanted if wanted in self.rows else self.rows.first_unanswered()
        self.opened.emit()

    @Slot()
    def _on_office_changed(self) -> None:
        if self.is_open:
            self.changed.emit(frozenset({OFFICE}))

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self._fold is None or not changes.touches(visit_book(self.visit.id)):
            return
        try:
            touched = self._fold.apply(changes)
        except ReadAnew:
            self._load(self.visit.id, self._subject)
            return
        self.writer.note_saved(changes.receipts[-1].at)
        here = self.rows.place_of(self._subject)
        self.rows = VisitRows(self.visit)
        if self._subject not in self.rows:
            self._subject = self.rows.near(here)
            self.opened.emit()
            return
        self.changed.emit(touched)


def _row_in(visit: Visit, subject: str) -> Row:
    for row in visit.rows():
        if row.answer.subject == subject:
            return row
    raise UserError(
        "この項目は、視察から外されています。",
        "場所を外した操作を元に戻すと、また書けます。",
        code="item_gone",
    )
