"""A bar in a cell of a table: 指摘 filled, 意見 open, so that it is read in black and white too.

The numbers beside it are cells of their own.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.document import Meter
from wakayama_audit_gui.outputs.pdf.pen import Pen
from wakayama_audit_gui.outputs.pdf.style import GOLD, HAIRLINE, VERMILION, TextStyle
from wakayama_audit_gui.outputs.pdf.uncut import Uncut

_HIGH = 7.0


class MeterBar(Uncut):
    """The bar of one row, as long as its share of the most in the table."""

    def __init__(self, meter: Meter, style: TextStyle) -> None:
        self._meter = meter
        self._leading = style.leading

    def height(self, width: float) -> float:
        """One line."""
        del width
        return self._leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw 指摘, then 意見."""
        each = width / self._meter.most if self._meter.most else 0.0
        low = top - (self._leading + _HIGH) / 2
        filled, open_ = each * self._meter.shiteki, each * self._meter.iken
        pen.line(x, low - 1.5, x, low + _HIGH + 1.5, HAIRLINE, 0.6)
        if filled:
            pen.fill(x, low, filled, _HIGH, VERMILION)
        if open_:
            pen.frame(x + filled + 0.4, low + 0.4, open_ - 0.8, _HIGH - 0.8, GOLD, 0.8)
