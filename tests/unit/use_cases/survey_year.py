"""A city that gives out the 調査票 of a year and takes it back: a store in memory."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.use_cases.city_register import YEAR, CityRegister, the_form
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.survey_sheet import SentSheet
from wakayama_audit_gui.outputs.excel.read_survey import read_survey
from wakayama_audit_gui.outputs.excel.write_survey import write_survey
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting
from wakayama_audit_gui.use_cases.distribute_survey import (
    SurveyRound,
    distribute_survey,
    read_sheets,
)
from wakayama_audit_gui.use_cases.read_survey_board import SheetRow, read_survey_board
from wakayama_audit_gui.use_cases.take_survey import collect_survey

DAY, DEADLINE = "2026-08-01", "2026-08-31"
SECTION = "人事課"
Edit = Callable[[Workbook], object]


class SurveyYear(CityRegister):
    """The survey of one year."""

    @property
    def round(self) -> SurveyRound:
        return SurveyRound(the_catalogue(), the_form(), YEAR, DAY, self.me)

    def distribute(self) -> Changes:
        return distribute_survey(self.store, self.round, DEADLINE)

    def sheet(self, section: str = SECTION) -> SentSheet:
        sheets = read_sheets(self.store, the_catalogue(), the_form(), YEAR)
        return next(sheet for sheet in sheets if sheet.section == section)

    def row(self, section: str = SECTION) -> SheetRow:
        board = read_survey_board(self.store, the_catalogue(), the_form(), YEAR)
        return next(row for row in board.rows if row.sheet.section == section)

    def written(self, section: str = SECTION) -> bytes:
        return write_survey(the_form(), self.sheet(section))

    def collect(self, *paths: Path) -> Collecting:
        return collect_survey(self.store, self.round, paths, read_survey)


def page_of(book: Workbook, name: str = "1") -> Worksheet:
    page = book[name]
    assert isinstance(page, Worksheet)
    return page


def row_of(page: Worksheet, title: str) -> int:
    """Row of a question on the sheet of a system."""
    for row in range(6, page.max_row + 1):
        if str(page.cell(row, 2).value or "").partition("\n")[0] == title:
            return row
    raise AssertionError(title)


def answer(title: str, value: object, name: str = "1") -> Edit:
    def edit(book: Workbook) -> None:
        page = page_of(book, name)
        page.cell(row_of(page, title), 3).value = value  # type: ignore[assignment]  # whatever somebody types

    return edit


def put(where: str, value: str, name: str = "調査票") -> Edit:
    def edit(book: Workbook) -> None:
        page_of(book, name)[where] = value

    return edit


def fill(data: bytes, path: Path, *edits: Edit) -> Path:
    """Sign, give one answer, then do what else is asked."""
    book = openpyxl.load_workbook(BytesIO(data))
    for edit in (put("C6", "見本 花子"), answer("システム名", "人事のシステム"), *edits):
        edit(book)
    book.save(path)
    return path
