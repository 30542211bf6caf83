"""A field to write in by hand: with the mouse, a pen, a finger, or the keys.

What is written and what for is the screen's; how lines are drawn is in ink.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours, font
from wakayama_audit_gui.gui.widgets.ink import (
    INK_HEIGHT,
    INK_WIDTH,
    Ink,
    Stroke,
    ink_area,
    paint_ink,
)
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.surface import RADIUS, paint_ring, paint_surface

_STEP, _FINE = 40, 8
"""What an arrow key moves the pen of the keyboard by, and with Shift."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SignaturePad(QWidget):
    """Takes lines of a pen as vectors, x 0..3000, y 0..1000, however large it is.

    By keyboard: the arrow keys move a pen, space puts it down and lifts it, Backspace takes the
    last line back. The first finger that touches is the pen until it is lifted; a palm is not.

    Args:
        hint: Words in the empty field.

    Signals:
        changed: A line was begun, ended or taken away.
    """

    changed = Signal()

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._ink = Ink()
        self._finger: int | None = None
        self._pen_down = False
        self._key_at = (INK_WIDTH // 8, INK_HEIGHT // 2)
        self._by_keys = self._keys_down = False
        self.setMinimumSize(300, 110)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("手書きの欄")
        self.setAccessibleDescription("矢印で動かし、スペースで書き始めと書き終わり")

    # --- public ------------------------------------------------------------------------------

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Every line so far, in order; one under way included."""
        return self._ink.strokes

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been drawn; a lone dot is nothing."""
        return not any(len(stroke) > 1 for stroke in self.strokes)

    def clear(self) -> None:
        """書き直す: an empty field."""
        self._ink = Ink()
        self._keys_down = self._by_keys = False
        self._key_at = (INK_WIDTH // 8, INK_HEIGHT // 2)
        self._tell()

    def take_back(self) -> None:
        """Take the last line back."""
        self._ink.take_back()
        self._keys_down = False
        self._tell()

    # --- Qt ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(900, 300)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() is Qt.MouseButton.LeftButton and not self._pen_down:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw."""
        if event.buttons() & Qt.MouseButton.LeftButton and not self._pen_down:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() is Qt.MouseButton.LeftButton and not self._pen_down:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen; the mouse events Qt would make of it are not wanted as well."""
        kind = event.type()
        if kind is QEvent.Type.TabletPress:
            self._pen_down = True
            self._begin(event.position())
        elif kind is QEvent.Type.TabletMove and self._pen_down:
            self._go_on(event.position())
        elif kind is QEvent.Type.TabletRelease and self._pen_down:
            self._go_on(event.position())
            self._end()
            self._pen_down = False
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take touches; everything else as ever."""
        if isinstance(event, QTouchEvent) and not self._pen_down:
            self._touched(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pen of the keyboard, put it down, lift it, take a line back."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move_by_key(*_ARROWS[key], _FINE if shift else _STEP)
        elif key == Qt.Key.Key_Space:
            self._toggle_key_pen()
        elif key == Qt.Key.Key_Backspace:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, a line to write on, and the ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = ink_area(QRectF(self.rect()))
        paint_surface(painter, area, chosen.paper, chosen.tones[Tone.NIBI].mark)
        base = area.top() + area.height() * 0.78
        line = QPen(chosen.line, 1)
        line.setDashPattern([6, 5])
        painter.setPen(line)
        side = area.width() * 0.04
        painter.drawLine(QPointF(area.left() + side, base), QPointF(area.right() - side, base))
        if self._hint and not self.strokes:
            painter.setFont(font())
            painter.setPen(chosen.text(Tone.SECOND))
            draw_text(painter, area, int(Qt.AlignmentFlag.AlignCenter), self._hint)
        paint_ink(painter, area, self.strokes, chosen.text(Tone.INK))
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus, radius=RADIUS)
            if self._by_keys:
                _paint_key_pen(painter, area, self._key_at, down=self._keys_down)

    # --- private -----------------------------------------------------------------------------

    def _begin(self, where: QPointF) -> None:
        area = ink_area(QRectF(self.rect()))
        if area.contains(where):
            self._by_keys = self._keys_down = False
            self._ink.begin(_point_at(area, where))
            self._tell()

    def _go_on(self, where: QPointF) -> None:
        self._ink.draw_to(_point_at(ink_area(QRectF(self.rect())), where))
        self.update()

    def _end(self) -> None:
        self._ink.end()
        self._tell()

    def _touched(self, event: QTouchEvent) -> None:
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self._finger = None
            self._ink.drop()
            self._tell()
            return
        for point in event.points():
            pressed = point.state() is point.State.Pressed
            if self._finger is None and pressed:
                self._finger = point.id()
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._begin(point.position())
            elif point.id() == self._finger:
                self._go_on(point.position())
                if point.state() is point.State.Released:
                    self._finger = None
                    self._end()

    def _move_by_key(self, right: int, down: int, by: int) -> None:
        x, y = self._key_at
        self._by_keys = True
        self._key_at = _inside(x + right * by, y + down * by)
        if self._keys_down:
            self._ink.draw_to(self._key_at)
        self.update()

    def _toggle_key_pen(self) -> None:
        self._by_keys = True
        if self._keys_down:
            self._keys_down = False
            self._end()
        else:
            self._keys_down = True
            self._ink.begin(self._key_at)
            self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


def _inside(x: int, y: int) -> tuple[int, int]:
    return min(max(x, 0), INK_WIDTH), min(max(y, 0), INK_HEIGHT)


def _point_at(area: QRectF, where: QPointF) -> tuple[int, int]:
    scale = INK_WIDTH / area.width()
    return _inside(
        round((where.x() - area.left()) * scale), round((where.y() - area.top()) * scale)
    )


def _paint_key_pen(painter: QPainter, area: QRectF, at: tuple[int, int], *, down: bool) -> None:
    scale = area.width() / INK_WIDTH
    mark = colours().tones[Tone.AI].mark
    painter.setPen(QPen(mark, 2))
    painter.setBrush(mark if down else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.topLeft() + QPointF(*at) * scale, 6, 6)
