"""One finding in the list: class, systems, wording, 対象課, deadline, state.

What is shown is in model.py; the headings above are column_heads.py.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.domain.finding_filter import is_overdue
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.gui.screens.board.model import (
    ROW_ROLE,
    BoardModel,
    Index,
    due_words,
    state_words,
)
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of, set_paragraph
from wakayama_audit_gui.gui.widgets.painted_text import LINE_SEPARATOR, cut_to, draw_text
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, paint_badge
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring, paint_surface

PAD = 14
"""Between columns, and before the first, in logical pixels."""

_WIDE_FROM = 780
"""Width of a list, in logical pixels at 100 % text, from which it has columns."""

_DUE = 68
"""Width of a deadline, logical pixels at 100 % text: that of 12月28日."""

_STATE = 108
"""Width of a state, logical pixels at 100 % text: that of 改善済（申告）."""

_LINES = 3
_SYSTEM = "システム"

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_MARKS = {"指摘": (Shape.CROSS, Tone.SHU), "意見": (Shape.TRIANGLE, Tone.YAMABUKI)}
_UNDECIDED = (Shape.DASHED_RING, Tone.NIBI)
_TONES = {
    FindingState.CONFIRMED: Tone.MATSUBA,
    FindingState.MEASURES_PUBLISHED: Tone.MATSUBA,
    FindingState.WITHDRAWN: Tone.NIBI,
    FindingState.REPEATED: Tone.SHU,
    FindingState.PLAN_AWAITED: Tone.YAMABUKI,
    FindingState.MEASURES_AWAITED: Tone.YAMABUKI,
    FindingState.CONTINUED: Tone.YAMABUKI,
}


class Columns(NamedTuple):
    """Where the columns of a row lie, in logical pixels."""

    mark: QRectF
    system: QRectF
    text: QRectF
    section: QRectF
    due: QRectF
    state: QRectF


def columns(area: QRectF) -> Columns:
    """Divide a row; the wording takes what the others leave."""
    rest = area.adjusted(PAD, 0, -PAD, 0)
    free = rest.width() - scaled(24) - scaled(_DUE) - scaled(_STATE) - 5 * PAD
    widths = (scaled(24), free * 0.21, free * 0.58, free * 0.21, scaled(_DUE), scaled(_STATE))
    left = rest.left()
    found = []
    for width in widths:
        found.append(QRectF(left, area.top(), width, area.height()))
        left += width + PAD
    return Columns(*found)


def in_columns(width: float) -> bool:
    """Whether a list of this width has columns; otherwise each row is stacked."""
    return width >= scaled(_WIDE_FROM)


def state_tone(finding: LedgerFinding) -> Tone:
    """The tone of a state; the word is always beside it."""
    return _TONES.get(finding.state, Tone.AI) if finding.state else Tone.SHU


def class_mark(finding: LedgerFinding) -> tuple[Shape, Tone]:
    """The mark of a class."""
    return _MARKS.get(finding.kind, _UNDECIDED)


class FindingDelegate(QStyledItemDelegate):
    """Draws a row of the board.

    Args:
        model: Knows the names of systems and today.
    """

    def __init__(self, model: BoardModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines of wording; the same for all, so that many scroll fast."""
        return QSize(200, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw background, contents and focus ring."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, LedgerFinding):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(option.rect)
        # Marks can be piled upon a letter without end; they stay in their own row.
        painter.setClipRect(area)
        back = _background(option)
        if back is not None:
            fill(painter, area, back)
        fill(painter, QRectF(area.left(), area.bottom() - 1, area.width(), 1), chosen.line)
        (self._paint_columns if in_columns(area.width()) else self._paint_stack)(painter, area, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, area.adjusted(2, 2, -2, -2), chosen.focus)
        painter.restore()

    def _paint_columns(self, painter: QPainter, area: QRectF, row: LedgerFinding) -> None:
        where = columns(area)
        _paint_mark(painter, where.mark, row)
        _paint_text(
            painter, where.system, _whole_words(self._model.system_words(row), where.system)
        )
        _paint_text(painter, where.text, row.text)
        _paint_text(painter, where.section, self._model.section_words(row))
        due = LINE_SEPARATOR.join(due_words(row, self._model.today))
        _paint_text(painter, where.due, due, self._due_tone(row))
        _paint_state(painter, where.state, row)

    def _paint_stack(self, painter: QPainter, area: QRectF, row: LedgerFinding) -> None:
        inner = area.adjusted(PAD, 6, -PAD, -6)
        _paint_mark(painter, QRectF(inner.left(), inner.top(), scaled(24), inner.height()), row)
        inner.setLeft(inner.left() + scaled(24) + PAD)
        pill = QRectF(inner.right() - scaled(_STATE), inner.top(), scaled(_STATE), scaled(24))
        _paint_state(painter, pill, row)
        due = "".join(due_words(row, self._model.today))
        names = self._model.system_words(row), self._model.section_words(row)
        head = "　".join(name for name in names if name)
        line = QRectF(inner.left(), inner.top(), pill.left() - inner.left() - PAD, scaled(20))
        _write(painter, line, head, Tone.SECOND, Size.SMALL)
        lower = inner.adjusted(0, scaled(22), 0, 0)
        if due:
            width = QFontMetricsF(font(Size.SMALL)).horizontalAdvance(due) + 1
            room = QRectF(lower.right() - width, lower.top(), width, lower.height())
            _write(painter, room, due, self._due_tone(row), Size.SMALL)
            lower.setRight(room.left() - PAD)
        _paint_text(painter, lower, row.text)

    def _due_tone(self, row: LedgerFinding) -> Tone:
        return Tone.SHU if is_overdue(row, self._model.today) else Tone.INK


def row_height() -> int:
    """Height of every row, in logical pixels."""
    return _LINES * pitch_of(font()) + scaled(5)


def _background(option: QStyleOptionViewItem) -> QColor | None:
    if option.state & QStyle.StateFlag.State_Selected:
        return colours().tones[Tone.AI].tint
    return colours().hover if option.state & QStyle.StateFlag.State_MouseOver else None


def _paint_mark(painter: QPainter, area: QRectF, row: LedgerFinding) -> None:
    edge = scaled(22)
    box = QRectF(area.left(), area.center().y() - edge / 2, edge, edge)
    paint_badge(painter, box, *class_mark(row))


def _whole_words(name: str, area: QRectF) -> str:
    """A name that is broken before システム rather than within, where that takes no more lines."""
    begin, system, end = name.partition(_SYSTEM)
    if not begin or not system or QFontMetricsF(font()).horizontalAdvance(name) <= area.width():
        return name
    broken = f"{begin}{LINE_SEPARATOR}{system}{end}"
    as_it_is, whole = (set_paragraph(words, font(), area.width()) for words in (name, broken))
    return broken if whole.lines <= as_it_is.lines else name


def _paint_text(painter: QPainter, area: QRectF, words: str, tone: Tone = Tone.INK) -> None:
    painter.setPen(colours().text(tone))
    most = max(int(area.height() // pitch_of(font())), 1)
    lines = set_paragraph(words, font(), area.width(), max_lines=min(most, _LINES))
    lines.draw(painter, area.left(), area.center().y() - lines.height / 2)


def _write(painter: QPainter, area: QRectF, words: str, tone: Tone, size: Size = Size.BASE) -> None:
    painter.setFont(font(size))
    painter.setPen(colours().text(tone))
    cut = cut_to(QFontMetricsF(painter.font()), words, area.width())
    draw_text(painter, area, _MIDDLE_LEFT, cut)


def _paint_state(painter: QPainter, area: QRectF, row: LedgerFinding) -> None:
    words, shades = state_words(row), colours().tones[state_tone(row)]
    painter.setFont(font(Size.SMALL))
    width = min(QFontMetricsF(painter.font()).horizontalAdvance(words) + 18, area.width())
    height = scaled(22)
    pill = QRectF(area.left(), area.center().y() - height / 2, width, height)
    paint_surface(painter, pill, shades.tint, shades.edge, radius=height / 2)
    painter.setPen(shades.text)
    draw_text(painter, pill, int(Qt.AlignmentFlag.AlignCenter), words)
