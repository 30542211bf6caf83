"""How far a running job is, in figures, with 中止 beside it.

The job itself runs in gui/tasks.py; connect ``progressed`` and ``ended`` of its handle here.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar


class ProgressStrip(Card):
    """A label, a bar, 「12 / 200」 and 中止.

    Args:
        label: What is being done.

    Signals:
        cancel_requested: 中止 was pressed; the strip says so and stays until the job ends.
    """

    cancel_requested = Signal()

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(6)
        words = QHBoxLayout()
        self._label = PlainLabel(label)
        self._count = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        words.addWidget(self._label, 1)
        words.addWidget(self._count)
        column.addLayout(words)
        self._bar = SegmentBar()
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        self.cancel = PlainButton("中止", touch=True)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        row.addWidget(self.cancel)
        self.body.addLayout(row)

    @Slot(int, int, str)
    def set_progress(self, done: int, total: int, label: str = "") -> None:
        """Show figures; an empty label leaves the words as they are."""
        if label and self.cancel.isEnabled():
            self._label.setText(label)
        self._count.setText(f"{done:,} / {total:,}")
        self._bar.set_segments([(done, Tone.AI)], total, f"{self._label.text()} {done} / {total}")

    def restart(self, label: str) -> None:
        """Make ready for another job and show."""
        self._label.setText(label)
        self._count.clear()
        self._bar.set_segments((), 0)
        self.cancel.setEnabled(True)
        self.show()

    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self._label.setText("中止しています…（ここまでの分は残ります）")
        self.cancel_requested.emit()
