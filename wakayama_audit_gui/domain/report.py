"""監査報告書 as one neutral document: what it says, before any format.

Which findings go in is decided in use_cases/read_report.py, what is said of them in
use_cases/compose_report.py; the order of headings, tables and bars is report_layout.py's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.sheet import Sheet

WITHHELD_TITLE = "公表しない部分とその理由"
"""Heading of what is covered and what is left out."""
IMPROVEMENTS_TITLE = "改善状況表"


class Edition(StrEnum):
    """For whom the report is: the house, or everybody."""

    INTERNAL = "庁内版"
    PUBLIC = "公表版"


class ReportPaper(StrEnum):
    """The papers of a year."""

    REPORT = "監査報告書"
    MANUAL = "対処マニュアル"
    IMPROVEMENTS = "改善状況表"


class Passages(NamedTuple):
    """What the office writes itself, each in paragraphs separated by newlines.

    Attributes:
        opinion: 総評.
        purpose: 監査の目的.
        period: 監査の期間.
        viewpoints: 監査の視点.
        procedures: 実施した監査手続.
    """

    opinion: str = ""
    purpose: str = ""
    period: str = ""
    viewpoints: str = ""
    procedures: str = ""


class ReportedFinding(NamedTuple):
    """A finding where it stands in the report.

    Attributes:
        anchor: Names the place, so that its page can be printed elsewhere.
        code: e.g. ``3.3.2-3``, "" when none was given.
        kind: 指摘 or 意見.
        text: In the wording of this place: the summary's or the body's.
        sections: 対象課.
    """

    anchor: str
    code: str
    kind: str
    text: str
    sections: tuple[str, ...]


class SummaryGroup(NamedTuple):
    """The rows of the summary table under one chapter."""

    number: str
    title: str
    rows: tuple[ReportedFinding, ...]


class ReportEntry(NamedTuple):
    """Findings that share their ground, and what stands above them.

    Attributes:
        headings: Those that begin here; what goes on from the entry before is left out.
        grounds: 根拠, one sentence for each clause.
        facts: 事実, one sentence each.
        findings: At least one.
    """

    headings: tuple[str, ...]
    grounds: tuple[str, ...]
    facts: tuple[str, ...]
    findings: tuple[ReportedFinding, ...]


class Chapter(NamedTuple):
    """One system, or one theme of the whole city hall.

    Attributes:
        number: e.g. ``3.3.2``.
        title: Name of the system, or of the theme.
        particulars: 概要表 as (name, value); () for a theme.
        entries: In order; () when nothing was found.
    """

    number: str
    title: str
    particulars: tuple[tuple[str, str], ...]
    entries: tuple[ReportEntry, ...]


class ReportPart(NamedTuple):
    """Chapters of one kind, e.g. ``3.3`` 個別システムに関する監査の結果."""

    number: str
    title: str
    chapters: tuple[Chapter, ...]
    summary: tuple[SummaryGroup, ...]


class Count(NamedTuple):
    """How many 指摘 and 意見 something has."""

    label: str
    shiteki: int
    iken: int

    @property
    def total(self) -> int:
        """Both."""
        return self.shiteki + self.iken


class CountTable(NamedTuple):
    """Counts by one property, and what must be known when reading them, or ""."""

    title: str
    name: str
    counts: tuple[Count, ...]
    note: str = ""


class ImprovementRow(NamedTuple):
    """One row of the 改善状況表, all in words; what was done after the measure that was planned."""

    finding: ReportedFinding
    state: str
    cause: str
    measure: str
    done: str
    assignee: str
    due: str
    confirmed: str


class WithheldPart(NamedTuple):
    """What the 公表版 does not say.

    Attributes:
        id: In the record.
        finding: Id of the finding whose texts hold it; "" for the whole report.
        words: The words that are covered, exactly.
        reason: Why; it is printed.
    """

    id: str
    finding: str
    words: str
    reason: str


class CoveredPlace(NamedTuple):
    """A line of the list of what is not published: its number, where, how often, and why."""

    number: int
    where: str
    times: int
    reason: str


class Omission(NamedTuple):
    """What the 公表版 leaves out altogether, without a bar: of which part, what, and why."""

    where: str
    what: str
    reason: str


class Report(NamedTuple):
    """The whole report of a year.

    Attributes:
        title: e.g. ``令和8年度　情報セキュリティ監査報告書``; a cover breaks it at each ``　``.
        edition: For whom.
        number: 文書番号 or "".
        issued: Day of issue in words, or "".
        office: Who issues it.
        systems: Names of the audited systems, with their 課.
        visits: Where and when, one line for each visit.
        passages: What the office writes, or the standard words where it wrote none.
        approach: 主な監査手続 of the audit as a whole, or "".
        methods: 監査方法, 予定時期, 対象課, 概要 of each.
        total: Counts over all.
        tables: Counts by chapter, 課 and theme.
        parts: Chapters by kind.
        improvements: 改善状況表.
        sheets: 現地調査調書 of the appendix.
        covered: What the 公表版 does not say.
        notes: What a reader must know about this report itself.
        omitted: What the 公表版 leaves out altogether.
    """

    title: str
    edition: Edition
    number: str
    issued: str
    office: str
    systems: tuple[tuple[str, str], ...]
    visits: tuple[tuple[str, ...], ...]
    passages: Passages
    total: Count
    tables: tuple[CountTable, ...]
    parts: tuple[ReportPart, ...]
    improvements: tuple[ImprovementRow, ...]
    approach: str = ""
    methods: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    covered: tuple[CoveredPlace, ...] = ()
    notes: tuple[str, ...] = ()
    omitted: tuple[Omission, ...] = ()
