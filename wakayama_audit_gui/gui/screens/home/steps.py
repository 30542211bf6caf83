"""The strip of states: how many visits are 予定, 記入中, 事実確認 …; a click shows only those.

The list itself is in screen.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring, paint_surface
from wakayama_audit_gui.use_cases.ports import VisitRow

_SHORT = {"事実確認・署名": "確認・署名"}
"""Words for where the whole ones would be cut."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("すべて", ()),
    ("予定", ("予定",)),
    ("記入中", ("記入中",)),
    ("事実確認・署名", ("事実確認", "署名待ち")),
    ("確定", ("確定",)),
)
"""Words of a step, and the states it holds; none means all."""


class Step(QAbstractButton):
    """One step with its number.

    Args:
        label: Its name.
        states: The states it holds; none means all.
    """

    def __init__(self, label: str, states: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states = states
        self._label = label
        self._figure = "0"
        self._note = ""
        self._low = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def holds(self, row: VisitRow) -> bool:
        """Whether a visit is at this step."""
        return not self.states or row.state in self.states

    def show_figure(self, figure: int, note: str) -> None:
        """Show a number and what it is about."""
        self._figure = str(figure)
        self._note = note
        self.setAccessibleName(f"{self._label} {figure} 件 {note}".strip())
        self.update()

    def words_in(self, width: float) -> str:
        """What is written in so much room."""
        whole = QFontMetricsF(font(bold=True)).horizontalAdvance(self._label) <= width
        return self._label if whole else _SHORT.get(self._label, self._label)

    def set_low(self, low: bool) -> None:
        """Take one line instead of three, where height is dear."""
        self._low = low
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines, or one."""
        return QSize(scaled(100), max(44, scaled(44)) if self._low else scaled(92))

    def minimumSizeHint(self) -> QSize:
        """All five fit a small screen."""
        return QSize(scaled(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, figure and note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.isChecked():
            paint_surface(painter, area, chosen.tones[Tone.AI].tint, None)
        elif self.underMouse():
            paint_surface(painter, area, chosen.hover, None)
        inside = area.adjusted(12, 8, -8, -8)
        if self._low:
            self._paint_low(painter, inside)
        else:
            self._paint_high(painter, inside)
        if self.isChecked():
            fill(painter, QRectF(12, area.bottom() - 2, area.width() - 24, 2), chosen.focus)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)

    def _paint_high(self, painter: QPainter, inside: QRectF) -> None:
        top = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._write(painter, inside, self._label, top, tone=Tone.INK, bold=True)
        figure = inside.adjusted(0, scaled(20), 0, 0)
        self._write(painter, figure, self._figure, top, Size.FIGURE, bold=True)
        bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._write(painter, inside, self._note, bottom, Size.SMALL, Tone.SECOND)

    def _paint_low(self, painter: QPainter, inside: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        right = int(middle | Qt.AlignmentFlag.AlignRight)
        self._write(painter, inside, self._figure, right, Size.HEADING, bold=True)
        room = inside.adjusted(0, 0, -scaled(30), 0)
        left = int(middle | Qt.AlignmentFlag.AlignLeft)
        self._write(painter, room, self.words_in(room.width()), left, tone=Tone.INK, bold=True)

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        words: str,
        flags: int,
        size: Size = Size.BASE,
        tone: Tone = Tone.AI,
        *,
        bold: bool = False,
    ) -> None:
        chosen = font(size, bold=bold)
        painter.setFont(chosen)
        painter.setPen(colours().text(tone))
        cut = QFontMetricsF(chosen).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, flags, cut)


class VisitSteps(Card):
    """The strip.

    Signals:
        chosen: Another step is to be shown.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        # Within the card's own round corners.
        self.body.setContentsMargins(4, 4, 4, 4)
        self._steps = [Step(label, states) for label, states in STEPS]
        row = QHBoxLayout()
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        for number, step in enumerate(self._steps):
            if number:
                row.addWidget(Rule(upright=True))
            row.addWidget(step, 1)
            self._group.addButton(step)
        self._steps[0].setChecked(True)
        self.body.addLayout(row)
        self._group.buttonClicked.connect(self._on_step_clicked)

    def holds(self, row: VisitRow) -> bool:
        """Whether a visit is at the chosen step."""
        return any(step.isChecked() and step.holds(row) for step in self._steps)

    def set_low(self, low: bool) -> None:
        """Take one line instead of three, where height is dear."""
        for step in self._steps:
            step.set_low(low)

    def show_rows(self, rows: Sequence[VisitRow], today: date) -> None:
        """Count the visits by step."""
        day = today.isoformat()
        for step in self._steps:
            here = [row for row in rows if step.holds(row)]
            now = sum(row.scheduled == day for row in here)
            findings = sum(row.counts[1] + row.counts[2] for row in here)
            notes = (f"今日 {now} 件" if now else "", f"指摘・意見 {findings}" if findings else "")
            step.show_figure(len(here), "　".join(note for note in notes if note))

    @Slot()
    def _on_step_clicked(self) -> None:
        self.chosen.emit()
