"""A short note over the bottom of the window that something was done, with 「元に戻す」.

Failures do not vanish by themselves and so are in banner.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QWidget,
)

from wakayama_audit_gui.gui.theme import DARK, Tone, colours
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.surface import paint_surface

_STAYS_MS = 8_000
_LOOK_MS = 250
"""How often it is looked whether something to press has come to lie below the note."""

_ABOVE_BOTTOM = 72
_SIDE = 20
_HIGH = 52
_STEP = 24
"""How closely it is looked for what lies below the note: nothing to press is narrower."""
_GROUND = QColor("#1c2430")
_PRESSED = (QAbstractButton, QComboBox)


class ToastWithUndo(QFrame):
    """The note. It stays while the pointer is on it.

    The keyboard never comes to it, not even by Tab: it would be where Qt sends the keyboard when an
    act hides what was pressed, and one more Space would take the act back. Ctrl+Z does the same.

    Args:
        host: The widget over whose bottom it floats.

    Signals:
        undo_requested: 「元に戻す」 was pressed.
    """

    undo_requested = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 4, 8, 4)
        row.setSpacing(12)
        self._label = _LightLabel()
        row.addWidget(self._label)
        self.undo = _LightButton("元に戻す", key="Ctrl+Z", touch=True)
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo.clicked.connect(self._on_undo_clicked)
        row.addWidget(self.undo)
        self.timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self.timer.timeout.connect(self._on_time_over)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._on_looked)
        host.installEventFilter(self)
        self.hide()

    def announce(self, text: str, *, undo: bool = True) -> None:
        """Say that something was done, e.g. 「写真 3 枚を外しました」."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.undo.setVisible(undo)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(_SIDE, 4, 8 if undo else _SIDE, 4)
        self._place()
        self.show()
        self.raise_()
        self.timer.start()
        self._looking.start()

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the host."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked for while it is not seen."""
        self.timer.stop()
        self._looking.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dark pill, dark in both schemes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = DARK.line if colours() is DARK else None
        paint_surface(painter, QRectF(self.rect()), _GROUND, edge, radius=10)

    def _place(self) -> None:
        self.adjustSize()
        width = min(self.width(), self._host.width() - 32)
        room = self._host.width() - width
        height = max(self.height(), _HIGH)
        top = max(8, self._host.height() - height - _ABOVE_BOTTOM)
        places = [QRect(left, top, width, height) for left in (room // 2, 16, room - 16)]
        self.setGeometry(min(places, key=self._hits))

    def _hits(self, place: QRect) -> int:
        """How much of what the note would lie over is to be pressed or typed into."""
        # Else it would find itself.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=True)
        across = range(place.left(), place.right() + _STEP, _STEP)
        down = range(place.top(), place.bottom() + _STEP, _STEP)
        below = [self._host.childAt(x, y) for x in across for y in down]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        return sum(widget is not None and _is_pressed(widget) for widget in below)

    def _on_looked(self) -> None:
        if not self.underMouse() and self._hits(self.geometry()):
            self._place()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _on_time_over(self) -> None:
        if self.underMouse():
            self.timer.start()
        else:
            self.hide()


def _is_pressed(widget: QWidget) -> bool:
    """Whether something is a button, or takes words; a page of text is told by its viewport."""
    typed = widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    return widget.isEnabled() and (typed or isinstance(widget, _PRESSED))


class _LightLabel(PlainLabel):
    def _ink(self) -> QColor:
        return DARK.text(Tone.INK)


class _LightButton(LinkButton):
    def _ink(self) -> QColor:
        return DARK.text(Tone.AI)

    def _paint_surface(self, painter: QPainter, area: QRectF) -> None:
        if self.underMouse() or self.isDown():
            paint_surface(painter, area, DARK.hover, None)
