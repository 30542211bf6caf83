"""Fields for a number, a time of day and a choice: the wheel never changes what they say.

Whoever scrolls a page would change a deadline that passes under the pointer, unseen. Qt's
stylesheet lays the text of numbers and times against their edge, or out of sight where they have no
buttons (6.12), so these paint themselves. Fields for words need no class of their own; prose is
growing_text_edit.py; a day is gui/date_field.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from wakayama_audit_gui.gui.theme import colours, font, scaled
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface

_SIDE = 10
_HEIGHT = 38


class NumberField(QSpinBox):
    """A count; ↑ and ↓ change it by one.

    Args:
        most: Largest value; the least is 0.
    """

    def __init__(self, most: int = 99_999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self.setRange(0, most)
        self.setGroupSeparatorShown(True)

    def sizeHint(self) -> QSize:
        """Wide enough for the largest value."""
        return _size(f"{self.maximum():,}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text away from the edge."""
        super().resizeEvent(event)
        _place_text(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field; the text draws itself."""
        _paint(self)


class TimeField(QTimeEdit):
    """A time of day; ↑ and ↓ change the part where the cursor is.

    Args:
        pattern: As in Qt, e.g. ``HH:mm:ss``.
    """

    def __init__(self, pattern: str = "H:mm", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self.setDisplayFormat(pattern)

    def sizeHint(self) -> QSize:
        """Wide enough for any time."""
        return _size("00:00:00")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text away from the edge."""
        super().resizeEvent(event)
        _place_text(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field; the text draws itself."""
        _paint(self)


class ChoiceField(QComboBox):
    """One of several."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


def _prepare(field: QAbstractSpinBox) -> None:
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    field.setFrame(False)


def _size(widest: str) -> QSize:
    width = QFontMetricsF(font()).horizontalAdvance(widest)
    return QSize(int(width) + 2 * _SIDE + 8, max(_HEIGHT, scaled(_HEIGHT - 6)))


def _place_text(field: QAbstractSpinBox) -> None:
    field.lineEdit().setGeometry(field.rect().adjusted(_SIDE, 4, -_SIDE, -4))


def _paint(field: QAbstractSpinBox) -> None:
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen = colours()
    area = QRectF(field.rect())
    paint_surface(painter, area, chosen.paper if field.isEnabled() else chosen.ground, chosen.line)
    if field.hasFocus():
        paint_ring(painter, area, chosen.focus)
