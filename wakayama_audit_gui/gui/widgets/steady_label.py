"""A label for figures that change all the time: its size does not follow them.

A label that may change its size has the whole window laid out anew whenever its words change.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, font
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class SteadyLabel(PlainLabel):
    """One line with room for the widest words it will ever say.

    Args:
        widest: Words as wide as any that are to come, e.g. ``残り 000 件``.
        size: Step of the type scale.
        bold: Heavy type.
        tone: Its colour.
    """

    def __init__(
        self,
        widest: str,
        *,
        size: Size = Size.BASE,
        bold: bool = False,
        tone: Tone = Tone.INK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(size=size, bold=bold, tone=tone, parent=parent)
        self._widest = widest
        self._type = (size, bold)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._settle()

    def _settle(self) -> None:
        size, bold = self._type
        chosen = font(size, bold=bold)
        width = QFontMetricsF(chosen).horizontalAdvance(self._widest)
        self.setFixedSize(int(width) + 2, pitch_of(chosen))
