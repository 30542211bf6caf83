"""The picture itself: fitted, or zoomed and dragged about.

Where the picture comes from is the screen's affair.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours, font
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring

_MOST = 8.0
_STEP = 1.25
_CLOSE = 3.0
_PAN = 0.1
"""Share of the view moved by an arrow key."""

_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Semicolon)
"""+ with and without Shift, on American and Japanese keyboards."""

_PANS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
}


class PhotoCanvas(QWidget):
    """Shows one pixmap; wheel, double click and + − 0 zoom, dragging moves it.

    The wheel zooms at the pointer. While zoomed in the arrow keys move the picture, otherwise they
    ask for the next one, as the page keys always do.

    Signals:
        step_requested: 1 for the next photo, -1 for the one before.
    """

    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._words = ""
        self._zoom = 1.0
        self._middle = QPointF(0.5, 0.5)
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("写真")

    @property
    def zoom(self) -> float:
        """1.0 is fitted."""
        return self._zoom

    @property
    def has_picture(self) -> bool:
        """Whether the photo is really seen."""
        return not self._pixmap.isNull()

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """May be small."""
        return QSize(200, 150)

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture, fitted."""
        self._pixmap = pixmap
        self._words = ""
        self.fit()

    def show_words(self, words: str) -> None:
        """Say instead of a picture why there is none."""
        self._pixmap = QPixmap()
        self._words = words
        self.fit()

    def fit(self) -> None:
        """The whole picture."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self._changed()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what is at a point of the widget where it is.

        Args:
            factor: More than 1 comes closer.
            at: In the widget's pixels; None is its middle.
        """
        point = at or QPointF(self.width() / 2, self.height() / 2)
        before = self._area()
        share = QPointF(
            (point.x() - before.left()) / before.width(),
            (point.y() - before.top()) / before.height(),
        )
        self._zoom = min(_MOST, max(1.0, self._zoom * factor))
        after = self._area()
        moved = QPointF(
            (after.left() + share.x() * after.width() - point.x()) / after.width(),
            (after.top() + share.y() * after.height() - point.y()) / after.height(),
        )
        self._middle += moved
        self._keep_inside()
        self._changed()

    # --- Qt ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture on a calm ground."""
        painter = QPainter(self)
        chosen = colours()
        fill(painter, QRectF(self.rect()), chosen.track)
        if not self._pixmap.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._area(), self._pixmap, QRectF(self._pixmap.rect()))
        elif self._words:
            painter.setFont(font())
            painter.setPen(chosen.text(Tone.SECOND))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            draw_text(painter, QRectF(self.rect()).adjusted(24, 24, -24, -24), flags, self._words)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.rect()), chosen.focus, radius=2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, and move about while zoomed in."""
        key = Qt.Key(event.key())
        if key in _CLOSER:
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in _PANS and self._zoom > 1.0:
            right, down = _PANS[key]
            self._middle += QPointF(right, down) * (_PAN / self._zoom)
            self._keep_inside()
            self.update()
        elif key in _STEPS:
            self.step_requested.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        if event.angleDelta().y():
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._grip = event.position()
        if self._zoom > 1.0:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._grip is None:
            return
        area, moved = self._area(), event.position() - self._grip
        self._grip = event.position()
        self._middle -= QPointF(moved.x() / area.width(), moved.y() / area.height())
        self._keep_inside()
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self._changed()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between the whole picture and a close look at the point."""
        if self._zoom > 1.0:
            self.fit()
        else:
            self.zoom_by(_CLOSE, event.position())

    # --- private -----------------------------------------------------------------------------

    def _changed(self) -> None:
        closer = self._zoom > 1.0
        self.setCursor(Qt.CursorShape.OpenHandCursor if closer else Qt.CursorShape.ArrowCursor)
        self.update()

    def _area(self) -> QRectF:
        """Where the whole picture lies, in logical pixels; larger than the widget when zoomed."""
        size = self._pixmap.size()
        if size.isEmpty():
            return QRectF(0, 0, 1, 1)
        fit = min(self.width() / size.width(), self.height() / size.height())
        width, height = size.width() * fit * self._zoom, size.height() * fit * self._zoom
        left = self.width() / 2 - self._middle.x() * width
        top = self.height() / 2 - self._middle.y() * height
        return QRectF(left, top, width, height)

    def _keep_inside(self) -> None:
        area = self._area()
        self._middle = QPointF(
            _held(self._middle.x(), self.width() / area.width()),
            _held(self._middle.y(), self.height() / area.height()),
        )


def _held(middle: float, seen: float) -> float:
    """A middle from which no ground is seen beside the picture; 0.5 when all of it is seen."""
    half = min(0.5, seen / 2)
    return min(max(middle, half), 1 - half)
