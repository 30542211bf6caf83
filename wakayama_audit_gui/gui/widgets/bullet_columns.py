"""Short points in one or two columns, each with an optional word in front.

It is one drawn widget and not a label per point, since it changes with every item shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.line_breaking import Paragraph, pitch_of, set_paragraph
from wakayama_audit_gui.gui.widgets.painted_text import draw_text, shown

_TWO_FROM = 560  # logical pixels at 100 %
_GUTTER = 24


class Point(NamedTuple):
    """One point.

    Attributes:
        lead: A heavy word in front, e.g. what kind of point it is; "" draws a dot.
        text: Shown literally.
        tone: Of the lead.
    """

    lead: str
    text: str
    tone: Tone = Tone.SECOND


class BulletColumns(QWidget):
    """Points in reading order down the left column, then down the right one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._layouts: dict[int, list[_Placed]] = {}
        self._set_in: QFont | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_points(self, points: Sequence[Point]) -> None:
        """Show other points."""
        if tuple(points) != self._points:
            self._points = tuple(points)
            self._layouts.clear()
            self.setAccessibleName("\n".join(f"{p.lead} {p.text}".strip() for p in points))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """It grows as it narrows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the taller column."""
        return int(max((placed.bottom for placed in self._placed(width)), default=0))

    def sizeHint(self) -> QSize:
        """As high as needed."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        return QSize(scaled(120), pitch_of(font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the points."""
        painter = QPainter(self)
        chosen, plain, pitch = colours(), font(), pitch_of(font())
        for placed in self._placed(self.width()):
            lead = placed.point.lead
            painter.setFont(font(bold=True) if lead else plain)
            painter.setPen(chosen.text(placed.point.tone))
            draw_text(
                painter, QRectF(placed.left, placed.top, placed.indent, pitch), 0x80, lead or "・"
            )
            painter.setPen(chosen.text(Tone.INK))
            placed.words.draw(painter, placed.left + placed.indent, placed.top)

    def _placed(self, width: int) -> list[_Placed]:
        # A layout asks for the height at several widths in turn.
        chosen = font()
        if chosen != self._set_in:
            self._set_in = chosen
            self._layouts.clear()
        if width not in self._layouts:
            self._layouts[width] = self._place(width)
        return self._layouts[width]

    def _place(self, width: int) -> list[_Placed]:
        two = width >= scaled(_TWO_FROM) and len(self._points) > 1
        column = (width - _GUTTER) / 2 if two else float(width)
        plain, heavy = font(), QFontMetricsF(font(bold=True))
        dot = QFontMetricsF(plain).horizontalAdvance("・")
        found: list[_Placed] = []
        for point in self._points:
            indent = heavy.horizontalAdvance(shown(point.lead)) + 8 if point.lead else dot
            words = set_paragraph(point.text, plain, column - indent)
            found.append(_Placed(point, words, indent, words.height))
        half = sum(placed.height for placed in found) / 2
        left, top, down = 0.0, 0.0, 0.0
        for number, placed in enumerate(found):
            if two and left == 0.0 and number and down + placed.height / 2 > half:
                left, top = column + _GUTTER, 0.0
            found[number] = placed._replace(left=left, top=top)
            top += placed.height
            down += placed.height
        return found


class _Placed(NamedTuple):
    point: Point
    words: Paragraph
    indent: float
    height: int
    left: float = 0.0
    top: float = 0.0

    @property
    def bottom(self) -> float:
        return self.top + self.height
