"""The picture itself: fitted, or zoomed and dragged about.

Where the picture comes from is the screen's affair.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import colours

_MOST = 8.0
_STEP = 1.25


class PhotoCanvas(QWidget):
    """Shows one pixmap; the wheel zooms at the pointer, dragging moves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._zoom = 1.0
        self._middle = QPointF(0.5, 0.5)
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("写真")

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture, fitted."""
        self._pixmap = pixmap
        self.fit()

    def fit(self) -> None:
        """The whole picture."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller, around the middle of what is seen."""
        self._zoom = min(_MOST, max(1.0, self._zoom * factor))
        self._keep_inside()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture on a calm ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours().ground)
        if not self._pixmap.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._area(), self._pixmap, QRectF(self._pixmap.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._grip = event.position()

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

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Between the whole picture and a close look."""
        self.zoom_by(3.0 if self._zoom == 1.0 else 1 / _MOST)

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
        half = 0.5 / self._zoom
        x = min(max(self._middle.x(), half), 1 - half)
        y = min(max(self._middle.y(), half), 1 - half)
        self._middle = QPointF(x, y)
