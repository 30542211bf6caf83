"""Which chapter of the report a finding stands in, and where chapters stand.

A published finding keeps the chapter it was printed in; one of ours gets the chapter of its system.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.domain.system import System

PART_TITLES = {
    "3.3": "個別システムに関する監査の結果",
    "3.4": "全庁レベルの ICT ガバナンスについて",
    "3.5": "デジタル化推進計画の進捗状況について",
    "3.6": "情報システムの調達手段について",
}
"""Parts as the report of 令和4年度 has them; 3.1 is the summary and 3.2 the counts."""

_SYSTEMS, _CITY = "3.3", "3.4.1"
_CITY_TITLE = "全庁に共通する事項"
_FIRST = 2


class ChapterName(NamedTuple):
    """Number and title of a chapter."""

    number: str
    title: str


def part_of(chapter: str) -> str:
    """``3.3`` for ``3.3.2``."""
    return ".".join(chapter.split(".")[:2])


def part_title(part: str) -> str:
    """Title of a part; of one we do not know, a plain one."""
    return PART_TITLES.get(part, "その他の事項")


def chapter_key(number: str) -> tuple[int, ...]:
    """Sorts 3.3.10 behind 3.3.9."""
    return tuple(int(part) if part.isdigit() else 0 for part in number.split("."))


def name_chapters(
    findings: Sequence[ReportFinding], systems: Mapping[str, System], audited: Iterable[str] = ()
) -> tuple[list[ReportFinding], dict[str, str]]:
    """Give every finding a chapter.

    Args:
        findings: In order.
        systems: By id, in the order in which they are shown.
        audited: Ids of systems that get a chapter also when nothing was found.

    Returns:
        The findings, chapter after chapter and otherwise in the order given; and system id →
        number of its chapter in 3.3.
    """
    theirs: dict[str, str] = {}
    for finding in findings:
        if part_of(finding.chapter) == _SYSTEMS and finding.systems:
            theirs.setdefault(finding.systems[0], finding.chapter)
    wanted = {*audited, *(f.systems[0] for f in findings if f.systems and not f.chapter)}
    _number_the_rest(theirs, [id_ for id_ in systems if id_ in wanted], sorted(wanted))
    named = [_named(finding, theirs, systems) for finding in findings]
    return sorted(named, key=lambda finding: chapter_key(finding.chapter)), theirs


def _number_the_rest(theirs: dict[str, str], known: list[str], wanted: list[str]) -> None:
    used = [chapter_key(number)[-1] for number in theirs.values()]
    number = max(used, default=_FIRST - 1)
    for system in dict.fromkeys((*known, *wanted)):
        if system not in theirs:
            number += 1
            theirs[system] = f"{_SYSTEMS}.{number}"


def _named(
    finding: ReportFinding, theirs: Mapping[str, str], systems: Mapping[str, System]
) -> ReportFinding:
    if finding.chapter:
        return finding
    if not finding.systems:
        return finding._replace(chapter=_CITY, chapter_title=_CITY_TITLE)
    first = finding.systems[0]
    title = systems[first].name if first in systems else first
    return finding._replace(chapter=theirs[first], chapter_title=title)
