"""What stands around the body of every page: form, number, edition, codes, page x / y.

The body itself is laid out in flow.py; what the codes say comes with the sheet.
"""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from wakayama_audit_gui.domain.calendar import clock_time, long_date
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.pen import Pen, fit, text_width
from wakayama_audit_gui.outputs.pdf.qr import SIZE, draw_qr, page_text
from wakayama_audit_gui.outputs.pdf.style import (
    HAIRLINE,
    INK,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    VERMILION,
    Styles,
)

DRAFT, BY_HAND, REDACTED = "下書き", "記入用紙", "黒塗り版"
_HEAD_LINE = PAGE_HEIGHT - 15.5 * mm
_FOOT_LINE = 30 * mm
_TO_FILL = "＿" * 8
_QR_BOTTOM = 7 * mm
_DRAFT_INK = Color(*VERMILION.rgb(), alpha=0.13)


def edition(sheet: Sheet) -> str:
    """版 in words; a sheet never sealed has none yet, one to be filled by hand needs none."""
    if sheet.blank:
        return BY_HAND
    if not sheet.revision:
        return DRAFT
    return f"第{sheet.revision}版" + f"（{REDACTED}）" * bool(sheet.redacted)


def draw_frame(pen: Pen, sheet: Sheet, styles: Styles, page: int, pages: int) -> None:
    """Draw header and footer of one page.

    Args:
        pen: Draws.
        sheet: Clean; but its ``qr`` as it was given.
        styles: Type.
        page: From 1.
        pages: Total.
    """
    _draw_header(pen, sheet, styles, page)
    _draw_footer(pen, sheet, styles, page, pages)


def draw_draft(pen: Pen, styles: Styles) -> None:
    """Write 下書き across the page, so thin that everything below stays readable."""
    canvas = pen.canvas
    style = styles.title._replace(size=150, colour=_DRAFT_INK)
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2 + 10 * mm)
    canvas.rotate(45)
    pen.text(-text_width(DRAFT, style) / 2, -style.size * 0.36, DRAFT, style)
    canvas.restoreState()


def _draw_header(pen: Pen, sheet: Sheet, styles: Styles, page: int) -> None:
    style = styles.furniture
    right = PAGE_WIDTH - RIGHT
    baseline = _HEAD_LINE + 2 * mm
    number = fit(f"調書番号 {sheet.sheet_no or _TO_FILL * sheet.blank}", style, 75 * mm)
    pen.text_right(right, baseline, number, style._replace(face=styles.label.face, colour=INK))
    right -= text_width(number, style._replace(face=styles.label.face)) + 8
    word = DRAFT if sheet.draft else edition(sheet)
    colour = VERMILION if sheet.draft else style.colour
    pen.text_right(right, baseline, word, style._replace(face=styles.label.face, colour=colour))
    right -= text_width(word, style._replace(face=styles.label.face)) + 8
    form = f"様式　{sheet.form}"
    if page > 1:
        form += "　" + "、".join(sheet.systems)
    pen.text(LEFT, baseline, fit(form, style, right - LEFT), style)
    if page > 1:
        pen.line(LEFT, _HEAD_LINE, PAGE_WIDTH - RIGHT, _HEAD_LINE, HAIRLINE, 0.5)


def _draw_footer(pen: Pen, sheet: Sheet, styles: Styles, page: int, pages: int) -> None:
    style = styles.furniture
    edge = PAGE_WIDTH - RIGHT - SIZE
    pen.line(LEFT, _FOOT_LINE, PAGE_WIDTH - RIGHT, _FOOT_LINE, HAIRLINE, 0.5)
    draw_qr(pen, page_text(sheet.qr, page), edge, _QR_BOTTOM)
    count = f"{page} / {pages} 頁"
    pen.text_right(
        edge - 3 * mm,
        _FOOT_LINE - 5 * mm,
        count,
        styles.label._replace(size=9.5, colour=INK),
    )
    word = f"{DRAFT}（{edition(sheet)}）" if sheet.draft and sheet.revision else edition(sheet)
    lines = (
        f"監査手帳　{sheet.form}　調書 {sheet.sheet_no or '―' * sheet.blank}　{word}",
        f"{'項目の指紋' if sheet.blank else '照合コード'} {sheet.code}",
        f"作成 {long_date(sheet.created)}{clock_time(sheet.created)}",
    )
    room = edge - LEFT - 6 * mm
    for number, line in enumerate(lines):
        narrower = text_width(count, style) + 8 * mm if number == 0 else 0
        baseline = _FOOT_LINE - (5 + 4.6 * number) * mm
        pen.text(LEFT, baseline, fit(line, style, room - narrower), style)
