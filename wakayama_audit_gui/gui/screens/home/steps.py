"""The strip of states: how many visits are 予定, 記入中, 事実確認 …; a click shows only those.

The list itself is in screen.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.surface import paint_ring
from wakayama_audit_gui.use_cases.ports import VisitRow


class Step(QAbstractButton):
    """One state with its number."""

    def __init__(self, state: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._label = label
        self._figure = "0"
        self._note = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: int, note: str) -> None:
        """Show a number and what it is about."""
        self._figure = str(figure)
        self._note = note
        self.setAccessibleName(f"{self._label} {figure} 件 {note}")
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(scaled(120), scaled(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, figure and note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(area, chosen.tones[Tone.AI].tint)
        elif self.underMouse():
            painter.fillRect(area, chosen.hover)
        left = area.adjusted(16, 10, -8, -8)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.setFont(font(bold=True))
        painter.setPen(chosen.text(Tone.INK))
        painter.drawText(left, flags, self._label)
        painter.setFont(font(Size.FIGURE, bold=True))
        painter.setPen(chosen.text(Tone.AI))
        painter.drawText(left.adjusted(0, scaled(20), 0, 0), flags, self._figure)
        painter.setFont(font(Size.SMALL))
        painter.setPen(chosen.text(Tone.SECOND))
        low = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(left, low, self._note)
        if self.hasFocus():
            paint_ring(painter, area.adjusted(2, 2, -2, -2), chosen.focus)


class VisitSteps(Card):
    """The strip.

    Signals:
        state_chosen: The state to show only; "" for all.
    """

    state_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        self._steps = [
            Step("", "すべて"),
            Step("予定", "予定"),
            Step("記入中", "記入中"),
            Step("事実確認", "事実確認"),
        ]
        row = QHBoxLayout()
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, step in enumerate(self._steps):
            if number:
                row.addWidget(Rule(upright=True))
            row.addWidget(step, 1)
            self._group.addButton(step)
        self._steps[0].setChecked(True)
        self.body.addLayout(row)
        self._group.buttonClicked.connect(self._on_step_clicked)

    def show_rows(self, rows: Sequence[VisitRow], today: date) -> None:
        """Count the visits by state."""
        day = today.isoformat()
        for step in self._steps:
            here = [row for row in rows if step.state in ("", row.state)]
            now = sum(row.scheduled == day for row in here)
            findings = sum(row.counts[1] + row.counts[2] for row in here)
            note = f"今日 {now} 件" if now else (f"指摘・意見 {findings} 件" if findings else "　")
            step.show_figure(len(here), note)

    @Slot(QAbstractButton)
    def _on_step_clicked(self, step: QAbstractButton) -> None:
        if isinstance(step, Step):
            self.state_chosen.emit(step.state)
