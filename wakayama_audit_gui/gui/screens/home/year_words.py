"""What is said of each step of the year: its figure, what is due, and what to do next.

The counting is done in use_cases/read_year.py.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import parse_day, short_date
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.use_cases.read_year import (
    FollowUpCount,
    FormCount,
    PlanCount,
    TargetCount,
    VisitCount,
    Year,
)


class YearStep(StrEnum):
    """The five steps, by their names."""

    FORMS = "自己点検"
    TARGETS = "対象の選定"
    VISITS = "監査（視察）"
    PLANS = "改善計画書"
    FOLLOW_UP = "フォローアップ"


class Told(NamedTuple):
    """What is said of a step.

    Attributes:
        figure: One number, or two with a stroke.
        unit: What is counted.
        note: One line: what is due, what to do next.
        due: Whether something is to be done now.
    """

    figure: str
    unit: str
    note: str
    due: bool


def tell_year(year: Year) -> dict[YearStep, Told]:
    """Say every step in words."""
    return {
        YearStep.FORMS: _forms(year.forms),
        YearStep.TARGETS: _targets(year.targets),
        YearStep.VISITS: _visits(year.visits),
        YearStep.PLANS: _plans(year.plans),
        YearStep.FOLLOW_UP: _follow_up(year.follow_up),
    }


def tell_deadline(plans: PlanCount, today: date) -> tuple[str, ...]:
    """The next deadline in words, shorter and shorter; none when there is none."""
    day = parse_day(plans.deadline)
    if day is None:
        return ()
    left = (day - today).days
    far, on = f"あと{left}日" if left else "今日", short_date(plans.deadline)
    return (
        f"次の期限：改善計画書 {on}（{far}・{plans.sections}課）",
        f"次の期限：{on}（{far}・{plans.sections}課）",
        f"次の期限：{on}",
    )


def filter_for(step: YearStep, year: Year) -> FindingFilter:
    """What the board shows when one comes from a step: exactly what its line counts."""
    shown = year.plans.shown if step is YearStep.PLANS else year.follow_up.shown
    # Without a number in it the line is no name for what is shown.
    line = tell_year(year)[step].note.partition("　")[0]
    about = f"{step.value}：{line}" if any(char.isdigit() for char in line) else step.value
    return FindingFilter(ids=shown, about=about)


def _forms(count: FormCount) -> Told:
    if count.overdue:
        note = f"期限切れ {count.overdue} 課　督促する"
    elif count.missing:
        due = f"　期限 {short_date(count.deadline)}" if count.deadline else ""
        note = f"未提出 {count.missing} 課{due}"
    elif count.not_sent:
        note = f"未配布 {count.not_sent} 課　配布する"
    else:
        note = "すべて提出されました" if count.total else "組織一覧を取り込む"
    return Told(f"{count.back} / {count.total}", "課", note, bool(count.overdue))


def _targets(count: TargetCount) -> Told:
    if count.sections:
        figure, unit = f"{count.systems} + {count.sections}", "システム＋課"
    else:
        figure, unit = str(count.systems), "システム"
    if count.unplanned:
        note = f"視察の予定なし {count.unplanned}　準備する"
    else:
        note = "理由つきで選びました" if count.systems + count.sections else "点数を見て選ぶ"
    return Told(figure, unit, note, bool(count.unplanned))


def _visits(count: VisitCount) -> Told:
    parts = [
        f"{words} {number} 件"
        for words, number in (
            ("今日", count.today),
            ("記入中", count.writing),
            ("署名待ち", count.signing),
        )
        if number
    ]
    if not count.total:
        parts = ["視察を始める"]
    elif not parts:
        parts = ["すべて確定"] if count.sealed == count.total else ["一覧から選ぶ"]
    due = bool(count.today or count.writing)
    return Told(f"{count.sealed} / {count.total}", "件", "　".join(parts[:2]), due)


def _plans(count: PlanCount) -> Told:
    if count.overdue:
        note = f"期限切れ {count.overdue} 件　督促する"
    elif count.due:
        note = f"{short_date(count.deadline)} まで {count.due} 件"
    elif count.to_notify:
        note = f"確定 {count.to_notify} 件　通知する"
    elif count.total > count.received:
        note = "期限を決める"
    else:
        note = "すべて受け取りました" if count.total else "確定の後に始まります"
    return Told(f"{count.received} / {count.total}", "件", note, bool(count.overdue))


def _follow_up(count: FollowUpCount) -> Told:
    if count.reported:
        note = f"申告済 {count.reported} 件　確かめる"
    elif count.carried:
        note = f"過年度の引継ぎ {count.carried} 件"
    else:
        note = "すべて確認済" if count.total else "改善計画の後に始まります"
    return Told(f"{count.settled} / {count.total}", "件", note, bool(count.reported))
