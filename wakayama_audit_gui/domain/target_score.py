"""Why a 課 or a system should be audited this year: points by criterion, each with its grounds.

The criteria are those by which the report of 令和4年度 chose (sections 2.3 and 3.2.3) and those of
the yearly 自己点検. Reading the grounds from the record is use_cases/score_targets.py's; the choice
itself is the office's.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.self_inspection import FormKind


class Criterion(StrEnum):
    """What counts; the value is the name under which its weight is recorded."""

    NO_ANSWERS = "no_answers"
    CONTRADICTIONS = "contradictions"
    OPEN_FINDINGS = "open_findings"
    REPEATED = "repeated"
    YEARS = "years"
    INDIVIDUAL_NUMBER = "individual_number"
    IMPORTANT_INFORMATION = "important_information"
    INCIDENTS = "incidents"
    SHARED_IDS = "shared_ids"
    CONTRACT_AGE = "contract_age"
    PROCUREMENT = "procurement"
    MANY_SECTIONS = "many_sections"
    WEB_OR_APP = "web_or_app"

    @property
    def label(self) -> str:
        """What it is called."""
        return _TOLD[self].label

    @property
    def source(self) -> str:
        """Where it comes from: a section of the report of 令和4年度, or the yearly cycle."""
        return _TOLD[self].source

    @property
    def weight(self) -> int:
        """Points for each ground, unless the office set others."""
        return _TOLD[self].weight

    @property
    def most(self) -> int:
        """Grounds beyond so many add no points."""
        return _TOLD[self].most

    @property
    def years(self) -> int:
        """How many years each ground stands for; 0 where grounds are things to be counted."""
        return {Criterion.YEARS: 1, Criterion.CONTRACT_AGE: 5}.get(self, 0)

    def counted(self, grounds: int) -> str:
        """So many grounds in words, e.g. ``5件`` or ``4年分``."""
        return f"{grounds * self.years}年分" if self.years else f"{grounds}件"


class _Told(NamedTuple):
    label: str
    source: str
    weight: int
    most: int


_TOLD: Mapping[Criterion, _Told] = {
    Criterion.NO_ANSWERS: _Told("自己点検の「いいえ」", "2.1(3)③", 2, 10),
    Criterion.CONTRADICTIONS: _Told("自己点検と実地の食い違い", "2.1(3)③", 5, 10),
    Criterion.OPEN_FINDINGS: _Told("未完了の指摘・意見", "2.3", 3, 10),
    Criterion.REPEATED: _Told("繰り返された指摘・意見", "2.3", 5, 5),
    Criterion.YEARS: _Told("前の監査からの年数", "2.3", 1, 5),
    Criterion.INDIVIDUAL_NUMBER: _Told("個人番号の取扱い", "2.3", 5, 1),
    Criterion.IMPORTANT_INFORMATION: _Told("重要情報の保有", "3.2.5(5)ア", 3, 1),
    Criterion.INCIDENTS: _Told("障害・品質不良の発生", "3.2.3", 3, 3),
    Criterion.SHARED_IDS: _Told("共有IDの使用", "3.2.3", 3, 1),
    Criterion.CONTRACT_AGE: _Told("契約の継続年数（5年ごと）", "3.2.3", 2, 4),
    Criterion.PROCUREMENT: _Told("随意契約・一者応札", "3.2.3", 1, 3),
    Criterion.MANY_SECTIONS: _Told("多くの課での使用", "3.2.3", 2, 1),
    Criterion.WEB_OR_APP: _Told("ホームページ・アプリの方式", "3.2.3", 1, 1),
}


class Ground(NamedTuple):
    """One fact behind a number.

    Attributes:
        words: As shown.
        subject: What it is read from, so that it can be opened: a subject of the record, or
            ``system:<id>`` for what the definitions say.
        visit: Id of the visit in whose book the subject is; "" for others.
        items: Ids of the items that look into it on site.
    """

    words: str
    subject: str
    visit: str = ""
    items: tuple[str, ...] = ()


class Points(NamedTuple):
    """What one criterion contributes."""

    criterion: Criterion
    weight: int
    grounds: tuple[Ground, ...]

    @property
    def points(self) -> int:
        """Weight for each ground, up to the most that count."""
        return self.weight * min(len(self.grounds), self.criterion.most)

    @property
    def counted(self) -> str:
        """How many grounds there are and, where not all of them count, how many do."""
        told = self.criterion.counted(len(self.grounds))
        if len(self.grounds) <= self.criterion.most:
            return told
        return f"{told}のうち{self.criterion.counted(self.criterion.most)}まで"

    @property
    def words(self) -> str:
        """E.g. ``未完了の指摘・意見 5件（15点）``."""
        counted = f" {self.counted}" if self.criterion.most > 1 else ""
        return f"{self.criterion.label}{counted}（{self.points}点）"


class Unknown(NamedTuple):
    """A criterion that adds no points because nobody said what it asks.

    Attributes:
        criterion: Which.
        words: What is not known, and where it would be said.
    """

    criterion: Criterion
    words: str


class TargetScore(NamedTuple):
    """A target with everything that speaks for auditing it.

    Attributes:
        kind: 課 or システム.
        owner: Section or system id.
        title: Its name.
        parts: Of every criterion that has a ground, most points first.
        unknown: Criteria that could count if it were known.
        of: Whose it is: 局 and 部 of a 課, 課 of a system.
    """

    kind: FormKind
    owner: str
    title: str
    parts: tuple[Points, ...]
    unknown: tuple[Unknown, ...] = ()
    of: str = ""

    @property
    def total(self) -> int:
        """Sum of all points."""
        return sum(part.points for part in self.parts)

    @property
    def words(self) -> str:
        """E.g. ``23点：未完了の指摘・意見 5件（15点）、個人番号の取扱い（5点）``."""
        told = "、".join(part.words for part in self.parts)
        points = f"{self.total}点：{told}" if told else "0点"
        missing = "、".join(one.criterion.label for one in self.unknown)
        return f"{points}（不明で数えていない：{missing}）" if missing else points


class Reading(NamedTuple):
    """What the record and the definitions say of a target.

    Attributes:
        grounds: By criterion; one without any may be left out.
        unknown: Criterion → what is not known; one that has grounds all the same is not unknown.
    """

    grounds: Mapping[Criterion, tuple[Ground, ...]]
    unknown: Mapping[Criterion, str] = {}


def score_target(
    kind: FormKind,
    owner: str,
    title: str,
    reading: Reading,
    weights: Mapping[Criterion, int],
    of: str = "",
) -> TargetScore:
    """Weigh the grounds.

    Args:
        kind: 課 or システム.
        owner: Its id.
        title: Its name.
        reading: What speaks for it, and what is not known.
        weights: The office's own; the others keep theirs.
        of: Whose it is.
    """
    parts = [
        Points(criterion, weights.get(criterion, criterion.weight), found)
        for criterion in Criterion
        if (found := reading.grounds.get(criterion, ()))
    ]
    parts.sort(key=lambda part: -part.points)
    unknown = tuple(
        Unknown(criterion, reading.unknown[criterion])
        for criterion in Criterion
        if criterion in reading.unknown and not reading.grounds.get(criterion)
    )
    return TargetScore(kind, owner, title, tuple(parts), unknown, of)


def rank(scores: list[TargetScore]) -> list[TargetScore]:
    """Most points first; of equal ones in the order given."""
    return sorted(scores, key=lambda score: -score.total)
