"""改善計画書 and 改善状況表: what a 課 is asked about its findings, and what it wrote.

What is recorded of it is the `ImprovementPlan` of finding_life.py; files are the outputs'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.finding_life import EXTERNAL, ImprovementPlan

_OF_VISIT = re.compile(r"^([RHS]\d+-\d+)-\d+$")
"""The number of a finding of a visit: 調書番号 and a running number."""
_TOLD_LATER = "別に知らせます"


LONGEST_ANSWER, LONGEST_NAME = 4_000, 200
"""Characters of what is written of one finding, and of the 職名 or name of the 所属長."""


class ImprovementKind(StrEnum):
    """Which form: two of the city's own audit, one of the 包括外部監査."""

    PLAN = "改善計画書"
    STATUS = "改善状況表"
    MEASURES = "措置の状況"


class Progress(StrEnum):
    """What a 課 says of its own improvement."""

    DONE = "改善済"
    UNDER_WAY = "改善中"
    NOT_BEGUN = "未着手"


class MeasureProgress(StrEnum):
    """What a 課 says of the 措置 it takes after the 包括外部監査."""

    DONE = "措置済"
    UNDER_WAY = "措置中"
    NOT_BEGUN = "未着手"


class ImprovementField(NamedTuple):
    """A column of what a 課 writes: to be filled in, or as it was written before.

    Attributes:
        name: Field of `ImprovementPlan`.
        title: What stands above it.
        is_day: Whether it holds a day.
        choices: What may be chosen; () for any text.
    """

    name: str
    title: str
    is_day: bool = False
    choices: tuple[str, ...] = ()

    def words_in(self, plan: ImprovementPlan) -> str:
        """What a plan says there, as it is printed."""
        said: str = getattr(plan, self.name)
        return long_date(said) if self.is_day else said


_PLANNED = (
    ImprovementField("measure", "改善内容（計画）"),
    ImprovementField("due", "期限（計画）", is_day=True),
)
FIELDS: Mapping[ImprovementKind, tuple[ImprovementField, ...]] = {
    ImprovementKind.PLAN: (
        ImprovementField("cause", "原因"),
        ImprovementField("measure", "改善内容"),
        ImprovementField("assignee", "担当"),
        ImprovementField("due", "改善の期限", is_day=True),
    ),
    ImprovementKind.STATUS: (
        ImprovementField("progress", "改善状況", choices=tuple(Progress)),
        ImprovementField("result", "実施した内容"),
        ImprovementField("done_on", "実施した日", is_day=True),
    ),
    ImprovementKind.MEASURES: (
        ImprovementField("progress", "措置の状況", choices=tuple(MeasureProgress)),
        ImprovementField("result", "措置の内容"),
        ImprovementField("assignee", "担当"),
        ImprovementField("due", "措置の予定日", is_day=True),
        ImprovementField("done_on", "措置をした日", is_day=True),
    ),
}


def shown_fields(kind: ImprovementKind) -> tuple[ImprovementField, ...]:
    """What a form shows of the plan beside the wording, before what is filled in."""
    return _PLANNED if kind is ImprovementKind.STATUS else ()


def kind_for(audit_kind: str, wanted: ImprovementKind) -> ImprovementKind:
    """The form a finding is asked on: that of its track, whichever of the own audit was wanted."""
    return ImprovementKind.MEASURES if audit_kind == EXTERNAL else wanted


class ImprovementLine(NamedTuple):
    """One finding on the form, with what is recorded so far.

    Attributes:
        id: In the ledger.
        code: As printed.
        kind: 指摘 or 意見.
        text: The wording that counts.
        clauses: As quoted there.
        plan: What the 課 wrote so far.
        deadline: ISO date until which its answer is awaited, "" when there is none.
    """

    id: str
    code: str
    kind: str
    text: str
    clauses: tuple[str, ...]
    plan: ImprovementPlan
    deadline: str = ""

    @property
    def deadline_words(self) -> str:
        """Until when this one is to be answered."""
        return long_date(self.deadline) if self.deadline else _TOLD_LATER


class ImprovementForm(NamedTuple):
    """A form for one 課.

    Attributes:
        kind: Which.
        section: 課, as it is called when the form is made.
        lines: Its findings, each with a deadline of its own.
        digest: SHA-256 of what is asked, 64 hex digits.
    """

    kind: ImprovementKind
    section: str
    lines: tuple[ImprovementLine, ...]
    digest: str = ""

    @property
    def deadline_words(self) -> str:
        """The deadline of all its findings; where they differ, from which day to which."""
        days = sorted({line.deadline for line in self.lines if line.deadline})
        every = all(line.deadline for line in self.lines)
        if len(days) == 1 and every:
            return long_date(days[0])
        if not days:
            return _TOLD_LATER
        first = f"最も早いもの {long_date(days[0])}"
        last = f"最も遅いもの {long_date(days[-1])}" if every else f"ほかは{_TOLD_LATER}"
        return f"{first}　{last}"

    @property
    def asked(self) -> str:
        """Everything that must come back unchanged, as one text.

        The number is not of it: a finding is known by its id, and its number may be derived anew.
        """
        return self._told(lambda _code: ())

    @property
    def asked_before(self) -> tuple[str, ...]:
        """What earlier versions asked, with the numbers, and at first with the bare 調書番号."""
        return self._told(lambda code: (code,)), self._told(lambda code: (_bare(code),))

    def _told(self, number: Callable[[str], tuple[str, ...]]) -> str:
        told = [self.kind.value, self.section]
        for line in self.lines:
            told += [line.id, *number(line.code), line.kind, line.text]
        return "\x00".join(told)


def _bare(code: str) -> str:
    return _OF_VISIT.sub(r"\1", code)


class ReturnedImprovement(NamedTuple):
    """What came back.

    Attributes:
        kind: Which form it says it is.
        section: The 課 it was made for.
        title: The 課 whose name is to be read on it.
        digest: Of the form it says it answers.
        shown: Finding id → wording as it is to be read on it, in their order.
        said: Finding id → field of `ImprovementPlan` → what was written; days are ISO.
        by_post: 職名 of the 所属長, or "".
        by_name: Name of the 所属長, or "".
        on: ISO date of 所属長確認, or "".
    """

    kind: ImprovementKind
    section: str
    title: str
    digest: str
    shown: Mapping[str, str]
    said: Mapping[str, Mapping[str, str]]
    by_post: str
    by_name: str
    on: str
