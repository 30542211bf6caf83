"""Taking in 改善計画書 and 改善状況表 that came back, each whole or not at all.

Reading a file is outputs'; making the forms is hand_out_improvements.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import NoHolidays
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    FindingState,
    LedgerFinding,
    Step,
    next_states,
)
from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    ImprovementKind,
    MeasureProgress,
    Progress,
    ReturnedImprovement,
)
from wakayama_audit_gui.domain.section_plan import SectionPlan, plan_for
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import (
    WORKBOOKS,
    Collecting,
    CollectWatch,
    Way,
    collect_files,
)
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.hand_out_improvements import improvement_form
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_findings
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of, present_sections_of
from wakayama_audit_gui.use_cases.section_plans import (
    Lineage,
    looking_into,
    plan_facts,
    plans_by,
)
from wakayama_audit_gui.use_cases.step_finding import filing_facts, step_facts

_LOST = re.compile(r"[\x00-\x08\x0b-\x1f\ufffd]")

ReadImprovement = Callable[[Path], ReturnedImprovement]
"""Reads a file that came back; raises UserError for whatever is none."""


def take_improvement(
    store: Store, catalogue: Catalogue, returned: ReturnedImprovement, today: date, by: str
) -> Changes:
    """Take what a 課 wrote in as one act.

    A plan leads a finding from 通知済 to 計画待ち, and where it says what, until when and by whom
    confirmed on to 改善中; 改善済 on a 改善状況表 leads it to 改善済（申告）. Each of several 課
    keeps what it wrote, and the finding waits for the last of them. Of the 包括外部監査 what a 課
    says leads from 通知済 to 措置待ち; the 措置通知 itself is the office's.

    Raises:
        UserError: Another 課, changed wording, unknown findings, nothing written, or twice.
    """
    findings = _findings(store, catalogue, returned)
    _require_untouched(store, findings, returned, today)
    if not any(value for said in returned.said.values() for value in said.values()):
        raise UserError(
            "何も書かれていません。", "記入してから返してもらってください。", code="plan_empty"
        )
    lineages = lineages_of(store, findings, today)
    facts: list[NewFact] = []
    for finding in findings:
        facts += _facts(store, finding, lineages[finding.id], returned, today)
    label = f"{returned.section}の{returned.kind.value}を取り込んだ"
    changes = record(store, FINDINGS, by, label, facts)
    if not changes.receipts:
        raise UserError(
            "同じ内容をすでに取り込んでいます。",
            "新しいファイルかを確かめてください。",
            code="plan_twice",
        )
    return changes


def take_improvements(
    store: Store,
    catalogue: Catalogue,
    files: Sequence[Path],
    read: ReadImprovement,
    today: date,
    by: str,
    watch: CollectWatch | None = None,
) -> Collecting:
    """Take in many: each file an act of its own, the bad ones refused in words."""

    def take(returned: ReturnedImprovement) -> tuple[Changes, str]:
        return take_improvement(store, catalogue, returned, today, by), _remarks(returned, today)

    way = Way(
        kind="改善計画書・改善状況表",
        suffixes=WORKBOOKS,
        read=read,
        title=lambda returned: returned.title,
        take=take,
        label=lambda count: f"改善計画書・改善状況表を {count} 件取り込んだ",
    )
    return collect_files(files, way, watch)


def _findings(
    store: Store, catalogue: Catalogue, returned: ReturnedImprovement
) -> list[LedgerFinding]:
    known = {finding.id: finding for finding in read_findings(store, catalogue)}
    if not returned.shown or any(id_ not in known for id_ in returned.shown):
        raise UserError(
            "この監査ファイルにない指摘・意見についての表です。",
            "この監査ファイルから渡した表を選んでください。",
            code="plan_foreign",
        )
    return [known[id_] for id_ in returned.shown]


def _require_untouched(
    store: Store, findings: Sequence[LedgerFinding], returned: ReturnedImprovement, today: date
) -> None:
    present = present_sections_of(store, findings, today)
    ours = all(returned.section in (*present[f.id], *f.sections) for f in findings)
    if returned.title != returned.section or not ours:
        raise UserError(
            f"「{returned.title[:40]}」と書かれていますが、{returned.section[:40]}に渡した表です。",
            "それぞれの課に渡した表に書いてもらってください。",
            code="plan_section",
        )
    form = improvement_form(store, findings, returned.kind, returned.section, NoHolidays(), today)
    changed = [
        str(number)
        for number, line in enumerate(form.lines, 1)
        if _plain(returned.shown[line.id]) != _plain(line.text)
    ]
    valid = {form.digest, *(sha256_of(words.encode()) for words in form.asked_before)}
    if changed or returned.digest not in valid:
        which = f"（No.{'・'.join(changed)}）" if changed else ""
        raise UserError(
            f"渡したものと指摘・意見の内容が違います{which}。",
            "もう一度渡し、それに書いてもらってください。",
            code="plan_changed",
        )


def _plain(text: str) -> str:
    """What of a text a spreadsheet can bring back: a soft break of Word becomes � in it."""
    return _LOST.sub("", text.replace("\r\n", "\n")).strip()


def _facts(
    store: Store,
    finding: LedgerFinding,
    lineage: Lineage,
    returned: ReturnedImprovement,
    today: date,
) -> list[NewFact]:
    names = {field.name for field in FIELDS[returned.kind]}
    said = {
        name: value
        for name, value in returned.said.get(finding.id, {}).items()
        # What was left empty takes nothing back that is recorded.
        if name in names and value
    }
    if not said:
        return []
    plans = plans_by(looking_into(store), finding, lineage)
    plan = plan_for(plans, returned.section)._replace(**said)
    boss = " ".join(part for part in (returned.by_post, returned.by_name) if part)
    if boss:
        plan = plan._replace(confirmed_by=boss, confirmed_on=returned.on or today.isoformat())
    facts = plan_facts(finding, lineage, returned.section, plan)
    own = [now for now, names in lineage.items() if returned.section in names]
    others = [one for one in plans if one.section and one.section not in own]
    all_plans = [SectionPlan("", "", plan), *others]
    path = _path_of(finding, returned.kind, all_plans)
    for state in path:
        step = Step(
            state,
            returned.on or today.isoformat(),
            returned.by_name,
            returned.by_post,
            note=f"{returned.kind.value}による",
        )
        facts += step_facts(finding, step)
    if path:
        facts += filing_facts(finding, state=path[-1].value, **_awaited(finding, path, all_plans))
    return facts


def _path_of(
    finding: LedgerFinding, kind: ImprovementKind, plans: Sequence[SectionPlan]
) -> list[FindingState]:
    """The states a finding is led through, in their order; none where it stays."""
    path: list[FindingState] = []
    if finding.state is FindingState.NOTIFIED:
        external = finding.audit_kind == EXTERNAL
        path.append(FindingState.MEASURES_AWAITED if external else FindingState.PLAN_AWAITED)
    now = path[-1] if path else finding.state
    state = _led_to(finding.audit_kind, now, kind, plans)
    return [*path, state] if state else path


def _led_to(
    audit_kind: str,
    now: FindingState | None,
    kind: ImprovementKind,
    plans: Sequence[SectionPlan],
) -> FindingState | None:
    state = None
    if kind is ImprovementKind.PLAN and all(one.is_promised for one in plans):
        state = FindingState.IMPROVING
    elif kind is ImprovementKind.STATUS and all(
        one.is_done and one.plan.confirmed_by for one in plans
    ):
        state = FindingState.REPORTED
    # Where it is improved already, a second plan does not lead it there again.
    came = now in (FindingState.PLAN_AWAITED, FindingState.IMPROVING, FindingState.CONTINUED)
    return state if state in next_states(audit_kind, now) and came else None


def _awaited(
    finding: LedgerFinding, path: Sequence[FindingState], plans: Sequence[SectionPlan]
) -> dict[str, JsonValue]:
    """Until when what comes next is awaited: what the 課 promised; after that the follow-up."""
    if path[-1] is FindingState.IMPROVING:
        return {"deadline": min(one.plan.due for one in plans), "postponed": None}
    if path[-1] is FindingState.REPORTED:
        return {"deadline": None, "postponed": None}
    return {"deadline": finding.deadline or None, "postponed": finding.postponed or None}


def _remarks(returned: ReturnedImprovement, today: date) -> str:
    """What the office should know of a file that was taken in, in sentences; "" for nothing."""
    empty: list[str] = []
    told: list[str] = []
    for number, id_ in enumerate(returned.shown, 1):
        said = returned.said.get(id_, {})
        if any(said.values()):
            told += [f"No.{number} は{words}。" for words in _doubts(returned.kind, said, today)]
        else:
            empty.append(str(number))
    if empty:
        told.insert(0, f"記入のないものが {len(empty)} 件あります（No.{'・'.join(empty)}）。")
    if not returned.by_name:
        told.append("所属長の確認がありません。")
    return "".join(told)


def _doubts(kind: ImprovementKind, said: Mapping[str, str], today: date) -> Iterator[str]:
    """What of one line is half said, or of a day that can hardly be meant."""
    needed = _needed(kind, said)
    missing = [f.title for f in FIELDS[kind] if f.name in needed and not said.get(f.name)]
    if missing:
        yield f"{'・'.join(missing)}が空です"
    now = today.isoformat()
    for field in FIELDS[kind]:
        day = said.get(field.name, "")
        if field.name == "due" and "" < day < now and not said.get("done_on"):
            yield f"{field.title}が過ぎた日（{long_date(day)}）です"
        if field.name == "done_on" and day > now:
            yield f"{field.title}がこれからの日（{long_date(day)}）です"


def _needed(kind: ImprovementKind, said: Mapping[str, str]) -> tuple[str, ...]:
    if kind is ImprovementKind.PLAN:
        return tuple(field.name for field in FIELDS[kind])
    if said.get("progress") in (Progress.DONE, MeasureProgress.DONE):
        return "progress", "result", "done_on"
    return ("progress", "due") if kind is ImprovementKind.MEASURES else ("progress",)
