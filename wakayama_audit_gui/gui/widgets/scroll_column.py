"""A column of widgets that scrolls upright, as wide as it is given.

Lists of hundreds of rows use a view with a delegate instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Put widgets into ``column``; a stretch keeps them at the top.

    What gets the keyboard is scrolled into view.

    Args:
        spacing: Between the widgets.
        always_bar: The room of the scroll bar is kept also when there is nothing to scroll.

    Attributes:
        column: The vertical layout; its last item is the stretch.
    """

    def __init__(
        self, *, spacing: int = 8, always_bar: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._always_bar = always_bar
        self._unrolled = False
        self._tallest = 0
        self._choosing = False
        self._show_bar(on=always_bar)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A scroll area is no stop of its own for Tab: what is in it is.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of our own: asking for Qt's makes Python learn every widget class there is,
        # 10 ms of the start.
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAutoFillBackground(False)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setWidget(self._inside)
        # Not before: being put in makes it fill itself with grey.
        self._inside.setAutoFillBackground(False)

    def append(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def append_filling(self, part: Filling) -> None:
        """Add at the end what takes the height that is left, instead of the stretch."""
        self.append(part)
        self.column.setStretchFactor(part, 1)
        self.column.setStretch(self.column.count() - 1, 0)

    def empty(self) -> None:
        """Remove and delete every widget."""
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """While much changes in it: it is laid out once, when all of it has changed.

        Qt does so whenever a part is shown, in the height there was before: it presses everything
        together, only to lay it out and paint it anew when the column has grown.
        """
        self.column.setEnabled(False)
        try:
            yield
        finally:
            _settle(self.column)
            self.column.setEnabled(True)
            self.column.invalidate()
            # First as high as it wants to be now; growing lays it out.
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part that was just shown: it has its place first."""
        with self.laid_out_once():
            pass
        self.ensureWidgetVisible(part)

    def unroll(self, on: bool) -> None:
        """Be as high as what is in it instead of scrolling: inside a page that scrolls itself."""
        self._unrolled = on
        upright = QSizePolicy.Policy.Minimum if on else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self._take_height()
        self._choose_bar()

    def grow_to(self, tallest: int) -> None:
        """Be as high as what is in it, but at most so many logical pixels: then it scrolls."""
        self._tallest = tallest
        self._take_height()

    def sizeHint(self) -> QSize:
        """As high as what is in it."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A few lines at least, or everything when unrolled."""
        return QSize(120, self.minimumHeight() if self._unrolled else 88)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is in it; Qt watches it for the same reason."""
        if watched is not self._inside:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_height()
        followed = super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._choose_bar()
        if event.type() == QEvent.Type.Show and self.column.geometry() != self._inside.rect():
            # A bar that came while it was being shown made it narrower, of which Qt tells no more.
            self.column.setGeometry(self._inside.rect())
        return followed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere."""
        super().resizeEvent(event)
        self._take_height()
        self._choose_bar()

    def _choose_bar(self) -> None:
        """Show the bar when what is in it does not fit.

        Qt's own choice goes round for ever when the contents need a bar only while there is none:
        some are less high when they are narrower.
        """
        if self._choosing or self._always_bar:
            return
        self._choosing = True
        try:
            self._show_bar(on=self._overflows())
            # Without it, or beside it, things lie differently: then it is shown.
            self._show_bar(on=self._has_bar() or self._overflows())
        finally:
            self._choosing = False

    def _has_bar(self) -> bool:
        return self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn

    def _show_bar(self, *, on: bool) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if on else policy.ScrollBarAlwaysOff
        )

    def _overflows(self) -> bool:
        """Whether what is in it is higher than the room there is now."""
        room = self.viewport().size()
        if self._unrolled:
            return False
        if self.column.hasHeightForWidth():
            return self.column.totalMinimumHeightForWidth(room.width()) > room.height()
        return self.column.totalMinimumSize().height() > room.height()

    def _take_height(self) -> None:
        if self._tallest:
            needed = self._height_for(self.viewport().width())
            self.setFixedHeight(min(self._tallest, needed))
        else:
            self.setMinimumHeight(self._height_for(self.width()) if self._unrolled else 0)

    def _height_for(self, width: int) -> int:
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self._inside.sizeHint().height()


class Filling(QWidget):
    """Scrolls by itself: no higher than there is room for, so that the page need not scroll."""

    def hasHeightForWidth(self) -> bool:
        """Its height follows from the room alone."""
        return False

    def sizeHint(self) -> QSize:
        """What it needs at least."""
        return self.minimumSizeHint()


def _settle(layout: QLayout) -> None:
    """Let every layout inside tell the one around it what it wants, from the inmost on."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = widget.layout() if widget is not None and not widget.isHidden() else None
        if inner is not None:
            _settle(inner)
            inner.activate()
