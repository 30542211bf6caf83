"""A part of the question that is needed for some answers only, and built when first needed.

Which parts there are is said in on_demand.py; where they stand in question_panel.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit


class RowPart(QWidget):
    """A part of the question; hides itself where it does not apply.

    Attributes:
        body: The vertical layout of its contents.

    Signals:
        unfolded: (what is to be seen now, what has the keyboard meanwhile), both widgets.
    """

    unfolded = Signal(QWidget, QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)

    def show_row(self, row: Row, verdict: Verdict) -> None:
        """Show a row that is, or is about to be, answered with a verdict."""
        raise BugError(f"{type(self).__name__} shows no row ({row.number}, {verdict})")

    def first_field(self) -> QWidget:
        """Where the keyboard goes after the answer that needs this part."""
        return self

    def texts(self) -> list[GrowingTextEdit]:
        """Its fields for prose, into which 定型句 can be put."""
        return []
