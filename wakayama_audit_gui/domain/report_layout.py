"""The order of the 監査報告書: headings, paragraphs and tables, in the shape of the 令和4年度 one.

What is said of each finding is composed in use_cases/compose_report.py; how it looks is in outputs.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count, groupby

from wakayama_audit_gui.domain.document import (
    Column,
    FindingText,
    Heading,
    Meter,
    PageOf,
    Table,
    TableRow,
    Text,
)
from wakayama_audit_gui.domain.improvement_table import improvement_table
from wakayama_audit_gui.domain.report import (
    WITHHELD_TITLE,
    Chapter,
    Count,
    CountTable,
    Report,
    ReportEntry,
    ReportPart,
)
from wakayama_audit_gui.domain.whole_document import Block, Document, SheetPages, with_anchors

SUMMARY_TITLE = "3.1 監査結果としての指摘・意見のまとめ"
SUMMARY_COLUMNS = (
    Column("指摘・意見の区分", 10, centred=True),
    Column("指摘・意見の内容", 59),
    Column("対象課", 21),
    Column("該当頁", 10, centred=True),
)
VISIT_COLUMNS = (
    Column("調書番号", 12),
    Column("実施日", 17),
    Column("対象システム", 28),
    Column("場所", 20),
    Column("版", 9, centred=True),
    Column("照合コード", 14),
)
METHOD_COLUMNS = (
    Column("監査方法", 16),
    Column("予定時期", 14),
    Column("対象課", 12),
    Column("概要", 58),
)
_RESULTS = 4
"""Level of the heading (2) 監査結果."""
_COVERED_COLUMNS = (
    Column("番号", 8, centred=True),
    Column("箇所", 20),
    Column("か所", 8, centred=True),
    Column("公表しない理由", 64),
)
OMITTED_COLUMNS = (
    Column("箇所", 20),
    Column("載せないもの", 24),
    Column("公表しない理由", 56),
)


def lay_out_report(report: Report) -> Document:
    """The report as headings, paragraphs and tables."""
    return Document(
        report.title,
        report.edition.value,
        tuple(filter(None, (report.issued, report.number, report.office))),
        report.office,
        with_anchors(_blocks(report)),
    )


def _blocks(report: Report) -> Iterable[Block]:
    yield Heading(1, "1. 総評", breaks=True)
    yield from _paragraphs(report.passages.opinion or plain_opinion(report))
    yield from _overview(report)
    yield Heading(1, "3. 監査の結果")
    yield Heading(2, SUMMARY_TITLE)
    yield from _summary(report)
    if report.tables:
        yield Heading(2, "3.2 指摘・意見の件数")
        yield _counts(CountTable("", "", (report.total,)))
        for table in report.tables:
            yield Heading(4, table.title)
            yield _counts(table)
            if table.note:
                yield Text(table.note, "note")
    for part in report.parts:
        yield from _part(part, report.passages.procedures)
    if report.improvements:
        yield Heading(1, "4. 改善状況", breaks=True)
        yield improvement_table(report)
    yield from _appendix(report)


def _paragraphs(text: str) -> Iterable[Block]:
    """A paragraph for each line; points stand close together."""
    lines = [line for line in text.splitlines() if line.strip()]
    for points, group in groupby(lines, key=lambda line: line.startswith("・")):
        theirs = list(group)
        yield from map(Text, ["\n　".join(theirs)] if points else theirs)


def plain_opinion(report: Report) -> str:
    """総評 where the office wrote none: the figures alone."""
    total = report.total
    return (
        f"{total.label}の監査の結果として、指摘 {total.shiteki} 件、意見 {total.iken} 件、"
        f"計 {total.total} 件を報告する。内容は「{SUMMARY_TITLE}」のとおりである。"
    )


def _overview(report: Report) -> Iterable[Block]:
    passages = report.passages
    written = (
        ("監査の目的", passages.purpose),
        ("監査の期間", passages.period),
        ("監査の視点", passages.viewpoints),
    )
    number = count(1)
    yield Heading(1, "2. 監査の概要")
    for title, text in written:
        if text.strip():
            yield Heading(2, f"2.{next(number)} {title}")
            yield from _paragraphs(text)
    if report.methods or report.approach:
        yield Heading(2, f"2.{next(number)} 監査の方法")
        yield from _paragraphs(report.approach)
    if report.methods:
        yield Table(METHOD_COLUMNS, tuple(map(TableRow, report.methods)))
    if report.systems:
        yield Heading(2, f"2.{next(number)} 監査の対象")
        yield Table(
            (Column("", 7, centred=True), Column("情報システム", 40), Column("契約課・運用課", 53)),
            tuple(TableRow((str(n), *line)) for n, line in enumerate(report.systems, start=1)),
            small=True,
        )
    if report.visits:
        yield Heading(2, f"2.{next(number)} 実地調査")
        yield Table(
            VISIT_COLUMNS[:4], tuple(TableRow(line[:4]) for line in report.visits), small=True
        )
    if report.notes:
        yield Heading(2, f"2.{next(number)} この報告書について")
        yield from map(Text, report.notes)


def _summary(report: Report) -> Iterable[Block]:
    rows: list[TableRow] = []
    for part in report.parts:
        if part.summary:
            rows.append(TableRow((f"{part.number} {part.title}",), heading=1))
        for group in part.summary:
            rows.append(TableRow((f"{group.number} {group.title}",), heading=2))
            rows += [
                TableRow((row.kind, row.text, "\n".join(row.sections), PageOf(row.anchor)))
                for row in group.rows
            ]
    if rows:
        yield Table(SUMMARY_COLUMNS, tuple(rows))
    else:
        yield Text("指摘・意見の記載はない。")


def _counts(table: CountTable) -> Table:
    most = max((line.total for line in table.counts), default=0)

    def row(line: Count) -> TableRow:
        meter = Meter(line.shiteki, line.iken, most)
        cells = (line.label, str(line.shiteki), str(line.iken), str(line.total), meter)
        return TableRow(cells)

    columns = (
        Column(table.name, 46),
        *(Column(name, 8, centred=True) for name in ("指摘", "意見", "計")),
        Column("■ 指摘　□ 意見", 30),
    )
    return Table(columns, tuple(map(row, table.counts)))


def _part(part: ReportPart, procedures: str) -> Iterable[Block]:
    yield Heading(2, f"{part.number} {part.title}", breaks=True)
    if part.number == "3.3" and procedures.strip():
        yield Heading(3, "3.3.1 実施した監査手続")
        yield from _paragraphs(procedures)
    for chapter in part.chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterable[Block]:
    yield Heading(3, f"{chapter.number} {chapter.title}")
    if chapter.particulars:
        yield Heading(4, "(1) システムの概要")
        yield Table(
            (Column("", 20), Column("", 80)),
            tuple(TableRow(pair) for pair in chapter.particulars),
            headed=False,
        )
        if not _names_results(chapter):
            yield Heading(4, "(2) 監査結果")
    if not chapter.entries:
        yield Text("指摘・意見の記載はない。")
    for entry in chapter.entries:
        yield from _entry(entry)


def _names_results(chapter: Chapter) -> bool:
    """Whether its first heading is as deep as (1) システムの概要: ``(2) 監査結果``."""
    first = chapter.entries[0].headings[:1] if chapter.entries else ()
    return any(_level(heading) == _RESULTS for heading in first)


def _entry(entry: ReportEntry) -> Iterable[Block]:
    for heading in entry.headings:
        yield Heading(_level(heading), heading)
    for ground in entry.grounds:
        yield Text(ground, "ground")
    for fact in entry.facts:
        yield Text(fact, "fact")
    for found in entry.findings:
        yield FindingText(found.anchor, found.kind, found.code, found.text, found.sections)


def _level(heading: str) -> int:
    """``(2)`` above ``ア.`` above ``1.``, as the report of 令和4年度 has them."""
    if heading.startswith(("(", "（")):
        return 4
    return 6 if heading[:1].isdigit() else 5


def _appendix(report: Report) -> Iterable[Block]:
    yield from _withheld(report)
    if report.sheets:
        yield Heading(1, "付録 現地調査調書", breaks=True)
        yield Table(VISIT_COLUMNS, tuple(map(TableRow, report.visits)), small=True)
    for sheet in report.sheets:
        title = "　".join(filter(None, (sheet.sheet_no or "番号なし", "、".join(sheet.systems))))
        yield Heading(2, title, breaks=True)
        yield SheetPages(sheet)


def _withheld(report: Report) -> Iterable[Block]:
    if report.covered or report.omitted:
        yield Heading(1, WITHHELD_TITLE, breaks=True)
    if report.covered:
        yield Text("黒く塗った部分の番号は、次の表の番号である。")
        yield Table(
            _COVERED_COLUMNS,
            tuple(
                TableRow((f"〔{line.number}〕", line.where, str(line.times), line.reason))
                for line in report.covered
            ),
        )
    if report.omitted:
        yield Text("次のものは、公表版に載せない。")
        yield Table(OMITTED_COLUMNS, tuple(map(TableRow, report.omitted)))
