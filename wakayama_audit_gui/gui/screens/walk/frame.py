"""The frame of the walkthrough: what is there from the first moment, in its place.

What is built into it a moment later is surroundings.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.footer import Footer
from wakayama_audit_gui.gui.screens.walk.line_list import LineStrip
from wakayama_audit_gui.gui.screens.walk.place_column import PlaceColumn
from wakayama_audit_gui.gui.screens.walk.question_panel import QuestionPanel
from wakayama_audit_gui.gui.screens.walk.seal_notice import SealNotice
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.reading_order import step_in_reading_order
from wakayama_audit_gui.gui.widgets.split_columns import SplitColumns

_TYPED_INTO = (QTextEdit, QLineEdit, QAbstractSpinBox, QComboBox)


class Frame(QWidget):
    """Three columns and the foot.

    Args:
        walk: The walk.

    Attributes:
        walk: The walk.
        earlier: Results of earlier visits; looked up once `EarlierResults.begin` was called.
        places: Left column.
        strip: The narrow form of the list.
        question: Middle column.
        side: Place of the right column; empty at first.
        columns: The three.
        footer: The foot.
        seal: What a seal means for writing.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self.walk = walk
        self.earlier = EarlierResults(walk)
        self.places = PlaceColumn(walk, self.earlier)
        self.strip = LineStrip(walk, self.places.model)
        self.question = QuestionPanel(walk, self.earlier)
        self.side = QWidget()
        self._side = QVBoxLayout(self.side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self.columns = SplitColumns(
            self.places,
            self.question,
            self.side,
            left_name="場所と項目",
            right_name="写真・前回・資料",
            strip=self.strip,
        )
        self.footer = Footer(walk)
        self.seal = SealNotice(walk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.seal)
        column.addWidget(self.columns, 1)
        column.addWidget(self.footer)
        self.places.list.clicked.connect(self.columns.left_drawer.shut)
        walk.chosen.connect(self._on_walk_chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """In front."""
        super().showEvent(event)
        self.walk.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen is in front."""
        super().hideEvent(event)
        self.walk.shown.emit(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also through what was built later."""
        return step_in_reading_order(self, forward=forward) or super().focusNextPrevChild(forward)

    def fill_side(self, content: QWidget) -> None:
        """Put the right column in."""
        self._side.addWidget(content)

    def open_side(self) -> None:
        """Bring the right column into view where it is a drawer."""
        if self.columns.narrow:
            self.columns.right_drawer.open()

    def open_places(self) -> None:
        """Bring the left column into view where it is a drawer."""
        if self.columns.narrow:
            self.columns.left_drawer.open()

    @Slot()
    def _on_walk_chosen(self) -> None:
        """Take the keyboard out of a text of the item before: the next digit is an answer."""
        focus = QApplication.focusWidget()
        if isinstance(focus, _TYPED_INTO) and self.isAncestorOf(focus):
            steps = self.strip if self.columns.narrow else self.places.list
            steps.setFocus(Qt.FocusReason.OtherFocusReason)
