"""時計合わせ: this computer's clock beside a trusted one, so that photo times can be believed.

The check is recorded with the visit; no time in the record is ever changed by it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTime, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label
from wakayama_audit_gui.domain.visit import ClockCheck
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField, TimeField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.plan_visit import AUDIT_KINDS

_NOT_YET = "まだ合わせていません。電波時計や電話の時刻と比べてください。"
_NEAR_S = 60


class ClockPanel(Card):
    """Date, kind of audit and the clock check.

    Args:
        now: Local time with offset.
    """

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._now = now
        self._check: ClockCheck | None = None
        self._day = DateField("視察日", now().date())
        self._day.today = now().date()
        self._kind = ChoiceField()
        self._kind.addItems(list(AUDIT_KINDS))
        self._kind.setAccessibleName("監査の種類")
        self._year = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self._shown = PlainLabel()
        self._true = TimeField("HH:mm:ss")
        self._true.setAccessibleName("正しい時計の時刻")
        self._same = PlainButton("合っている", icon="check")
        self._differs = PlainButton("この時刻で記録")
        self._result = PlainLabel(_NOT_YET, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._build_ui()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_tick)
        self._day.changed.connect(self._on_day_changed)
        self._same.clicked.connect(self._on_same_clicked)
        self._differs.clicked.connect(self._on_differs_clicked)
        self._on_day_changed()
        self._on_tick()

    def _build_ui(self) -> None:
        when = QHBoxLayout()
        when.addWidget(self._day, 1)
        when.addWidget(self._kind, 1)
        true = QHBoxLayout()
        true.addWidget(PlainLabel("正しい時計", tone=Tone.SECOND))
        true.addWidget(self._true, 1)
        true.addWidget(self._differs)
        shown = QHBoxLayout()
        shown.addWidget(self._shown, 1)
        shown.addWidget(self._same)
        self.body.addWidget(PlainLabel("4　視察日と時計合わせ", bold=True))
        self.body.addLayout(when)
        self.body.addWidget(self._year)
        self.body.addLayout(shown)
        self.body.addLayout(true)
        self.body.addWidget(self._result)

    def day(self) -> str:
        """視察日, ISO."""
        return self._day.iso()

    def audit_kind(self) -> str:
        """監査の種類."""
        return self._kind.currentText()

    def check(self) -> ClockCheck | None:
        """The clock check, None when it was not done."""
        return self._check

    def run(self, on: bool) -> None:
        """Let the shown clock tick, or stop it while the page is not seen."""
        if on:
            self._on_tick()
            self._timer.start()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Forget the clock check, for another visit."""
        self._check = None
        self._tell(_NOT_YET, Tone.SECOND)

    @Slot()
    def _on_day_changed(self) -> None:
        day = self._day.day()
        if day is not None:
            self._year.setText(fiscal_year_label(fiscal_year(day)))

    @Slot()
    def _on_tick(self) -> None:
        now = self._now()
        self._shown.setText(f"このパソコンの時計　{now:%H:%M:%S}")
        if self._check is None and not self._true.hasFocus():
            self._true.setTime(QTime(now.hour, now.minute, now.second))

    @Slot()
    def _on_same_clicked(self) -> None:
        now = self._now()
        self._note(now, now)

    @Slot()
    def _on_differs_clicked(self) -> None:
        now, true = self._now(), self._true.time()
        actual = now.replace(hour=true.hour(), minute=true.minute(), second=true.second())
        self._note(now, actual)

    def _note(self, shown: datetime, actual: datetime) -> None:
        offset = round((shown - actual).total_seconds())
        self._check = ClockCheck(
            shown.isoformat(timespec="seconds"), actual.isoformat(timespec="seconds"), offset
        )
        drift = "差なし" if not offset else f"{abs(offset)} 秒{'進み' if offset > 0 else '遅れ'}"
        near = abs(offset) <= _NEAR_S
        advice = "" if near else "　パソコンの時計を直すか、写真の時刻を読み替えてください。"
        words = f"{shown:%H:%M:%S} に確認：{drift}{advice}"
        self._tell(words, Tone.MATSUBA if near else Tone.YAMABUKI)

    def _tell(self, words: str, tone: Tone) -> None:
        self._result.setText(words)
        self._result.set_tone(tone)
