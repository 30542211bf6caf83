"""Rows of a list as in all our screens: mark, words, a note at the right, at least 44 px high.

The model that fills the roles is the screen's; nothing here knows what a row is about.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, paint_badge
from wakayama_audit_gui.gui.widgets.surface import paint_ring

Index = QModelIndex | QPersistentModelIndex

_MARK = 22
_SIDE = 16
_GAP = 10


class RowRole(IntEnum):
    """What a model says about a row, besides ``Qt.DisplayRole`` (the words)."""

    SHAPE = Qt.ItemDataRole.UserRole + 101
    """A `Shape`, or nothing."""
    TONE = Qt.ItemDataRole.UserRole + 102
    """The `Tone` of the shape; NIBI by default."""
    DETAIL = Qt.ItemDataRole.UserRole + 103
    """A second, small line."""
    TRAILING = Qt.ItemDataRole.UserRole + 104
    """Short text at the right end."""
    TRAILING_TONE = Qt.ItemDataRole.UserRole + 105
    """Its `Tone`; SECOND by default."""
    HEADER = Qt.ItemDataRole.UserRole + 106
    """True: the row is the heading of the rows that follow."""


class StackedRowDelegate(QStyledItemDelegate):
    """Draws rows from the roles above, all text literally.

    A subclass overrides `paint_extra` to draw more, and `extra_width` to keep room for it.
    """

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are touch targets; headings are lower."""
        if index.data(RowRole.HEADER):
            return QSize(120, scaled(32))
        return QSize(120, max(TOUCH, scaled(60 if index.data(RowRole.DETAIL) else TOUCH - 6)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        if index.data(RowRole.HEADER):
            self._paint_header(painter, area, index)
        else:
            self._paint_row(painter, area, state, index)
        painter.restore()

    def extra_width(self, _index: Index) -> float:
        """Room kept at the right for `paint_extra`."""
        return 0.0

    def paint_extra(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw what a subclass adds, into the room it asked for."""

    # --- private -----------------------------------------------------------------------------

    def _paint_header(self, painter: QPainter, area: QRectF, index: Index) -> None:
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        small = font(Size.SMALL, bold=True)
        note = str(index.data(RowRole.TRAILING) or "")
        ink = colours().text(Tone.SECOND)
        taken = _write_right(painter, inner, note, ink)
        painter.setFont(small)
        painter.setPen(ink)
        words = QFontMetricsF(small).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width() - taken
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_row(
        self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, index: Index
    ) -> None:
        chosen = colours()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            accent = chosen.tones[Tone.AI]
            painter.fillRect(area, accent.tint)
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), accent.mark)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, chosen.hover)
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        shape = index.data(RowRole.SHAPE)
        if isinstance(shape, Shape):
            edge = scaled(_MARK)
            mark = QRectF(inner.left(), inner.center().y() - edge / 2, edge, edge)
            paint_badge(painter, mark, shape, _tone(index, RowRole.TONE, Tone.NIBI))
            inner.setLeft(mark.right() + _GAP)
        room = self.extra_width(index)
        if room:
            place = QRectF(inner.right() - room, inner.top(), room, inner.height())
            self.paint_extra(painter, place, index)
            inner.setRight(place.left() - _GAP)
        shades = chosen.tones[_tone(index, RowRole.TRAILING_TONE, Tone.SECOND)]
        note = str(index.data(RowRole.TRAILING) or "")
        inner.setRight(inner.right() - _write_right(painter, inner, note, shades.text))
        _write_words(painter, inner, index, selected=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, area, chosen.focus, radius=4, inset=1)


def _write_words(painter: QPainter, area: QRectF, index: Index, *, selected: bool) -> None:
    detail = str(index.data(RowRole.DETAIL) or "")
    middle = area.center().y()
    lines = [(str(index.data() or ""), font(bold=selected), Tone.INK, 0.0)]
    if detail:
        half = scaled(11)
        lines = [(*lines[0][:3], -half), (detail, font(Size.SMALL), Tone.SECOND, half)]
    for text, chosen, tone, shift in lines:
        painter.setFont(chosen)
        painter.setPen(colours().text(tone))
        cut = QFontMetricsF(chosen).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        line = QRectF(area.left(), middle + shift - 12, area.width(), 24)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)


def _write_right(painter: QPainter, area: QRectF, text: str, ink: QColor) -> float:
    """Write a note at the right end; returns the room it took."""
    if not text:
        return 0.0
    small = font(Size.SMALL, bold=True)
    painter.setFont(small)
    painter.setPen(ink)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(area, int(flags), text)
    return QFontMetricsF(small).horizontalAdvance(text) + _GAP


def _tone(index: Index, role: RowRole, otherwise: Tone) -> Tone:
    tone = index.data(role)
    return tone if isinstance(tone, Tone) else otherwise
