"""What is told of one finding: what it says, whom it concerns, the way it took.

What may be done with it is detail.py's; words of a row in the list are model.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding, Step
from wakayama_audit_gui.gui.screens.board.delegate import class_mark, state_tone
from wakayama_audit_gui.gui.screens.board.model import state_words
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import ShapeMark
from wakayama_audit_gui.use_cases.reorganise_sections import say_sections


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


def why_no_step(finding: LedgerFinding) -> str:
    """Why a finding can go nowhere from where it stands."""
    if finding.state is None:
        return "二つの端末で状態が食い違っています。"
    if finding.state in (FindingState.DRAFTED, FindingState.CONFIRMING):
        return "視察が確定すると、次の段階へ進められます。"
    return "これより先の段階はありません。"
