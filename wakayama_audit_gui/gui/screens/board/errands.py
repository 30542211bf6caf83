"""What is done with the findings that are chosen or shown: asked for, begun, and told of.

What runs off the GUI thread is handing.py; which buttons lead here is acts_bar.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.gui.asking import WORKBOOK, ask_files, ask_folder
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.reminding import Reminding
from wakayama_audit_gui.gui.screens.board.acts_bar import Act
from wakayama_audit_gui.gui.screens.board.handing import Handed, Handing
from wakayama_audit_gui.gui.screens.board.sending_form import SendingForm
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting
from wakayama_audit_gui.use_cases.ports import Store

_NEXT = {
    Act.NOTICES: "送ったら、文書番号と日付を「通知済へ」で記録してください。",
    Act.PLANS: "課に渡し、返ってきた Excel を「取り込む」で取り込みます。",
    Act.STATUSES: "課に渡し、返ってきた Excel を「取り込む」で取り込みます。",
    Act.REMINDERS: "印刷するか、課に送ってください。",
}
_DRAFTS = {
    Act.NOTICES: "まだ通知済でないため",
    Act.REMINDERS: "文書番号・発信日・差出人のどれかがないため",
}
_UNDECIDED = SentUnder()


class Errands(QObject):
    """Asks for a place, then does it, one errand at a time.

    Args:
        desk: Its tasks do the work.
        board: Tells of it.
        host: The screen; dialogs stand over it.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.

    Attributes:
        findings: What it is about.
        sending: Asks under what 督促 are sent; stands on the screen.
    """

    noted = Signal(str)

    def __init__(self, desk: Desk, board: JobBoard, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._board = board
        self._host = host
        self._reminding = Reminding(desk, board, host)
        self._reminding.noted.connect(self.noted)
        self.findings: Callable[[], Sequence[LedgerFinding]] = tuple
        self.sending = SendingForm()
        self.sending.filled.connect(self._on_sending_filled)

    def ask(self, act: Act) -> None:
        """Ask for the place that an act needs, and do it there."""
        if act is Act.FILES:
            ask_files(self._host, "返ってきた改善計画書・改善状況表", WORKBOOK, self.collect)
        elif act is Act.FOLDER:
            ask_folder(self._host, "返ってきたファイルのフォルダー", self.collect)
        elif act is Act.REMINDERS:
            about = f"{len(self.findings()):,} 件"
            self.sending.ask(about, self._desk.services.now().date())
        else:
            self._ask_where(act)

    def hand_out(self, act: Act, folder: Path, under: SentUnder = _UNDECIDED) -> None:
        """Write what each 課 is to get into a folder; 督促 as sent under a number."""
        if self._board.busy:
            return
        jobs = Handing(self._desk.services, self._desk.person, tuple(self.findings()))
        job: Callable[[Store, Progress], Handed] = {
            Act.NOTICES: partial(jobs.notices, folder),
            Act.PLANS: partial(jobs.improvements, ImprovementKind.PLAN, folder),
            Act.STATUSES: partial(jobs.improvements, ImprovementKind.STATUS, folder),
            Act.REMINDERS: partial(jobs.reminders, folder, under),
        }[act]
        done = partial(self._tell_handed, act, jobs, under.date)
        task = self._desk.tasks.long_read(self, job, done, self._board.refuse)
        self._board.follow(f"{act.value}を書き出しています", task)

    def collect(self, paths: Sequence[Path]) -> None:
        """Take in files, and folders of files."""
        if self._board.busy or not paths:
            return
        job = partial(Handing(self._desk.services, self._desk.person).collect, list(paths))
        task = self._desk.tasks.long_write(self, job, self._tell_collected, self._board.refuse)
        self._board.follow("返ってきたファイルを取り込んでいます", task)

    def _ask_where(self, act: Act, under: SentUnder = _UNDECIDED) -> None:
        words = f"{act.value}を書き出すフォルダー"
        ask_folder(self._host, words, lambda paths: self.hand_out(act, paths[0], under))

    @Slot(object)
    def _on_sending_filled(self, under: SentUnder) -> None:
        self._ask_where(Act.REMINDERS, under)

    def _tell_handed(self, act: Act, jobs: Handing, day: str, made: Handed) -> None:
        if act is not Act.REMINDERS:
            # What was told of a deadline counts from now on.
            self._desk.tasks.write(self, jobs.carry, self._note_carried)
        count, left_out = len(made.out.files), made.left_out
        early = "確定" if act is Act.NOTICES else "通知"
        what = f"「{made.folder.name}」に、{made.sections} 課分の {count} 個を書き出しました。"
        parts = (
            f"すでにあった {len(made.out.kept)} 個はそのままです。" if made.out.kept else "",
            f"{early}していないか、終わっているか、対象課のない {left_out} 件は除きました。"
            if left_out
            else "",
            f"{made.drafts} 通は、{_DRAFTS[act]}「案」です。" if made.drafts else "",
            _NEXT[act],
        )
        self._board.tell(what, "".join(parts), made.folder)
        if made.late:
            told = f"期限を過ぎたものは {len(made.late)} 件です。"
            self._reminding.offer(made.late, told, "課に送ったら、記録してください。", day)

    def _note_carried(self, changes: Changes) -> None:
        if changes.receipts:
            self.noted.emit(changes.label)

    def _tell_collected(self, found: Collecting) -> None:
        self._board.tell_files(found)
        if found.taken:
            self.noted.emit(found.changes.label)
