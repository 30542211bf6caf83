"""One visit in the list: title, number, date, how far it is, state; and the headings above.

What is shown is in model.py.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE, WHEN_ROLE, remaining
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.segment_bar import paint_segments
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring, paint_surface
from wakayama_audit_gui.use_cases.ports import VisitRow

VERDICT_TONES = (Tone.MATSUBA, Tone.SHU, Tone.YAMABUKI, Tone.NIBI, Tone.NIBI, Tone.AI)
"""Tones of VisitRow.counts, in its order."""

STATE_TONES = {
    "予定": Tone.SECOND,
    "記入中": Tone.AI,
    "事実確認": Tone.YAMABUKI,
    "署名待ち": Tone.YAMABUKI,
    "確定": Tone.MATSUBA,
}
_PAD = 16
_WIDE_FROM = 790
"""Width of a list, in logical pixels at 100 % text, from which it has columns."""

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def in_columns(width: float) -> bool:
    """Whether a list of this width has columns; otherwise each row is two full lines."""
    return width >= scaled(_WIDE_FROM)


class Columns(NamedTuple):
    """Where the columns of a row lie, in logical pixels."""

    title: QRectF
    when: QRectF
    bar: QRectF
    left: QRectF
    state: QRectF


def columns(area: QRectF) -> Columns:
    """Divide a row: fixed columns at the right, the title takes what is left."""
    widths = (scaled(104), scaled(100), scaled(68), scaled(96))
    right = area.right() - _PAD
    fixed = []
    for width in reversed(widths):
        fixed.append(QRectF(right - width, area.top(), width, area.height()))
        right -= width + _PAD
    title = QRectF(area.left() + _PAD, area.top(), right - area.left() - _PAD, area.height())
    state, left, bar, when = fixed
    return Columns(title, when, bar, left, state)


def title_room(area: QRectF) -> QRectF:
    """Where the title and what stands below it are written in a row."""
    if in_columns(area.width()):
        return columns(area).title
    return area.adjusted(_PAD, 0, -_PAD - scaled(96) - 12, 0)


class Headings(QWidget):
    """The names of the columns, above the list.

    Args:
        rows: The widget the rows are drawn on; a scroll bar leaves it narrower than the list.
    """

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One low line."""
        return QSize(320, scaled(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names and the line below."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        where = columns(QRectF(0, 0, self._rows.width(), area.height()))
        painter.setFont(font(Size.SMALL))
        painter.setPen(colours().text(Tone.SECOND))
        for place, words in (
            (where.title, "視察"),
            (where.when, "視察日"),
            (where.bar, "進み"),
            (where.left, "未回答"),
            (where.state, "状態"),
        ):
            draw_text(painter, place, _MIDDLE_LEFT, words)
        fill(painter, QRectF(0, area.bottom() - 1, area.width(), 1), colours().line)


class VisitDelegate(QStyledItemDelegate):
    """Draws a row of the list of visits."""

    def __init__(self, view: QAbstractItemView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """High enough for a thumb and two lines."""
        return QSize(200, max(56, scaled(56)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw background, contents and focus ring."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, VisitRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, area, chosen.hover)
        fill(painter, QRectF(area.left(), area.bottom() - 1, area.width(), 1), chosen.line)
        draw = _paint_columns if in_columns(area.width()) else _paint_lines
        draw(painter, area, row, str(index.data(WHEN_ROLE)))
        # A list that is only passed by shows no selection: rows are doors, not ticks.
        if self._view.hasFocus() and self._view.currentIndex() == index:
            paint_ring(painter, area.adjusted(2, 2, -2, -2), chosen.focus)
        painter.restore()


def _paint_columns(painter: QPainter, area: QRectF, row: VisitRow, when: str) -> None:
    where = columns(area)
    _paint_words(painter, title_room(area), row.title, _number(row))
    _write(painter, where.when, when, tone=_when_tone(when), bold=when == "今日")
    _paint_bar(painter, where.bar, row)
    _write(painter, where.left, _left(row), tone=Tone.SECOND)
    _paint_state(painter, where.state, row)


def _paint_lines(painter: QPainter, area: QRectF, row: VisitRow, when: str) -> None:
    inner = area.adjusted(_PAD, 0, -_PAD, 0)
    side = QRectF(inner.right() - scaled(96), inner.top(), scaled(96), inner.height())
    half = side.height() / 2
    _paint_words(painter, title_room(area), row.title, f"{when}　{_left(row)}　{_number(row)}")
    _paint_state(painter, side.adjusted(0, 4, 0, -half + 4), row)
    _paint_bar(painter, side.adjusted(0, half + 4, 0, -4), row)


def _paint_words(painter: QPainter, area: QRectF, title: str, detail: str) -> None:
    half = area.height() / 2
    _write(painter, area.adjusted(0, 6, 0, -half), title, bold=True)
    lower = area.adjusted(0, half, 0, -6)
    _write(painter, lower, detail, size=Size.SMALL, tone=Tone.SECOND)


def _write(
    painter: QPainter,
    area: QRectF,
    words: str,
    *,
    size: Size = Size.BASE,
    tone: Tone = Tone.INK,
    bold: bool = False,
) -> None:
    chosen = font(size, bold=bold)
    painter.setFont(chosen)
    painter.setPen(colours().text(tone))
    cut = cut_to(QFontMetricsF(chosen), words, area.width())
    draw_text(painter, area, _MIDDLE_LEFT, cut)


def _paint_bar(painter: QPainter, area: QRectF, row: VisitRow) -> None:
    bar = QRectF(area.left(), area.center().y() - 3, area.width(), 6)
    paint_segments(painter, bar, list(zip(row.counts, VERDICT_TONES, strict=True)), row.total)


def _paint_state(painter: QPainter, area: QRectF, row: VisitRow) -> None:
    words = f"{row.state} 第{row.revision}版" if row.revision else row.state
    shades = colours().tones[STATE_TONES.get(row.state, Tone.SECOND)]
    painter.setFont(font(Size.SMALL))
    width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 20
    height = scaled(22)
    pill = QRectF(area.left(), area.center().y() - height / 2, width, height)
    paint_surface(painter, pill, shades.tint, shades.edge, radius=height / 2)
    painter.setPen(shades.text)
    draw_text(painter, pill, int(Qt.AlignmentFlag.AlignCenter), words)


def _left(row: VisitRow) -> str:
    left = remaining(row)
    return f"残り {left}" if left else "全て回答"


def _number(row: VisitRow) -> str:
    photos = f"写真 {row.photos} 枚" if row.photos else ""
    return "　".join(part for part in (f"調書 {row.sheet_no}", photos) if part)


def _when_tone(when: str) -> Tone:
    return Tone.AI if when == "今日" else Tone.INK
