"""監査報告書 as a spreadsheet: overview, the summary table, a sheet for each chapter, counts.

What it says is composed in use_cases; the same report as pages is in outputs/pdf. Import this
module only when a spreadsheet is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.workbook.workbook import Workbook as Book

from wakayama_audit_gui.domain.report import WITHHELD_TITLE, CountTable, Report
from wakayama_audit_gui.domain.report_layout import METHOD_COLUMNS, VISIT_COLUMNS, plain_opinion
from wakayama_audit_gui.outputs.excel.plain_text import without_controls
from wakayama_audit_gui.outputs.excel.report_chapters import add_chapter
from wakayama_audit_gui.outputs.excel.report_pages import Page

OVERVIEW, SUMMARY, COUNTS, IMPROVEMENT = "総評と概要", "指摘・意見のまとめ", "件数", "改善状況表"
COVERED = "公表しない部分"
_SUMMARY_HEAD = ("指摘・意見の区分", "指摘・意見の内容", "対象課", "該当頁", "該当箇所")
_SUMMARY_WIDTHS = (10, 60, 22, 8, 11)
_PAGES_OF = "該当頁は、同じ報告書の PDF の頁である。該当箇所を押すと、この表の中のその箇所が開く。"
_IMPROVEMENT_HEAD = (
    "番号",
    "区分",
    "指摘・意見の内容",
    "対象課",
    "状況",
    "原因",
    "改善内容",
    "担当",
    "期限",
    "確認",
)
_IMPROVEMENT_WIDTHS = (10, 7, 46, 17, 11, 24, 28, 13, 15, 15)
_CHART_ROWS = 14
"""Rows that the least chart covers."""
_PASSAGES = ("総評", "監査の目的", "監査の期間", "監査の視点", "実施した監査手続")


def write_report(report: Report, pages: Mapping[str, int]) -> bytes:
    """Make the .xlsx of a report; data never becomes a formula.

    Args:
        report: What it says.
        pages: Place → page on which it stands in the PDF.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    _add_overview(book, report)
    summary = Page(book.create_sheet(SUMMARY), _SUMMARY_WIDTHS)
    places: dict[str, str] = {}
    for part in report.parts:
        for chapter in part.chapters:
            places |= add_chapter(book, chapter)
    _fill_summary(summary, report, places, pages)
    if report.tables:
        _add_counts(book, report)
    if report.improvements:
        _add_improvements(book, report)
    if report.covered or report.omitted:
        _add_covered(book, report)
    book.properties.creator = ""
    book.properties.title = without_controls(report.title).replace("　", " ")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _add_overview(book: Book, report: Report) -> None:
    page = Page(book.create_sheet(OVERVIEW), (6, 34, 60))
    page.title(f"{report.title}（{report.edition}）")
    for words in filter(None, (report.issued, report.number, report.office)):
        page.text(words)
    passages = report.passages._replace(opinion=report.passages.opinion or plain_opinion(report))
    for name, text in zip(_PASSAGES, passages, strict=True):
        if text.strip():
            page.gap()
            page.heading(name)
            page.text(text)
    page.gap()
    page.heading("指摘・意見の件数")
    total = report.total
    page.text(f"指摘 {total.shiteki} 件、意見 {total.iken} 件、計 {total.total} 件")
    page.gap()
    page.heading("監査の対象")
    page.head(("", "情報システム", "契約課・運用課"), repeated=False)
    for number, (name, sections) in enumerate(report.systems, start=1):
        page.line((number, name, sections))
    _add_ways(page, report)
    for note in report.notes:
        page.gap()
        page.text(note)


def _add_ways(page: Page, report: Report) -> None:
    """How was audited, and where: on three columns, what has more stands in the last."""
    if report.approach or report.methods:
        page.gap()
        page.heading("監査の方法")
        if report.approach:
            page.text(report.approach)
    for title, columns, lines in (
        ("", METHOD_COLUMNS, report.methods),
        ("実地調査", VISIT_COLUMNS, report.visits),
    ):
        heads = tuple(column.title for column in columns)
        if lines and title:
            page.gap()
            page.heading(title)
        for number, line in enumerate(lines, start=1):
            told = zip(heads[1:], line[1:], strict=False)
            rest = "\n".join(f"{head}：{words}" for head, words in told if words)
            page.line((number, line[0], rest))


