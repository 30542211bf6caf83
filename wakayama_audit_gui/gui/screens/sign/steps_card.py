"""記入 → 事実確認 → 署名 → 確定: where the visit stands, and the way on or back.

What is missing for the way on is listed by missing_list.py; sealing is seal_card.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.screens.sign.case import WRITTEN, Case, Standing
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts, resume_writing
from wakayama_audit_gui.use_cases.sign_visit import open_signing

STEPS = ("記入", "事実確認", "署名", "確定")
_PLACE = {
    VisitState.PLANNED: 0,
    VisitState.WRITING: 0,
    VisitState.CONFIRMING: 1,
    VisitState.SIGNING: 2,
    VisitState.SEALED: 3,
}
_TELL = {
    0: "すべての項目を記入すると、事実確認へ進めます。",
    1: "立会者と一緒に事実を確かめ、よければ署名へ進みます。",
    2: "署名を集めます。ここで記録を直すと、もらった署名は「署名後変更」になります。",
    3: "確定しました。直すときは「再開」してください。",
}

_COMPLETE = "記入がそろいました。次は立会者と一緒に事実を確かめます。"
_LEFT = "残っていることを済ませると、事実確認へ進めます。"
_REOPENED = "再開しました。「記入の画面を開く」で直し、済んだら事実確認へ進みます。"


def _words_for(standing: Standing) -> str:
    """What is said while everything is written; "" when there is nothing but the usual."""
    if standing.state not in WRITTEN:
        return ""
    if standing.missing:
        answered = all(one.code != "unanswered" for one in standing.missing)
        return _LEFT if answered else ""
    return _REOPENED if standing.last_seal else _COMPLETE


class _Step(QWidget):
    """One step: a mark and a word."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._mark = ShapeMark(Shape.DASHED_RING, Tone.NIBI, size=20)
        self._word = PlainLabel(name)
        self._note = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        row.addWidget(self._mark)
        row.addWidget(self._word)
        row.addWidget(self._note, 1)

    def show_as(self, where: int) -> None:
        """Past (-1), here (0) or still to come (1)."""
        shape, tone, note = {
            -1: (Shape.CHECK, Tone.MATSUBA, "済"),
            0: (Shape.DOT, Tone.AI, "いま"),
            1: (Shape.DASHED_RING, Tone.NIBI, ""),
        }[where]
        self._mark.set_mark(shape, tone, f"{self._name} {note or 'これから'}")
        self._word.set_bold(where == 0)
        self._note.setText(note)


class StepsCard(Card):
    """The steps.

    Args:
        case: The visit.

    Signals:
        walk_requested: To the walkthrough.
    """

    walk_requested = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__(margin=14, spacing=6)
        self._case = case
        self._steps = [_Step(name) for name in STEPS]
        self._tell = PlainLabel(tone=Tone.SECOND, wrap=True)
        self.onward = PrimaryButton("事実確認へ進む", touch=True)
        self.back = LinkButton("段階を「記入」に戻す", touch=True)
        self.walk = LinkButton("記入の画面を開く", icon="arrow-left", touch=True)
        for part in (*self._steps, self._tell, self.onward):
            self.body.addWidget(part)
        for link in (self.walk, self.back):
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.onward.clicked.connect(self._on_onward_clicked)
        self.back.clicked.connect(lambda: case.act(resume_writing))
        self.walk.clicked.connect(self.walk_requested)

    def show_standing(self, standing: Standing) -> None:
        """Show where it stands."""
        here = _PLACE[standing.state]
        sealed = standing.state is VisitState.SEALED
        for place, step in enumerate(self._steps):
            step.show_as(-1 if place < here or sealed else 0 if place == here else 1)
        self._tell.setText(_words_for(standing) or _TELL[here])
        confirming = standing.state is VisitState.CONFIRMING
        self.onward.set_words("署名へ進む" if confirming else "事実確認へ進む")
        self.onward.setVisible(standing.state in WRITTEN or confirming)
        self.onward.setEnabled(not standing.missing)
        self.back.setVisible(standing.state in (VisitState.CONFIRMING, VisitState.SIGNING))
        self.walk.set_words("記入を見る" if sealed else "記入の画面を開く")

    def _on_onward_clicked(self) -> None:
        confirming = self._case.standing.state is VisitState.CONFIRMING
        self._case.act(open_signing if confirming else confirm_facts)
