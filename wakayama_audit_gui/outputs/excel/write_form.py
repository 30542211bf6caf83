"""The 自己点検票 as a spreadsheet: A4, drop-downs, questions that cannot be changed by mistake.

Where things stand is in form_layout.py; what is asked comes with the form.
"""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Color, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    HandedForm,
    Reply,
    ReplyAnswer,
    SentQuestion,
)
from wakayama_audit_gui.outputs.excel import form_layout as at
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
    WARN,
    WRAP,
    keep_headings,
    rule,
    say,
    say_field,
)
from wakayama_audit_gui.outputs.excel.plain_text import put_text, without_controls

_WIDTHS = {"A": 4.5, "B": 12, "C": 37, "D": 10.5, "E": 27, "F": 13}
_LAST = 6
"""Columns of the page."""
_LINE = 12.5
"""Points of a line of text in a row whose height must be said."""
_HOW = (
    "記入要領\n"
    "１　黄色の欄に記入してください。答えは「はい・いいえ・該当なし」から選びます。\n"
    "２　「いいえ」のときは、理由か、いつまでに直すかを右の欄に書いてください。\n"
    "３　前年度の答えは参考です。今の状態を確かめて答えてください。\n"
    "４　終わったら職名・氏名・記入日を入れ、このファイルをそのまま返してください。"
    "印刷して押印する場合は、署名・押印の欄に押してください。"
)


