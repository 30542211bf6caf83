"""One visit in the list: title, number, date, how far it is, state; and the headings above.

What is shown is in model.py.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
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
_LONGEST = "和歌山市保険系システム・和歌山市債権回収システム"
"""A title of two systems, for which columns leave room."""

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Form(Enum):
    """How a row is divided, the widest first."""

    COLUMNS = "columns, one with the bar"
    CLOSE = "columns, the bar below what is left to be answered"
    LINES = "two full lines, without columns"


def form_for(width: float) -> Form:
    """The widest form in which the names of two systems are not cut."""
    needed = QFontMetricsF(font(bold=True)).horizontalAdvance(_LONGEST)
    for form in (Form.COLUMNS, Form.CLOSE):
        if columns(QRectF(0, 0, width, 1), form).title.width() >= needed:
            return form
    return Form.LINES


def row_height() -> int:
    """High enough for a thumb and two lines, in logical pixels."""
    return max(56, scaled(56))


def headings_height() -> int:
    """One low line, in logical pixels."""
    return scaled(32)


class Columns(NamedTuple):
    """Where the columns of a row lie, in logical pixels; no bar has one of its own in CLOSE."""

    title: QRectF
    when: QRectF
    bar: QRectF
    left: QRectF
    state: QRectF


def columns(area: QRectF, form: Form) -> Columns:
    """Divide a row: columns as wide as their words at the right, the title takes what is left."""
    words, small = QFontMetricsF(font()), QFontMetricsF(font(Size.SMALL))
    widths = {
        "when": words.horizontalAdvance("12月30日（水）"),
        "bar": float(scaled(100)),
        "left": words.horizontalAdvance("全て回答"),
        "state": small.horizontalAdvance("確定 第10版") + 20,
    }
    if form is not Form.COLUMNS:
        del widths["bar"]
    right = area.right() - _PAD
    places = {}
    for name, width in reversed(widths.items()):
        places[name] = QRectF(right - width, area.top(), width, area.height())
        right -= width + _PAD
    title = QRectF(area.left() + _PAD, area.top(), right - area.left() - _PAD, area.height())
    if form is not Form.COLUMNS:
        half = area.height() / 2
        places["bar"] = places["left"].adjusted(0, half, 0, 0)
        places["left"] = places["left"].adjusted(0, 6, 0, -half)
    return Columns(title, places["when"], places["bar"], places["left"], places["state"])


def title_room(area: QRectF) -> QRectF:
    """Where the title and what stands below it are written in a row."""
    form = form_for(area.width())
    if form is not Form.LINES:
        return columns(area, form).title
    return area.adjusted(_PAD, 0, -_PAD - scaled(96) - 12, 0)


class Headings(QWidget):
    """The names of the columns, above the list.

    Args:
        rows: The widget the rows are drawn on; a scroll bar leaves it narrower than the list.
    """

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        rows.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One low line."""
        return QSize(320, headings_height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand above the columns also when a scroll bar comes or goes."""
        if event.type() == QEvent.Type.Resize:
            self.setVisible(form_for(self._rows.width()) is not Form.LINES)
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names and the line below."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        form = form_for(self._rows.width())
        where = columns(QRectF(0, 0, self._rows.width(), area.height()), form)
        left = QRectF(where.left.left(), 0, where.left.width(), area.height())
        painter.setFont(font(Size.SMALL))
        painter.setPen(colours().text(Tone.SECOND))
        for place, words in (
            (where.title, "視察"),
            (where.when, "視察日"),
            *(((where.bar, "進み"),) if form is Form.COLUMNS else ()),
            (left, "未回答"),
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
        return QSize(200, row_height())

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
        lines = form_for(area.width()) is Form.LINES
        draw = _paint_lines if lines else _paint_columns
        draw(painter, area, row, str(index.data(WHEN_ROLE)))
        # A list that is only passed by shows no selection: rows are doors, not ticks.
        if self._view.hasFocus() and self._view.currentIndex() == index:
            paint_ring(painter, area.adjusted(2, 2, -2, -2), chosen.focus)
        painter.restore()


def _paint_columns(painter: QPainter, area: QRectF, row: VisitRow, when: str) -> None:
    where = columns(area, form_for(area.width()))
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
