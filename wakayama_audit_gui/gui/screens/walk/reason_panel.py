"""Why an item is 対象外, 未確認 or 後日確認.

Reasons for departing from precedent are finding_panel.py's.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.text_panel import AnswerTextPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.use_cases.answer_item import AnswerText

REASONED = (Verdict.NOT_APPLICABLE, Verdict.UNVERIFIABLE, Verdict.LATER)


class ReasonPanel(RowPart):
    """The reason, named after the answer it explains.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self.reason = AnswerTextPanel(walk, AnswerText.REASON, lines=1)
        self.body.addWidget(self.reason)

    def show_row(self, row: Row, verdict: Verdict) -> None:
        """Show the reason of a row."""
        self.setVisible(verdict in REASONED)
        self.reason.set_title(f"{verdict.value}の理由")
        self.reason.show_row(row)

    def first_field(self) -> QWidget:
        """The text."""
        return self.reason.edit

    def texts(self) -> list[GrowingTextEdit]:
        """The text."""
        return [self.reason.edit]
