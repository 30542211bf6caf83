"""A table of figures shaded by how large they are; every cell says its figure too.

What the figures mean, and what a click opens, is the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from wakayama_audit_gui.gui.theme import Colours, Size, Tone, font, scaled
from wakayama_audit_gui.gui.widgets.chart_paint import height_of, width_of, write
from wakayama_audit_gui.gui.widgets.chart_view import ChartView, Spot
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.plain_label import as_tooltip
from wakayama_audit_gui.gui.widgets.surface import fill

_LABEL_SHARE = 0.3
_WIDEST = 120.0
_UPRIGHT, _UPRIGHT_STEP, _UPRIGHT_MOST = 112, 16, 240
"""Length of a line of a head that stands, in logical pixels at 100 % text: usual, by which it grows
where its lines would stand beside its column, and most."""
_FAINTEST, _STRONGEST = 0.14, 0.58
"""How much of the tone is in the smallest and in the largest figure; with more, nothing written on
it could be read in both schemes."""


class HeatCell(NamedTuple):
    """One cell.

    Attributes:
        value: How strongly it is shaded; 0 not at all.
        text: What is written in it.
        words: The same in full, for a screen reader and the pointer.
        strong: Framed and bold: it stands out among its like.
    """

    value: float
    text: str
    words: str
    strong: bool = False


class HeatRow(NamedTuple):
    """A row; None for a cell with nothing in it."""

    label: str
    cells: tuple[HeatCell | None, ...]


class HeatMap(ChartView):
    """The table.

    Args:
        name: What a screen reader calls it.
        tone: Of the shading.

    Signals:
        cell_chosen: (row, column) of the cell that was clicked, or chosen by keyboard.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, name: str, tone: Tone = Tone.SHU, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._tone = tone
        self._columns: tuple[tuple[str, ...], ...] = ()
        self._rows: tuple[HeatRow, ...] = ()
        self.chosen.connect(self.cell_chosen)

    @property
    def rows(self) -> tuple[HeatRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, columns: Sequence[Sequence[str]], rows: Sequence[HeatRow]) -> None:
        """Show other figures.

        Args:
            columns: The name of each, in the pieces between which it may be broken.
            rows: A cell for each column in every row.
        """
        self._columns, self._rows = tuple(tuple(one) for one in columns), tuple(rows)
        self.renew()

    def event(self, event: QEvent) -> bool:
        """The pointer at a head says the whole name."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = as_tooltip(self.head_at(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def head_at(self, point: QPoint) -> str:
        """The name of the column whose head is there; "" elsewhere."""
        head = self._head(self.width())
        for column, pieces in enumerate(self._columns):
            area = self._area(self.width(), 0, head, column)
            if area.contains(QPointF(point)):
                return "".join(pieces)
        return ""

    def measure(self, width: float) -> float:
        """Heads and rows."""
        return self._head(width) + sum(self._height(row, width) for row in self._rows)

    def arrange(self, width: float) -> Sequence[Spot]:
        """Each cell with something in it, row by row."""
        return [
            Spot(self._area(width, top, high, column), number, column, f"{row.label} {cell.words}")
            for number, (row, top, high) in enumerate(self._placed(width))
            for column, cell in enumerate(row.cells)
            if cell is not None
        ]

    def draw(self, painter: QPainter, width: float, chosen: Colours) -> None:
        """Heads, labels, shaded cells."""
        head, label = self._head(width), self._label_width(width)
        upright = self._is_upright(width)
        for column, pieces in enumerate(self._columns):
            area = self._area(width, 0, head - 6, column)
            if upright:
                lines = self._lines(pieces, self._upright_length(width))
                _write_upright(painter, area, lines, chosen)
            else:
                _write_lines(painter, area, self._lines(pieces, area.width()), chosen)
        largest = max((c.value for r in self._rows for c in r.cells if c is not None), default=1)
        for row, top, high in self._placed(width):
            write(painter, QRectF(0, top, label - 8, high), row.label, chosen)
            for column, cell in enumerate(row.cells):
                area = self._area(width, top, high, column)
                share = cell.value / (largest or 1) if cell is not None else 0.0
                self._draw_cell(painter, area, cell, share, chosen)

    # --- private -----------------------------------------------------------------------------

    def _draw_cell(
        self,
        painter: QPainter,
        area: QRectF,
        cell: HeatCell | None,
        share: float,
        chosen: Colours,
    ) -> None:
        if cell is None:
            fill(painter, area, chosen.track)
            return
        mark = chosen.tones[self._tone].mark
        part = _FAINTEST + (_STRONGEST - _FAINTEST) * share if share else 0.0
        shade = _mix(chosen.paper, mark, part)
        fill(painter, area, shade)
        if cell.strong:
            painter.setPen(QPen(chosen.text(Tone.INK), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setFont(font(bold=cell.strong))
        inks = (chosen.text(Tone.INK), chosen.paper)
        painter.setPen(max(inks, key=lambda ink: _contrast(ink, shade)))
        draw_text(painter, area, int(Qt.AlignmentFlag.AlignCenter), cell.text)

    def _label_width(self, width: float) -> float:
        widest = max((width_of(row.label) for row in self._rows), default=0.0)
        return min(widest + 12, width * _LABEL_SHARE)

    def _cell_width(self, width: float) -> float:
        room = width - self._label_width(width)
        return min(room / max(len(self._columns), 1), float(scaled(_WIDEST)))

    def _head(self, width: float) -> float:
        if self._is_upright(width):
            length = self._upright_length(width)
            lines = [line for c in self._columns for line in self._lines(c, length)]
            return max((width_of(line, Size.SMALL) for line in lines), default=0.0) + 14
        room = self._cell_width(width) - 2
        most = max((len(self._lines(c, room)) for c in self._columns), default=0)
        return most * pitch_of(font(Size.SMALL)) + 10

    def _is_upright(self, width: float) -> bool:
        """Whether a word is wider than its column: then the heads stand, instead of breaking it."""
        room = self._cell_width(width) - 2
        return any(width_of(p, Size.SMALL) > room for pieces in self._columns for p in pieces)

    def _upright_length(self, width: float) -> float:
        """How long the lines of heads that stand are, so that they stay within their columns."""
        room = int(self._cell_width(width) // pitch_of(font(Size.SMALL)))
        lengths = [float(scaled(n)) for n in range(_UPRIGHT, _UPRIGHT_MOST, _UPRIGHT_STEP)]

        def fits(length: float) -> bool:
            return all(len(self._lines(pieces, length)) <= room for pieces in self._columns)

        return next(filter(fits, lengths), lengths[-1])

    @staticmethod
    def _lines(pieces: Sequence[str], width: float) -> list[str]:
        """As many pieces in each line as there is room for."""
        lines = [""]
        for piece in pieces:
            if lines[-1] and width_of(lines[-1] + piece, Size.SMALL) > width:
                lines.append("")
            lines[-1] += piece
        return lines

    def _height(self, row: HeatRow, width: float) -> float:
        label = height_of(row.label, self._label_width(width) - 8)
        return max(label + 8, float(scaled(30)), 36.0)

    def _placed(self, width: float) -> list[tuple[HeatRow, float, float]]:
        top, found = self._head(width), []
        for row in self._rows:
            high = self._height(row, width)
            found.append((row, top, high))
            top += high
        return found

    def _area(self, width: float, top: float, high: float, column: int) -> QRectF:
        wide = self._cell_width(width)
        left = self._label_width(width) + wide * column
        return QRectF(left, top, wide, high).adjusted(1, 1, -1, -1)


def _write_lines(painter: QPainter, area: QRectF, lines: Sequence[str], chosen: Colours) -> None:
    """Below each other, down to the foot."""
    painter.setFont(font(Size.SMALL))
    painter.setPen(chosen.text(Tone.SECOND))
    pitch = pitch_of(painter.font())
    middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
    top = area.bottom() - pitch * len(lines)
    for number, line in enumerate(lines):
        place = QRectF(area.left(), top + pitch * number, area.width(), pitch)
        draw_text(painter, place, middle, line)


def _write_upright(painter: QPainter, area: QRectF, lines: Sequence[str], chosen: Colours) -> None:
    """From the foot upwards, the first line at the left."""
    painter.save()
    painter.setFont(font(Size.SMALL))
    painter.setPen(chosen.text(Tone.SECOND))
    pitch = pitch_of(painter.font())
    painter.translate(area.center().x() - pitch * len(lines) / 2, area.bottom())
    painter.rotate(-90)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for number, line in enumerate(lines):
        draw_text(painter, QRectF(2, pitch * number, area.height(), pitch), flags, line)
    painter.restore()


def _mix(one: QColor, other: QColor, part: float) -> QColor:
    return QColor(
        round(one.red() + (other.red() - one.red()) * part),
        round(one.green() + (other.green() - one.green()) * part),
        round(one.blue() + (other.blue() - one.blue()) * part),
    )


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG has it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
