"""When we are here and how the clock stands: the sitting that is under way, and 時計合わせ.

立会者 and auditors are chosen when the visit is prepared.
"""

from __future__ import annotations

from PySide6.QtCore import QTime, Slot

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.visit import ClockCheck, Session, Visit
from wakayama_audit_gui.gui.screens.walk.closing_panel import ClosingPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.fields import TimeField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.attend_visit import begin_session, check_clock, end_session

_MINUTE = 60


class AttendancePanel(ClosingPanel):
    """Begins and ends a sitting, and records the clock check.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__("視察の時間と時計合わせ", Tone.AI)
        self._walk = walk
        self.sessions = PlainLabel(wrap=True)
        self.begin = PlainButton("視察を始める", icon="clock", touch=True)
        self.end = PlainButton("この回を終える", icon="check", touch=True)
        self.clock = PlainLabel(wrap=True)
        self.actual = TimeField("HH:mm:ss")
        self.actual.setAccessibleName("正しい時刻")
        self.actual.setMinimumHeight(TOUCH)
        self.now = LinkButton("今の時刻を入れる")
        self.check = PlainButton("時計合わせを記録", touch=True)
        self._build_ui()
        self.begin.clicked.connect(self._on_begin_clicked)
        self.end.clicked.connect(self._on_end_clicked)
        self.now.clicked.connect(self._show_now)
        self.check.clicked.connect(self._on_check_clicked)
        walk.opened.connect(self.refresh)
        walk.changed.connect(self.refresh)
        self.refresh()

    def _build_ui(self) -> None:
        flow = FlowLayout(spacing=8)
        for widget in (
            self.begin,
            self.end,
            PlainLabel("正しい時刻（時報・電波時計）", size=Size.SMALL, tone=Tone.SECOND),
            self.actual,
            self.now,
            self.check,
        ):
            flow.addWidget(widget)
        self.body.addWidget(self.sessions)
        self.body.addWidget(self.clock)
        self.body.addLayout(flow)

    def open(self) -> None:
        """Show and take the keyboard."""
        self._show_now()
        self.show_with_focus(self.actual)

    @Slot()
    @Slot(object)
    def refresh(self, _touched: object = None) -> None:
        """Show what stands now."""
        visit = self._walk.visit
        words = "、".join(session_words(session) for session in visit.sessions)
        self.sessions.setText(f"視察の時間：{words}" if words else "視察の時間：まだ始めていません")
        self.clock.setText(f"時計合わせ：{clock_words(visit.clock)}")
        self.end.setVisible(_open_session(visit) is not None)
        self.begin.setVisible(_open_session(visit) is None)
        for button in (self.begin, self.end, self.check):
            button.setEnabled(not self._walk.sealed)

    @Slot()
    def _show_now(self) -> None:
        now = self._walk.desk.services.now()
        self.actual.setTime(QTime(now.hour, now.minute, now.second))

    @Slot()
    def _on_begin_clicked(self) -> None:
        start = self._now()
        self._walk.act(lambda store, visit, by: begin_session(store, visit, start, by))

    @Slot()
    def _on_end_clicked(self) -> None:
        session, end = _open_session(self._walk.visit), self._now()
        if session is not None:
            self._walk.act(
                lambda store, visit, by: end_session(store, visit, session, end, session.note, by)
            )

    @Slot()
    def _on_check_clicked(self) -> None:
        shown = self._walk.desk.services.now()
        time = self.actual.time()
        actual = shown.replace(
            hour=time.hour(), minute=time.minute(), second=time.second(), microsecond=0
        )
        self._walk.act(lambda store, visit, by: check_clock(store, visit, shown, actual, by))

    def _now(self) -> str:
        return self._walk.desk.services.now().isoformat(timespec="seconds")


def session_words(session: Session) -> str:
    """``10月21日（水） 9:30〜11:40``."""
    return f"{short_date(session.start)} {clock_time(session.start)}〜{clock_time(session.end)}"


def clock_words(clock: ClockCheck | None) -> str:
    """How this computer's clock stands, in words."""
    if clock is None:
        return "まだ記録していません"
    offset = abs(clock.offset)
    much = f"{offset // _MINUTE}分{offset % _MINUTE}秒" if offset >= _MINUTE else f"{offset}秒"
    stands = "合っています" if not offset else f"{much}{'進み' if clock.offset > 0 else '遅れ'}"
    at = clock_time(clock.shown)
    return f"{stands}（{at} に確認）" if at else stands


def _open_session(visit: Visit) -> Session | None:
    return next((session for session in reversed(visit.sessions) if not session.end), None)
