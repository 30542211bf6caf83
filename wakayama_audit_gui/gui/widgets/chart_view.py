"""What every chart of ours has: spots that are chosen by click or keyboard, and a picture of it.

How bars, lines and cells are drawn is in bar_chart.py, line_chart.py and heat_map.py; a chart as a
file, in chart_picture.py.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from wakayama_audit_gui.gui.theme import Colours, Tone, colours, text_scale
from wakayama_audit_gui.gui.widgets.plain_label import as_tooltip
from wakayama_audit_gui.gui.widgets.surface import paint_ring


class Pattern(Enum):
    """How an area is filled, so that series differ by more than colour."""

    SOLID = "solid"
    HATCH = "hatch"
    HOLLOW = "hollow"
    CROSS = "cross"


class Series(NamedTuple):
    """One kind of bar or line.

    Attributes:
        name: In the legend.
        tone: Its colour.
        pattern: Its filling.
    """

    name: str
    tone: Tone
    pattern: Pattern = Pattern.SOLID


class Spot(NamedTuple):
    """A place of the chart that can be chosen.

    Attributes:
        area: In logical pixels.
        row: Index of the row.
        series: Index of the series or column.
        words: What it says, for a screen reader and the pointer.
    """

    area: QRectF
    row: int
    series: int
    words: str


_LEAST_WIDTH = 160
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """A chart as high as its width asks for.

    Arrow keys go from spot to spot, Enter and Space choose; the accessible name follows.

    Args:
        name: What a screen reader calls the chart.

    Signals:
        chosen: (row, series) of the spot that was clicked.
    """

    chosen = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._spots: Sequence[Spot] = ()
        self._arranged_for: tuple[int, float] | None = None
        self._at: tuple[int, int] | None = None
        self._under: Spot | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @abstractmethod
    def measure(self, width: float) -> float:
        """Height the chart takes at a width."""

    @abstractmethod
    def arrange(self, width: float) -> Sequence[Spot]:
        """Where its spots are at a width, in reading order."""

    @abstractmethod
    def draw(self, painter: QPainter, width: float, chosen: Colours) -> None:
        """Draw it; also used for pictures, hence without focus and pointer."""

    @property
    def spots(self) -> Sequence[Spot]:
        """What can be chosen, as it is shown now."""
        arranged_for = self.width(), text_scale()
        if arranged_for != self._arranged_for:
            self._arranged_for = arranged_for
            self._spots = self.arrange(self.width())
        return self._spots

    @property
    def current(self) -> Spot | None:
        """The spot the keyboard is at; None before the first."""
        return next((s for s in self.spots if (s.row, s.series) == self._at), None)

    def go_to(self, row: int, series: int) -> None:
        """Put the keyboard at a spot."""
        self._at = row, series
        self._say()

    def renew(self) -> None:
        """Other figures are shown: measure and draw anew."""
        self._arranged_for = None
        if self.current is None:
            self._at = None
        self._under = None
        self.updateGeometry()
        self._say()

    # --- Qt ----------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Words break elsewhere when it narrows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All of it."""
        return max(1, round(self.measure(width)))

    def sizeHint(self) -> QSize:
        """As wide as it happens to be."""
        width = max(self.width(), _LEAST_WIDTH)
        return QSize(_LEAST_WIDTH, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The layout asks for the height that goes with the width."""
        return QSize(_LEAST_WIDTH, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, then what the pointer and the keyboard are at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        self.draw(painter, self.width(), chosen)
        if self._under is not None:
            paint_ring(painter, self._under.area.adjusted(-2, -2, 2, 2), chosen.line, radius=4)
        current = self.current
        if self.hasFocus() and current is not None:
            paint_ring(painter, current.area.adjusted(-3, -3, 3, 3), chosen.focus, radius=5)
        elif self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), chosen.focus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first spot is gone to, unless one was clicked."""
        super().focusInEvent(event)
        clicked = event.reason() is Qt.FocusReason.MouseFocusReason
        if self.current is None and self.spots and not clicked:
            self._at = self.spots[0].row, self.spots[0].series
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The chart as a whole is named again."""
        super().focusOutEvent(event)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End; Enter and Space choose."""
        key = Qt.Key(event.key())
        if key in _CHOOSE and (current := self.current) is not None:
            self.chosen.emit(current.row, current.series)
        elif key in _STEPS and self.spots:
            nearest = _nearest(self.spots, self.current, *_STEPS[key])
            self.go_to(nearest.row, nearest.series)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.spots:
            spot = self.spots[0 if key is Qt.Key.Key_Home else -1]
            self.go_to(spot.row, spot.series)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        found = _spot_at(self.spots, event.position())
        if found != self._under:
            self._under = found
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(arrow if found is None else hand)
            words = as_tooltip(found.words) if found else ""
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._under = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        found = _spot_at(self.spots, event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(found.row, found.series)
            self.chosen.emit(found.row, found.series)

    # --- private -----------------------------------------------------------------------------

    def _say(self) -> None:
        current = self.current if self.hasFocus() else None
        self.setAccessibleName(f"{self._name} {current.words}" if current else self._name)
        if current is not None:
            _bring_into_view(self, current.area)
        self.update()


def _bring_into_view(view: QWidget, area: QRectF) -> None:
    above = view.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            middle = view.mapTo(inside, area.center().toPoint())
            room = area.size().toSize() / 2
            above.ensureVisible(middle.x(), middle.y(), room.width() + 8, room.height() + 8)
            return
        above = above.parentWidget()


def _spot_at(spots: Sequence[Spot], point: QPointF) -> Spot | None:
    return next((spot for spot in spots if spot.area.contains(point)), None)


def _nearest(spots: Sequence[Spot], current: Spot | None, down: int, right: int) -> Spot:
    """The next one in a direction; the same where there is none."""
    if current is None:
        return spots[0]
    ahead = [
        spot
        for spot in spots
        if (down and (spot.row - current.row) * down > 0)
        or (right and spot.row == current.row and (spot.series - current.series) * right > 0)
    ]
    return min(ahead, key=lambda spot: _distance(spot, current), default=current)


def _distance(spot: Spot, current: Spot) -> tuple[int, int]:
    return abs(spot.row - current.row), abs(spot.series - current.series)
