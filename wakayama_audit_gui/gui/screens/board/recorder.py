"""Records what was typed beside the list: steps, deadlines, 改善計画, joining and splitting.

What an act means is said in use_cases.step_finding; the list itself is screen.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.finding_life import ImprovementPlan, LedgerFinding, Step
from wakayama_audit_gui.domain.finding_ways import Ways
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.board.detail import FindingDetail
from wakayama_audit_gui.gui.screens.board.jobs import take_step, write_plan
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.join_findings import join_findings, split_finding
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.step_finding import set_deadline


class Recorder(QObject):
    """Listens to the detail.

    Args:
        desk: Its tasks write.
        detail: Where it is typed.
        chosen: Gives what is chosen in the list.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    noted = Signal(str)

    def __init__(
        self, desk: Desk, detail: FindingDetail, chosen: Callable[[], Sequence[LedgerFinding]]
    ) -> None:
        super().__init__(detail)
        self._desk = desk
        self._detail = detail
        self._chosen = chosen
        detail.step_filled.connect(self._on_step_filled)
        detail.deadline_filled.connect(self._on_deadline_filled)
        detail.plan_written.connect(self._on_plan_written)
        detail.join_requested.connect(self._on_join_requested)
        detail.split_requested.connect(self._on_split_requested)

    @Slot(object, str)
    def _on_step_filled(self, step: Step, deadline: str) -> None:
        chosen = self._chosen()
        # Those that cannot were named; where none can any more, the refusal says why.
        able = Ways(chosen, self._detail.followed).able(step.state) or chosen
        act = partial(take_step, able, step, deadline, self._desk.services)
        self._write(act, self._detail.form.refuse)

    @Slot(str)
    def _on_deadline_filled(self, deadline: str) -> None:
        (one,) = self._chosen()
        self._write(lambda store, by: set_deadline(store, one, deadline, by))

    @Slot(object, str, object)
    def _on_plan_written(self, one: LedgerFinding, section: str, plan: ImprovementPlan) -> None:
        today = self._desk.services.now().date()
        self._desk.tasks.write(
            self,
            partial(write_plan, one, section, plan, today, self._desk.person),
            lambda _changes: self._detail.plan.note_recorded(plan),
        )

    @Slot()
    def _on_join_requested(self) -> None:
        into, *others = self._chosen()
        self._write(lambda store, by: join_findings(store, into, others, by))

    @Slot()
    def _on_split_requested(self) -> None:
        (one,) = self._chosen()
        self._write(lambda store, by: split_finding(store, one, by))

    def _write(
        self,
        act: Callable[[Store, str], Changes],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        by = self._desk.person
        self._desk.tasks.write(
            self,
            lambda store: act(store, by),
            lambda changes: self.noted.emit(changes.label),
            failed,
        )
