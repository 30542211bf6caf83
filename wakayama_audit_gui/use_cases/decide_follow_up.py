"""確認済, 継続 or 再指摘: deciding by what a follow-up found, never without evidence; its 調書.

What it found is read by read_follow_up.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.document import Column, FindingText, Heading, Table, TableRow
from wakayama_audit_gui.domain.finding_life import OUTCOMES, FindingState, LedgerFinding, Step
from wakayama_audit_gui.domain.letter import Letter, LetterBlock, LetterPhoto, PhotoPair
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_steps
from wakayama_audit_gui.use_cases.read_follow_up import (
    FollowedFinding,
    FollowUp,
    read_follow_up,
    read_follow_ups,
)
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_photos import picture_of
from wakayama_audit_gui.use_cases.step_finding import step_findings


def decide_follow_up(
    store: Store, follow_up: FollowUp, one: FollowedFinding, step: Step, by: str, deadline: str = ""
) -> Changes:
    """Lead a finding where its follow-up says, with the 調書番号 in the note.

    Args:
        store: The workspace.
        follow_up: As read.
        one: The finding in it.
        step: 確認済, 継続 or 再指摘, with date and person.
        by: Person id of who records it.
        deadline: ISO date of what is awaited, of 継続.

    Raises:
        UserError: It is none of the three; nothing was photographed or written in the follow-up,
            or it found the same again, and no document is named; or the finding may not go there
            from where it stands.
    """
    if step.state not in OUTCOMES:
        raise UserError(
            f"フォローアップの結果を「{step.state.value}」にはできません。",
            "確認済・継続・再指摘から選んでください。",
            code="follow_up_outcome",
        )
    _require_evidence(one, step)
    sheets = {one.finding.id: follow_up.visit.sheet_no}
    return step_findings(store, [one.finding], step, by, deadline=deadline, sheets=sheets)


def decide_findings(
    store: Store,
    catalogue: Catalogue,
    findings: Sequence[LedgerFinding],
    step: Step,
    by: str,
    deadline: str = "",
) -> Changes:
    """Decide findings in one act, each by what its latest follow-up found, if it had one.

    Args:
        store: The workspace.
        catalogue: The definitions.
        findings: As `read_findings` gave them.
        step: 確認済, 継続 or 再指摘, with date and person.
        by: Person id of who records it.
        deadline: ISO date of what is awaited, of 継続.

    Raises:
        UserError: As `decide_follow_up`; what no follow-up looked at must name a document or a
            remark, as for `step_findings`.
    """
    visits = read_follow_ups(store)
    read: dict[str, FollowUp] = {}
    sheets: dict[str, str] = {}
    for finding in findings:
        latest = next((one.row.visit for one in visits if finding.id in one.findings), "")
        if not latest:
            continue
        if latest not in read:
            read[latest] = read_follow_up(store, catalogue, latest)
        for one in read[latest].followed:
            if one.finding.id == finding.id:
                _require_evidence(one, step)
                sheets[finding.id] = read[latest].visit.sheet_no
    return step_findings(store, findings, step, by, deadline=deadline, sheets=sheets)


def _require_evidence(one: FollowedFinding, step: Step) -> None:
    if step.document.strip() or step.note.strip():
        return
    if not one.has_evidence:
        raise UserError(
            f"{one.finding.code}には、今回の写真も所見もありません。",
            "写真を撮るか、確かめたこと・資料の文書番号を書いてから決めてください。",
            code="no_evidence",
        )
    if step.state is FindingState.CONFIRMED and one.is_seen_again:
        raise UserError(
            f"{one.finding.code}は、フォローアップで「{one.row.answer.verdict.value}」のままです。",
            "継続か再指摘にするか、改善を確かめた資料の文書番号を書いてください。",
            code="still_found",
        )


def compose_follow_up(store: Store, follow_up: FollowUp, now: datetime) -> Letter:
    """フォローアップ調書: each finding with its plan, what was found, and photos in pairs.

    Raises:
        UserError: The visit follows nothing.
    """
    visit = follow_up.visit
    if not follow_up.followed:
        raise UserError(
            "この視察はフォローアップではありません。",
            "フォローアップの視察を開いてください。",
            code="no_follow_up",
        )
    office = read_office(store)
    people = "、".join(filter(None, (office.name_of(p) for p in visit.auditors)))
    blocks: list[LetterBlock] = []
    for number, one in enumerate(follow_up.followed, 1):
        blocks += _of_finding(store, number, one)
    return Letter(
        title="フォローアップ調書",
        number=f"調書番号 {visit.sheet_no}",
        date=long_date(now.date().isoformat()),
        to=(visit.title, f"実施日　{long_date(visit.scheduled)}　　監査人　{people or '―'}"),
        sender=(),
        opening=(),
        blocks=tuple(blocks),
        mark="" if visit.revision else "下書き",
        name=f"フォローアップ調書_{visit.sheet_no}",
    )


def _of_finding(store: Store, number: int, one: FollowedFinding) -> Iterator[LetterBlock]:
    finding, answer = one.finding, one.row.answer
    yield Heading(3, f"{number}　{one.row.place.name}　{one.row.item.title}")
    yield FindingText(f"f{number}", finding.kind, finding.code, finding.text, finding.sections)
    notes = "　".join(
        part for said in answer.dispositions.values() for part in (said.state, said.note) if part
    )
    decided = [s for s in read_steps(store, finding.id) if s.state in OUTCOMES]
    rows = (
        *_of_plans(one.plans),
        ("今回の所見", "　".join(part for part in (answer.verdict.value, answer.remark) if part)),
        ("前回の扱い", notes),
        ("結果", decided[-1].state.value if decided else "未決定"),
    )
    yield Table(
        (Column("", 16), Column("", 84)),
        tuple(TableRow((name, words or "―")) for name, words in rows),
        headed=False,
    )
    for before, after in zip_longest(one.before, one.after):
        yield PhotoPair(_photo(before), _photo(after))
    if not one.before and not one.after:
        yield PhotoPair(None, None)


_PLAN_ROWS = "原因", "改善内容", "担当・期限", "改善の報告"


def _of_plans(plans: Sequence[SectionPlan]) -> Iterator[tuple[str, str]]:
    """What the 課 wrote; of several each line begins with who did."""
    told = [
        (
            plan.cause,
            plan.measure,
            "　".join(filter(None, (plan.assignee, long_date(plan.due) if plan.due else ""))),
            "　".join(filter(None, (plan.progress, plan.result))),
        )
        for _section, _recorded, plan in plans
    ]
    for name, lines in zip(_PLAN_ROWS, zip(*told, strict=True), strict=True):
        said = [(one.section, line) for one, line in zip(plans, lines, strict=True) if line]
        several = len(plans) > 1
        yield name, "\n".join(f"{who}：{line}" if several else line for who, line in said)


def _photo(photo: Photo | None) -> LetterPhoto | None:
    if photo is None:
        return None
    day = long_date(photo.taken)
    return LetterPhoto(picture_of(photo), "　".join(p for p in (photo.caption, day) if p))
