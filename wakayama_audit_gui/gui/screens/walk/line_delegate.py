"""Draws a line of the list of places and items; in the narrow strip, its mark and number alone.

What a line says is in place_list.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.screens.walk.place_list import (
    Index,
    ItemLine,
    Line,
    PlaceLine,
    PlaceListModel,
)
from wakayama_audit_gui.gui.screens.walk.verdict_look import look_of, tone_of_class
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.line_breaking import Paragraph, set_paragraph
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.shape_mark import paint_badge
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring

_SIDE = 16
_MARK = 22
_GAP = 9
_AIR = 4
_LEAD = 8  # above a heading
_ICON = 16
_NOTES = 17  # height of the small words below the title
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
    """Draws lines as high as their words need.

    Heights are kept by row: the list asks for all of them whenever one line changes, and with 500
    lines that must not be felt.

    Args:
        model: The lines.
        compact: Only mark and number, for the narrow strip.
        parent: The list.

    Attributes:
        chosen: Row of the item in view, -1 none. The list says so by itself, and not the style:
            the names of Qt's style take Python 4 ms of the start to learn.
        hovered: Row under the pointer, -1 none.
        has_keyboard: Whether the list has the keyboard.
    """

    def __init__(
        self, model: PlaceListModel, *, compact: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._compact = compact
        self.chosen = -1
        self.hovered = -1
        self.has_keyboard = False
        self._room = 240
        self._heights: dict[int, QSize] = {}
        self._height = 0
        model.modelReset.connect(self._heights.clear)

    def set_room(self, width: int) -> bool:
        """Set lines to another width; says whether that makes a difference."""
        differs = width != self._room or self._height != _height()
        if differs:
            self._room, self._height = width, _height()
            self._heights.clear()
        return differs

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """At least a touch target."""
        row = index.row()
        known = self._heights.get(row)
        if known is None:
            known = QSize(TOUCH, self._high_enough(self._model.line_at(index)))
            self._heights[row] = known
        return known

    def resized(self, row: int) -> bool:
        """Whether a line that changed needs another height."""
        before = self._heights.pop(row, None)
        if before is None:
            return True
        now = QSize(TOUCH, self._high_enough(self._model.line_at(self._model.index(row))))
        self._heights[row] = now
        return now != before

    def _high_enough(self, line: Line | None) -> int:
        if self._compact or line is None:
            return _height()
        if isinstance(line, PlaceLine):
            heading = _heading(line, _heading_room(line, self._room))
            return max(_height(), heading.height + scaled(_LEAD) + _AIR)
        words = _title(line, _title_room(self._room), chosen=True)
        notes = scaled(_NOTES) if any(_notes(line)) else 0
        return max(_height(), words.height + notes + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line = self._model.line_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        chosen = index.row() == self.chosen
        if isinstance(line, PlaceLine):
            self._paint_place(painter, area, line)
        elif isinstance(line, ItemLine):
            self._paint_ground(painter, area, chosen=chosen, hovered=index.row() == self.hovered)
            if self._compact:
                _paint_compact(painter, area, line)
            else:
                _paint_item(painter, area, line, chosen=chosen)
        if chosen and self.has_keyboard:
            paint_ring(painter, area, colours().focus, radius=4, inset=1)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRectF, *, chosen: bool, hovered: bool
    ) -> None:
        palette = colours()
        if chosen:
            accent = palette.tones[Tone.AI]
            fill(painter, area, accent.tint)
            fill(painter, QRectF(area.left(), area.top(), 3, area.height()), accent.mark)
        elif hovered:
            fill(painter, area, palette.hover)

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
        inner = area.adjusted(_SIDE, scaled(_LEAD), -_SIDE, 0)
        painter.setFont(font(Size.SMALL, bold=True))
        painter.setPen(second)
        draw_text(painter, inner, _RIGHT, _figures(line))
        edge = scaled(_ICON)
        camera, tone = _PERMISSION_ICONS.get(line.place.permission.kind, ("camera", Tone.NIBI))
        ratio = painter.device().devicePixelRatio()
        top = round(inner.center().y() - edge / 2)
        words = _heading(line, _heading_room(line, area.width()))
        beside = inner.left() + edge + _heading_room(line, area.width()) + 6
        colour = chosen.tones[tone].mark
        painter.drawPixmap(round(beside), top, pixmap(camera, colour, edge, ratio))
        fold = "chevron-right" if line.folded else "chevron-down"
        painter.drawPixmap(round(inner.left() - 4), top, pixmap(fold, second, edge, ratio))
        painter.setPen(second)
        words.draw(painter, inner.left() + edge, inner.center().y() - words.height / 2)


def _paint_compact(painter: QPainter, area: QRectF, line: ItemLine) -> None:
    look = look_of(line.row.answer)
    edge = scaled(_MARK)
    mark = QRectF(area.center().x() - edge / 2, area.top() + 4, edge, edge)
    paint_badge(painter, mark, look.shape, look.tone)
    painter.setFont(font(Size.SMALL))
    painter.setPen(colours().text(Tone.SECOND))
    below = QRectF(area.left(), mark.bottom(), area.width(), area.bottom() - mark.bottom())
    draw_text(painter, below, _CENTRED, str(line.row.number))


def _paint_item(painter: QPainter, area: QRectF, line: ItemLine, *, chosen: bool) -> None:
    inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
    look = look_of(line.row.answer)
    edge = scaled(_MARK)
    mark = QRectF(inner.left(), inner.center().y() - edge / 2, edge, edge)
    paint_badge(painter, mark, look.shape, look.tone)
    title = _title(line, _title_room(area.width()), chosen=chosen)
    notes = list(_notes(line))
    left = mark.right() + _GAP
    top = inner.center().y() - (title.height + (scaled(_NOTES) if notes else 0)) / 2
    painter.setPen(colours().text(Tone.INK))
    title.draw(painter, left, top)
    small = font(Size.SMALL)
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    below = QRectF(left, top + title.height - 2, inner.right() - left, scaled(_NOTES))
    for words, tone in notes:
        painter.setPen(colours().text(tone))
        cut = cut_to(metrics, words, below.width())
        draw_text(painter, below, _MIDDLE, cut)
        below.setLeft(below.left() + metrics.horizontalAdvance(words) + 8)
        if below.width() < metrics.height():
            break


def _title(line: ItemLine, width: float, *, chosen: bool) -> Paragraph:
    return set_paragraph(line.row.item.title, font(bold=chosen), width)


def _title_room(width: float) -> float:
    return width - 2 * _SIDE - scaled(_MARK) - _GAP


def _figures(line: PlaceLine) -> str:
    return f"{line.done} / {line.total}"


def _heading(line: PlaceLine, width: float) -> Paragraph:
    return set_paragraph(line.place.name, font(Size.SMALL, bold=True), width)


def _heading_room(line: PlaceLine, width: float) -> float:
    figures = QFontMetricsF(font(Size.SMALL, bold=True)).horizontalAdvance(_figures(line))
    return width - 2 * _SIDE - figures - 2 * (scaled(_ICON) + 7)


def _height() -> int:
    """Of a line whose words fit in one."""
    return max(TOUCH, scaled(TOUCH))


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
