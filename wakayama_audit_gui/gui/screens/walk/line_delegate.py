"""Draws a line of the list of places and items; in the narrow strip, its mark and number alone.

What a line says is in place_list.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.screens.walk.place_list import LINE_ROLE, Index, ItemLine, PlaceLine
from wakayama_audit_gui.gui.screens.walk.verdict_look import look_of, tone_of_class
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.shape_mark import paint_badge
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring

_SIDE = 16
_MARK = 22
_GAP = 9
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

_PERMISSION_ICONS = {
    "可": ("camera", Tone.MATSUBA),
    "許可": ("camera", Tone.MATSUBA),
    "禁止": ("camera-off", Tone.SHU),
    "未確認": ("camera", Tone.NIBI),
}


class LineDelegate(QStyledItemDelegate):
    """Draws lines, all of one height so that 500 of them cost no more than ten.

    Args:
        compact: Only mark and number, for the narrow strip.
        parent: The list.
    """

    def __init__(self, *, compact: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compact = compact

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A touch target."""
        return QSize(TOUCH if self._compact else 120, max(TOUCH, scaled(46)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(line, PlaceLine):
            self._paint_place(painter, area, line)
        elif isinstance(line, ItemLine):
            self._paint_ground(painter, area, option.state)
            if self._compact:
                _paint_compact(painter, area, line)
            else:
                chosen = bool(option.state & QStyle.StateFlag.State_Selected)
                _paint_item(painter, area, line, chosen=chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, area, colours().focus, radius=4, inset=1)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        chosen = colours()
        if state & QStyle.StateFlag.State_Selected:
            accent = chosen.tones[Tone.AI]
            fill(painter, area, accent.tint)
            fill(painter, QRectF(area.left(), area.top(), 3, area.height()), accent.mark)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, area, chosen.hover)

    def _paint_place(self, painter: QPainter, area: QRectF, line: PlaceLine) -> None:
        chosen = colours()
        second = chosen.text(Tone.SECOND)
        if self._compact:
            fill(
                painter,
                QRectF(area.left() + 8, area.center().y(), area.width() - 16, 1),
                chosen.line,
            )
            return
        inner = area.adjusted(_SIDE, scaled(8), -_SIDE, 0)
        painter.setFont(font(Size.SMALL, bold=True))
        painter.setPen(second)
        figures = f"{line.done} / {line.total}"
        painter.drawText(inner, _RIGHT, figures)
        metrics = QFontMetricsF(painter.font())
        inner.setRight(inner.right() - metrics.horizontalAdvance(figures) - 8)
        edge = scaled(16)
        name, tone = _PERMISSION_ICONS.get(line.place.permission.kind, ("camera", Tone.NIBI))
        ratio = painter.device().devicePixelRatio()
        top = round(inner.center().y() - edge / 2)
        colour = chosen.tones[tone].mark
        painter.drawPixmap(round(inner.right() - edge), top, pixmap(name, colour, edge, ratio))
        inner.setRight(inner.right() - edge - 6)
        fold = "chevron-right" if line.folded else "chevron-down"
        painter.drawPixmap(round(inner.left() - 4), top, pixmap(fold, second, edge, ratio))
        inner.setLeft(inner.left() + edge)
        words = metrics.elidedText(line.place.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _MIDDLE, words)


def _paint_compact(painter: QPainter, area: QRectF, line: ItemLine) -> None:
    look = look_of(line.row.answer)
    edge = scaled(_MARK)
    mark = QRectF(area.center().x() - edge / 2, area.top() + 4, edge, edge)
    paint_badge(painter, mark, look.shape, look.tone)
    painter.setFont(font(Size.SMALL))
    painter.setPen(colours().text(Tone.SECOND))
    below = QRectF(area.left(), mark.bottom(), area.width(), area.bottom() - mark.bottom())
    painter.drawText(below, _CENTRED, str(line.row.number))


def _paint_item(painter: QPainter, area: QRectF, line: ItemLine, *, chosen: bool) -> None:
    inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
    look = look_of(line.row.answer)
    edge = scaled(_MARK)
    paint_badge(
        painter,
        QRectF(inner.left(), inner.center().y() - edge / 2, edge, edge),
        look.shape,
        look.tone,
    )
    inner.setLeft(inner.left() + edge + _GAP)
    notes = list(_notes(line))
    half = scaled(9) if notes else 0
    painter.setFont(font(bold=chosen))
    painter.setPen(colours().text(Tone.INK))
    title = QFontMetricsF(painter.font()).elidedText(
        line.row.item.title, Qt.TextElideMode.ElideRight, inner.width()
    )
    painter.drawText(inner.translated(0, -half), _MIDDLE, title)
    small = font(Size.SMALL)
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    below = inner.translated(0, scaled(10))
    for words, tone in notes:
        painter.setPen(colours().text(tone))
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _MIDDLE, cut)
        below.setLeft(below.left() + metrics.horizontalAdvance(words) + 8)
        if below.width() < metrics.height():
            break


def _notes(line: ItemLine) -> Iterator[tuple[str, Tone]]:
    """What stands under the title, the most pressing first."""
    if line.row.answer.contested:
        yield "未確定", Tone.SHU
    if line.prior:
        yield f"前回 {line.prior}", tone_of_class(line.prior)
    if line.photos:
        yield f"写真 {line.photos}", Tone.SECOND
    if line.assignee:
        yield f"担当 {line.assignee}", Tone.SECOND
    if line.reworded:
        yield "文言変更あり", Tone.AI
