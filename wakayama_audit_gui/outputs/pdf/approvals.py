"""The 決裁欄: small boxes at the top right, the senior at the left, as on any paper of an office.

Boxes for 監査人 and 立会者 are in signatures.py.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import SheetApproval
from wakayama_audit_gui.domain.signature import ApprovalState
from wakayama_audit_gui.outputs.pdf.pen import Pen, fit, text_width
from wakayama_audit_gui.outputs.pdf.style import (
    LABEL_FILL,
    RULE,
    THIN,
    VERMILION,
    Styles,
    TextStyle,
)
from wakayama_audit_gui.outputs.pdf.uncut import Uncut

_SIDE, _BOX = 6 * mm, 20 * mm
_HEAD, _ROOM = 14.0, 40.0
_SMALLEST = 5.0


class ApprovalBoxes(Uncut):
    """Boxes of the 決裁欄 at the right edge.

    Args:
        approvals: Senior first.
        styles: Type.
    """

    def __init__(self, approvals: tuple[SheetApproval, ...], styles: Styles) -> None:
        self._approvals = approvals
        self._styles = styles

    def height(self, width: float) -> float:
        """Head and room for a seal; as many rows as the page needs."""
        return (_HEAD + _ROOM) * len(self._lines(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the side label, then box by box."""
        for line in self._lines(width):
            left = x + width - _SIDE - _BOX * len(line)
            low = top - _HEAD - _ROOM
            pen.fill(left, low, _SIDE, _HEAD + _ROOM, LABEL_FILL)
            pen.frame(left, low, _SIDE, _HEAD + _ROOM, RULE, THIN)
            label = self._styles.label
            for number, char in enumerate("決裁"):
                down = top - (_HEAD + _ROOM) / 2 + 3 - number * 12
                pen.text(left + (_SIDE - text_width(char, label)) / 2, down, char, label)
            for number, approval in enumerate(line):
                self._draw_box(pen, approval, left + _SIDE + number * _BOX, top)
            top = low

    def _lines(self, width: float) -> list[tuple[SheetApproval, ...]]:
        most = int((width - _SIDE) / _BOX)
        return [self._approvals[at : at + most] for at in range(0, len(self._approvals), most)]

    def _draw_box(self, pen: Pen, approval: SheetApproval, x: float, top: float) -> None:
        styles = self._styles
        low = top - _HEAD - _ROOM
        pen.fill(x, top - _HEAD, _BOX, _HEAD, LABEL_FILL)
        pen.frame(x, top - _HEAD, _BOX, _HEAD, RULE, THIN)
        pen.frame(x, low, _BOX, _HEAD + _ROOM, RULE, THIN)
        _centre(pen, approval.post, styles.label._replace(size=8), x, top - 10)
        if not approval.state:
            return
        if approval.state != ApprovalState.DECIDED:
            # Written where the one who was absent would stamp.
            mark = styles.label._replace(size=8, colour=VERMILION)
            pen.text(x + 3, top - _HEAD - 10, approval.state, mark)
        _centre(pen, approval.name, styles.body, x, low + 15)
        _centre(pen, approval.at, styles.small._replace(size=6), x, low + 4)


def _centre(pen: Pen, text: str, style: TextStyle, x: float, baseline: float) -> None:
    # 監査統括責任者 is a post, too: rather small than cut.
    while style.size > _SMALLEST and text_width(text, style) > _BOX - 4:
        style = style._replace(size=style.size - 0.5)
    shown = fit(text, style, _BOX - 4)
    pen.text(x + (_BOX - text_width(shown, style)) / 2, baseline, shown, style)
