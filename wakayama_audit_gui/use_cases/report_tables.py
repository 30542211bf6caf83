"""Counts and the 改善状況表 of the report.

Chapters and summary are compose_report.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.report import (
    IMPROVEMENTS_TITLE,
    WITHHELD_TITLE,
    Count,
    CountTable,
    ImprovementRow,
    Omission,
    ReportedFinding,
)
from wakayama_audit_gui.domain.report_finding import Improvement, ReportFinding
from wakayama_audit_gui.domain.sheet import Sheet

_TWICE = (
    "複数の課を対象とする指摘・意見は、それぞれの課で数える。課ごとの合計は全体の件数と一致しない。"
)
_PERSON = "個人に関する情報であり、特定の個人が分かるため"
_SHEETS = (
    "立会者などの個人が分かり、また、場所と対策の細部が知られると情報セキュリティの確保に"
    "支障が生じるため"
)
_UNNAMED = "（主題なし）"


def total_of(label: str, findings: Iterable[ReportFinding]) -> Count:
    """How many 指摘 and 意見."""
    kinds = [finding.kind for finding in findings]
    return Count(label, kinds.count("指摘"), kinds.count("意見"))


def count_tables(findings: Sequence[ReportFinding]) -> tuple[CountTable, ...]:
    """By chapter, by 課 and by theme; the latter two with the most first."""
    if not findings:
        return ()
    chapters = _counted(findings, lambda f: (f"{f.chapter}　{f.chapter_title}",))
    sections = sorted(_counted(findings, lambda f: f.sections), key=_most)
    themes = sorted(_counted(findings, lambda f: (f.theme or _UNNAMED,)), key=_most)
    several = any(len(finding.sections) > 1 for finding in findings)
    return (
        CountTable("報告書の節ごとの件数", "節", tuple(chapters)),
        CountTable("対象課ごとの件数", "対象課", tuple(sections), _TWICE if several else ""),
        CountTable("主題ごとの件数", "主題", tuple(themes)),
    )


def improvement_rows(
    findings: Sequence[ReportFinding], anchored: Mapping[str, str], *, public: bool
) -> tuple[ImprovementRow, ...]:
    """A row for every finding, or none at all when nothing was asked of anybody yet."""
    if not any(finding.improvements for finding in findings):
        return ()
    return tuple(
        _improvement_row(finding, told, anchored[finding.id], public=public)
        for finding in findings
        for told in finding.improvements or (Improvement(),)
    )


def omissions_of(
    findings: Iterable[ReportFinding], sheets: Sequence[Sheet]
) -> tuple[Omission, ...]:
    """What the 公表版 leaves out of what there is."""
    told = [one for finding in findings for one in finding.improvements]
    return tuple(
        Omission(where, what, reason)
        for where, what, reason, there in (
            (IMPROVEMENTS_TITLE, "担当", _PERSON, any(one.assignee for one in told)),
            (IMPROVEMENTS_TITLE, "確認した者の氏名", _PERSON, any(o.confirmed_by for o in told)),
            ("付録", "現地調査調書", _SHEETS, bool(sheets)),
        )
        if there
    )


def say_omitted(omitted: Sequence[Omission]) -> tuple[str, ...]:
    """The same for a reader at the beginning of the report; () when nothing is left out."""
    if not omitted:
        return ()
    named = "、".join(f"{one.where}の{one.what}" for one in omitted)
    return (f"公表版には、{named}を載せない。理由は「{WITHHELD_TITLE}」に示す。",)


def _improvement_row(
    finding: ReportFinding, told: Improvement, anchor: str, *, public: bool
) -> ImprovementRow:
    """Of a finding that several 課 answered for themselves each has a row with its own words."""
    sections = (told.section,) if told.section else finding.sections
    confirmed = (long_date(told.confirmed_on), "" if public else told.confirmed_by)
    done = "　".join(filter(None, (told.result, long_date(told.done_on))))
    own = told.section or told.state == FindingState.MEASURES_AWAITED
    state = f"{told.state}\n（{told.progress}）" if own and told.progress else told.state
    return ImprovementRow(
        ReportedFinding(anchor, finding.code, finding.kind, finding.in_summary, sections),
        state,
        told.cause,
        told.measure,
        f"実施：{done}" if done else "",
        "" if public else told.assignee,
        _due(told),
        "\n".join(filter(None, confirmed)),
    )


def _due(told: Improvement) -> str:
    """The day of the improvement; one until which something else is asked says what."""
    if told.due or not told.asked_until:
        return long_date(told.due)
    return f"{told.asked}の提出期限\n{long_date(told.asked_until)}"


def _counted(
    findings: Iterable[ReportFinding], labels: Callable[[ReportFinding], Iterable[str]]
) -> list[Count]:
    counts: dict[str, Count] = {}
    for finding in findings:
        for label in labels(finding):
            count = counts.setdefault(label, Count(label, 0, 0))
            more = finding.kind == "指摘"
            counts[label] = count._replace(
                shiteki=count.shiteki + more, iken=count.iken + (not more)
            )
    return list(counts.values())


def _most(count: Count) -> int:
    return -count.total
