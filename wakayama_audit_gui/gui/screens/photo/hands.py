"""Pen and finger on a picture: both draw as the mouse does, a palm does not, two fingers zoom.

What a drag does is in marking_canvas.py. Qt makes mouse events of pens and fingers by itself, but
also of a palm that lies beside the pen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.gui.screens.photo.marking_canvas import MarkingCanvas

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PRESS, _MOVE, _RELEASE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)
_PEN = {
    QEvent.Type.TabletPress: _PRESS,
    QEvent.Type.TabletMove: _MOVE,
    QEvent.Type.TabletRelease: _RELEASE,
}
_PALM = 24
"""How far apart two fingers have to be to mean something, in logical pixels."""


class Hands(QObject):
    """Takes pens and fingers off a canvas and hands them on as the left button.

    Args:
        canvas: Which it owns itself.
    """

    def __init__(self, canvas: MarkingCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pen_down = False
        self._finger: int | None = None
        self._at = QPointF()
        self._apart = 0.0
        canvas.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pens and touches are done here; everything else as ever."""
        if isinstance(event, QTabletEvent) and event.type() in _PEN:
            self._pen(event)
        elif isinstance(event, QTouchEvent):
            self._touched(event)
        else:
            return super().eventFilter(watched, event)
        event.accept()
        return True

    def _pen(self, event: QTabletEvent) -> None:
        kind = _PEN[event.type()]
        if kind is _PRESS:
            self._give_up_finger()
            self._pen_down = True
        if self._pen_down:
            self._send(kind, event.position())
        if kind is _RELEASE:
            self._pen_down = False

    def _touched(self, event: QTouchEvent) -> None:
        if self._pen_down:
            return
        if event.type() is QEvent.Type.TouchCancel:
            self._give_up_finger()
            return
        points = event.points()
        if len(points) > 1 and self._canvas.tool is None:
            self._give_up_finger()
            self._zoom(points[0].position(), points[1].position())
            return
        self._apart = 0.0
        for point in points:
            self._draw(point)

    def _draw(self, point: QEventPoint) -> None:
        """The first finger draws until it is lifted; the others do nothing."""
        state = point.state()
        if self._finger is None and state is QEventPoint.State.Pressed:
            self._finger = point.id()
            self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            self._send(_PRESS, point.position())
        elif point.id() == self._finger and state is QEventPoint.State.Released:
            self._finger = None
            self._send(_RELEASE, point.position())
        elif point.id() == self._finger:
            self._send(_MOVE, point.position())

    def _zoom(self, one: QPointF, other: QPointF) -> None:
        apart = QLineF(one, other).length()
        if min(apart, self._apart) > _PALM:
            self._canvas.zoom_by(apart / self._apart, (one + other) / 2)
        self._apart = apart

    def _give_up_finger(self) -> None:
        """End what a finger began, where it was last."""
        if self._finger is not None:
            self._finger = None
            self._send(_RELEASE, self._at)

    def _send(self, kind: QEvent.Type, where: QPointF) -> None:
        self._at = where
        button = _NONE if kind is _MOVE else _LEFT
        held = _NONE if kind is _RELEASE else _LEFT
        made = QMouseEvent(
            kind,
            where,
            self._canvas.mapToGlobal(where),
            button,
            held,
            QApplication.keyboardModifiers(),
        )
        QApplication.sendEvent(self._canvas, made)