def write_form(handed: HandedForm) -> bytes:
    """The file that is given to a 所属長."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    sheet.title = at.SHEET
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    _write_head(sheet, handed)
    last = _write_table(sheet, handed)
    _guide(sheet, last)
    _set_page(sheet, last, handed)
    _mark(book, handed)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_head(sheet: Worksheet, handed: HandedForm) -> None:
    form = handed.form
    say(sheet, at.HEADING, form.heading, size=16, bold=True, to="F1").alignment = CENTRE
    sheet.row_dimensions[1].height = 30
    aim = (
        f"（{form.name.kind.label}用）　提出期限　{long_date(handed.deadline) or '別に知らせます'}"
    )
    say(sheet, "A2", aim, size=9, colour=GREY, to="F2").alignment = CENTRE
    label = "所属" if form.name.kind.value == "section" else "情報システム"
    say_field(sheet, 3, label, form.title, _LAST)
    for row, name in ((5, "職名"), (6, "氏名"), (7, "記入日")):
        say_field(sheet, row, name, "", _LAST)
        sheet[f"C{row}"].protection = OPEN
        sheet[f"C{row}"].fill = PatternFill("solid", fgColor=FREE)
        sheet.row_dimensions[row].height = 24
    sheet.row_dimensions[3].height = 24
    sheet.row_dimensions[4].height = 6
    say(sheet, "D5", "署名・押印", size=8, colour=GREY, to="F7")
    sheet["D5"].alignment = Alignment(vertical="top", horizontal="left")
    how = _HOW if not handed.note else f"差戻しの理由：{handed.note}\n{_HOW}"
    say(sheet, "A8", how, size=9, to="F8").alignment = TOP
    lines = sum(1 + len(line) // 56 for line in how.split("\n"))
    sheet.row_dimensions[8].height = _LINE * lines + 6
    sheet.row_dimensions[9].height = 6
    for corner in ("D5:F7", "A8:F8"):
        for row in sheet[corner]:
            for cell in row:
                cell.border = BOX


def _write_table(sheet: Worksheet, handed: HandedForm) -> int:
    heads = {
        at.NUMBER: "No.",
        at.QUESTION: "確かめること",
        at.ANSWER: "答え",
        at.REASON: "理由・いつまでに直すか",
        at.PREVIOUS: "前年度の答え\n（参考）",
    }
    row = at.TABLE_HEAD
    for column, words in heads.items():
        to = f"C{row}" if column == at.QUESTION else ""
        head = say(sheet, f"{column}{row}", words, size=9, bold=True, to=to)
        head.alignment = CENTRE
    rule(sheet, row, _LAST, fill=LABEL)
    sheet.row_dimensions[row].height = 30
    group = ""
    for number, question in enumerate(handed.form.questions, 1):
        if question.group != group:
            group, row = question.group, row + 1
            say(sheet, f"A{row}", group, size=10, bold=True, to=f"F{row}").alignment = WRAP
            sheet.row_dimensions[row].height = 19
            rule(sheet, row, _LAST, fill=GROUP)
        row += 1
        previous = handed.previous.get(question.id, UNANSWERED)
        _write_question(sheet, row, number, question, previous)
    return row


def _write_question(
    sheet: Worksheet, row: int, number: int, question: SentQuestion, previous: Reply
) -> None:
    say(sheet, f"{at.NUMBER}{row}", str(number), size=10).alignment = CENTRE
    asked = say(sheet, f"{at.QUESTION}{row}", question.text, size=10, to=f"C{row}")
    asked.value = CellRichText(
        TextBlock(InlineFont(rFont=FACE, sz=10, color=Color(INK)), question.text),
        TextBlock(InlineFont(rFont=FACE, sz=8, color=Color(GREY)), f"\n{question.hint}"),
    )
    asked.alignment = WRAP
    answer = say(sheet, f"{at.ANSWER}{row}", "", size=11, bold=True)
    answer.alignment = CENTRE
    reason = say(sheet, f"{at.REASON}{row}", "", size=9)
    reason.alignment = TOP
    said = "\n".join(part for part in (previous.answer, previous.reason) if part)
    last = say(sheet, f"{at.PREVIOUS}{row}", said or "―", size=8, colour=GREY)
    last.alignment = CENTRE if not previous.reason else TOP
    rule(sheet, row, _LAST)
    for cell in (answer, reason):
        cell.protection = OPEN
        cell.fill = PatternFill("solid", fgColor=FREE)
    # The question stands in merged cells, for which no spreadsheet finds the height by itself.
    lines = 1 + len(question.text) // 24
    small = 1 + len(question.hint) // 30
    before = sum(1 + len(line) // 7 for line in said.split("\n"))
    height = max(13 * lines + 10.5 * small + 5, 10.5 * before + 4, 34)
    sheet.row_dimensions[row].height = min(height, 400)


def _guide(sheet: Worksheet, last: int) -> None:
    first = at.TABLE_HEAD + 1
    answers = DataValidation(
        type="list",
        formula1=f'"{",".join(ReplyAnswer)}"',
        allow_blank=True,
        errorTitle="答え",
        error=f"{'・'.join(ReplyAnswer)} から選んでください。",
        promptTitle="答え",
        prompt="▼を押して選んでください。",
    )
    answers.showErrorMessage = answers.showInputMessage = True
    sheet.add_data_validation(answers)
    for row in range(first, last + 1):
        if not sheet[f"{at.ANSWER}{row}"].protection.locked:
            answers.add(f"{at.ANSWER}{row}")
    reasons = f"{at.REASON}{first}:{at.REASON}{last}"
    bare = f'AND(${at.ANSWER}{first}="{ReplyAnswer.NO}",LEN(${at.REASON}{first})=0)'
    look = DifferentialStyle(fill=PatternFill(bgColor=WARN, fill_type="solid"))
    sheet.conditional_formatting.add(reasons, Rule("expression", dxf=look, formula=[bare]))
    sheet.protection.sheet = True
    # False allows: whoever writes a long reason must be able to make its row higher.
    sheet.protection.formatRows = False


def _set_page(sheet: Worksheet, last: int, handed: HandedForm) -> None:
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{at.TABLE_HEAD}:{at.TABLE_HEAD}"
    keep_headings(sheet, at.TABLE_HEAD, last)
    sheet.print_area = f"A1:{at.LAST_COLUMN}{last}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.5, 0.6
    margins.header = margins.footer = 0.3
    # & begins a code in a footer.
    title = handed.form.title.replace("&", "＆")
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(
            without_controls(f"{title}　{handed.form.heading.split()[0]}"), size=8
        ),
        right=_HeaderFooterPart("&P / &N 頁", size=8),
    )
    sheet.freeze_panes = f"A{at.TABLE_HEAD + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 110


def _mark(book: Workbook, handed: HandedForm) -> None:
    hidden = book.create_sheet(at.MARK_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    form = handed.form
    values = (at.MARK, form.name.id, handed.digest, *(q.id for q in form.questions))
    for row, value in enumerate(values, 1):
        put_text(hidden.cell(row, 1), value)
    put_property(book, at.PROPERTY, at.mark_value(form.name.id, handed.digest))
    book.properties.title = without_controls(form.heading)
    book.properties.subject = without_controls(form.title)
    book.properties.creator = "監査手帳"