def _fill_summary(
    page: Page, report: Report, places: Mapping[str, str], pages: Mapping[str, int]
) -> None:
    page.title("監査結果としての指摘・意見のまとめ")
    page.head(_SUMMARY_HEAD)
    page.sheet.freeze_panes = f"A{page.row + 1}"
    for part in report.parts:
        if part.summary:
            page.heading(f"{part.number} {part.title}", outer=True)
        for group in part.summary:
            page.heading(f"{group.number} {group.title}")
            for row in group.rows:
                where = row.code or group.number
                sections, at = "\n".join(row.sections), pages.get(row.anchor, "")
                page.line((row.kind, row.text, sections, at, where), centred=(1, 4, 5))
                page.lead(5, places[row.anchor])
    page.gap()
    page.text(_PAGES_OF)


def _add_counts(book: Book, report: Report) -> None:
    page = Page(book.create_sheet(COUNTS), (44, 8, 8, 8, 4, 60))
    page.title("指摘・意見の件数")
    for number, table in enumerate(report.tables):
        if number:
            page.next_page()
        page.heading(table.title)
        begin = page.row + 1
        _add_count_table(page, table)
        page.sheet.add_chart(_chart(page, table, begin), f"F{begin}")
        page.row = max(page.row, begin + _CHART_ROWS)
        page.gap()


def _add_count_table(page: Page, table: CountTable) -> None:
    page.head((table.name, "指摘", "意見", "計"), repeated=False)
    for count in table.counts:
        page.line((count.label, count.shiteki, count.iken, count.total), centred=())
    if table.note:
        page.text(table.note)


def _chart(page: Page, table: CountTable, begin: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = None
    last = begin + len(table.counts)
    values = Reference(page.sheet, min_col=2, max_col=3, min_row=begin, max_row=last)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(page.sheet, min_col=1, min_row=begin + 1, max_row=last))
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.majorUnit = 1 if max(c.total for c in table.counts) <= 10 else None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.height, chart.width = max(7, round(0.62 * len(table.counts)) + 2), 17
    chart.legend.position = "t"
    for series, colour in zip(chart.series, ("C73E3A", "E3C78A"), strict=True):
        series.graphicalProperties.solidFill = colour
    return chart


def _add_improvements(book: Book, report: Report) -> None:
    page = Page(book.create_sheet(IMPROVEMENT), _IMPROVEMENT_WIDTHS, landscape=True)
    page.title("改善状況表")
    page.head(_IMPROVEMENT_HEAD)
    page.sheet.freeze_panes = f"A{page.row + 1}"
    for number, row in enumerate(report.improvements, start=1):
        found = row.finding
        page.line(
            (
                found.code or str(number),
                found.kind,
                found.text,
                "\n".join(found.sections),
                row.state,
                row.cause,
                "\n".join(filter(None, (row.measure, row.done))),
                row.assignee,
                row.due,
                row.confirmed,
            ),
            centred=(1, 2, 5),
        )


def _add_covered(book: Book, report: Report) -> None:
    page = Page(book.create_sheet(COVERED), (8, 20, 9, 60))
    page.title(WITHHELD_TITLE)
    if report.covered:
        page.head(("番号", "箇所", "か所", "公表しない理由"))
        for line in report.covered:
            page.line((f"〔{line.number}〕", line.where, line.times, line.reason), centred=(1, 3))
        page.gap()
    if report.omitted:
        page.heading("公表版に載せないもの")
        for number, one in enumerate(report.omitted, start=1):
            page.line((number, f"{one.where}の{one.what}", "全部", one.reason), centred=(1, 3))
