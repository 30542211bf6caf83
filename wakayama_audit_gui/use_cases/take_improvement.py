"""Taking in 改善計画書 and 改善状況表 that came back, each whole or not at all.

Reading a file is outputs'; making the forms is hand_out_improvements.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.improvement_doubts import Confirmation, doubts_of, read_confirmation
from wakayama_audit_gui.domain.improvement_form import ReturnedImprovement
from wakayama_audit_gui.domain.section_plan import SectionPlan, plan_for
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_improvement import (
    Heard,
    findings_of,
    heard_of,
    require_answers,
    require_news,
    require_one_word,
    require_short,
    require_untouched,
    why_not_now,
    written_of,
)
from wakayama_audit_gui.use_cases.collect_files import (
    WORKBOOKS,
    Collecting,
    CollectWatch,
    Way,
    collect_files,
)
from wakayama_audit_gui.use_cases.lead_improvement import (
    Declared,
    leading_facts,
    leading_remarks,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of
from wakayama_audit_gui.use_cases.section_plans import (
    Lineage,
    Look,
    looking_into,
    past_plans,
    plan_facts,
    plans_by,
    plans_of_others,
)

ReadImprovement = Callable[[Path], ReturnedImprovement]
"""Reads a file that came back; raises UserError for whatever is none."""


def take_improvement(
    store: Store, catalogue: Catalogue, returned: ReturnedImprovement, today: date, by: str
) -> Changes:
    """Take what a 課 wrote in as one act.

    A plan leads a finding from 通知済 to 計画待ち, and where it says what, until when and by whom
    confirmed on to 改善中; 改善済 on a 改善状況表 leads it to 改善済（申告）, and a later word that
    it is not done back. Each of several 課 keeps what it wrote, and the finding waits for the last
    of them. Of the 包括外部監査 what a 課 says leads from 通知済 to 措置待ち; the 措置通知 itself
    is the office's. What no 課 was told of, and what is over, stays as it is.

    Raises:
        UserError: Another 課, changed wording, unknown findings, nothing written, too much, twice,
            or nothing that is answered can use it.
    """
    return _take(store, catalogue, returned, today, by)[0]


def take_improvements(
    store: Store,
    catalogue: Catalogue,
    files: Sequence[Path],
    read: ReadImprovement,
    today: date,
    by: str,
    watch: CollectWatch | None = None,
) -> Collecting:
    """Take in many: each file an act of its own, the bad ones refused in words.

    Of two of one run that say different things of a finding for the same 課 nobody but the 課 knows
    which is meant: the second is refused.
    """
    heard: dict[Heard, Mapping[str, str]] = {}

    def take(returned: ReturnedImprovement) -> tuple[Changes, str]:
        require_one_word(returned, heard)
        taken = _take(store, catalogue, returned, today, by)
        heard.update((key, said) for key, said in heard_of(returned).items() if said)
        return taken

    way = Way(
        kind="改善計画書・改善状況表",
        suffixes=WORKBOOKS,
        read=read,
        title=lambda returned: returned.title,
        take=take,
        label=lambda count: f"改善計画書・改善状況表を {count} 件取り込んだ",
    )
    return collect_files(files, way, watch)


def _take(
    store: Store, catalogue: Catalogue, returned: ReturnedImprovement, today: date, by: str
) -> tuple[Changes, str]:
    """The act, and what the office should know of it."""
    findings = findings_of(store, catalogue, returned)
    require_untouched(store, findings, returned, today)
    require_answers(findings, returned)
    require_short(returned)
    lineages = lineages_of(store, findings, today)
    look, signed = looking_into(store), read_confirmation(returned, today)
    declared = {
        finding.id: one
        for finding in findings
        if not why_not_now(finding, returned.kind)
        and (one := _declared(look, finding, lineages[finding.id], returned, signed))
    }
    require_news(
        [
            (one, past_plans(store, one.finding, lineages[id_], returned.section))
            for id_, one in declared.items()
        ],
        returned,
    )
    facts: list[NewFact] = []
    for id_, one in declared.items():
        facts += plan_facts(one.finding, lineages[id_], returned.section, one.own.plan)
        facts += leading_facts(one)
    label = f"{returned.section}の{returned.kind.value}を取り込んだ"
    changes = record(store, FINDINGS, by, label, facts)
    if not changes.receipts:
        raise UserError(
            "同じ内容をすでに取り込んでいます。",
            "新しいファイルかを確かめてください。",
            code="plan_twice",
        )
    return changes, _remarks(returned, findings, declared, today)


def _declared(
    look: Look,
    finding: LedgerFinding,
    lineage: Lineage,
    returned: ReturnedImprovement,
    signed: Confirmation,
) -> Declared | None:
    """What the 課 wrote of a finding beside what is recorded; None where it wrote nothing."""
    said = written_of(returned, finding.id)
    if not said:
        return None
    plans = plans_by(look, finding, lineage)
    before = plan_for(plans, returned.section)
    plan = before._replace(**said)
    if signed.by:
        plan = plan._replace(confirmed_by=signed.by, confirmed_on=signed.on)
    elif plan != before:
        # Who confirmed other words has not confirmed these.
        plan = plan._replace(confirmed_by="", confirmed_on="")
    others = plans_of_others(plans, finding, lineage, returned.section)
    declared = Declared(
        finding, returned.kind, before, SectionPlan(returned.section, "", plan), others, signed
    )
    if declared.is_taken_back and plan.done_on == before.done_on:
        # The form shows the day of what was declared; it is no day of what is not done.
        undone = declared.own._replace(plan=plan._replace(done_on=""))
        return declared._replace(own=undone)
    return declared


def _remarks(
    returned: ReturnedImprovement,
    findings: Sequence[LedgerFinding],
    declared: Mapping[str, Declared],
    today: date,
) -> str:
    """What the office should know of a file that was taken in, in sentences; "" for nothing."""
    empty: list[str] = []
    told: list[str] = []
    for number, finding in enumerate(findings, 1):
        said = returned.said.get(finding.id, {})
        if not any(said.values()):
            empty.append(str(number))
            continue
        words = [f"{why_not_now(finding, returned.kind)}変えていません"]
        if one := declared.get(finding.id):
            words = [*doubts_of(returned.kind, said, today), *leading_remarks(one)]
        told += [f"No.{number} は{word}。" for word in words]
    if empty:
        told.insert(0, f"記入のないものが {len(empty)} 件あります（No.{'・'.join(empty)}）。")
    return "".join(told) + read_confirmation(returned, today).remarks
