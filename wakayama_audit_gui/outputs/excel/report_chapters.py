"""The chapters of a report as sheets: one each, named by its number, and where its findings stand.

The summary that leads to them is in report.py.
"""

from __future__ import annotations

from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.report import Chapter
from wakayama_audit_gui.outputs.excel.report_pages import Page

_WIDTHS = (9, 11, 62, 22)
_HEAD = ("区分", "番号", "内容", "対象課")


def add_chapter(book: Workbook, chapter: Chapter) -> dict[str, str]:
    """Add the sheet of a chapter; returns anchor → place of each finding."""
    page = Page(book.create_sheet(sheet_name(chapter.number)), _WIDTHS)
    page.title(f"{chapter.number}　{chapter.title}")
    for name, value in chapter.particulars:
        page.line((name, "", value, ""), centred=())
        page.join(1, 2)
        page.join(3, 4)
    page.gap()
    page.head(_HEAD)
    places: dict[str, str] = {}
    for entry in chapter.entries:
        for heading in entry.headings:
            page.heading(heading)
        for ground in entry.grounds:
            page.line(("根拠", "", ground, ""))
        for fact in entry.facts:
            page.line(("事実", "", fact, ""))
        for found in entry.findings:
            page.line((found.kind, found.code, found.text, "\n".join(found.sections)))
            places[found.anchor] = f"'{sheet_name(chapter.number)}'!A{page.row}"
    if not chapter.entries:
        page.line(("", "", "指摘・意見の記載はない。", ""))
    return places


def sheet_name(number: str) -> str:
    """Name of a chapter's sheet."""
    return number
