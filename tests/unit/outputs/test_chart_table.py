"""The figures of charts as a spreadsheet, read back."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.chart import ChartRow, ChartTable, Figure
from wakayama_audit_gui.outputs.excel.chart_table import write_chart_tables

COUNTS = ChartTable(
    "課別の指摘・意見",
    "課",
    ("指摘", "意見"),
    (
        ChartRow("=総務課", (Figure(3), Figure(1))),
        ChartRow("01デジタル推進課", (Figure(0), Figure(1))),
    ),
)
SHARES = ChartTable(
    "調査票:問1",
    "回答",
    ("今年度", "令和4年8月"),
    (
        ChartRow("はい", (Figure(3, 12), Figure(percent=42))),
        ChartRow("いいえ", (Figure(0, 0), Figure())),
    ),
    "令和4年8月の母数は推定",
)


def sheets(*tables: ChartTable) -> list[Worksheet]:
    book = openpyxl.load_workbook(BytesIO(write_chart_tables(tables, "2026-10-21")))
    return [book[name] for name in book.sheetnames if isinstance(book[name], Worksheet)]


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def test_counts_come_back_as_numbers() -> None:
    (sheet,) = sheets(COUNTS)
    assert values(sheet) == [
        ["課", "指摘", "意見"],
        ["=総務課", 3, 1],
        ["01デジタル推進課", 0, 1],
    ]


def test_percentages_keep_numerator_and_denominator() -> None:
    (sheet,) = sheets(SHARES)
    assert values(sheet) == [
        ["回答", "今年度", "今年度 分母", "今年度 ％", "令和4年8月 ％"],
        ["はい", 3, 12, 25, 42],
        ["いいえ", 0, 0, "―", None],
    ]
    assert sheet["A1"].value == "調査票:問1"
    assert sheet["A2"].value == "令和8年10月21日（水）現在　令和4年8月の母数は推定"


def test_nothing_evaluates() -> None:
    for sheet in sheets(COUNTS, SHARES):
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "inlineStr", "n"}


def test_it_is_printed_on_a4_with_headings_on_every_page() -> None:
    first, second = sheets(COUNTS, SHARES)
    for sheet in (first, second):
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.fitToWidth == 1
        page = sheet.sheet_properties.pageSetUpPr
        assert page is not None
        assert page.fitToPage
    assert [first.title, second.title] == ["課別の指摘・意見", "調査票・問1"]


def test_equal_titles_and_long_ones_get_sheets_of_their_own() -> None:
    long = COUNTS._replace(title="長い題名" * 20)
    titles = [sheet.title for sheet in sheets(COUNTS, COUNTS, long, long)]
    assert len(set(titles)) == 4
    assert all(len(title) <= 31 for title in titles)
