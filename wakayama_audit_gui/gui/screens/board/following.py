"""フォローアップ: making a visit from findings, and its 調書 with the photos before and after.

What is asked is in follow_up_form.py; the pairs beside the list are before_after.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.gui.asking import PDF, ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.screens.board.follow_up_form import FollowUpForm
from wakayama_audit_gui.gui.screens.board.handing import Handing
from wakayama_audit_gui.gui.screens.board.telling import say_codes
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_follow_up import FollowUpVisit, read_follow_ups

PLAN_VISIT = "plan"
"""Chosen in the list: a visit is to be made."""


class Following(QObject):
    """Leads to follow-up visits and their papers.

    Args:
        desk: Its tasks do the work.
        board: Tells of it.
        form: Asks when and who.
        host: The screen; lists and dialogs stand over it.

    Signals:
        visit_requested: (visit id, "") that was made and is to be seen.

    Attributes:
        findings: Gives what it is about.
        popup: What can be done.
    """

    visit_requested = Signal(str, str)

    def __init__(self, desk: Desk, board: JobBoard, form: FollowUpForm, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._board = board
        self._form = form
        self._host = host
        self._asked: tuple[LedgerFinding, ...] = ()
        self._visits: dict[str, FollowUpVisit] = {}
        self.findings: Callable[[], Sequence[LedgerFinding]] = tuple
        self.popup = ChoicePopup(host, "フォローアップ")
        self.popup.chosen.connect(self._on_chosen)
        form.filled.connect(self._on_filled)
        form.left.connect(form.put_away)

    def offer(self, scope: str, beside: QWidget) -> None:
        """Offer to make a visit, and the papers of those that concern the findings.

        Args:
            scope: What it is about, in words.
            beside: The button that was pressed.
        """
        self._asked = tuple(self.findings())
        ids = {finding.id for finding in self._asked}

        def show(visits: Sequence[FollowUpVisit]) -> None:
            self._visits = {one.row.visit: one for one in visits if one.findings & ids}
            words = "見つけたときの確認項目を、同じ場所で確かめます。"
            choices = [Choice(f"視察を用意する　{scope}", words, PLAN_VISIT)]
            choices += [
                Choice(f"調書（PDF）　{one.row.sheet_no}　{one.row.title}", _about(one), visit)
                for visit, one in self._visits.items()
            ]
            self.popup.offer(choices, beside)

        self._desk.tasks.read(self, read_follow_ups, show)

    def keep_to(self, chosen: Sequence[LedgerFinding]) -> None:
        """Something is chosen: the form goes if that is none of what it is about."""
        asked = {finding.id for finding in self._asked}
        if not self._form.isHidden() and not asked.issuperset(one.id for one in chosen):
            self._form.put_away()

    def plan(self, day: str, lead: str, reason: str) -> None:
        """Make the visit, then open it; a refusal stands on the form."""
        job = Handing(self._desk.services, self._desk.person, self._asked)
        persons = self._desk.office.persons

        def done(changes: Changes) -> None:
            self._form.put_away()
            self.visit_requested.emit(changes.made, "")

        self._desk.tasks.long_write(
            self,
            lambda store, _progress: job.follow_up(day, lead, reason, persons, store),
            done,
            self._form.refuse,
        )

    def save_paper(self, visit: str, path: Path) -> None:
        """Save the フォローアップ調書 of a visit."""
        if self._board.busy:
            return
        job = Handing(self._desk.services, self._desk.person)

        def work(store: Store, progress: Progress) -> Path:
            job.follow_up_paper(visit, path, store, progress)
            return path

        def done(path: Path) -> None:
            self._board.tell_saved(path)

        task = self._desk.tasks.long_read(self, work, done, self._board.refuse)
        self._board.follow("フォローアップ調書を作っています", task)

    @Slot(object)
    def _on_chosen(self, choice: str) -> None:
        if choice == PLAN_VISIT:
            today = self._desk.services.now().date()
            about = f"{len(self._asked):,} 件：{say_codes(self._asked)}"
            self._form.ask(about, today, self._desk.office.persons, self._desk.person)
        else:
            name = f"フォローアップ調書_{self._visits[choice].row.sheet_no}.pdf"
            words = "フォローアップ調書を保存"
            ask_where(self._host, words, name, partial(self.save_paper, choice), PDF)

    @Slot(str, str, str)
    def _on_filled(self, day: str, lead: str, reason: str) -> None:
        self.plan(day, lead, reason)


def _about(one: FollowUpVisit) -> str:
    return f"{long_date(one.row.scheduled)}　{len(one.findings)} 件　{one.row.state}"
