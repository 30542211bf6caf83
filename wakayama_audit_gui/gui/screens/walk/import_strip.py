"""How an import of photos goes, what waits for a permission, and which files were refused and why.

The import itself is photo_import.py; the question for the permission permission_form.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Place
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.screens.walk.permission_form import PermissionForm
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport

_NAMED = 12
"""Refused files named one by one; of more, the number is told."""


class ImportStrip(QWidget):
    """What waits, the question about it, progress with 中止, and what was refused, in a column.

    Args:
        walk: The walk.
        importer: The imports.

    Attributes:
        waiting: What waits for the permission.
        permission: The question.
        progress: The running import.
        refusals: What was refused.
    """

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__()
        self._walk = walk
        self._importer = importer
        self.waiting: WaitingCard | None = None
        self.permission: PermissionForm | None = None
        self.progress: ProgressStrip | None = None
        self.refusals: list[Refusal] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        importer.permission_needed.connect(self._on_permission_needed)
        importer.waiting_changed.connect(self._show_waiting)
        walk.chosen.connect(self._show_waiting)
        walk.opened.connect(self._show_waiting)
        importer.started.connect(self._on_started)
        importer.finished.connect(self._on_finished)
        importer.refused.connect(self._on_refused)
        walk.leaving.connect(self._on_leaving)

    @Slot(object)
    def _on_permission_needed(self, place: Place) -> None:
        if self.permission is None:
            self.permission = PermissionForm(self._walk)
            self._column.insertWidget(0, self.permission)
            self.permission.left.connect(self._importer.drop_capture)
            self.permission.left.connect(self._show_waiting)
        self.permission.ask(place)
        self._show_waiting()

    @Slot()
    def _show_waiting(self) -> None:
        row = self._walk.row
        photos = {} if row is None else self._importer.waiting_in(row.place)
        if self.waiting is None and photos:
            self.waiting = WaitingCard()
            self._column.insertWidget(0, self.waiting)
            self.waiting.answer.clicked.connect(self._on_answer_clicked)
            self.waiting.give_up.clicked.connect(self._on_give_up_clicked)
        if self.waiting is None:
            return
        numbers = [f"項目 {self._number(s)} に {count} 枚" for s, count in photos.items()]
        self.waiting.show_waiting(numbers, sum(photos.values()))
        asked = self.permission is not None and not self.permission.isHidden()
        self.waiting.answer.setVisible(not asked and not self._walk.sealed)

    def _number(self, subject: str) -> int:
        row = self._walk.rows.of(subject)
        return row.number if row is not None else 0

    @Slot()
    def _on_answer_clicked(self) -> None:
        if self._walk.row is not None:
            self._on_permission_needed(self._walk.row.place)

    @Slot()
    def _on_give_up_clicked(self) -> None:
        if self.permission is not None:
            self.permission.put_away()
        if self._walk.row is not None:
            self._importer.drop(self._walk.row.place)

    @Slot(object)
    def _on_started(self, task: LongTask) -> None:
        self._clear()
        if self.progress is None:
            self.progress = ProgressStrip()
            self._column.insertWidget(0, self.progress)
        self.progress.restart("写真を取り込んでいます")
        self.progress.cancel_requested.connect(task.cancel)
        task.progressed.connect(self.progress.set_progress)
        task.ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        if self.progress is not None:
            self.progress.hide()

    @Slot(object)
    def _on_finished(self, result: PhotoImport) -> None:
        refused = [outcome for outcome in result.outcomes if not outcome.ok]
        if result.recorded:
            walk = self._walk
            undoes = walk.desk.undoes(result.changes)  # not if something was answered meanwhile
            (walk.noted if undoes else walk.told).emit(result.sentence)
        for outcome in refused[:_NAMED]:
            self._say(outcome.file, outcome.reason)
        if len(refused) > _NAMED:
            self._say(f"ほか {len(refused) - _NAMED} 枚も取り込めませんでした。", "")
        noted = [outcome for outcome in result.outcomes if outcome.note]
        for outcome in noted[:_NAMED]:
            self._say(f"{outcome.file}（取り込みました）", outcome.note)
        if len(noted) > _NAMED:
            self._say(f"ほか {len(noted) - _NAMED} 枚も、同じように確かめてください。", "")

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self._say(error.what, error.remedy)

    def _say(self, what: str, why: str) -> None:
        refusal = Refusal(what, why)
        self._column.addWidget(refusal)
        self.refusals.append(refusal)

    @Slot()
    def _on_leaving(self) -> None:
        self._clear()
        if self.permission is not None:
            self.permission.put_away()

    def _clear(self) -> None:
        for refusal in self.refusals:
            refusal.hide()
            refusal.deleteLater()
        self.refusals.clear()


class WaitingCard(Card):
    """Photos that go in as soon as it is recorded whether they may be taken.

    Attributes:
        answer: Opens the question.
        give_up: 取り込まない.
    """

    def __init__(self) -> None:
        super().__init__(tone=Tone.YAMABUKI, margin=10, spacing=4)
        self.words = PlainLabel(wrap=True)
        self.answer = PlainButton("許可を書く", touch=True)
        self.give_up = PlainButton("取り込まない", touch=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.answer, self.give_up):
            buttons.addWidget(button, 1)
        self.body.addWidget(self.words)
        self.body.addLayout(buttons)

    def show_waiting(self, where: Sequence[str], photos: int) -> None:
        """Say what waits; hidden when nothing does."""
        self.words.setText(
            f"写真 {photos} 枚が、この場所の撮影の許可を待っています（{'、'.join(where)}）。"
        )
        self.setAccessibleName(self.words.text())
        self.setVisible(photos > 0)


class Refusal(Card):
    """A file that was not taken in, or is to be looked at, and why; stays until it is put away.

    Args:
        what: The file, or what happened.
        why: Why, and what to do.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(tone=Tone.YAMABUKI, margin=10, spacing=2)
        self.what = PlainLabel(what, bold=True, wrap=True)
        self.why = PlainLabel(why, wrap=True)
        self.setAccessibleName(f"取り込みの知らせ：{what} {why}")
        close = LinkButton(icon="x")
        close.setAccessibleName(f"{what} の知らせを閉じる")
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self.what, 1)
        head.addWidget(close)
        self.body.addLayout(head)
        self.body.addWidget(self.why)
        self.why.setVisible(bool(why))
