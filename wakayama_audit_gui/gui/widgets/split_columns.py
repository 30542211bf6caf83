"""Three columns: where I am, the one job, and what belongs to it.

Below 1000 logical pixels the left becomes a strip and both sides open as drawers. What stands in
the columns is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import colours
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton
from wakayama_audit_gui.gui.widgets.drawer import Drawer
from wakayama_audit_gui.gui.widgets.surface import fill

NARROW_BELOW = 1000
"""Logical pixels."""

_LEFT = (0.20, 240, 320)  # share of the width, least, most
_RIGHT = (0.233, 280, 380)
_STRIP = TOUCH + 12


class SplitColumns(QWidget):
    """Left column, middle, right column.

    Args:
        left: Where I am.
        middle: The one job; keeps the ground colour.
        right: What belongs to it.
        left_name: Heading of the left drawer.
        right_name: Heading of the right drawer.
        strip: Stands under the left handle in the narrow form, at most 56 px wide.

    Signals:
        narrow_changed: The form changed; True is narrow.

    Attributes:
        left_drawer: Holds the left column in the narrow form.
        right_drawer: Holds the right column in the narrow form.
        left_handle: Opens the left drawer.
        right_handle: Opens the right drawer.
    """

    narrow_changed = Signal(bool)

    def __init__(
        self,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        *,
        left_name: str,
        right_name: str,
        strip: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._middle = middle
        self._right = right
        self._narrow: bool | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._left_side = _Side()
        self._right_side = _Side(right=True)
        self.left_drawer = Drawer(self, left_name, left=True)
        self.right_drawer = Drawer(self, right_name)
        self.left_handle = _handle("panel-left-open", left_name, self.left_drawer)
        self.right_handle = _handle("panel-right-open", right_name, self.right_drawer)
        self._left_side.add(self.left_handle, strip, left)
        self._right_side.add(self.right_handle, None, right)
        self._strip = strip
        self._row.addWidget(self._left_side)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._row.addWidget(middle, 1)
        self._row.addWidget(self._right_side)
        self._arrange(self.width())

    @property
    def narrow(self) -> bool:
        """Whether the sides are drawers now."""
        return bool(self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form by the width."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        narrow = width < NARROW_BELOW
        self._left_side.setFixedWidth(_STRIP if narrow else _share(width, _LEFT))
        self._right_side.setFixedWidth(_STRIP if narrow else _share(width, _RIGHT))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for side, content, drawer, handle in (
            (self._left_side, self._left, self.left_drawer, self.left_handle),
            (self._right_side, self._right, self.right_drawer, self.right_handle),
        ):
            handle.setVisible(narrow)
            if narrow:
                drawer.set_content(content)
            else:
                drawer.shut()
                drawer.set_content(None)
                side.column.addWidget(content, 1)
                content.show()
        if self._strip is not None:
            self._strip.setVisible(narrow)
        self.narrow_changed.emit(narrow)


class _Side(QWidget):
    """Paper with a hairline towards the middle."""

    def __init__(self, *, right: bool = False) -> None:
        super().__init__()
        self._right = right
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1 if right else 0, 0, 0 if right else 1, 0)
        self.column.setSpacing(0)

    def add(self, handle: QWidget, strip: QWidget | None, content: QWidget) -> None:
        self.column.addWidget(handle)
        if strip is not None:
            self.column.addWidget(strip, 1)
        self.column.addWidget(content, 1)
        self.column.addStretch(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), colours().paper)
        edge = 0 if self._right else self.width() - 1
        fill(painter, QRectF(edge, 0, 1, self.height()), colours().line)


def _handle(icon: str, name: str, drawer: Drawer) -> LinkButton:
    handle = LinkButton(icon=icon, touch=True)
    handle.setAccessibleName(f"{name}を開く")
    handle.clicked.connect(drawer.open)
    return handle


def _share(width: int, rule: tuple[float, int, int]) -> int:
    share, least, most = rule
    return max(least, min(most, round(width * share)))
