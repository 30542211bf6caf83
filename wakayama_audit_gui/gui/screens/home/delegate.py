"""One visit in the list: title, number, date, how far it is, state.

What is shown is in model.py.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE, WHEN_ROLE, remaining
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.segment_bar import paint_segments
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface
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

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Columns(NamedTuple):
    """Where the columns of a row lie, in logical pixels."""

    title: QRectF
    when: QRectF
    bar: QRectF
    left: QRectF
    state: QRectF


def columns(area: QRectF) -> Columns:
    """Divide a row: fixed columns at the right, the title takes what is left."""
    pad, gap = 16, 16
    widths = (scaled(112), scaled(150), scaled(72), scaled(96))
    right = area.right() - pad
    fixed = []
    for width in reversed(widths):
        fixed.append(QRectF(right - width, area.top(), width, area.height()))
        right -= width + gap
    title = QRectF(area.left() + pad, area.top(), right - area.left() - pad, area.height())
    state, left, bar, when = fixed
    return Columns(title, when, bar, left, state)


class VisitDelegate(QStyledItemDelegate):
    """Draws a row of the list of visits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """High enough for a thumb."""
        return QSize(320, max(56, scaled(52)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw background, columns and focus ring."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, VisitRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, chosen.tones[Tone.AI].tint)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, chosen.hover)
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), chosen.line)
        self._paint_row(painter, columns(area), row, str(index.data(WHEN_ROLE)))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, area.adjusted(2, 2, -2, -2), chosen.focus)
        painter.restore()

    def _paint_row(self, painter: QPainter, where: Columns, row: VisitRow, when: str) -> None:
        ink, second = colours().text(Tone.INK), colours().text(Tone.SECOND)
        half = where.title.height() / 2
        upper = where.title.adjusted(0, 8, 0, -half)
        lower = where.title.adjusted(0, half, 0, -8)
        painter.setFont(font(bold=True))
        painter.setPen(ink)
        metrics = QFontMetricsF(painter.font())
        elided = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, where.title.width())
        painter.drawText(upper, _MIDDLE_LEFT, elided)
        painter.setFont(font(Size.SMALL))
        painter.setPen(second)
        painter.drawText(lower, _MIDDLE_LEFT, f"調書 {row.sheet_no}　写真 {row.photos} 枚")
        painter.setFont(font())
        painter.setPen(colours().text(Tone.AI) if when == "今日" else ink)
        painter.drawText(where.when, _MIDDLE_LEFT, when)
        bar = QRectF(where.bar.left(), where.bar.center().y() - 3, where.bar.width(), 6)
        paint_segments(painter, bar, list(zip(row.counts, VERDICT_TONES, strict=True)), row.total)
        painter.setPen(second)
        left = remaining(row)
        painter.drawText(where.left, _MIDDLE_LEFT, f"残り {left}" if left else "全て回答")
        self._paint_state(painter, where.state, row)

    def _paint_state(self, painter: QPainter, area: QRectF, row: VisitRow) -> None:
        words = f"{row.state} 第{row.revision}版" if row.revision else row.state
        shades = colours().tones[STATE_TONES.get(row.state, Tone.SECOND)]
        painter.setFont(font(Size.SMALL))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 20
        height = scaled(24)
        pill = QRectF(area.left(), area.center().y() - height / 2, width, height)
        paint_surface(painter, pill, shades.tint, shades.edge, radius=height / 2)
        painter.setPen(shades.text)
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
