"""The bottom bar: whether everything is saved, what is left, previous and next, and the ways on.

What is not saved yet is known by writing.py; what is still missing by use_cases/check_readiness.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark
from wakayama_audit_gui.gui.widgets.steady_label import SteadyLabel
from wakayama_audit_gui.gui.widgets.surface import fill
from wakayama_audit_gui.use_cases.check_readiness import Missing, check_readiness

_SIDE = 18
_GAP = 8
_LEAST = 320
_ICON_ROOM = 48
_FIGURE_FROM = 1180


class StatusBar(QWidget):
    """One line across the screen.

    Args:
        walk: The walk.

    Signals:
        sheet_requested: 調書を見る.
        missing_requested: The list of what is missing is to be shown.
        sign_requested: 確認・署名.
        attendance_requested: The times and the clock check are to be shown.

    Attributes:
        missing: What is still missing, as last counted.
    """

    sheet_requested = Signal()
    missing_requested = Signal()
    sign_requested = Signal()
    attendance_requested = Signal()

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self.missing: list[Missing] = []
        self._lacks = False
        self._mark = ShapeMark(Shape.CHECK, Tone.MATSUBA, size=14)
        self.saved = SteadyLabel("保存済み 00:00:00", bold=True)
        self.figures = SteadyLabel("残り 000 件　写真 000 枚", tone=Tone.SECOND)
        self.times = _QuietLink(icon="clock")
        self.times_short = _QuietLink(icon="clock")
        self.before = PlainButton("前", key="Ctrl+↑", icon="arrow-left", touch=True)
        self.after = PlainButton("次", key="Ctrl+↓", icon="arrow-right", trailing=True, touch=True)
        self.before_short = PlainButton(icon="arrow-left", touch=True)
        self.after_short = PlainButton(icon="arrow-right", touch=True)
        self.before_short.setAccessibleName("前 Ctrl+↑")
        self.after_short.setAccessibleName("次 Ctrl+↓")
        self.sheet = PlainButton("調書を見る", touch=True)
        self.left = PlainButton("残っていること", touch=True)
        self.sign = PrimaryButton("署名へ", touch=True)
        self._build_ui()
        self._connect_signals()

    def show_saved(self) -> None:
        """Say 保存済み with the time of the last commit, or 未保存."""
        writer = self._walk.writer
        if writer.pending:
            count = f"（{writer.failures} 件）" if writer.failures else ""
            words, tone, shape = f"未保存{count}", Tone.SHU, Shape.RING
        else:
            at = _clock(writer.saved_at)
            words, tone, shape = f"保存済み {at}".strip(), Tone.INK, Shape.CHECK
        if words != self.saved.text():
            self.saved.setText(words)
            self.saved.set_tone(tone)
            self._mark.set_mark(shape, Tone.MATSUBA if shape is Shape.CHECK else tone, words)

    @Slot()
    @Slot(object)
    def refresh(self, _touched: object = None) -> None:
        """Count anew."""
        visit = self._walk.visit
        left = visit.counts()[Verdict.UNANSWERED]
        photos = sum(1 for photo in visit.photos if not photo.removed)
        self.figures.setText(f"残り {left} 件　写真 {photos} 枚")
        self.missing = check_readiness(visit)
        writing = visit.state in (VisitState.PLANNED, VisitState.WRITING)
        words = f"残っていること（{len(self.missing)}）"
        if words != self.left.words():
            self.left.set_words(words)
        self._lacks = writing and bool(self.missing)
        self._show_times()
        self.show_saved()
        self._fit()

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 4, _SIDE, 4)
        row.setSpacing(_GAP)
        for widget in (self._mark, self.saved, self.figures, self.times, self.times_short):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (
            self.before,
            self.before_short,
            self.after,
            self.after_short,
            self.sheet,
            self.left,
            self.sign,
        ):
            row.addWidget(button)
        # As in a usual window; each change while the window is seen lays all of it out anew.
        for short in (self.before_short, self.after_short, self.times_short):
            short.hide()

    def _connect_signals(self) -> None:
        walk = self._walk
        walk.opened.connect(self.refresh)
        walk.changed.connect(self.refresh)
        walk.writer.changed.connect(self.show_saved)
        for button, step in (
            (self.before, -1),
            (self.before_short, -1),
            (self.after, 1),
            (self.after_short, 1),
        ):
            button.clicked.connect(lambda _checked=False, step=step: walk.step(step))
        self.sheet.clicked.connect(self.sheet_requested)
        self.left.clicked.connect(self.missing_requested)
        self.sign.clicked.connect(self.sign_requested)
        for link in (self.times, self.times_short):
            link.clicked.connect(self.attendance_requested)

    def _show_times(self) -> None:
        visit = self._walk.visit
        session = visit.sessions[-1] if visit.sessions else None
        since = f"{clock_time(session.start)}〜{clock_time(session.end)}" if session else "開始前"
        clock = visit.clock
        check = "時計 未確認" if clock is None else f"時計 {clock.offset:+d}秒"
        words = f"{since}　{check}"
        if words != self.times.words():
            self.times.set_words(words)
            for link in (self.times, self.times_short):
                link.setAccessibleName(f"視察の時間と時計合わせ：{words}")

    def _show_onward(self) -> None:
        """Name the way on; with the figure where there is room for it."""
        if not self._walk.is_open:
            return
        left = self._walk.visit.counts()[Verdict.UNANSWERED]
        wide = self.width() >= scaled(_FIGURE_FROM)
        onward = f"署名へ（未回答 {left}）" if left and wide else "署名へ"
        words = "確定した版を見る" if self._walk.sealed else onward
        if self.left.isHidden() is (self._lacks and wide):
            # Without room for it the list is where the signatures are.
            self.left.setVisible(self._lacks and wide)
        if words != self.sign.words():
            self.sign.set_words(words)

    def _fit(self) -> None:
        """Leave out what there is no room for, the least important first."""
        self._show_onward()
        always = (self._mark, self.saved, self.sheet, self.left, self.sign)
        room = self.width() - 2 * _SIDE - _wanted(*(w for w in always if not w.isHidden()))
        keys = room >= _wanted(self.before, self.after, self.times, self.figures)
        arrows = (self.before, self.after) if keys else (self.before_short, self.after_short)
        times = room >= _wanted(*arrows, self.times, self.figures)
        figures = times or room >= _wanted(*arrows, self.figures) + _ICON_ROOM
        for widget, shown in (
            (self.before, keys),
            (self.after, keys),
            (self.before_short, not keys),
            (self.after_short, not keys),
            (self.times, times),
            (self.times_short, not times),
            (self.figures, figures),
        ):
            if widget.isHidden() is shown:
                widget.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Never what keeps the window wide."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper and the hairline above."""
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), colours().paper)
        fill(painter, QRectF(0, 0, self.width(), 1), colours().line)


def _wanted(*widgets: QWidget) -> int:
    # A steady label keeps the room of its widest words, whatever it says now.
    return sum(max(w.sizeHint().width(), w.minimumWidth()) + _GAP for w in widgets)


class _QuietLink(LinkButton):
    """A link that does not compete with what is beside it."""

    def _font(self) -> QFont:
        return font()

    def _ink(self) -> QColor:
        return colours().text(Tone.SECOND)


def _clock(iso: str) -> str:
    """``10:41:07`` in local time; "" for nothing recorded yet."""
    return datetime.fromisoformat(iso).astimezone().strftime("%H:%M:%S") if iso else ""
