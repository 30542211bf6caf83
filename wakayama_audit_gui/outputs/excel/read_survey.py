"""Reading a 調査票 that came back as a spreadsheet.

Whether it may be taken in is decided in use_cases/take_survey.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.calendar import fiscal_year_label, parse_written_day
from wakayama_audit_gui.domain.survey_sheet import ReturnedSheet, ReturnedSystem
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel import survey_layout as at
from wakayama_audit_gui.outputs.excel.book_property import get_property
from wakayama_audit_gui.outputs.excel.cell_texts import Texts, read_texts
from wakayama_audit_gui.outputs.excel.intake import open_untrusted

_MAX_ROWS = 400


class _Asked(NamedTuple):
    """A system and its questions, from the hidden sheet."""

    id: str
    questions: tuple[str, ...]


class _Mark(NamedTuple):
    year: int
    section: str
    digest: str
    systems: tuple[_Asked, ...]


def read_survey(path: Path) -> ReturnedSheet:
    """What came back.

    Raises:
        UserError: It is no 調査票 of ours, or holds what must not be taken in.
        OSError: The file cannot be opened.
    """
    with open_untrusted(path) as book:
        mark = _read_mark(book)
        cover = read_texts(book, at.COVER, _MAX_ROWS)
        pages = [_read_page(book, str(n)) for n, _ in enumerate(mark.systems, 1)]
    heading = at.heading_of(fiscal_year_label(mark.year))
    if any(texts.get(at.HEADING, "") != heading for texts in (cover, *pages)):
        raise UserError(
            f"表題が「{heading}」ではありません。",
            "年度の正しい調査票に答えてもらってください。",
            code="survey_year",
        )
    told = zip(mark.systems, pages, strict=True)
    return ReturnedSheet(
        fiscal_year=mark.year,
        section=mark.section,
        title=cover.get(at.SECTION, ""),
        digest=mark.digest,
        systems=tuple(_system(asked, texts) for asked, texts in told),
        by_name=cover.get(at.BY_NAME, ""),
        by_post=cover.get(at.BY_POST, ""),
        on=parse_written_day(cover.get(at.SIGNED_ON, "")),
    )


def _system(asked: _Asked, texts: Texts) -> ReturnedSystem:
    rows = {
        texts[f"{at.NUMBER}{row}"]: row
        for row in range(at.TABLE_HEAD + 1, _MAX_ROWS)
        if f"{at.NUMBER}{row}" in texts
    }
    shown: dict[str, str] = {}
    answers: dict[str, str] = {}
    for number, question in enumerate(asked.questions, 1):
        row = rows.get(str(number), 0)
        shown[question] = texts.get(f"{at.QUESTION}{row}", "").partition("\n")[0]
        if said := texts.get(f"{at.ANSWER}{row}", ""):
            answers[question] = said
    return ReturnedSystem(asked.id, shown, answers)


def _read_page(book: Workbook, name: str) -> Texts:
    try:
        return read_texts(book, name, _MAX_ROWS)
    except UserError as error:
        # Which of many sheets it is must be said: cells are called alike on all of them.
        raise UserError(f"シート {name} の{error.what}", error.remedy, code=error.code) from error


def _read_mark(book: Workbook) -> _Mark:
    names = book.sheetnames
    if at.MARK_SHEET not in names or at.COVER not in names:
        raise _foreign()
    texts = read_texts(book, at.MARK_SHEET, _MAX_ROWS)
    year = texts.get(f"A{at.YEAR_ROW}", "")
    section, digest = texts.get(f"A{at.SECTION_ROW}", ""), texts.get(f"A{at.DIGEST_ROW}", "")
    plain = year.isascii() and year.isdecimal() and len(year) == len("2026")
    if texts.get("A1", "") != at.MARK or not plain or not section:
        raise _foreign()
    said = get_property(book, at.PROPERTY)
    # Some programs drop properties; what is there must agree.
    if said is not None and said != at.mark_value(year, section, digest):
        raise UserError(
            "別の課の調査票のシートが混ざっています。",
            "配布したファイルのまま答えてもらってください。",
            code="survey_owner",
        )
    systems = [
        _Asked(id_, tuple(texts.get(f"B{row}", "").split()))
        for row in range(at.FIRST_MARK, _MAX_ROWS)
        if (id_ := texts.get(f"A{row}", ""))
    ]
    if any(str(number) not in names for number in range(1, len(systems) + 1)):
        raise UserError(
            "シートが足りません。",
            "配布したファイルのまま答えてもらってください。",
            code="survey_questions",
        )
    return _Mark(int(year), section, digest, tuple(systems))


def _foreign() -> UserError:
    return UserError(
        "監査手帳が配布した調査票ではありません。",
        "配布したファイルに答えてもらってください。",
        code="survey_foreign",
    )
