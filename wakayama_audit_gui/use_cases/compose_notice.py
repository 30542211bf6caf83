"""通知文: one letter to each 所属長, with the 指摘・意見 that concern the 課.

How a letter looks is in outputs; that it was sent is recorded by step_finding.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date, parse_day
from wakayama_audit_gui.domain.deadline import (
    Holidays,
    next_working_day,
    propose_deadline,
    read_deadline,
)
from wakayama_audit_gui.domain.document import Column, Table, TableRow, Text
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    FindingState,
    LedgerFinding,
    Step,
)
from wakayama_audit_gui.domain.letter import DRAFT, Letter, SentUnder
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_steps
from wakayama_audit_gui.use_cases.reorganise_sections import present_sections_of

_COLUMNS = (
    Column("番号", 12, centred=True),
    Column("区分", 8, centred=True),
    Column("内容", 44),
    Column("根拠", 18),
    Column("期限", 18),
)
ANSWER_AWAITED = frozenset(
    (FindingState.NOTIFIED, FindingState.PLAN_AWAITED, FindingState.MEASURES_AWAITED)
)
"""The 課 was told, and its answer is awaited."""
NOT_YET = frozenset((FindingState.DRAFTED, FindingState.CONFIRMING))
NOT_TOLD = NOT_YET | {FindingState.DECIDED}
"""No 課 was told of it, so none can answer."""


def compose_notices(
    store: Store, findings: Sequence[LedgerFinding], holidays: Holidays, today: date
) -> tuple[Letter, ...]:
    """The letters for some findings, by 課 and by the document that told of them.

    Number, date and 差出人 are those recorded with the step 通知済; before that step a letter is
    marked 案 and has blanks. It is addressed to the 課 of its own day, a draft to that of today: a
    letter that is printed again says what was sent.

    Raises:
        UserError: Nothing was chosen, one is still of a visit under way, or one has no 対象課.
    """
    _check(findings)
    told_by = {finding.id: _notified(store, finding) for finding in findings}
    present = _sections_on_day(store, findings, told_by, today)
    letters: dict[tuple[str, str, str], tuple[Step | None, list[LedgerFinding]]] = {}
    for finding in findings:
        told = told_by[finding.id]
        for section in present[finding.id]:
            key = section, told.document if told else "", told.date if told else ""
            letters.setdefault(key, (told, []))[1].append(finding)
    return tuple(
        _letter(section, told, found, holidays, today)
        for (section, _, _), (told, found) in sorted(letters.items())
    )


def _sections_on_day(
    store: Store,
    findings: Sequence[LedgerFinding],
    told_by: Mapping[str, Step | None],
    today: date,
) -> Mapping[str, tuple[str, ...]]:
    """Finding id → its 課 as they were called on the day of the letter."""
    by_day: dict[date, list[LedgerFinding]] = {}
    for finding in findings:
        by_day.setdefault(_day_of(told_by[finding.id], today), []).append(finding)
    found: dict[str, tuple[str, ...]] = {}
    for day, those in by_day.items():
        found |= present_sections_of(store, those, day)
    return found


def _day_of(told: Step | None, today: date) -> date:
    return (told and parse_day(told.date)) or today


def may_be_told(finding: LedgerFinding) -> bool:
    """Whether a 課 can be told of it: decided, and some 課 is concerned."""
    return finding.state is not None and finding.state not in NOT_YET and bool(finding.sections)


def _check(findings: Sequence[LedgerFinding]) -> None:
    if not findings:
        raise UserError(
            "指摘・意見が選ばれていません。", "一覧から選んでください。", code="nothing_chosen"
        )
    early = next((one for one in findings if one.state is None or one.state in NOT_YET), None)
    if early:
        raise UserError(
            f"{early.code}はまだ確定していません。",
            "視察が確定してから通知文を作ってください。",
            code="not_decided",
        )
    bare = next((one for one in findings if not one.sections), None)
    if bare:
        raise UserError(
            f"{bare.code}には対象課がありません。",
            "対象課のあるものだけを選んでください。",
            code="no_section",
        )


def _notified(store: Store, finding: LedgerFinding) -> Step | None:
    """The last step that told the 課 of it."""
    steps = [s for s in read_steps(store, finding.id) if s.state is FindingState.NOTIFIED]
    return steps[-1] if steps else None


def _letter(
    section: str,
    told: Step | None,
    findings: Sequence[LedgerFinding],
    holidays: Holidays,
    today: date,
) -> Letter:
    day = _day_of(told, today)
    due = {finding.id: due_of(finding, day, holidays) for finding in findings}
    years = "・".join(dict.fromkeys(fiscal_year_label(finding.fiscal_year) for finding in findings))
    audits = "・".join(dict.fromkeys(finding.audit_kind for finding in findings))
    external = all(finding.audit_kind == EXTERNAL for finding in findings)
    answer = "措置の状況" if external else "改善計画書"
    kinds = [finding.kind for finding in findings]
    counts = "・".join(
        f"{kind} {kinds.count(kind)} 件" for kind in ("指摘", "意見") if kind in kinds
    )
    person = " ".join(part for part in (told.post, told.person) if part) if told else ""
    under = SentUnder(told.document, told.date, person) if told else SentUnder()
    return Letter(
        title=f"{years}{audits}の結果について（通知）",
        number=under.number_line,
        date=under.date_line,
        to=(f"{section}　所属長　様",),
        sender=(under.sender_line,),
        opening=(_told(years, audits, counts), _asked(answer, sorted(due.values()))),
        blocks=(
            _table(findings, due),
            Text("期限は、閉庁日に当たるときはその翌開庁日としています。", "note"),
        ),
        mark="" if told else DRAFT,
        name=f"通知文_{section}" + (f"_{told.document}" if told and told.document else ""),
    )


def _told(years: str, audits: str, counts: str) -> str:
    matters = f"貴課に関する事項（{counts}）"
    return f"{years}に実施した{audits}の結果、{matters}を下記のとおり通知します。"


def _asked(answer: str, due: Sequence[date]) -> str:
    first, last = (long_date(day.isoformat()) for day in (due[0], due[-1]))
    if first == last:
        return f"ついては、{answer}を{first}までに提出してください。"
    return (
        f"ついては、{answer}を下記のそれぞれの期限までに提出してください。"
        f"最も早い期限は{first}、最も遅い期限は{last}です。"
    )


def due_of(finding: LedgerFinding, told: date, holidays: Holidays) -> date:
    """Until when the 課 is to answer: as recorded, or as it would be proposed.

    Args:
        finding: The finding.
        told: Day of the letter.
        holidays: Knows the 祝日.
    """
    recorded = read_deadline(finding.deadline, holidays)
    if recorded:
        return recorded.last
    return propose_deadline(FindingState.NOTIFIED, told, holidays) or next_working_day(
        told, holidays
    )


def awaited_until(
    store: Store, finding: LedgerFinding, holidays: Holidays, today: date
) -> date | None:
    """Until when a 課 is to answer: as recorded, or as the letter that told it says."""
    if finding.state not in ANSWER_AWAITED:
        recorded = read_deadline(finding.deadline, holidays)
        return recorded.last if recorded else None
    return due_of(finding, _day_of(_notified(store, finding), today), holidays)


def _table(findings: Sequence[LedgerFinding], due: Mapping[str, date]) -> Table:
    rows = [
        TableRow(
            (
                finding.code,
                finding.kind or "未確定",
                finding.text,
                "、".join(finding.clauses) or "―",
                long_date(due[finding.id].isoformat()),
            )
        )
        for finding in findings
    ]
    return Table(_COLUMNS, tuple(rows))
