"""The picture with its marks: drawing new ones, and moving, resizing and removing those there.

How a mark looks is in mark_paint.py; recording them in marking.py. Pen and finger arrive as the
mouse does, by hands.py.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.mark import FULL, Mark, MarkKind, Point
from wakayama_audit_gui.gui.screens.photo.canvas import PhotoCanvas
from wakayama_audit_gui.gui.screens.photo.mark_edit import (
    ONE_POINT,
    is_a_click,
    mark_at,
    moved,
    next_number,
    with_point,
    without,
)
from wakayama_audit_gui.gui.screens.photo.mark_paint import (
    HANDLE,
    Frame,
    paint_handles,
    paint_marks,
)
from wakayama_audit_gui.gui.screens.photo.words_field import WordsField

_NUDGE = 100
_MOVES = {
    Qt.Key.Key_Left: (-_NUDGE, 0),
    Qt.Key.Key_Right: (_NUDGE, 0),
    Qt.Key.Key_Up: (0, -_NUDGE),
    Qt.Key.Key_Down: (0, _NUDGE),
}


class MarkingCanvas(PhotoCanvas):
    """A photo that can be drawn upon.

    Signals:
        marks_drawn: All marks as they are to stand, after every finished stroke.
        confirm_requested: Space: 写り込み確認済.
        tool_left: Drawing is over, select is the tool again.
    """

    marks_drawn = Signal(object)
    confirm_requested = Signal()
    tool_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: tuple[Mark, ...] = ()
        self.tool: MarkKind | None = None
        self.chosen = -1
        self.locked = False
        """Nothing can be drawn: the visit is sealed, or the picture is the one that will print."""
        self._turns = 0
        self._drag: tuple[int, int, QPointF] | None = None  # mark, its point or -1 for all, grip
        self._before: tuple[Mark, ...] = ()
        self._words_field = WordsField(self)
        self._words_field.written.connect(self._on_words_written)

    def show_turned(self, image: QImage, turns: int) -> None:
        """Show an upright picture, turned clockwise by quarter turns."""
        self._turns = turns
        self.show_pixmap(QPixmap.fromImage(image.transformed(QTransform().rotate(90 * turns))))

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show the marks as they stand; the chosen one stays chosen while it is there."""
        if self._drag is None:
            self.marks = marks
            self.chosen = self.chosen if self.chosen < len(marks) else -1
            self.update()

    def choose_tool(self, tool: MarkKind | None) -> None:
        """What a drag draws from now on; None moves what is there."""
        self._words_field.finish()
        self.tool = tool
        self.chosen = -1 if tool else self.chosen
        self.setCursor(Qt.CursorShape.CrossCursor if tool else Qt.CursorShape.ArrowCursor)
        self.update()

    def put_down(self) -> bool:
        """Esc: put the tool down and let go of the chosen mark; False when there was neither."""
        if self.tool is None and self.chosen < 0 and self._words_field.isHidden():
            return False
        self._words_field.clear()
        self.chosen = -1
        self.choose_tool(None)
        self.tool_left.emit()
        return True

    # --- Qt ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture and marks."""
        super().paintEvent(event)
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        frame = self._frame()
        painter.setClipRect(frame.area.intersected(QRectF(self.rect())))
        paint_marks(painter, self.marks, frame)
        painter.setClipping(False)
        if 0 <= self.chosen < len(self.marks):
            paint_handles(painter, self.marks[self.chosen], frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a mark, or take hold of one."""
        if self._begins(event.position()) and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        mark, point, grip = self._drag
        frame = self._frame()
        if point >= 0:
            self._change(with_point(self.marks, mark, point, frame.point(event.position())))
        else:
            here, there = frame.point(grip), frame.point(event.position())
            self._change(moved(self.marks, mark, there[0] - here[0], there[1] - here[1]))
            self._drag = (mark, point, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the stroke: it is recorded at once."""
        if self._drag is None:
            super().mouseReleaseEvent(event)
            return
        mark, point, _grip = self._drag
        self._drag = None
        if point >= 0 and is_a_click(self.marks[mark]):
            self.marks = self._before
            self.chosen = -1
            self.update()
        elif self.marks != self._before:
            self.marks_drawn.emit(self.marks)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom, but not while drawing."""
        if self.tool is None and mark_at(self.marks, event.position(), self._frame()) < 0:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw, move, resize and remove without a mouse; Space confirms."""
        key = Qt.Key(event.key())
        has_chosen = 0 <= self.chosen < len(self.marks) and not self.locked
        if key == Qt.Key.Key_Space:
            # A key held down must not confirm what nobody has looked at.
            if not event.isAutoRepeat():
                self.confirm_requested.emit()
        elif key == Qt.Key.Key_M and self.marks:
            self.chosen = (self.chosen + 1) % len(self.marks)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tool and not self.locked:
            self._put_in_the_middle()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and has_chosen:
            self._commit(without(self.marks, self.chosen), -1)
        elif key in _MOVES and has_chosen:
            self._nudge(_MOVES[key], event.modifiers())
        else:
            super().keyPressEvent(event)

    # --- private -----------------------------------------------------------------------------

    def _frame(self) -> Frame:
        return Frame(self._area(), self._turns)

    def _begins(self, spot: QPointF) -> bool:
        if self.locked or self._pixmap.isNull():
            return False
        self._words_field.finish()
        self._before = self.marks
        if self.tool is not None:
            self._begin_mark(self.tool, spot)
            return True
        frame = self._frame()
        if 0 <= self.chosen < len(self.marks):
            for number, point in enumerate(self.marks[self.chosen].points):
                if (frame.spot(point) - spot).manhattanLength() <= 3 * HANDLE:
                    self._drag = (self.chosen, number, spot)
                    return True
        self.chosen = mark_at(self.marks, spot, frame)
        self.update()
        if self.chosen >= 0:
            self._drag = (self.chosen, -1, spot)
        return self.chosen >= 0

    def _begin_mark(self, kind: MarkKind, spot: QPointF) -> None:
        point = self._frame().point(spot)
        if kind is MarkKind.TEXT:
            self._words_field.ask(point, spot)
        elif kind is MarkKind.NUMBER:
            self._add(Mark(kind, (point,), next_number(self.marks)))
        else:
            self.marks = (*self.marks, Mark(kind, (point, point)))
            self.chosen = len(self.marks) - 1
            self._drag = (self.chosen, 1, spot)

    def _add(self, mark: Mark) -> None:
        self._commit((*self.marks, mark), len(self.marks))

    def _commit(self, marks: tuple[Mark, ...], chosen: int) -> None:
        self.chosen = chosen
        self._change(marks)
        self.marks_drawn.emit(marks)

    def _change(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        self.update()

    def _nudge(self, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        frame, mark = self._frame(), self.marks[self.chosen]
        # As it is seen: a picture that was turned moves the way of the arrow, too.
        origin = frame.point(frame.area.center())
        per = frame.area.width() / FULL, frame.area.height() / FULL
        seen = frame.area.center() + QPointF(step[0] * per[0], step[1] * per[1])
        there = frame.point(seen)
        right, down = there[0] - origin[0], there[1] - origin[1]
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            x, y = mark.points[-1]
            last, where = len(mark.points) - 1, (x + right, y + down)
            self._change(with_point(self.marks, self.chosen, last, where))
        else:
            self._change(moved(self.marks, self.chosen, right, down))
        self.marks_drawn.emit(self.marks)

    def _put_in_the_middle(self) -> None:
        seen = self._frame().area.intersected(QRectF(self.rect()))
        tool, centre = self.tool, seen.center()
        if tool is None:
            return
        if tool in ONE_POINT:
            self._begin_mark(tool, centre)
            return
        reach = QPointF(seen.width() / 8, seen.height() / 8)
        frame = self._frame()
        self._add(Mark(tool, (frame.point(centre - reach), frame.point(centre + reach))))

    @Slot(object, str)
    def _on_words_written(self, point: Point, text: str) -> None:
        self._add(Mark(MarkKind.TEXT, (point,), text))
