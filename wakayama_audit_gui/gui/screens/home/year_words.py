"""What is said of each step of the year: its figure, what is due, and what to do next.

The counting is done in use_cases/count_year.py.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import parse_day, short_date
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.use_cases.count_year import (
    FollowUpCount,
    FormCount,
    NextDue,
    PlanCount,
    TargetCount,
    VisitCount,
    Year,
)
from wakayama_audit_gui.use_cases.read_collection import MISSING


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
        more: How the figure is made up, where that is not seen from it.
        brief: The unit in fewer words, for where the whole would be cut.
    """

    figure: str
    unit: str
    note: str
    due: bool
    more: str = ""
    brief: tuple[str, ...] = ()


def tell_year(year: Year) -> dict[YearStep, Told]:
    """Say every step in words."""
    return {
        YearStep.FORMS: _forms(year.forms),
        YearStep.TARGETS: _targets(year.targets),
        YearStep.VISITS: _visits(year.visits),
        YearStep.PLANS: _plans(year.plans),
        YearStep.FOLLOW_UP: _follow_up(year.follow_up),
    }


def tell_deadline(next_due: NextDue, today: date) -> tuple[str, ...]:
    """The next deadline in words, shorter and shorter; none when there is none."""
    day = parse_day(next_due.day)
    if day is None:
        return ()
    left = (day - today).days
    far, on = f"あと{left}日" if left else "今日", short_date(next_due.day)
    whose = f"{far}・{next_due.sections}課" if next_due.sections else far
    return (
        f"次の期限：{next_due.awaited} {on}（{whose}）",
        f"次の期限：{on}（{whose}）",
        f"次の期限：{on}",
    )


def forms_for(count: FormCount) -> str:
    """Which forms 自己点検 shows when one comes from its step: those left; "" for all."""
    return MISSING if count.back < count.total else ""


def targets_for(count: TargetCount) -> FormKind | None:
    """Of which kind those are that 対象の選定 shows as still without a visit; None: all targets."""
    if count.unplanned:
        return FormKind.SYSTEM
    return FormKind.SECTION if count.unplanned_sections else None


def filter_for(step: YearStep, year: Year) -> FindingFilter:
    """What the board shows when one comes from a step: exactly what its figure leaves to do."""
    if step is YearStep.PLANS:
        shown, left = year.plans.shown, year.plans.total - year.plans.received
        others = f"確定 {year.plans.to_notify} 件" if year.plans.to_notify else ""
    else:
        shown, left = year.follow_up.shown, year.follow_up.total - year.follow_up.settled
        others = ""
    about = f"残り {left} 件" if left else others
    return FindingFilter(ids=shown, about=f"{step.value}：{about}" if about else step.value)


def _forms(count: FormCount) -> Told:
    if count.overdue:
        note = f"期限切れ {count.overdue} 件　督促する"
    elif count.missing:
        by = f"　期限 {short_date(count.deadline)}" if count.deadline else ""
        note = f"未提出 {count.missing} 件{by}"
    elif count.not_sent:
        note = f"未配布 {count.not_sent} 件　配布する"
    else:
        note = "すべて提出されました" if count.total else "組織一覧を取り込む"
    more = "　".join(
        f"{kind.label} {back} / {total}"
        for kind, (back, total) in zip(FormKind, count.kinds, strict=False)
    )
    figure, due = f"{count.back} / {count.total}", bool(count.overdue)
    return Told(figure, "課＋システム", note, due, more, ("件",))


def _targets(count: TargetCount) -> Told:
    if count.sections:
        figure, unit = f"{count.systems} + {count.sections}", "システム＋課"
    else:
        figure, unit = str(count.systems), "システム"
    unplanned = [
        f"{kind.label} {number}"
        for kind, number in (
            (FormKind.SYSTEM, count.unplanned),
            (FormKind.SECTION, count.unplanned_sections),
        )
        if number
    ]
    if len(unplanned) == 1:
        note = f"視察なし {unplanned[0]}　準備する"
    elif unplanned:  # without the verb both have room
        note = f"視察なし {'・'.join(unplanned)}"
    else:
        note = "理由つきで選びました" if count.systems + count.sections else "点数を見て選ぶ"
    return Told(figure, unit, note, bool(unplanned), brief=("件",))


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
    unit, more, following = "件", "", len(count.follow_ups)
    if following:
        unit = f"件＋フォロー {count.followed} / {following}"
        more = f"フォローアップの視察 {count.followed} / {following}（確定 / 全部）"
    return Told(f"{count.sealed} / {count.total}", unit, "　".join(parts[:2]), due, more, ("件",))


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
    if count.overdue:
        reported = f"申告済 {count.reported} 件" if count.reported else "督促する"
        note = f"期限切れ {count.overdue} 件　{reported}"
    elif count.reported:
        note = f"申告済 {count.reported} 件　確かめる"
    elif count.carried:
        note = f"過年度の引継ぎ {count.carried} 件"
    elif count.total > count.settled:
        note = f"改善中 {count.total - count.settled} 件"
    else:
        note = "すべて確認済" if count.total else "改善計画の後に始まります"
    return Told(
        f"{count.settled} / {count.total}", "件", note, bool(count.overdue or count.reported)
    )
