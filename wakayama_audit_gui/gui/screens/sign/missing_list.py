"""What is still missing, each line a way to the place where it can be done.

What counts as missing is decided in use_cases/check_readiness.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from wakayama_audit_gui.domain.signature import SignatureMode
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.screens.sign.case import Standing
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.check_readiness import Missing

_MOST = 40
"""Lines at once; more are not read by anybody, and each is a widget."""

_NEXT = {
    VisitState.PLANNED: "次は「事実確認へ進む」です。",
    VisitState.WRITING: "次は「事実確認へ進む」です。",
    VisitState.CONFIRMING: "次は「署名へ進む」です。",
    VisitState.SIGNING: "次は「確定する」です。",
    VisitState.SEALED: "確定しているので、することはありません。",
}


def _on_paper(standing: Standing) -> str:
    """What is still to be done off the screen once it is sealed; "" for nothing."""
    signatures = standing.signing.signatures.values()
    ink = sum(signature.mode is SignatureMode.INK for signature in signatures)
    if standing.state is not VisitState.SEALED or not ink:
        return ""
    return f"「紙で後日」が {ink} 欄あります。紙を印刷して、署名・押印をもらってください。"


class MissingList(Card):
    """The list.

    Signals:
        followed: Subject of the line that was chosen.
    """

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=14, spacing=2)
        self._shown: tuple[Missing, ...] | None = None
        self._title = PlainLabel(bold=True)
        self._words = PlainLabel(tone=Tone.SECOND, wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._rows: list[LinkRow] = []
        self._more = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._more)

    @property
    def rows(self) -> Sequence[LinkRow]:
        """The lines that are shown."""
        return self._rows

    def show_standing(self, standing: Standing) -> None:
        """Show what is missing."""
        missing = standing.missing
        self._title.setText(f"残っていること　{len(missing)} 件")
        self._words.setText(
            "押すと、その場所が開きます。"
            if missing
            else _on_paper(standing) or f"残っていることはありません。{_NEXT[standing.state]}"
        )
        over = len(missing) - _MOST
        self._more.setText(f"ほか {over} 件は、上のものを済ませると出ます。" if over > 0 else "")
        self._more.setVisible(over > 0)
        if missing != self._shown:
            self._shown = missing
            self._rebuild(missing[:_MOST])

    def _rebuild(self, missing: Sequence[Missing]) -> None:
        held = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        for row in self._rows:
            row.hide()
            self._lines.removeWidget(row)
            row.deleteLater()
        self._rows = [LinkRow(one.message, Shape.TRIANGLE, Tone.YAMABUKI) for one in missing]
        for row, one in zip(self._rows, missing, strict=True):
            row.clicked.connect(lambda _=False, subject=one.subject: self.followed.emit(subject))
            self._lines.addWidget(row)
        if held is not None and self._rows:
            self._rows[min(held, len(self._rows) - 1)].setFocus()
