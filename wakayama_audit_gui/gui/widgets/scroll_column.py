"""A column of widgets that scrolls upright, as wide as it is given.

Lists of hundreds of rows use a view with a delegate instead.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Put widgets into ``column``; a stretch keeps them at the top.

    Attributes:
        column: The vertical layout; its last item is the stretch.
    """

    def __init__(self, *, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A scroll area is no stop of its own for Tab: what is in it is.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of our own: asking for Qt's makes Python learn every widget class there is,
        # 10 ms of the start.
        self.setViewport(QWidget())
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setWidget(inside)

    def append(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def empty(self) -> None:
        """Remove and delete every widget."""
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
