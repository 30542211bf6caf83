"""The 調査票 of a 課 as a spreadsheet: a cover, and a sheet of A4 for each of its systems.

Where things stand is in survey_layout.py; what is asked comes with the form.
"""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.survey_form import (
    UNKNOWN,
    AnswerKind,
    SurveyForm,
    SurveyQuestion,
)
from wakayama_audit_gui.domain.survey_sheet import AskedSystem, SentSheet, questions_of
from wakayama_audit_gui.outputs.excel import survey_layout as at
from wakayama_audit_gui.outputs.excel.book_property import put_property
from wakayama_audit_gui.outputs.excel.form_look import (
    BOX,
    CENTRE,
    FACE,
    FREE,
    GREY,
    GROUP,
    INK,
    LABEL,
    OPEN,
    TOP,
    WRAP,
    keep_headings,
    rule,
    say,
    say_field,
)
from wakayama_audit_gui.outputs.excel.plain_text import put_text, without_controls

_WIDTHS = {"A": 5.0, "B": 34.0, "C": 34.0, "D": 25.0}
_LINE = 13.0
_HOW = (
    "記入要領\n"
    "１　システムごとのシートの、黄色の欄に答えてください。▼ のある欄は選んでください。\n"
    "２　分からない項目は「不明」、答えのない項目は空のままにします。\n"
    "３　「台帳の内容」は参考です。今の状態を確かめて答えてください。\n"
    "４　終わったら職名・氏名・記入日を入れ、このファイルをそのまま返してください。"
)
_KINDS = {
    AnswerKind.NUMBER: f"数、または「{UNKNOWN}」を入れてください。",
    AnswerKind.DATE: f"「令和3年4月1日」のような日付、または「{UNKNOWN}」を入れてください。",
}


def write_survey(form: SurveyForm, sheet: SentSheet) -> bytes:
    """The file that is given to a 課."""
    book = Workbook()
    cover = book.active
    if not isinstance(cover, Worksheet):
        raise TypeError(cover)
    cover.title = at.COVER
    heading = at.heading_of(fiscal_year_label(sheet.fiscal_year))
    _write_cover(cover, sheet, heading)
    for number, system in enumerate(sheet.systems, 1):
        _write_system(book.create_sheet(str(number)), form, sheet, system, heading)
    _mark(book, form, sheet)
    book.properties.title = without_controls(heading)
    book.properties.subject = without_controls(sheet.section)
    book.properties.creator = "監査手帳"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_cover(cover: Worksheet, sheet: SentSheet, heading: str) -> None:
    _begin(cover, heading)
    due = f"提出期限　{long_date(sheet.deadline) or '別に知らせます'}"
    say(cover, "A2", due, size=9, colour=GREY, to="D2").alignment = CENTRE
    say_field(cover, 3, "課", sheet.section, at.LAST)
    cover.row_dimensions[4].height = 6
    for row, name in ((5, "職名"), (6, "氏名"), (7, "記入日")):
        say_field(cover, row, name, "", at.LAST)
        cover[f"C{row}"].protection = OPEN
        cover[f"C{row}"].fill = PatternFill("solid", fgColor=FREE)
    for row in (3, 5, 6, 7):
        cover.row_dimensions[row].height = 24
    say(cover, "D5", "署名・押印", size=8, colour=GREY, to="D7")
    cover["D5"].alignment = Alignment(vertical="top", horizontal="left")
    for row in cover["D5:D7"]:
        for cell in row:
            cell.border = BOX
    say(cover, "A8", _HOW, size=9, to="D8").alignment = TOP
    cover.row_dimensions[8].height = 6 * _LINE
    rule(cover, 8, at.LAST)
    heads = {"A": "No.", "B": "システム", "D": "答える部分"}
    for column, words in heads.items():
        to = "C10" if column == "B" else ""
        say(cover, f"{column}10", words, size=9, bold=True, to=to).alignment = CENTRE
    rule(cover, 10, at.LAST, fill=LABEL)
    for row, system in enumerate(sheet.systems, 11):
        number = row - 10
        say(cover, f"A{row}", str(number), size=10).alignment = CENTRE
        say(cover, f"B{row}", system.title, size=10, to=f"C{row}").alignment = WRAP
        parts = "・".join(f"{part.value}の部分" for part in system.parts)
        say(cover, f"D{row}", parts, size=9).alignment = CENTRE
        rule(cover, row, at.LAST)
        cover.row_dimensions[row].height = 24
    _set_page(cover, sheet, 10 + len(sheet.systems), 10)


