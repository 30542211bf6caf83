"""The way from the settings to the 課 of the city and what becomes of them.

The list itself, and 組織改正, are a screen of their own.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_HINT = (
    "局・部・課の一覧を Excel から取り込み、課の統合・分割・改称・廃止・新設を記録します。"
    "指摘・意見は、記録の課名のまま、いまの課が担当になります。"
)


class OrganisationCard(Card):
    """A sentence and a button.

    Signals:
        requested: The screen is to be seen.
    """

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(PlainLabel("組織", size=Size.TITLE, bold=True))
        self.body.addWidget(PlainLabel(_HINT, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        go = PlainButton("組織と組織改正を開く", icon="arrow-right", trailing=True)
        go.clicked.connect(self.requested)
        self.body.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
