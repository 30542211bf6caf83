"""What stands where nothing is yet: a picture, a sentence, and the next step as a button.

Messages about something that happened are in banner.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.theme import Size, Tone, colours, scaled
from wakayama_audit_gui.gui.widgets.buttons import PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_PICTURE = 48


class EmptyState(QWidget):
    """An empty place with its next step written on it.

    Args:
        icon: Name of a line icon.
        sentence: What is not there.
        detail: What the next step brings.
        step: Words on the button; "" when the step is elsewhere and ``detail`` says where.

    Signals:
        step_requested: The button was pressed.
    """

    step_requested = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        detail: str = "",
        *,
        step: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(_Picture(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for text, size, bold, tone in (
            (sentence, Size.TITLE, True, Tone.INK),
            (detail, Size.BASE, False, Tone.SECOND),
        ):
            label = PlainLabel(text, size=size, bold=bold, tone=tone, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            # Only ever hidden: shown before it has its place, it would be a window of its own.
            if not text:
                label.hide()
            column.addWidget(label)
        column.addSpacing(8)
        self.step = PrimaryButton(step, touch=True)
        if not step:
            self.step.hide()
        self.step.clicked.connect(self.step_requested)
        column.addWidget(self.step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class _Picture(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        edge = scaled(_PICTURE)
        self.setFixedSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tint = colours().tones[Tone.AI].edge
        edge = min(self.width(), self.height())
        QPainter(self).drawPixmap(0, 0, pixmap(self._icon, tint, edge, self.devicePixelRatioF()))
