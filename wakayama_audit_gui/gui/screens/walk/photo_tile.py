"""How one photo is drawn in the grid: the picture, with number, caption and time across its foot.

Which photos there are is photo_list.py; reading the pictures is thumbnails.py.
"""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.domain.calendar import clock_time
from wakayama_audit_gui.domain.mark import hidden_places
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.gui.screens.walk.photo_list import NUMBER_ROLE, PHOTO_ROLE
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.thumbnails import Thumbnails
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.picture_tile import FOOT, paint_cover, paint_foot, paint_ground
from wakayama_audit_gui.gui.widgets.surface import paint_ring

GAP = 8
"""Between tiles, in logical pixels."""

_Index = QModelIndex | QPersistentModelIndex
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
            paint_ground(painter, area)
            painter.setFont(font(Size.SMALL))
            painter.setPen(colours().text(Tone.SHU if damaged else Tone.SECOND))
            said = "原本を読めません" if damaged else "読み込み中…"
            draw_text(painter, area, int(Qt.AlignmentFlag.AlignCenter), said)
            paint_foot(painter, area, words, time)
            painter.setClipping(False)
        else:
            tile = _Tile(
                picture.cacheKey(),
                words,
                time,
                round(area.width()),
                round(area.height()),
                scaled(FOOT),
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
    paint_ground(painter, area)
    paint_cover(painter, area, picture)
    paint_foot(painter, area, tile.words, tile.time)
    painter.end()
    return drawn
