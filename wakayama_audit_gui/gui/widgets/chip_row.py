"""Many pills in one widget: facts in a word or two, wrapped to the width.

A single pill is chip.py; this one is drawn as a whole because it changes with every item shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text, shown
from wakayama_audit_gui.gui.widgets.surface import paint_surface

_SIDE = 10
_GAP = 8


class Pill(NamedTuple):
    """A word in a pill; tinted in its tone when ``filled``."""

    text: str
    tone: Tone = Tone.INK
    filled: bool = False


class ChipRow(QWidget):
    """Pills from left to right, then down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills: tuple[Pill, ...] = ()
        self._places: dict[tuple[int, int], list[tuple[Pill, QRectF]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_pills(self, pills: Sequence[Pill]) -> None:
        """Show other pills."""
        if tuple(pills) != self._pills:
            self._pills = tuple(pills)
            self._places.clear()
            self.setAccessibleName("、".join(pill.text for pill in pills))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Rows depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows."""
        return int(max((rect.bottom() for _, rect in self._placed(width)), default=self._height()))

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """One pill."""
        return QSize(80, self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pills."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        painter.setFont(font(Size.SMALL))
        metrics = QFontMetricsF(painter.font())
        for pill, rect in self._placed(self.width()):
            shades = chosen.tones[pill.tone]
            fill, edge = (shades.tint, shades.edge) if pill.filled else (chosen.paper, chosen.line)
            paint_surface(painter, rect, fill, edge, radius=rect.height() / 2 - 0.5)
            painter.setPen(shades.text)
            words = cut_to(metrics, pill.text, rect.width() - 2 * _SIDE + 2)
            draw_text(painter, rect, int(Qt.AlignmentFlag.AlignCenter), words)

    def _height(self) -> int:
        return scaled(24)

    def _placed(self, width: int) -> list[tuple[Pill, QRectF]]:
        # A layout asks for the height at several widths in turn.
        key = (width, self._height())
        if key not in self._places:
            self._places[key] = list(self._place(width))
        return self._places[key]

    def _place(self, width: int) -> Iterator[tuple[Pill, QRectF]]:
        metrics = QFontMetricsF(font(Size.SMALL))
        left, top = 0.0, 0.0
        for pill in self._pills:
            wide = min(metrics.horizontalAdvance(shown(pill.text)) + 2 * _SIDE, float(width))
            if left and left + wide > width:
                left, top = 0.0, top + self._height() + 6
            yield pill, QRectF(left, top, wide, self._height())
            left += wide + _GAP
