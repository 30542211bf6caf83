"""確定: the button that seals, how far it is, and afterwards what was sealed.

What keeps a visit from being sealed is listed by missing_list.py; opening again is reopen_form.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.signature import PaperKind, Seal
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.screens.sign.box_status import moment
from wakayama_audit_gui.gui.screens.sign.case import Case, Standing, code_of
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.seal_visit import seal_visit

_PARTS = 3
"""Two papers and the act itself."""


class SealCard(Card):
    """The button, or the seal.

    Args:
        case: The visit.

    Signals:
        paper_requested: A paper (`PaperKind`) is to be seen, saved or printed.
        reopen_requested: 再開する.
        sealed: It has been sealed.
    """

    paper_requested = Signal(object)
    reopen_requested = Signal()
    sealed = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__(margin=14, spacing=8)
        self._case = case
        self.title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._words = PlainLabel(wrap=True)
        self._code = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.seal = PrimaryButton("確定する", touch=True)
        self.reopen = PlainButton("再開する", touch=True)
        self.strip = ProgressStrip("確定しています")
        # Half-way nothing is done: there is nothing to stop without losing it.
        self.strip.cancel.hide()
        self.strip.hide()
        self.see: list[PlainButton] = []
        self._papers = QWidget()
        flow = FlowLayout(self._papers, spacing=6)
        for kind in (PaperKind.SHEET, PaperKind.FACTS):
            see = PlainButton(f"{_SHORT[kind]}を見る・保存・印刷", icon="eye", touch=True)
            see.clicked.connect(lambda _=False, kind=kind: self.paper_requested.emit(kind))
            flow.addWidget(see)
            self.see.append(see)
        flow.addWidget(self.reopen)
        buttons = FlowLayout()
        buttons.addWidget(self.seal)
        for part in (self.title, self._words, self._code):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._papers)
        self.seal.clicked.connect(self._on_seal_clicked)
        self.reopen.clicked.connect(self.reopen_requested)

    def show_standing(self, standing: Standing) -> None:
        """Show the way to the seal, or the seal."""
        seal = standing.last_seal if standing.state is VisitState.SEALED else None
        self.setVisible(seal is not None or standing.state is VisitState.SIGNING)
        self.set_tone(Tone.MATSUBA if seal else None)
        self.seal.setVisible(seal is None)
        self._papers.setVisible(seal is not None)
        self._code.setVisible(seal is not None)
        if seal is not None:
            self._show_seal(seal)
            return
        revision = standing.next_revision
        self.title.setText(f"第{revision}版として確定する")
        self._words.setText(
            f"まだ {len(standing.missing)} 件残っているので、確定できません。"
            if standing.missing
            else "2つの調書を作り、記録に封をします。後で変えると、変えたことが分かります。"
        )
        self.seal.set_words(f"確定する（第{revision}版）")
        self.seal.setEnabled(not standing.missing and self.strip.isHidden())

    def _show_seal(self, seal: Seal) -> None:
        by = self._case.desk.office.name_of(seal.by)
        self.title.setText(f"確定　第{seal.revision}版")
        self._words.setText(f"{moment(seal.at)}　{by}が確定しました。")
        self._code.setText(f"照合コード　{code_of(seal.digest)}")

    @Slot()
    def _on_seal_clicked(self) -> None:
        desk, visit = self._case.desk, self._case.visit_id
        services, by = desk.services, desk.person
        now = services.now()
        self.strip.restart("確定しています")
        self.strip.cancel.hide()
        self.seal.setEnabled(False)

        def job(store: Store, progress: WriteProgress) -> Changes:
            return seal_visit(store, visit, now, _pressing(services, progress), by)

        show = self.strip.set_progress
        desk.tasks.long_write(self, job, self._on_sealed, self._on_failed, show)

    def _on_sealed(self, _changes: Changes) -> None:
        self.strip.hide()
        # A seal is opened again with two names and a reason, never by Ctrl+Z.
        self._case.desk.forget()
        self.sealed.emit()

    def _on_failed(self, error: UserError) -> None:
        self.strip.hide()
        self.show_standing(self._case.standing)
        self._case.failed.emit(error)


_SHORT = {PaperKind.SHEET: "調書", PaperKind.FACTS: "事実確認書"}


def _pressing(
    services: Services, progress: WriteProgress
) -> Callable[[Store, str, PaperKind, datetime, int], Paper]:
    made: list[PaperKind] = []

    def press(store: Store, visit: str, kind: PaperKind, now: datetime, revision: int) -> Paper:
        progress.report(len(made), _PARTS, f"{kind.value}を作っています")
        paper = services.print_sheet(store, visit, kind, revision, now)
        made.append(kind)
        progress.report(len(made), _PARTS, "記録に封をしています")
        return paper

    return press
