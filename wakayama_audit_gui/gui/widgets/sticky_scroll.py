"""A scrolling column with one row that never leaves the view at its lower edge.

Where there is room the row stands in its natural place; otherwise it stays at the bottom, where a
thumb finds it, while the rest scrolls behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import colours
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.surface import fill

_AIR = 8


class StickyScroll(ScrollColumn):
    """A `ScrollColumn` with one sticky row."""

    def __init__(self, *, spacing: int = 8, parent: QWidget | None = None) -> None:
        # The room of the bar is always kept: text that grows would otherwise break anew when it
        # appears.
        super().__init__(spacing=spacing, always_bar=True, parent=parent)
        self._holder = _Holder(self)
        self._gap = QWidget()
        self._followed: QWidget | None = None
        self._keyboard: QWidget | None = None
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._place)
        bar.rangeChanged.connect(self._on_range_changed)
        self._inside = self.column.parentWidget() or self
        self._inside.installEventFilter(self)
        # When it grows at its foot, what stands above is not painted again.
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def append_sticky(self, row: QWidget) -> None:
        """Add the sticky row at the end; once only."""
        self._holder.set_row(row)
        self._gap.setFixedHeight(row.sizeHint().height())
        self.append(self._gap)

    def parts(self) -> Iterator[QWidget]:
        """What was appended, in order, with the sticky row in its natural place."""
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                yield self._holder if widget is self._gap else widget

    @property
    def floats(self) -> bool:
        """Whether the row is away from its natural place."""
        return self._holder.floating

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the natural place, and the widget that is to be seen."""
        inside = watched is self._inside
        if inside and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
            QEvent.Type.Show,
        ):
            self._place()
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the view."""
        super().resizeEvent(event)
        self._place()

    @Slot(QWidget)
    @Slot(QWidget, QWidget)
    def show_widget(self, widget: QWidget, keyboard: QWidget | None = None) -> None:
        """Scroll so that a widget is seen; it stays seen as it grows.

        Args:
            widget: What is to be seen.
            keyboard: As long as this has the keyboard; by default the widget itself.
        """
        if self._followed is not None:
            self._followed.removeEventFilter(self)
        self._followed, self._keyboard = widget, keyboard or widget
        widget.installEventFilter(self)
        self._follow()

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > 0)
        self._follow()  # only now is there room to scroll to what grew

    def _follow(self) -> None:
        widget, keyboard = self._followed, self._keyboard
        if widget is None or keyboard is None or not keyboard.hasFocus():
            return
        if self._inside.isAncestorOf(widget):
            foot = widget.mapTo(self._inside, QPoint(0, widget.height()))
            self.ensureVisible(foot.x(), foot.y(), 0, 2 * _AIR)
            if keyboard is widget:
                self.ensureWidgetVisible(widget, 0, 2 * _AIR)  # of a tall text, the cursor
            else:
                head = foot.y() - widget.height()
                self.ensureVisible(foot.x(), head, 0, 2 * _AIR)  # of a tall one, its head

    @Slot()
    def _place(self) -> None:
        height = self._holder.row_height()
        if self._gap.height() != height:
            self._gap.setFixedHeight(height)
        natural = self._gap.mapTo(self, QPoint(0, 0)).y()
        lowest = self.viewport().height() - height - _AIR
        floating = natural > lowest
        left = self._gap.mapTo(self, QPoint(0, 0)).x()
        self._holder.float_row(floating)
        if floating:
            self._holder.setGeometry(0, lowest - _AIR, self.viewport().width(), height + 2 * _AIR)
            self._holder.inset(left, self.viewport().width() - left - self._gap.width(), _AIR)
        else:
            self._holder.setGeometry(left, natural, self._gap.width(), height)
            self._holder.inset(0, 0, 0)


class _Holder(QWidget):
    """Carries the row; floating, it hides what scrolls behind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.floating = False
        self._row: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_row(self, row: QWidget) -> None:
        self._row = row
        self._column.addWidget(row)

    def row_height(self) -> int:
        return self._row.sizeHint().height() if self._row is not None else 0

    def float_row(self, floating: bool) -> None:
        if floating != self.floating:
            self.floating = floating
            self.raise_()
            self.update()

    def inset(self, left: int, right: int, air: int) -> None:
        self._column.setContentsMargins(left, air, right, air)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.floating:
            painter = QPainter(self)
            fill(painter, QRectF(self.rect()), colours().ground)
            fill(painter, QRectF(0, 0, self.width(), 1), colours().line)
