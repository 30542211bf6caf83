"""The life of a 指摘 or 意見 once it is drafted: states, the steps between them, the two tracks.

How a class is judged is in finding.py; what is published of earlier years in prior_finding.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.visit import VisitState

INTERNAL = "情報セキュリティ監査"
"""The city's own audit: 改善計画書 to 総務部長, then フォローアップ監査."""

EXTERNAL = "包括外部監査"
"""The audit from outside: 措置通知 to 監査委員, who publish it."""


class FindingState(StrEnum):
    """Where a finding stands. The 措置 states are of the external track only."""

    DRAFTED = "起案"
    CONFIRMING = "事実確認中"
    DECIDED = "確定"
    NOTIFIED = "通知済"
    PLAN_AWAITED = "計画待ち"
    IMPROVING = "改善中"
    REPORTED = "改善済（申告）"
    CONFIRMED = "確認済"
    CONTINUED = "継続"
    REPEATED = "再指摘"
    MEASURES_AWAITED = "措置待ち"
    MEASURES_TOLD = "措置通知済"
    MEASURES_PUBLISHED = "措置公表済"
    WITHDRAWN = "取下げ"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self not in _CLOSED


_CLOSED = frozenset(
    (
        FindingState.CONFIRMED,
        FindingState.REPEATED,
        FindingState.MEASURES_PUBLISHED,
        FindingState.WITHDRAWN,
    )
)

OUTCOMES = (FindingState.CONFIRMED, FindingState.CONTINUED, FindingState.REPEATED)
"""What a follow-up decides; never without evidence."""

PROMISED = frozenset((FindingState.IMPROVING, FindingState.CONTINUED))
"""Where each 課 has said itself until when."""

_S = FindingState
_INTERNAL_STEPS: Mapping[FindingState, tuple[FindingState, ...]] = {
    _S.DECIDED: (_S.NOTIFIED, _S.WITHDRAWN),
    _S.NOTIFIED: (_S.PLAN_AWAITED, _S.WITHDRAWN),
    _S.PLAN_AWAITED: (_S.IMPROVING, _S.WITHDRAWN),
    _S.IMPROVING: (_S.REPORTED, _S.PLAN_AWAITED, _S.WITHDRAWN),
    # 改善中 again: what was reported did not suffice; the follow-up decides the rest.
    _S.REPORTED: (_S.CONFIRMED, _S.CONTINUED, _S.REPEATED, _S.IMPROVING),
    _S.CONTINUED: (_S.REPORTED, _S.CONFIRMED, _S.REPEATED),
}
_EXTERNAL_STEPS: Mapping[FindingState, tuple[FindingState, ...]] = {
    _S.DECIDED: (_S.NOTIFIED, _S.WITHDRAWN),
    _S.NOTIFIED: (_S.MEASURES_AWAITED, _S.MEASURES_TOLD),
    _S.MEASURES_AWAITED: (_S.MEASURES_TOLD,),
    _S.MEASURES_TOLD: (_S.MEASURES_PUBLISHED, _S.MEASURES_AWAITED),
}


_DECIDED_ON_SITE: Mapping[FindingState, tuple[FindingState, ...]] = {_S.IMPROVING: OUTCOMES}
"""Who goes there may find it improved, or not, before the 課 has said a word."""


class Step(NamedTuple):
    """One step in the life of a finding.

    Attributes:
        state: Where it led.
        date: ISO date on which it was done (of the document, not of the recording).
        person: Whose act it was, as written on the document.
        post: 職 of that person.
        document: Document number, e.g. ``和デ推第123号``; "" when there is none.
        note: A reason or remark; a withdrawal has one.
    """

    state: FindingState
    date: str
    person: str = ""
    post: str = ""
    document: str = ""
    note: str = ""


class ImprovementPlan(NamedTuple):
    """改善計画 and what became of it; days are ISO dates.

    Attributes:
        cause: 原因.
        measure: 改善内容.
        assignee: 担当.
        due: 改善の期限.
        confirmed_by: 所属長確認: by whom.
        confirmed_on: And when.
        progress: 改善状況 as the 課 says it, one of `improvement_form.Progress`.
        result: 実施した内容.
        done_on: When it was done.
    """

    cause: str = ""
    measure: str = ""
    assignee: str = ""
    due: str = ""
    confirmed_by: str = ""
    confirmed_on: str = ""
    progress: str = ""
    result: str = ""
    done_on: str = ""


class LedgerFinding(NamedTuple):
    """A finding as the ledger shows it, wherever it comes from.

    Attributes:
        id: ``R4/3.3.2-3`` for a published one, ``<visit>/<place>/<item>`` for one of a visit.
        code: As printed: ``3.3.2-3`` or ``R8-04-12``, see finding_code.py; "" without a 調書番号.
        kind: ``指摘`` or ``意見``; "" while two laptops disagree (未確定).
        text: The wording that counts (the body's, for a published one).
        text_summary: Its wording in the summary table.
        page: Page of the published report; 0 when there is none.
        systems: System ids.
        sections: 対象課, by the names they had.
        clauses: As quoted there.
        fiscal_year: e.g. 2022 for 令和4年度.
        audit_kind: INTERNAL or EXTERNAL.
        state: None while two laptops disagree (未確定).
        deadline: ISO date of what is awaited; "" when none is set.
        joined: Id of the finding it was joined into; "" when it stands by itself.
        visit: Id of the visit it comes from; "" for a published one.
        item: Item id it was found by; "" for a published one.
        theme: e.g. ``来訪者区別``; "" when not classed.
        filed: Whether the ledger itself says something of it.
        postponed: ISO date that was the deadline before it was put off; "" when it was not.
        last_day: ISO date on which the deadline ends where the office is closed on it; else "".
    """

    id: str
    code: str
    kind: str
    text: str
    text_summary: str
    page: int
    systems: tuple[str, ...]
    sections: tuple[str, ...]
    clauses: tuple[str, ...]
    fiscal_year: int
    audit_kind: str
    state: FindingState | None
    deadline: str = ""
    joined: str = ""
    visit: str = ""
    item: str = ""
    theme: str = ""
    filed: bool = False
    postponed: str = ""
    last_day: str = ""

    @property
    def is_late_after(self) -> str:
        """The last day on which it is not yet late; "" when nothing is awaited."""
        awaited = self.state is not None and self.state.is_open
        return (self.last_day or self.deadline) if awaited else ""


def next_states(
    audit_kind: str, state: FindingState | None, *, on_site: bool = False
) -> tuple[FindingState, ...]:
    """The states a finding may go to from here; none while its visit is not yet sealed.

    Args:
        audit_kind: INTERNAL or EXTERNAL.
        state: Where it stands.
        on_site: Whether a follow-up visit looked at it.
    """
    if state is None:
        return ()
    if audit_kind == EXTERNAL:
        return _EXTERNAL_STEPS.get(state, ())
    more = _DECIDED_ON_SITE.get(state, ()) if on_site else ()
    return (*more, *_INTERNAL_STEPS.get(state, ()))


def state_of_draft(visit: str) -> FindingState:
    """Where a finding stands that is still only in its visit.

    Args:
        visit: State of the visit, one of `VisitState`.
    """
    if visit == VisitState.SEALED:
        return FindingState.DECIDED
    if visit in {VisitState.CONFIRMING, VisitState.SIGNING}:
        return FindingState.CONFIRMING
    return FindingState.DRAFTED
