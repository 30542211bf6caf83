"""The report as a spreadsheet, read back: rows, links, print, and no cell that evaluates."""

from __future__ import annotations

import html
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from tests.unit.outputs.reports import made_up_report, published_report
from wakayama_audit_gui.domain.report import Edition, Report
from wakayama_audit_gui.domain.report_layout import plain_opinion
from wakayama_audit_gui.outputs.excel.report import (
    COUNTS,
    COVERED,
    IMPROVEMENT,
    OVERVIEW,
    SUMMARY,
    write_report,
)
from wakayama_audit_gui.outputs.excel.report_pages import lines_of

PAGES = {
    row.anchor: 100 + number
    for number, row in enumerate(
        row for part in published_report().parts for group in part.summary for row in group.rows
    )
}


@cache
def published_bytes() -> bytes:
    return write_report(published_report(), PAGES)


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def everything(report: Report) -> str:
    with ZipFile(BytesIO(write_report(report, {}))) as packed:
        return html.unescape("".join(packed.read(name).decode() for name in packed.namelist()))


def test_the_summary_has_the_rows_of_the_report() -> None:
    sheet = opened(published_bytes())[SUMMARY]
    found = [
        (row[0], row[1], tuple(str(row[2]).split("\n")))
        for row in sheet.iter_rows(values_only=True)
        if row[0] in {"指摘", "意見"}
    ]
    wanted = [
        (row.kind, row.text, row.sections)
        for part in published_report().parts
        for group in part.summary
        for row in group.rows
    ]
    assert found == wanted
    assert len(found) == 70


def test_each_row_says_the_page_of_the_pdf() -> None:
    sheet = opened(published_bytes())[SUMMARY]
    found = [row[3] for row in sheet.iter_rows(values_only=True) if row[0] in {"指摘", "意見"}]
    assert found == [100 + number for number in range(70)]
    heads = [row for row in sheet.iter_rows(values_only=True) if row[0] == "指摘・意見の区分"]
    assert heads[0][:4] == ("指摘・意見の区分", "指摘・意見の内容", "対象課", "該当頁")


def test_the_overview_has_what_the_pages_have() -> None:
    report = made_up_report(3)
    texts = {
        str(value)
        for row in opened(write_report(report, {}))[OVERVIEW].iter_rows(values_only=True)
        for value in row
        if value is not None
    }
    together = "\n".join(texts)
    assert (report.passages.opinion or plain_opinion(report)) in together
    assert "監査の方法" in texts
    for line in (*report.methods, *report.visits):
        assert all(words in together for words in line if words)


def test_each_row_leads_to_the_finding_in_its_chapter() -> None:
    book = opened(published_bytes())
    links = 0
    for row in book[SUMMARY].iter_rows():
        link = row[4].hyperlink
        if link is None:
            continue
        links += 1
        sheet, _, cell = str(link.location).replace("'", "").partition("!")
        there = [one.value for one in book[sheet][int(cell[1:])]]
        assert there[0] == row[0].value
        assert there[1] == row[4].value
    assert links == 70


def test_there_is_a_sheet_for_each_chapter() -> None:
    names = opened(published_bytes()).sheetnames
    assert names[:3] == ["総評と概要", SUMMARY, "3.3.2"]
    assert "3.3.11" in names
    assert "3.6.11" in names


def test_pages_are_a4_with_heads_repeated_and_texts_wrapped() -> None:
    book = opened(published_bytes())
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value and cell.border.left.style and not cell.font.bold:
                    assert cell.alignment.wrap_text, (sheet.title, cell.coordinate)
    assert book[SUMMARY].print_title_rows == "$3:$3"
    assert book["3.3.2"].print_title_rows
    for several_tables in (OVERVIEW, COUNTS):
        assert book[several_tables].print_title_rows is None, several_tables
    assert book[SUMMARY].freeze_panes == "A4"


def test_rows_are_as_high_as_their_texts() -> None:
    sheet = opened(published_bytes())[SUMMARY]
    low, high = (
        sheet.row_dimensions[6].height,
        max(sheet.row_dimensions[n].height or 0 for n in range(6, sheet.max_row)),
    )
    assert low is not None
    assert low < 60
    assert high > 120
    assert lines_of("あ" * 10, 10) == 3
    assert lines_of("一\n二", 10) == 2
    assert lines_of("", 1) == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "007", "\t=1", "終\x00\ud800"])
def test_no_cell_evaluates_and_text_stays_text(text: str) -> None:
    book = opened(write_report(made_up_report(3, text), {}))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    measures = [row[6].value for row in book[IMPROVEMENT].iter_rows() if row[1].value == "指摘"]
    shown = text.replace("\x00", "�").replace("\ud800", "�").strip()
    assert [str(one).strip() for one in measures] == [shown] * 2


def test_counts_are_numbers_with_a_chart_beside_each_table() -> None:
    sheet = opened(published_bytes())[COUNTS]
    rows = {row[0]: row[1:4] for row in sheet.iter_rows(values_only=True)}
    assert rows["デジタル推進課"] == (9, 22, 31)
    assert len(vars(sheet)["_charts"]) == 3


def test_what_is_withheld_is_nowhere_in_the_file() -> None:
    public = everything(made_up_report(6, edition=Edition.PUBLIC))
    assert "４１７" not in public
    assert "花子" not in public
    assert "■■■■〔1〕" in public
    assert "鍵の番号が知られると危険なため" in public
    assert "４１７" in everything(made_up_report(6))


def test_an_empty_report_is_a_book_all_the_same() -> None:
    assert SUMMARY in opened(write_report(made_up_report(0), {})).sheetnames


def test_what_the_public_edition_leaves_out_is_listed_with_its_reason() -> None:
    book = opened(write_report(made_up_report(2, edition=Edition.PUBLIC), {}))
    texts = [str(cell.value or "") for row in book[COVERED].iter_rows() for cell in row]
    at = texts.index("改善状況表の担当")
    assert texts[at + 2] == "個人に関する情報であり、特定の個人が分かるため"
    assert COVERED not in opened(write_report(made_up_report(2), {})).sheetnames
