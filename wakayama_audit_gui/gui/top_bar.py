"""The dark bar at the top: the name of the product, a tab for each screen, and how things stand.

Which screens there are is said by main_window.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring, paint_surface

_HEIGHT = 48
_SIDE = 16


class TopBar(QWidget):
    """The bar.

    Args:
        product: The name at the left.

    Signals:
        chosen: The key of the tab that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, product: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product = product
        self._tabs: dict[str, _Tab] = {}
        self._group = QButtonGroup(self)
        self._status: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(self._product_width(), 0, _SIDE, 0)
        self._row.setSpacing(scaled(18))
        self._row.addStretch(1)

    def add_tab(self, key: str, title: str) -> None:
        """Add a tab at the end; one that is there already stays."""
        if key in self._tabs:
            return
        tab = _Tab(title)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        self._tabs[key] = tab
        self._group.addButton(tab)
        self._row.insertWidget(len(self._tabs) - 1, tab)

    def set_current(self, key: str) -> None:
        """Light the tab of the screen that is shown; screens without a tab light none."""
        self._group.setExclusive(False)
        for name, tab in self._tabs.items():
            tab.setChecked(name == key)
        self._group.setExclusive(True)

    def set_status(self, *parts: str) -> None:
        """Say at the right how things stand; what does not fit is cut from the left."""
        self._status = tuple(part for part in parts if part)
        self.setAccessibleDescription("、".join(self._status))
        self.update()

    def status(self) -> tuple[str, ...]:
        """What is said at the right."""
        return self._status

    def sizeHint(self) -> QSize:
        """Low."""
        return QSize(400, max(_HEIGHT, scaled(_HEIGHT - 4)))

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the name in another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._row.setContentsMargins(self._product_width(), 0, _SIDE, 0)
            self._row.setSpacing(scaled(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, the name and the status."""
        painter = QPainter(self)
        chosen = colours()
        fill(painter, QRectF(self.rect()), chosen.bar)
        area = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(font(Size.TITLE, bold=True))
        painter.setPen(chosen.on_bar)
        draw_text(painter, area, int(Qt.AlignmentFlag.AlignVCenter), self._product)
        last = max((tab.geometry().right() for tab in self._tabs.values()), default=0)
        area.setLeft(max(area.left(), last + _SIDE))
        small = font(Size.SMALL)
        painter.setFont(small)
        painter.setPen(chosen.on_bar_second)
        words = cut_to(
            QFontMetricsF(small),
            "　|　".join(self._status),
            area.width(),
            Qt.TextElideMode.ElideLeft,
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        draw_text(painter, area, int(flags), words)

    def _product_width(self) -> int:
        width = QFontMetricsF(font(Size.TITLE, bold=True)).horizontalAdvance(self._product)
        return int(width) + _SIDE + 18


class _Tab(Pressable):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(bold=True)).horizontalAdvance(self.text())
        return QSize(int(width) + 24, scaled(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            if not self.isChecked():
                painter.setOpacity(0.6)
            paint_surface(painter, area, chosen.bar_chosen, None)
            painter.setOpacity(1.0)
        if self.hasFocus():
            paint_ring(painter, area, chosen.on_bar)
        painter.setFont(font(bold=self.isChecked()))
        painter.setPen(chosen.on_bar if self.isChecked() else chosen.on_bar_second)
        draw_text(painter, area, int(Qt.AlignmentFlag.AlignCenter), self.text())
