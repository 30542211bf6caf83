"""Draws one waiting photo: its item, why, how sure, and the picture at the right.

What a line says is batch.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from wakayama_audit_gui.gui.screens.assign.batch import THUMB_ROLE
from wakayama_audit_gui.gui.theme import colours, scaled
from wakayama_audit_gui.gui.widgets.row_delegate import Index, StackedRowDelegate
from wakayama_audit_gui.gui.widgets.surface import fill

THUMB = QSize(108, 72)
"""Of a picture in the list, in logical pixels."""

_AIR = 8


class LineDelegate(StackedRowDelegate):
    """A row with a picture, beside which the reason has room for all its words."""

    detail_lines = 3

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its picture at least."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), scaled(THUMB.height()) + _AIR))

    def extra_width(self, _index: Index) -> float:
        """Room for the picture."""
        return scaled(THUMB.width())

    def paint_extra(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw the picture whole."""
        height = scaled(THUMB.height())
        frame = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
        fill(painter, frame, colours().track)
        picture = index.data(THUMB_ROLE)
        if isinstance(picture, QPixmap) and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = picture.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left = frame.center().x() - size.width() / 2
            top = frame.center().y() - size.height() / 2
            painter.drawPixmap(
                QRectF(left, top, size.width(), size.height()),
                picture,
                QRectF(picture.rect()),
            )
