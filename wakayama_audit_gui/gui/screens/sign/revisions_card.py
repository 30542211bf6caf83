"""The revisions so far, why each was opened again, and what arrived after the last was sealed.

Sealing is seal_card.py's.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import Seal
from wakayama_audit_gui.gui.screens.sign.box_status import moment
from wakayama_audit_gui.gui.screens.sign.case import Standing, code_of
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.read_office import Office


class RevisionsCard(Card):
    """The list; hidden while there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__(margin=14, spacing=6)
        self._shown: tuple[object, ...] = ()
        self._late = PlainLabel(tone=Tone.SHU, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._lines: list[QWidget] = []
        self.body.addWidget(PlainLabel("版", bold=True))
        self.body.addWidget(self._late)
        self.body.addLayout(self._list)
        self.hide()

    def show_standing(self, standing: Standing, office: Office) -> None:
        """Show every seal, the latest first."""
        signing = standing.signing
        self.setVisible(bool(signing.seals))
        self._late.setText(
            f"確定後に届いた記録が {len(signing.late)} 件あります。確定した版には入っていません。"
            "入れるには再開して、次の版にしてください。"
        )
        self._late.setVisible(bool(signing.late))
        looks = (signing.seals, office)
        if looks == self._shown:
            return
        self._shown = looks
        for line in self._lines:
            line.hide()
            self._list.removeWidget(line)
            line.deleteLater()
        self._lines = [
            PlainLabel(words, size=Size.SMALL, tone=tone, wrap=True)
            for seal in reversed(signing.seals)
            for words, tone in _lines_of(seal, office)
        ]
        for line in self._lines:
            self._list.addWidget(line)


def _lines_of(seal: Seal, office: Office) -> list[tuple[str, Tone]]:
    head = f"第{seal.revision}版　{moment(seal.at)}　{office.name_of(seal.by)}"
    lines = [(head, Tone.INK), (code_of(seal.digest), Tone.SECOND)]
    opened = seal.reopened
    if opened is not None:
        names = f"{office.name_of(opened.by)}・{opened.second}"
        lines.append((f"再開　{moment(opened.at)}　{names}　理由：{opened.reason}", Tone.SECOND))
    return lines
