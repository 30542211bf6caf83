"""The list of 指摘・意見 as a spreadsheet: exactly what is shown, as text, on A4 across."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.domain.ledger import ledger_finding
from tests.unit.use_cases.ledger_desk import LedgerDesk
from wakayama_audit_gui.domain.finding_filter import OPEN, OVERDUE, FindingFilter
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.outputs.excel.write_findings import write_findings
from wakayama_audit_gui.use_cases.compose_finding_list import (
    FindingList,
    compose_finding_list,
    say_asked,
)

DAY = date(2026, 11, 26)
FINDING = ledger_finding(
    "a",
    code="0012",
    text='=HYPERLINK("x")\nを置くべきである。',
    systems=("S08", "S99"),
    sections=("資産税課",),
    state=FindingState.PLAN_AWAITED,
    deadline="2026-11-18",
)
NAMES = {"S08": "家屋評価システム"}


def listed(*findings: LedgerFinding, asked: FindingFilter) -> FindingList:
    return compose_finding_list(LedgerDesk().store, findings, NAMES, {"a": ("税務課",)}, asked, DAY)


def sheet_of(made: FindingList) -> Worksheet:
    sheet = openpyxl.load_workbook(BytesIO(write_findings(made))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_line_says_what_the_board_says_and_more() -> None:
    published = FINDING._replace(id="b", page=47, systems=(), state=None, deadline="")
    sheet = sheet_of(listed(FINDING, published, asked=FindingFilter()))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][:5] == ["1", "0012", "指摘", "令和8年度", "家屋評価システム、S99"]
    assert rows[0][5:7] == [FINDING.text, "税務課（令和8年度：資産税課）"]
    assert rows[0][7:9] == ["令和8年11月18日（水）（超過）", "計画待ち"]
    assert (rows[1][0], rows[1][4], rows[1][8], rows[1][11]) == ("2", "全庁", "未確定", "47")
    assert len(rows) == 2
    assert sheet["A1"].value == "指摘・意見の一覧　令和8年11月26日（木）現在　2 件"


def test_nothing_evaluates_and_the_page_is_set() -> None:
    sheet = sheet_of(listed(FINDING, asked=FindingFilter()))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["F4"].quotePrefix
    assert not sheet["B4"].quotePrefix
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "A4")


def test_a_line_after_one_that_begins_like_a_formula_is_plain_again() -> None:
    plain = FINDING._replace(id="c", text="施錠すべきである。")
    sheet = sheet_of(listed(FINDING, plain, asked=FindingFilter()))
    assert sheet["F5"].value == "施錠すべきである。"
    assert not sheet["F5"].quotePrefix


def test_what_was_looked_for_is_said() -> None:
    asked = FindingFilter(
        "USB 施錠", "指摘", (OPEN,), (OVERDUE,), ("税務課", "管財課"), ("S08",), (2026,)
    )
    assert say_asked(asked, NAMES) == (
        "言葉：USB 施錠　区分：指摘　状態：未完了　期限：期限超過　課：税務課・管財課"
        "　システム：家屋評価システム　年度：令和8年度"
    )
    assert say_asked(FindingFilter(), NAMES) == "すべて"
    about = FindingFilter(ids=frozenset("a"), about="来訪者の識別")
    assert say_asked(about, NAMES) == "来訪者の識別"
