"""What was done so far: every 組織改正, the latest first, each to be taken back.

Writing one is in change_form.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.reorganisation import Reorganisation
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class ChangeList(Card):
    """A line for each.

    Signals:
        withdrawn: A `Reorganisation` that was recorded by mistake.
    """

    withdrawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=4, parent=parent)
        self._rows: list[QWidget] = []
        self._changes: Sequence[Reorganisation] | None = None
        self.body.addWidget(PlainLabel("これまでの組織改正", size=Size.TITLE, bold=True))

    def show_changes(self, changes: Sequence[Reorganisation]) -> None:
        """Show what was recorded."""
        if changes == self._changes:
            return
        self._changes = changes
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        if not changes:
            self._keep(PlainLabel("まだありません。", tone=Tone.SECOND))
        for change in reversed(changes):
            self._append(change)

    def _append(self, change: Reorganisation) -> None:
        self._keep(Rule())
        self._keep(PlainLabel(change.label, bold=True, wrap=True))
        told = f"{long_date(change.on)}から"
        self._keep(PlainLabel(told, size=Size.SMALL, tone=Tone.SECOND))
        back = LinkButton("取り消す", icon="x", touch=True)
        back.setAccessibleName(f"「{change.label}」を取り消す")
        back.clicked.connect(partial(self.withdrawn.emit, change))
        self._keep(back)
        self.body.setAlignment(back, Qt.AlignmentFlag.AlignLeft)

    def _keep(self, row: QWidget) -> None:
        self._rows.append(row)
        self.body.addWidget(row)
