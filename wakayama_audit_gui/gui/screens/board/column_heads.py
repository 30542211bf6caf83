"""What stands above the columns: how many are shown, and buttons that put them in order.

Where the columns lie is delegate.py's; which orders there are is in domain/finding_order.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wakayama_audit_gui.domain.finding_order import SortBy, Sorting
from wakayama_audit_gui.gui.screens.board.delegate import PAD, columns, in_columns
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.surface import fill

_HEIGHT = 30
_ARROW = 9
_GAP = 4
_INSET = 4
"""By how much a heading begins before its column, so that its words stand above what it heads."""


class ColumnHeads(QWidget):
    """The headings; where the list has no columns they stand in a row.

    Args:
        below: The list.

    Signals:
        sorted: A `Sorting` that is wished for.

    Attributes:
        heads: What to put in order by → its heading.
    """

    sorted = Signal(object)

    def __init__(self, below: QAbstractScrollArea) -> None:
        super().__init__()
        self._below = below
        self._sorting = Sorting()
        self._count = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, parent=self)
        self.heads = {by: _Head(by, self) for by in SortBy}
        for head in self.heads.values():
            head.clicked.connect(self._on_head_clicked)
        below.viewport().installEventFilter(self)
        self.setFixedHeight(scaled(_HEIGHT))
        self.show_sorting(self._sorting)

    def show_count(self, words: str) -> None:
        """Say how many are shown."""
        self._count.setText(f"内容　{words}")

    def show_sorting(self, sorting: Sorting) -> None:
        """Say in which order they stand."""
        self._sorting = sorting
        for by, head in self.heads.items():
            head.show_order(sorting if by is sorting.by else None)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the list."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand where the columns begin."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line below."""
        fill(QPainter(self), QRectF(0, self.height() - 1, self.width(), 1), colours().line)

    def _place(self) -> None:
        width = self._below.viewport().width()
        wide = in_columns(width)
        left = PAD - _INSET
        where = columns(QRectF(0, 0, width, self.height()))
        starts = where.mark, where.system, where.section, where.due, where.state
        for area, head in zip(starts, self.heads.values(), strict=True):
            room = head.sizeHint().width()
            at = round(area.left()) - _INSET if wide else left
            head.setGeometry(at, 0, room, self.height() - 1)
            left += room + PAD
        begin, end = (where.text.left(), where.text.right()) if wide else (left, width - PAD)
        height = self._count.sizeHint().height()
        top = (self.height() - height) // 2
        self._count.setGeometry(round(begin), top, max(round(end - begin), 0), height)

    @Slot()
    def _on_head_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Head):
            again = pressed.by is self._sorting.by and not self._sorting.reverse
            self.sorted.emit(Sorting(pressed.by, reverse=again))


class _Head(LinkButton):
    """One heading; an arrow says that the findings stand in its order.

    Args:
        by: What a press puts them in order by.
        parent: The row.
    """

    def __init__(self, by: SortBy, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.by = by
        self._order: Sorting | None = None
        self.show_order(None)

    def show_order(self, order: Sorting | None) -> None:
        """Say whether they stand in its order; None: in another's."""
        self._order = order
        name = f"{self.by.value}で並べ替える"
        if order is not None:
            name += f"（いまの並び、{'逆順' if order.reverse else '順'}）"
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Its word, and room for the arrow if it has one."""
        words = QFontMetricsF(font(Size.SMALL)).horizontalAdvance(self.by.value)
        arrow = scaled(_ARROW) + _GAP if self._order else 0
        return QSize(round(words + arrow) + 2 * _INSET + 1, scaled(_HEIGHT) - 1)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _paint_contents(self, painter: QPainter, area: QRectF) -> None:
        ink = colours().text(Tone.INK if self._order else Tone.SECOND)
        painter.setFont(font(Size.SMALL, bold=self._order is not None))
        painter.setPen(ink)
        words = area.adjusted(_INSET, 0, 0, 0)
        draw_text(painter, words, int(Qt.AlignmentFlag.AlignVCenter), self.by.value)
        if self._order is None:
            return
        edge, middle = scaled(_ARROW), area.center().y()
        left = area.right() - _INSET - edge
        rise = edge * (-0.35 if self._order.reverse else 0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        base, tip = middle + rise, middle - rise
        corners = (QPointF(left, base), QPointF(left + edge, base), QPointF(left + edge / 2, tip))
        painter.drawPolygon(QPolygonF(corners))
