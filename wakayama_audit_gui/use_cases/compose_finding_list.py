"""A list of 指摘・意見 as it goes out of the house: what was looked for, and a line for each.

How it looks as a spreadsheet is outputs'; the summary of a year is the report's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.finding_filter import UNDECIDED, FindingFilter, is_overdue
from wakayama_audit_gui.domain.finding_life import LedgerFinding, Step
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_all_steps
from wakayama_audit_gui.use_cases.reorganise_sections import say_sections

TITLE = "指摘・意見の一覧"


class FindingLine(NamedTuple):
    """A finding in words.

    Attributes:
        number: Running number, from 1.
        code: As printed.
        kind: ``指摘``, ``意見`` or "".
        year: e.g. ``令和8年度``.
        systems: By name; ``全庁`` where it concerns none.
        text: The whole wording.
        sections: 対象課 as they are called today, with the name of then where it differs.
        due: Until when something is awaited, ``超過`` behind it when that is over.
        state: Where it stands.
        step: Day of the last step.
        document: 文書番号 of the last step that has one.
        page: 該当頁 of the published report, "" where there is none.
    """

    number: str
    code: str
    kind: str
    year: str
    systems: str
    text: str
    sections: str
    due: str
    state: str
    step: str
    document: str
    page: str


class FindingList(NamedTuple):
    """The list.

    Attributes:
        title: What it is, and of which day.
        asked: What was looked for, in words.
        lines: In the order in which they are shown.
    """

    title: str
    asked: str
    lines: tuple[FindingLine, ...]


def compose_finding_list(
    store: Store,
    findings: Sequence[LedgerFinding],
    names: Mapping[str, str],
    present: Mapping[str, Sequence[str]],
    asked: FindingFilter,
    today: date,
) -> FindingList:
    """Say every finding of a list in words.

    Args:
        store: The workspace, for the steps.
        findings: In their order.
        names: System id → name.
        present: Finding id → 対象課 as they are called today.
        asked: What was looked for.
        today: For what is overdue.
    """
    steps = read_all_steps(store)
    lines = tuple(
        _line(number, one, names, present.get(one.id, one.sections), steps.get(one.id, ()), today)
        for number, one in enumerate(findings, 1)
    )
    title = f"{TITLE}　{long_date(today.isoformat())}現在　{len(lines):,} 件"
    return FindingList(title, say_asked(asked, names), lines)


def say_asked(asked: FindingFilter, names: Mapping[str, str]) -> str:
    """What was looked for, in words."""
    years = [fiscal_year_label(year) for year in asked.fiscal_years]
    said = (
        ("", (asked.about,)),
        ("言葉", (asked.words,)),
        ("区分", (asked.kind,)),
        ("状態", asked.states),
        ("期限", asked.dues),
        ("課", asked.sections),
        ("システム", [names.get(system, system) for system in asked.systems]),
        ("年度", years),
    )
    parts = [
        f"{label}：{'・'.join(values)}" if label else "・".join(values)
        for label, values in said
        if any(values)
    ]
    return "　".join(parts) or "すべて"


def _line(
    number: int,
    finding: LedgerFinding,
    names: Mapping[str, str],
    present: Sequence[str],
    steps: Sequence[Step],
    today: date,
) -> FindingLine:
    due = long_date(finding.is_late_after)
    late = "（超過）" if is_overdue(finding, today.isoformat()) else ""
    documents = [step.document for step in steps if step.document]
    return FindingLine(
        number=str(number),
        code=finding.code,
        kind=finding.kind,
        year=fiscal_year_label(finding.fiscal_year) if finding.fiscal_year else "",
        systems="、".join(names.get(one, one) for one in finding.systems) or "全庁",
        text=finding.text,
        sections=say_sections(finding, present),
        due=f"{due}{late}" if due else "",
        state=finding.state.value if finding.state else UNDECIDED,
        step=long_date(steps[-1].date) if steps else "",
        document=documents[-1] if documents else "",
        page=str(finding.page) if finding.page else "",
    )
