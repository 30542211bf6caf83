"""A picture with words across its foot; without one, a dashed frame that says what is missing.

Which picture, and what a click means, is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import LINE_SEPARATOR, cut_to, draw_text
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.surface import RADIUS, paint_ring, paint_surface

_SHADE = QColor(15, 20, 26, 200)
_WHITE = QColor("#ffffff")
FOOT = 22
"""Height of the foot at 100 % text, in logical pixels."""

_HEIGHT = 124


class PictureTile(Pressable):
    """One picture, as wide as there is room.

    Args:
        words: Across its foot; or, without a picture, in the middle.
        awaited: A picture will come, it is being read.
    """

    def __init__(self, words: str, *, awaited: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._awaited = awaited
        self._picture: QPixmap | None = None
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setEnabled(awaited)
        if awaited:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_picture(self, picture: QPixmap | None, words: str = "") -> None:
        """Show a picture that was read; or, with None, say why there is none."""
        self._awaited = picture is None and self._awaited and not words
        self._picture = picture
        self._words = words or self._words
        self.update()

    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self._picture is not None

    def sizeHint(self) -> QSize:
        """As the pictures of a laptop's camera are, at half the width of a column."""
        return QSize(scaled(160), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Half of a narrow column."""
        return QSize(scaled(90), scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, or what is said instead."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._picture is None or self._picture.isNull():
            self._paint_words(painter, area)
        else:
            painter.save()
            paint_ground(painter, area)
            paint_cover(painter, area, self._picture)
            paint_foot(painter, area, self._words)
            painter.restore()
        if self.hasFocus():
            paint_ring(painter, area, colours().focus)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        pen = QPen(colours().tones[Tone.NIBI].edge, 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.setPen(colours().text(Tone.SECOND))
        words = "読み込み中…" if self._awaited else self._words.replace("\n", LINE_SEPARATOR)
        painter.setFont(font(Size.SMALL))
        centred = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        draw_text(painter, area.adjusted(8, 0, -8, 0), centred, words)


def paint_ground(painter: QPainter, area: QRectF) -> None:
    """Fill the tile, and let nothing that follows go beyond its rounded corners."""
    paint_surface(painter, area, colours().track, None)
    frame = QPainterPath()
    frame.addRoundedRect(area, RADIUS, RADIUS)
    painter.setClipPath(frame)


def paint_foot(painter: QPainter, area: QRectF, words: str, time: str = "") -> None:
    """Draw words and a time across the foot of a picture."""
    foot = QRectF(area.left(), area.bottom() - scaled(FOOT), area.width(), scaled(FOOT))
    paint_surface(painter, foot, _SHADE, None, radius=0)
    small = font(Size.SMALL)
    metrics = QFontMetricsF(small)
    inner = foot.adjusted(7, 0, -7, 0)
    room = inner.width() - (metrics.horizontalAdvance(time) + 6 if time else 0)
    painter.setFont(small)
    painter.setPen(_WHITE)
    middle = Qt.AlignmentFlag.AlignVCenter
    draw_text(painter, inner, int(middle), cut_to(metrics, words, room))
    draw_text(painter, inner, int(middle | Qt.AlignmentFlag.AlignRight), time)


def paint_cover(painter: QPainter, area: QRectF, picture: QPixmap) -> None:
    """Fill the area, cutting what sticks out, without distorting."""
    wide, high = picture.width(), picture.height()
    scale = max(area.width() / wide, area.height() / high)
    cut = QRectF(0, 0, area.width() / scale, area.height() / scale)
    cut.moveCenter(QRectF(0, 0, wide, high).center())
    painter.drawPixmap(area, picture, cut)
