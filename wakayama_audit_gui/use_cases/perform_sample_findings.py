"""The second half of the sample year: what becomes of the findings of its sealed visits.

Told to the 課, plans out, back and late, and one followed up with photos before and after. All of
it is invented and says so; the visits are made in perform_sample.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import (
    FindingState,
    ImprovementPlan,
    LedgerFinding,
    Step,
)
from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Permission, Row, Visit, Witness
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import add_witness, begin_session
from wakayama_audit_gui.use_cases.decide_follow_up import decide_follow_up
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.plan_follow_up import plan_follow_up
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_follow_up import read_follow_up
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.step_finding import plan_improvement, step_findings
from wakayama_audit_gui.use_cases.write_report import write_passages

TakePhoto = Callable[[Visit, Row, str, str, datetime], None]
"""Takes a drawn photo of a scene for a row: (visit, row, scene, caption, when)."""

FOLLOWED = ("visitor_badge", "renewed_badge", "来訪者用名札の箱（改善後）")
"""The item that is followed up, the scene that shows it, and its caption."""

_S = FindingState
_ATTENDS = Witness("", "見本 花子", "班長", "デジタル推進課", ())
_OWN = "見本のため。実際の監査では別の課の監査人を充てる。"
_OFFICER = "監査統括責任者（見本）"
_HEAD = "所属長（見本）"
_DONE = ImprovementPlan(
    cause="受付の手順に、来訪者を見分ける方法の定めがなかった。（見本）",
    measure="色の違う名札を備え、受付で貸し出して記録する。（見本）",
    assignee="庶務担当（見本）",
)
_PLANNED = ImprovementPlan(
    cause="設置のときに、電気設備への影響を考えていなかった。（見本）",
    measure="電気設備に影響を与えない消火器を備える。（見本）",
    assignee="施設担当（見本）",
)


_DAYS = {
    "notified": -40,
    "told_again": -4,
    "late": -8,
    "awaited": 11,
    "due": 45,
    "reported": -12,
}
"""Days from today."""
_PASSAGES = Passages(
    opinion=(
        "（見本）年度の途中までの総評である。確定した視察では、来訪者の識別と、"
        "電気設備に影響しない消火設備について、複数の課で同じ不備が見られた。\n"
        "（見本）改善計画書が期限までに届いていない課があり、督促を続ける。"
    ),
    purpose="（見本）情報セキュリティ対策が対策基準に沿って行われているかを確かめ、助言する。",
)


class Chapter(NamedTuple):
    """Which findings the story is told of: (system, item)."""

    improved: tuple[str, str] = ("S06", FOLLOWED[0])
    late: tuple[str, str] = ("S06", "usb_locked")
    improving: tuple[str, str] = ("S08", "fire_suppression")
    awaited: tuple[str, str] = ("S07", "fire_suppression")


_STORY = Chapter()


def perform_findings(
    store: Store, catalogue: Catalogue, now: datetime, by: str, photo: TakePhoto
) -> None:
    """Tell the 課 of what sealed visits found, and let each finding stand somewhere else.

    One was improved and confirmed by a follow-up, one is being improved, of one the plan is late,
    of one it is still awaited, and the rest wait to be told. The report says so.
    """
    found = {
        (system, finding.item): finding
        for finding in read_findings(store, catalogue)
        if finding.state is _S.DECIDED
        for system in finding.systems
    }
    told = [found[key] for key in _STORY if key in found and key != _STORY.awaited]
    day = {
        name: (now + timedelta(days=by_days)).date().isoformat() for name, by_days in _DAYS.items()
    }
    notified = Step(_S.NOTIFIED, day["notified"], "", _OFFICER, "見本第1号")
    step_findings(store, told, notified, by)
    # Its visit was held later than the others.
    again = Step(_S.NOTIFIED, day["told_again"], "", _OFFICER, "見本第2号")
    _lead(store, catalogue, found.get(_STORY.awaited), again, by)
    for key, since, deadline in (
        (_STORY.late, "notified", "late"),
        (_STORY.awaited, "told_again", "awaited"),
    ):
        step = Step(_S.PLAN_AWAITED, day[since])
        _lead(store, catalogue, found.get(key), step, by, day[deadline])
    _improve(store, catalogue, found, day, now, by)
    write_passages(store, fiscal_year(now.date()), _PASSAGES, by)
    followed = [found[key] for key in (_STORY.improved, _STORY.improving) if key in found]
    if followed:
        _follow_up(store, catalogue, [f.id for f in followed], now, by, photo)


def _improve(
    store: Store,
    catalogue: Catalogue,
    found: Mapping[tuple[str, str], LedgerFinding],
    day: Mapping[str, str],
    now: datetime,
    by: str,
) -> None:
    """Two plans come back, and of one that it is done."""
    for key, plan in ((_STORY.improved, _DONE), (_STORY.improving, _PLANNED)):
        finding = found.get(key)
        _lead(store, catalogue, finding, Step(_S.PLAN_AWAITED, day["notified"]), by, day["late"])
        if finding is not None:
            whole = plan._replace(due=day["due"], confirmed_by=_HEAD, confirmed_on=day["reported"])
            plan_improvement(store, finding, finding.sections[0], whole, now.date(), by)
        step = Step(_S.IMPROVING, day["reported"], "", _HEAD, "", "改善計画書による")
        _lead(store, catalogue, finding, step, by, day["due"])
    step = Step(_S.REPORTED, day["reported"], "", _HEAD, "", "改善状況表による")
    _lead(store, catalogue, found.get(_STORY.improved), step, by)


def _lead(
    store: Store,
    catalogue: Catalogue,
    finding: LedgerFinding | None,
    step: Step,
    by: str,
    deadline: str = "",
) -> None:
    if finding is not None:
        now = next(f for f in read_findings(store, catalogue) if f.id == finding.id)
        step_findings(store, [now], step, by, deadline=deadline)


def _follow_up(
    store: Store, catalogue: Catalogue, ids: list[str], now: datetime, by: str, photo: TakePhoto
) -> None:
    """A follow-up of yesterday: the first of its findings is confirmed, the other not yet seen."""
    when = (now - timedelta(days=1)).replace(hour=13, minute=30, second=0, microsecond=0)
    findings = [f for f in read_findings(store, catalogue) if f.id in ids]
    persons = read_office(store).persons
    plan = VisitPlan(
        systems=(),
        scheduled=when.date().isoformat(),
        places=(),
        lead=by,
        self_audit=tuple((person.id, _OWN) for person in persons),
    )
    made = plan_follow_up(store, catalogue, findings, plan, persons, by).made
    add_witness(store, read_visit(store, made), _ATTENDS, by)
    begin_session(store, read_visit(store, made), when.isoformat(), by)
    for place in read_visit(store, made).places:
        allowed = Permission("許可", "見本 花子", when.isoformat())
        permit_photos(store, read_visit(store, made), place, allowed, by)
    item, scene, caption = FOLLOWED
    row = next((r for r in read_visit(store, made).rows() if r.item.id == item), None)
    if row is None:
        return
    _answer(store, made, row, by)
    photo(read_visit(store, made), row, scene, caption, when + timedelta(minutes=20))
    follow_up = read_follow_up(store, catalogue, made)
    one = next(one for one in follow_up.followed if one.finding.item == item)
    step = Step(_S.CONFIRMED, when.date().isoformat(), "", "監査人", "", "名札と記録を確認した。")
    decide_follow_up(store, follow_up, one, step, by)


def _answer(store: Store, visit: str, row: Row, by: str) -> None:
    give_verdict(store, read_visit(store, visit), row, Verdict.CONFORMING, by)
    words = "色の違う名札が備えられ、貸出しの記録がある。"
    write_text(store, read_visit(store, visit), row, AnswerText.REMARK, words, by)
    for code in row.item.prior:
        done = Disposition("是正済", "現地で名札と記録を見た。")
        dispose_prior(store, read_visit(store, visit), row, code, done, by)
