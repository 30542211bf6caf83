"""Rows of a list as in all our screens: mark, words, a note at the right, at least 44 px high.

The model that fills the roles is the screen's; nothing here knows what a row is about. The list
itself is in row_list.py.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled, text_scale
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.line_breaking import Paragraph, set_paragraph
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text, shown
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, paint_badge
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring

Index = QModelIndex | QPersistentModelIndex

_MARK = 22
_SIDE = 16
_GAP = 10
_AIR = 6  # above and below the words
_MOST_LINES = 3
_KEPT = 2_000


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


class _Setting(NamedTuple):
    """What the lines of a text depend on."""

    words: str
    size: Size
    width: float
    bold: bool
    scale: float


class StackedRowDelegate(QStyledItemDelegate):
    """Draws rows from the roles above, all text literally; long words go on in a further line.

    A subclass overrides `paint_extra` to draw more, and `extra_width` to keep room for it.

    Attributes:
        detail_lines: Most lines of the small text; the last one is cut where its room ends.
        room: Width of the list in logical pixels, kept up to date by `RowList`.
        hovered: The row under the pointer, likewise.
    """

    detail_lines = 1

    def __init__(self, parent: QAbstractItemView | None = None) -> None:
        super().__init__(parent)
        self.room = 0
        self.hovered = QPersistentModelIndex()
        self._paragraphs: dict[_Setting, Paragraph] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are touch targets; headings are lower."""
        if index.data(RowRole.HEADER):
            return QSize(120, scaled(32))
        words = self._words_area(QRectF(0, 0, self.room or 10_000, 0), index)
        height = self._set(index, words.width(), bold=True).height + 2 * _AIR
        if index.data(RowRole.DETAIL):
            height += self._set_detail(index, words.width()).height
        return QSize(120, max(TOUCH, height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(RowRole.HEADER):
            _paint_header(painter, QRectF(option.rect), index)
        else:
            self._paint_row(painter, QRectF(option.rect), index)
        painter.restore()

    def extra_width(self, _index: Index) -> float:
        """Room kept at the right for `paint_extra`."""
        return 0.0

    def paint_extra(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw what a subclass adds, into the room it asked for."""

    def _standing(self, index: Index) -> tuple[bool, bool]:
        """(selected, has the keyboard)."""
        # The option's state would say so too, but reading it makes Python build the long enums of
        # QStyle, 4 ms of the start.
        view = self.parent()
        if not isinstance(view, QAbstractItemView) or view.selectionModel() is None:
            return False, False
        selected = view.selectionModel().isSelected(index)
        return selected, view.hasFocus() and view.currentIndex() == index

    def _words_area(self, area: QRectF, index: Index) -> QRectF:
        """What mark, extra and note leave for the words."""
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(index.data(RowRole.SHAPE), Shape):
            inner.setLeft(inner.left() + scaled(_MARK) + _GAP)
        extra = self.extra_width(index)
        if extra:
            inner.setRight(inner.right() - extra - _GAP)
        return inner.adjusted(0, 0, -_note_width(index), 0)

    def _set(self, index: Index, width: float, *, bold: bool) -> Paragraph:
        """The words of a row set in a width; kept, since a list measures every row often."""
        size = Size.BASE
        return self._keep(_Setting(_words(index), size, width, bold, text_scale()), _MOST_LINES)

    def _set_detail(self, index: Index, width: float) -> Paragraph:
        detail = str(index.data(RowRole.DETAIL) or "").replace("\n", " ")
        setting = _Setting(detail, Size.SMALL, width, bold=False, scale=text_scale())
        return self._keep(setting, self.detail_lines)

    def _keep(self, setting: _Setting, max_lines: int) -> Paragraph:
        if setting not in self._paragraphs:
            if len(self._paragraphs) >= _KEPT:
                self._paragraphs.clear()
            chosen = font(setting.size, bold=setting.bold)
            self._paragraphs[setting] = set_paragraph(
                setting.words, chosen, setting.width, max_lines=max_lines
            )
        return self._paragraphs[setting]

    def _paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        chosen = colours()
        selected, focused = self._standing(index)
        if selected:
            accent = chosen.tones[Tone.AI]
            fill(painter, area, accent.tint)
            fill(painter, QRectF(area.left(), area.top(), 3, area.height()), accent.mark)
        elif index == self.hovered:
            fill(painter, area, chosen.hover)
        shape = index.data(RowRole.SHAPE)
        if isinstance(shape, Shape):
            edge = scaled(_MARK)
            mark = QRectF(area.left() + _SIDE, area.center().y() - edge / 2, edge, edge)
            paint_badge(painter, mark, shape, _tone(index, RowRole.TONE, Tone.NIBI))
        right = area.right() - _SIDE
        extra = self.extra_width(index)
        if extra:
            self.paint_extra(
                painter, QRectF(right - extra, area.top(), extra, area.height()), index
            )
            right -= extra + _GAP
        shades = chosen.tones[_tone(index, RowRole.TRAILING_TONE, Tone.SECOND)]
        _paint_note(
            painter, QRectF(area.left(), area.top(), right, area.height()), index, shades.text
        )
        words = self._words_area(area, index)
        title = self._set(index, words.width(), bold=selected)
        detail = self._set_detail(index, words.width()) if index.data(RowRole.DETAIL) else None
        _paint_words(painter, words, title, detail)
        if focused:
            paint_ring(painter, area, chosen.focus, radius=4, inset=1)


def _words(index: Index) -> str:
    return str(index.data() or "").replace("\n", " ")


def _note_width(index: Index) -> float:
    note = shown(str(index.data(RowRole.TRAILING) or ""))
    if not note:
        return 0.0
    return QFontMetricsF(font(Size.SMALL, bold=True)).horizontalAdvance(note) + _GAP


def _paint_note(painter: QPainter, area: QRectF, index: Index, ink: QColor) -> None:
    painter.setFont(font(Size.SMALL, bold=True))
    painter.setPen(ink)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    draw_text(painter, area, int(flags), str(index.data(RowRole.TRAILING) or ""))


def _paint_header(painter: QPainter, area: QRectF, index: Index) -> None:
    inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
    ink = colours().text(Tone.SECOND)
    _paint_note(painter, inner, index, ink)
    small = font(Size.SMALL, bold=True)
    painter.setFont(small)
    painter.setPen(ink)
    words = cut_to(QFontMetricsF(small), _words(index), inner.width() - _note_width(index))
    draw_text(painter, inner, int(Qt.AlignmentFlag.AlignVCenter), words)


def _paint_words(
    painter: QPainter, area: QRectF, words: Paragraph, detail: Paragraph | None
) -> None:
    below = detail.height if detail is not None else 0
    top = area.center().y() - (words.height + below) / 2
    painter.setPen(colours().text(Tone.INK))
    words.draw(painter, area.left(), top)
    if detail is not None:
        painter.setPen(colours().text(Tone.SECOND))
        detail.draw(painter, area.left(), top + words.height)


def _tone(index: Index, role: RowRole, otherwise: Tone) -> Tone:
    tone = index.data(role)
    return tone if isinstance(tone, Tone) else otherwise