def _write_system(
    page: Worksheet, form: SurveyForm, sheet: SentSheet, system: AskedSystem, heading: str
) -> None:
    _begin(page, heading)
    say_field(page, 2, "課", sheet.section, at.LAST)
    say_field(page, 3, "システム", system.title, at.LAST)
    page.row_dimensions[2].height = page.row_dimensions[3].height = 22
    page.row_dimensions[4].height = 6
    titles = ("No.", "項目", "答え", "台帳の内容（参考）")
    row = at.TABLE_HEAD
    for column, words in zip(_WIDTHS, titles, strict=True):
        say(page, f"{column}{row}", words, size=9, bold=True).alignment = CENTRE
    rule(page, row, at.LAST, fill=LABEL)
    group = ""
    for number, question in enumerate(questions_of(form, system.parts), 1):
        if question.group != group:
            group, row = question.group, row + 1
            head = say(page, f"A{row}", group, size=9, bold=True, to=f"D{row}")
            head.alignment = WRAP
            rule(page, row, at.LAST, fill=GROUP)
            page.row_dimensions[row].height = 18
        row += 1
        _write_question(page, row, number, form, question, system.known.get(question.id, ""))
    page.protection.sheet = True
    # False allows: whoever writes a long answer must be able to make its row higher.
    page.protection.formatRows = False
    page.freeze_panes = f"A{at.TABLE_HEAD + 1}"
    _set_page(page, sheet, row, at.TABLE_HEAD)


def _write_question(
    page: Worksheet, row: int, number: int, form: SurveyForm, question: SurveyQuestion, known: str
) -> None:
    say(page, f"{at.NUMBER}{row}", str(number), size=9).alignment = CENTRE
    asked = say(page, f"{at.QUESTION}{row}", question.title, size=10)
    asked.alignment = WRAP
    condition = form.condition_of(question)
    if condition:
        asked.value = CellRichText(
            TextBlock(InlineFont(rFont=FACE, sz=10, color=Color(INK)), question.title),
            TextBlock(InlineFont(rFont=FACE, sz=8, color=Color(GREY)), f"\n{condition}"),
        )
    answer = say(page, f"{at.ANSWER}{row}", "", size=10)
    answer.alignment, answer.protection = WRAP, OPEN
    answer.fill = PatternFill("solid", fgColor=FREE)
    say(page, f"{at.KNOWN}{row}", known or "―", size=8, colour=GREY).alignment = WRAP
    rule(page, row, at.LAST)
    lines = 1 + len(question.title) // 17
    small = 1 + len(condition) // 22 if condition else 0
    before = sum(1 + len(line) // 14 for line in known.split("\n"))
    height = max(_LINE * lines + 11 * small + 6, 11 * before + 6, 24)
    page.row_dimensions[row].height = min(height, 400)
    _guide(page, answer.coordinate, question)


def _guide(page: Worksheet, where: str, question: SurveyQuestion) -> None:
    if question.choices:
        choices = ",".join((*question.choices, UNKNOWN))
        hint = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
        hint.errorTitle, hint.error = "答え", "▼ から選んでください。"
        hint.showErrorMessage = True
    elif question.kind in _KINDS:
        hint = DataValidation(promptTitle="答え", prompt=_KINDS[question.kind])
        hint.showInputMessage = True
    else:
        return
    hint.add(where)
    page.add_data_validation(hint)


def _begin(page: Worksheet, heading: str) -> None:
    for column, width in _WIDTHS.items():
        page.column_dimensions[column].width = width
    say(page, at.HEADING, heading, size=15, bold=True, to="D1").alignment = CENTRE
    page.row_dimensions[1].height = 28


def _set_page(page: Worksheet, sheet: SentSheet, last: int, head: int) -> None:
    page.protection.sheet = True
    page.page_setup.paperSize = 9  # A4
    page.page_setup.orientation = "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{head}:{head}"
    page.print_area = f"A1:{at.KNOWN}{last}"
    keep_headings(page, head, last)
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.5, 0.6
    margins.header = margins.footer = 0.3
    # & begins a code in a footer.
    section = sheet.section.replace("&", "＆")
    page.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(without_controls(f"調査票　{section}　{page.title}"), size=8),
        right=_HeaderFooterPart("&P / &N 頁", size=8),
    )
    page.sheet_view.showGridLines = False


def _mark(book: Workbook, form: SurveyForm, sheet: SentSheet) -> None:
    hidden = book.create_sheet(at.MARK_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    year = str(sheet.fiscal_year)
    for row, value in enumerate((at.MARK, year, sheet.section, sheet.digest), 1):
        put_text(hidden.cell(row, 1), value)
    for row, system in enumerate(sheet.systems, at.FIRST_MARK):
        asked = " ".join(q.id for q in questions_of(form, system.parts))
        put_text(hidden.cell(row, 1), system.id)
        put_text(hidden.cell(row, 2), asked)
    put_property(book, at.PROPERTY, at.mark_value(year, sheet.section, sheet.digest))
