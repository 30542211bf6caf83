"""What is told of one finding: what it says, whom it concerns, the way it took.

What may be done with it is detail.py's; words of a row in the list are model.py's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.finding_filter import FindingIndex
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding, Step
from wakayama_audit_gui.domain.finding_ways import Unable
from wakayama_audit_gui.gui.screens.board.delegate import class_mark, state_tone
from wakayama_audit_gui.gui.screens.board.model import state_words
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import ShapeMark
from wakayama_audit_gui.use_cases.reorganise_sections import say_sections

_NAMED = 8
"""Findings before only their number is said."""


def head_of(
    finding: LedgerFinding,
    names: Mapping[str, str],
    present: Sequence[str],
    reminded: Sequence[str] = (),
) -> list[QWidget]:
    """What is known of a finding: mark, state, wording, whom it concerns, until when, 督促."""
    shape, tone = class_mark(finding)
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ShapeMark(shape, tone, size=24, badge=True))
    title = f"{finding.kind or '区分未確定'}　{finding.code}"
    row.addWidget(PlainLabel(title, size=Size.TITLE, bold=True), 1)
    row.addWidget(Chip(state_words(finding), tone=state_tone(finding)))
    systems = "、".join(names.get(system, system) for system in finding.systems) or "全庁"
    page = f"　報告書 {finding.page} 頁" if finding.page else ""
    facts = [
        f"{fiscal_year_label(finding.fiscal_year)} {finding.audit_kind}{page}",
        f"対象：{systems}",
        f"対象課：{say_sections(finding, present)}" if finding.sections else "",
        f"根拠：{'、'.join(finding.clauses)}" if finding.clauses else "",
        _due_of(finding),
        *reminded,
        f"ほかの{finding.kind}にまとめられています。" if finding.joined else "",
    ]
    labels = [
        PlainLabel(words, size=Size.SMALL, tone=Tone.SECOND, wrap=True) for words in facts if words
    ]
    return [line, PlainLabel(finding.text, wrap=True), *labels]


def _due_of(finding: LedgerFinding) -> str:
    if not finding.is_late_after:
        return ""
    first = f"（はじめは{long_date(finding.postponed)}）" if finding.postponed else ""
    # One that falls on a closed day is waited for until the office is open again.
    closed = finding.is_late_after != finding.deadline
    last = f"、閉庁日のため{long_date(finding.is_late_after)}まで" if closed else ""
    return f"期限：{long_date(finding.deadline)}{last}{first}"


def story_of(finding: LedgerFinding, steps: Sequence[Step]) -> list[QWidget]:
    """たどった道."""
    parts: list[QWidget] = [PlainLabel("たどった道", bold=True)]
    if finding.page or not steps:
        known = "報告書に載って公表されました。" if finding.page else "まだ段階の記録はありません。"
        parts.append(PlainLabel(known, tone=Tone.SECOND, wrap=True))
    for step in steps:
        who = " ".join(part for part in (step.post, step.person) if part)
        words = "　".join(
            part for part in (step.state.value, long_date(step.date), who, step.document) if part
        )
        parts.append(PlainLabel(words, wrap=True))
        if step.note:
            parts.append(PlainLabel(step.note, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
    return parts


def head_of_several(findings: Sequence[LedgerFinding]) -> list[QWidget]:
    """How many there are, of which class, and where they stand."""
    kinds = Counter(finding.kind for finding in findings)
    states = Counter((state_words(finding), state_tone(finding)) for finding in findings)
    stands = QWidget()
    flow = FlowLayout(stands, spacing=6)
    for (state, tone), count in states.most_common():
        flow.addWidget(Chip(f"{state} {count:,}件", tone=tone))
    return [
        PlainLabel(f"{len(findings):,}件を選んでいます", size=Size.TITLE, bold=True),
        PlainLabel(f"指摘 {kinds['指摘']:,}・意見 {kinds['意見']:,}"),
        stands,
    ]


def why_unable(chosen: int, unable: Unable, state: FindingState | None) -> str:
    """Which findings cannot go to a state and why; "" when all can.

    Args:
        chosen: How many are chosen.
        unable: As `Ways.unable` gives them.
        state: The state; None: any at all.
    """
    if chosen == 1:
        return "".join(_why(ones[0], states) for states, ones in unable)
    if not unable:
        return ""
    count = sum(len(ones) for _, ones in unable)
    where = f"「{state.value}」にできない" if state else "次の段階へ進められない"
    lines = [f"{where} {count:,}件は、そのままです。"]
    for states, ones in unable:
        stands = f"今は「{state_words(ones[0])}」です。"
        lines.append(f"{say_codes(ones)}：{stands}{_why(ones[0], states)}")
    return "\n".join(lines)


def say_count(index: FindingIndex, places: Sequence[int]) -> str:
    """How many of all findings stand at some places; what was joined counts with its partner."""
    notes, views, joined = index.count_kinds(places)
    every = len(index.findings) - index.count_kinds(range(len(index.findings)))[2]
    stand = f"{every:,} 件のうち {len(places) - joined:,} 件（指摘 {notes:,}・意見 {views:,}）"
    return f"{stand}　まとめたもの {joined:,} 件" if joined else stand


def say_codes(findings: Sequence[LedgerFinding]) -> str:
    """The numbers of findings, the first of many."""
    names = "、".join(one.code or "番号なし" for one in findings[:_NAMED])
    more = f" ほか{len(findings) - _NAMED:,}件" if len(findings) > _NAMED else ""
    return names + more


def _why(finding: LedgerFinding, states: Sequence[FindingState]) -> str:
    if states:
        return f"次は{'か'.join(f'「{state.value}」' for state in states)}です。"
    if finding.state is None:
        return "二つの端末で状態が食い違っています。"
    if finding.state in (FindingState.DRAFTED, FindingState.CONFIRMING):
        return "視察が確定すると、次の段階へ進められます。"
    return "これより先の段階はありません。"
