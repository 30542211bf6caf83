"""How one photo is drawn in the grid: the picture, with number, caption and time across its foot.

Which photos there are is photo_list.py; reading the pictures is thumbnails.py.
"""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.domain.calendar import clock_time
from wakayama_audit_gui.domain.mark import hidden_places
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.gui.screens.walk.photo_list import NUMBER_ROLE, PHOTO_ROLE
from wakayama_audit_gui.gui.screens.walk.thumbnails import Thumbnails
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.surface import RADIUS, paint_ring, paint_surface

GAP = 8
"""Between tiles, in logical pixels."""

_Index = QModelIndex | QPersistentModelIndex
_SHADE = QColor(15, 20, 26, 200)
_WHITE = QColor("#ffffff")
_FOOT = 22
_KEPT = 64


class _Tile(NamedTuple):
    """Everything a tile with its picture looks like, but whether it is chosen."""

    picture: int
    words: str
    time: str
    width: int
    height: int
    foot: int
    ratio: float
    ground: int


class PhotoDelegate(QStyledItemDelegate):
    """Draws tiles, and keeps them drawn: while photos come in, Qt asks for all in view each time.

    Attributes:
        tile: Size of a tile with the gap after and below it, in logical pixels.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._drawn: OrderedDict[_Tile, QPixmap] = OrderedDict()
        self.tile = QSize(139 + GAP, 104 + GAP)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """A tile."""
        return self.tile

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one photo."""
        photo = index.data(PHOTO_ROLE)
        if not isinstance(photo, Photo):
            return
        area = QRectF(option.rect).adjusted(0, 0, -GAP, -GAP)
        words = f"{index.data(NUMBER_ROLE)}  {photo.caption or photo.name}"
        time = f"{clock_time(photo.taken)}{' ■隠' if hidden_places(photo.marks) else ''}".strip()
        picture = self._thumbnails.of(photo)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picture is None or picture.isNull():
            damaged = self._thumbnails.damaged(photo)
            _paint_ground(painter, area)
            painter.setFont(font(Size.SMALL))
            painter.setPen(colours().text(Tone.SHU if damaged else Tone.SECOND))
            said = "原本を読めません" if damaged else "読み込み中…"
            draw_text(painter, area, int(Qt.AlignmentFlag.AlignCenter), said)
            _paint_foot(painter, area, words, time)
            painter.setClipping(False)
        else:
            tile = _Tile(
                picture.cacheKey(),
                words,
                time,
                round(area.width()),
                round(area.height()),
                scaled(_FOOT),
                painter.device().devicePixelRatio(),
                colours().track.rgb(),
            )
            painter.drawPixmap(area.topLeft(), self._kept(tile, picture))
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, area, colours().focus)
        painter.restore()

    def _kept(self, tile: _Tile, picture: QPixmap) -> QPixmap:
        known = self._drawn.pop(tile, None)
        self._drawn[tile] = known = known or _draw(tile, picture)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return known


def _draw(tile: _Tile, picture: QPixmap) -> QPixmap:
    drawn = QPixmap(ceil(tile.width * tile.ratio), ceil(tile.height * tile.ratio))
    drawn.setDevicePixelRatio(tile.ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    area = QRectF(0, 0, tile.width, tile.height)
    _paint_ground(painter, area)
    _paint_cover(painter, area, picture)
    _paint_foot(painter, area, tile.words, tile.time)
    painter.end()
    return drawn


def _paint_ground(painter: QPainter, area: QRectF) -> None:
    """Fill the tile, and let nothing that follows go beyond its rounded corners."""
    paint_surface(painter, area, colours().track, None)
    frame = QPainterPath()
    frame.addRoundedRect(area, RADIUS, RADIUS)
    painter.setClipPath(frame)


def _paint_foot(painter: QPainter, area: QRectF, words: str, time: str) -> None:
    foot = QRectF(area.left(), area.bottom() - scaled(_FOOT), area.width(), scaled(_FOOT))
    paint_surface(painter, foot, _SHADE, None, radius=0)
    small = font(Size.SMALL)
    metrics = QFontMetricsF(small)
    inner = foot.adjusted(7, 0, -7, 0)
    room = inner.width() - (metrics.horizontalAdvance(time) + 6 if time else 0)
    painter.setFont(small)
    painter.setPen(_WHITE)
    middle = Qt.AlignmentFlag.AlignVCenter
    cut = cut_to(metrics, words, room)
    draw_text(painter, inner, int(middle), cut)
    draw_text(painter, inner, int(middle | Qt.AlignmentFlag.AlignRight), time)


def _paint_cover(painter: QPainter, area: QRectF, picture: QPixmap) -> None:
    """Fill the area, cutting what sticks out, without distorting."""
    wide, high = picture.width(), picture.height()
    scale = max(area.width() / wide, area.height() / high)
    cut = QRectF(0, 0, area.width() / scale, area.height() / scale)
    cut.moveCenter(QRectF(0, 0, wide, high).center())
    painter.drawPixmap(area, picture, cut)
