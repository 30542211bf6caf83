"""The sample workspace: a year under way, made by the very use cases a user has.

Everything in it is invented: 見本 太郎 audits, 見本 花子 runs the systems and attends; photos are
drawn and marked 見本, and lie under the item they show. The earlier findings shown beside the items
are those of the published report. Here are the visits; 自己点検 and the choice are in
perform_sample_forms.py, what becomes of the findings in perform_sample_findings.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.finding import departs_from_precedent
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import (
    ClockCheck,
    Disposition,
    Permission,
    Row,
    Sampling,
    Visit,
    Witness,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    record_sampling,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import begin_session, confirm_facts
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.perform_sample_findings import TakePhoto, perform_findings
from wakayama_audit_gui.use_cases.perform_sample_forms import (
    perform_choice,
    perform_forms,
)
from wakayama_audit_gui.use_cases.perform_signing import mark_sample_photos, sign_and_seal
from wakayama_audit_gui.use_cases.perform_sticks import count_sample_sticks, lend_sample_sticks
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, find_self_audits, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.request_document import request_document
from wakayama_audit_gui.use_cases.seal_visit import Press

Report = Callable[[int, int, str], None]


class SampleVisit(NamedTuple):
    """What is done at one sample visit.

    Attributes:
        systems: System ids.
        days: Days from today on which it is scheduled; never outside the 年度 of today.
        share: Tenths of its items that are answered; 0 leaves it 予定, 10 goes on to 事実確認.
        photos: (item id, scene, caption).
        places: At most so many of the proposed places.
        sealed: Signed and sealed as well.
    """

    systems: tuple[str, ...]
    days: int
    share: int
    photos: tuple[tuple[str, str, str], ...] = ()
    places: int = 3
    sealed: bool = False


_WHOLE = 10
_BADGE = ("visitor_badge", "badge", "来訪者用名札の箱")
SAMPLE_VISITS = (
    SampleVisit(
        ("S01",),
        0,
        6,
        (
            ("entry_control", "entrance", "サーバ室の入口"),
            _BADGE,
            ("visitor_escort", "counter", "受付の様子"),
            ("rack_lock_log", "rack", "ラックの施錠"),
        ),
        2,
    ),
    SampleVisit(("S03",), 0, 0, (), 4),
    SampleVisit(
        ("S04",),
        -3,
        10,
        (
            ("rack_lock_log", "rack", "ラックの施錠"),
            ("document_cabinet", "cabinet", "鍵のかかる書庫"),
        ),
        2,
    ),
    SampleVisit(
        ("S07",),
        -6,
        10,
        (
            ("document_cabinet", "cabinet", "鍵のかかる書庫"),
            ("screen_lock", "desk", "離席中の画面"),
        ),
        2,
        sealed=True,
    ),
    SampleVisit(("S02", "S09"), 4, 0, (), 3),
    SampleVisit(("S10",), 9, 0, (), 2),
    SampleVisit(("S06",), -60, 10, (_BADGE,), 2, sealed=True),
    SampleVisit(("S08",), -55, 10, (), 2, sealed=True),
)
"""The sample year: one visit under way today, one for the user to try, others around them."""

_BOXES = 4
"""Signatures of a visit at most."""

_SECTION = "デジタル推進課"
_OWN_SECTION = "見本のため。実際の監査では別の課の監査人を充てる。"
_ATTENDS = Witness("", "見本 花子", "班長", _SECTION, ())
"""One person has one post, wherever they are met: nobody decides on what they attended."""

_REMARKS = {
    Verdict.CONFORMING: "担当者へ聞き取り、記録を閲覧した。欠落はない。",
    Verdict.SHITEKI: "現地で確認した。備えは見当たらず、記録もない。",
    Verdict.IKEN: "現地で確認した。備えはあるが、十分とはいえない。",
    Verdict.NOT_APPLICABLE: "",
    Verdict.UNVERIFIABLE: "",
    Verdict.LATER: "記録は別の執務室にあるため、後日受領する。",
}


def require_sample(catalogue: Catalogue) -> None:
    """See that what the sample is made of can be read.

    Raises:
        UserError: A system it visits is not defined, or no place of it.
    """
    wanted = [system for sample in SAMPLE_VISITS for system in sample.systems]
    lost = [system for system in wanted if system not in catalogue.systems]
    if not lost:
        lost = [system for system in wanted if not default_places(catalogue, (system,))]
    if lost:
        raise UserError(
            f"見本に使う情報システム（{'、'.join(lost)}）か、その場所の定義が読めません。",
            "checklists フォルダーの定義ファイルを、元のものに戻してください。",
            code="sample_definitions",
        )


def perform_sample(
    store: Store,
    catalogue: Catalogue,
    now: datetime,
    take_photo: TakePhoto,
    press: Press,
    report: Report,
) -> str:
    """Fill a new workspace with the sample year.

    Args:
        store: A new, empty workspace.
        catalogue: The definitions.
        now: Local time; visits are scheduled around it.
        take_photo: Draws and imports a photo.
        press: Renders the final papers of the visit that is sealed.
        report: Told (done, total, what) before each visit and before what surrounds them.

    Returns:
        Id of the visit under way today.

    Raises:
        UserError: The definitions it is made of cannot be read.
    """
    require_sample(catalogue)
    found_office(store, "見本の監査ファイル", "和歌山市（見本）", today=now.date(), sample=True)
    taro = add_person(store, "見本 太郎", "監査人", _SECTION, "").made
    lend_sample_sticks(store, catalogue, now.date(), taro)
    made = []
    total = len(SAMPLE_VISITS) + 1
    for number, sample in enumerate(SAMPLE_VISITS):
        title = "・".join(catalogue.systems[system].name for system in sample.systems)
        report(number, total, title)
        visit = _plan(store, catalogue, sample, now, taro)
        made.append(visit)
        if sample.share:
            when = _when(sample, now)
            _walk(store, visit, sample, when, taro, take_photo)
            if sample.sealed:
                at = when.replace(hour=11, minute=30, second=0, microsecond=0)
                sign_and_seal(store, visit, at, press, taro, number * _BOXES)
    report(total - 1, total, "自己点検・選定・改善計画")
    visited = [system for sample in SAMPLE_VISITS for system in sample.systems]
    perform_forms(store, catalogue, now, taro)
    perform_choice(store, catalogue, fiscal_year(now.date()), visited, taro)
    perform_findings(store, catalogue, now, taro, take_photo)
    count_sample_sticks(store, now.date(), taro)
    report(total, total, "")
    return made[0]


def _when(sample: SampleVisit, now: datetime) -> datetime:
    """When it takes place: in the 年度 of today, for the sample is of one year."""
    year = fiscal_year(now.date())
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    asked = now.date() + timedelta(days=sample.days)
    return now + (min(max(asked, first), last) - now.date())


def _plan(
    store: Store,
    catalogue: Catalogue,
    sample: SampleVisit,
    now: datetime,
    lead: str,
) -> str:
    when = _when(sample, now)
    proposed = default_places(catalogue, sample.systems)[: sample.places]
    allowed = Permission("許可", _ATTENDS.name, when.replace(hour=9, minute=25).isoformat())
    places = tuple(
        PlannedPlace(place.name, place.template, place.section, allowed) for place in proposed
    )
    shown = when.replace(hour=9, minute=20, second=3, microsecond=0)
    persons = read_office(store).persons
    own = find_self_audits(catalogue, sample.systems, places, persons)
    plan = VisitPlan(
        systems=sample.systems,
        scheduled=when.date().isoformat(),
        places=places,
        lead=lead,
        self_audit=tuple((one.person.id, _OWN_SECTION) for one in own),
        witnesses=(_ATTENDS._replace(places=(places[0].name,)),),
        clock=ClockCheck(shown.isoformat(), (shown - timedelta(seconds=3)).isoformat(), 3),
    )
    return plan_visit(store, catalogue, plan, persons, lead).made


def _walk(
    store: Store, visit_id: str, sample: SampleVisit, when: datetime, by: str, photo: TakePhoto
) -> None:
    begin_session(
        store,
        read_visit(store, visit_id),
        when.replace(hour=9, minute=30, second=0, microsecond=0).isoformat(),
        by,
    )
    rows = list(read_visit(store, visit_id).rows())
    for position, row in enumerate(rows[: len(rows) * sample.share // _WHOLE]):
        visit = read_visit(store, visit_id)
        current = next(r for r in visit.rows() if r.answer.subject == row.answer.subject)
        _answer(store, visit, current, by)
        for at, scene, caption in sample.photos:
            if at == row.item.id:
                taken = when.replace(hour=10, minute=min(59, 30 + 2 * position), second=0)
                photo(visit, row, scene, caption, taken)
    visit = read_visit(store, visit_id)
    for first in islice(visit.rows(), 1):
        names = first.item.documents[:1] or ("管理区域入退室管理簿",)
        request_document(store, visit, names[0], first.answer.subject, when.date().isoformat(), by)
    if sample.share == _WHOLE:
        mark_sample_photos(store, visit_id, when.replace(hour=11, minute=20, microsecond=0), by)
        confirm_facts(store, read_visit(store, visit_id), by)


def _answer(store: Store, visit: Visit, row: Row, by: str) -> None:
    verdict = _plausible(row)
    give_verdict(store, visit, row, verdict, by)
    if remark := _REMARKS[verdict]:
        write_text(store, visit, row, AnswerText.REMARK, remark, by)
    if verdict.needs_reason:
        write_text(store, visit, row, AnswerText.REASON, "この場所には該当する設備がない。", by)
    if departs_from_precedent(verdict, row.item.precedents):
        reason = "備えはあり、改善の途中であるため。"
        write_text(store, visit, row, AnswerText.CLASS_REASON, reason, by)
    if verdict is Verdict.SHITEKI and row.number % 3 == 0:
        record_sampling(store, visit, row, Sampling("利用者ID一覧 416件", "無作為", 25, 2), by)
    for code in row.item.prior:
        state = "未是正" if verdict.raises_finding else "是正済"
        dispose_prior(store, visit, row, code, Disposition(state, "現地で確認した。"), by)


def _plausible(row: Row) -> Verdict:
    """A verdict for the sample: open earlier findings are found again half of the time."""
    if row.item.prior and row.number % 2 == 0:
        return Verdict(row.item.precedents[0].kind)
    if (row.number + 6) % 11 == 0:
        return Verdict.NOT_APPLICABLE
    if (row.number + 7) % 13 == 0:
        return Verdict.LATER
    return Verdict.CONFORMING
