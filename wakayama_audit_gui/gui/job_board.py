"""What is told of a long job on a screen: how far it is, with 中止, and what became of it.

Which jobs there are is the screen's; one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import open_place
from wakayama_audit_gui.gui.file_report import show_files
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.outcome_report import OutcomeReport
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting
from wakayama_audit_gui.use_cases.hand_out_files import GivenOut

_KEY, _OFFER = "told", "offered"


class JobBoard(QWidget):
    """Messages, progress and report, one below another; nothing when all is quiet.

    Signals:
        ended: Nothing is under way any more.

    Attributes:
        banners: Messages.
        strip: Progress with 中止.
        report: What became of what was taken in.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: LongTask | None = None
        self._taken: Changes | None = None
        self._told: Sequence[Changes] = ()
        self.banners = BannerArea()
        self.strip = ProgressStrip()
        self.strip.hide()
        self.report = OutcomeReport()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.banners, self.strip, self.report):
            column.addWidget(part)
        self.strip.cancel_requested.connect(self._on_cancel_requested)

    @property
    def busy(self) -> bool:
        """Whether a job is under way; a second one is not begun meanwhile."""
        return self._task is not None

    def follow(self, what: str, task: LongTask) -> None:
        """Show a job that has begun."""
        self._task = task
        self.banners.remove(_KEY)
        self.withdraw()
        self.report.hide()
        self.strip.restart(what)
        task.progressed.connect(self.strip.set_progress)
        task.ended.connect(self._on_task_ended)

    def tell(
        self,
        what: str,
        remedy: str = "",
        place: Path | None = None,
        acts: Sequence[Changes] = (),
    ) -> None:
        """Say that something was done.

        Args:
            what: A sentence.
            remedy: What comes next.
            place: Is offered to be opened.
            acts: What was recorded: it is said no longer once one of them is taken back.
        """
        self._told = acts
        action = "開く" if place else ""
        banner = self.banners.show_message(Kind.INFO, what, remedy, action=action, key=_KEY)
        if place:
            banner.action.setAccessibleName(f"「{place.name}」を開く")
            banner.acted.connect(partial(open_place, place))

    @Slot(object)
    def tell_saved(self, path: Path) -> None:
        """Say where a paper lies, and offer to open it."""
        self.tell(f"「{path.name}」を保存しました。", place=path)

    def offer(self, what: str, then: str, action: str, do: Callable[[], None]) -> None:
        """Say that something was done, with a button for what may be done next."""
        banner = self.banners.show_message(Kind.INFO, what, then, action=action, key=_OFFER)
        banner.acted.connect(do)

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self.banners.remove(_OFFER)

    def tell_given(self, about: str, folder: Path, made: GivenOut) -> None:
        """Say what was given out and written, and what comes next.

        Args:
            about: Which forms, e.g. ``令和8年度の点検票``.
            folder: Where the files are.
            made: What was recorded and written.
        """
        files = made.out.files
        what = f"{about}：「{folder.name}」に {len(files)} 個のファイルを書き出しました。"
        then = "それぞれの課に渡し、返ってきたファイルをここに取り込みます。"
        self.tell(what, f"{made.told}{made.left}{then}", folder, (made.given, made.moved))

    def tell_files(self, found: Collecting) -> None:
        """Say what became of each file."""
        self._taken = found.changes
        show_files(self.report, found)

    def forget_undone(self, changes: Changes) -> None:
        """Say no longer that something was done once that was taken back."""
        if self._taken is not None and _takes_back(changes, self._taken):
            self.report.hide()
        if any(_takes_back(changes, act) for act in self._told):
            self.banners.remove(_KEY)

    @Slot(object)
    def refuse(self, error: UserError) -> None:
        """Say that something could not be done, and what to do."""
        self._told = ()
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key=_KEY)

    @Slot()
    def _on_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _on_task_ended(self) -> None:
        self._task = None
        self.strip.hide()
        self.ended.emit()


def _takes_back(changes: Changes, act: Changes) -> bool:
    books = {one.book for one in act.receipts}
    same = bool(books) and books == {one.book for one in changes.receipts}
    return changes.undoing and same and changes.label.endswith(act.label)
