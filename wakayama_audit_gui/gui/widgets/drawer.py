"""A panel that slides over the side of its host when there is no room for a column.

When it is used instead of a column is decided in split_columns.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import colours
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.surface import fill

_SHARE = 0.86
_WIDEST = 420


class Drawer(QFrame):
    """The panel. Esc closes it and gives the focus back.

    Args:
        host: The widget it lies over.
        title: Its heading, and its accessible name.
        left: At the left side instead of the right.

    Signals:
        opened: It is open (True) or closed (False).
    """

    opened = Signal(bool)

    def __init__(self, host: QWidget, title: str, *, left: bool = False) -> None:
        super().__init__(host)
        self._host = host
        self._left = left
        self._focus_before: QWidget | None = None
        self._content: QWidget | None = None
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 0)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 6, 0)
        head.addWidget(PlainLabel(title, bold=True), 1)
        self.close_button = LinkButton(icon="x", touch=True)
        self.close_button.setAccessibleName(f"{title}を閉じる")
        self.close_button.clicked.connect(self.shut)
        head.addWidget(self.close_button)
        self._column.addLayout(head)
        host.installEventFilter(self)
        self.hide()

    def set_content(self, content: QWidget | None) -> None:
        """Put a widget in, or take it out with None (it keeps living)."""
        if self._content is not None:
            self._column.removeWidget(self._content)
        self._content = content
        if content is not None:
            self._column.addWidget(content, 1)
            content.show()

    def open(self) -> None:
        """Slide over the host and take the focus."""
        self._focus_before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(True)

    def shut(self) -> None:
        """Go away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None
        self.opened.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the side of the host."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper and the hairline towards the rest."""
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), colours().paper)
        edge = self.width() - 1 if self._left else 0
        fill(painter, QRectF(edge, 0, 1, self.height()), colours().line)

    def _place(self) -> None:
        width = min(_WIDEST, int(self._host.width() * _SHARE))
        left = 0 if self._left else self._host.width() - width
        self.setGeometry(left, 0, width, self._host.height())
