"""A paragraph that begins with heavy words in a tone, e.g. a number and what it says.

Plain paragraphs are plain_label.py.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of
from wakayama_audit_gui.gui.widgets.painted_text import LINE_SEPARATOR, shown


class LeadText(QWidget):
    """Heavy words, then text, as one wrapped paragraph; both are shown literally.

    Args:
        lead: The heavy words.
        text: What follows.
        lead_tone: Colour of the lead.
        tone: Colour of the text.
        size: Step of the type scale.
    """

    def __init__(
        self,
        lead: str = "",
        text: str = "",
        *,
        lead_tone: Tone = Tone.AI,
        tone: Tone = Tone.INK,
        size: Size = Size.BASE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._lead = ""
        self._text = ""
        self._tones = (lead_tone, tone)
        self._layouts: dict[float, QTextLayout] = {}
        self._set_in: QFont | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(lead, text, lead_tone, tone)

    def set_text(self, lead: str, text: str, lead_tone: Tone, tone: Tone) -> None:
        """Show other words in other tones."""
        if (lead, text, (lead_tone, tone)) == (self._lead, self._text, self._tones):
            return
        self._lead = lead
        self._text = text
        self._tones = (lead_tone, tone)
        self._layouts.clear()
        self.setAccessibleName(f"{lead} {text}".strip())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Lead and text."""
        return (
            f"{self._lead}  {self._text}" if self._lead and self._text else self._lead or self._text
        )

    def hasHeightForWidth(self) -> bool:
        """It grows as it narrows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        return self._layout(width).lineCount() * self._pitch()

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        return QSize(4 * self._pitch(), self._pitch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        chosen = colours()
        lead_tone, tone = self._tones
        painter.setPen(chosen.text(tone))
        heavy = self._heavy()
        heavy.format.setForeground(chosen.text(lead_tone))
        self._layout(self.width()).draw(painter, QPointF(0, 0), [heavy])

    def _heavy(self) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = 0, len(shown(self._lead))
        span.format = QTextCharFormat()
        span.format.setFontWeight(QFont.Weight.Bold)
        return span

    def _pitch(self) -> int:
        return pitch_of(font(self._size))

    def _layout(self, width: float) -> QTextLayout:
        # A layout asks for the height at several widths in turn.
        chosen = font(self._size)
        if chosen != self._set_in:
            self._set_in = chosen
            self._layouts.clear()
        if width not in self._layouts:
            self._layouts[width] = self._broken(chosen, width)
        return self._layouts[width]

    def _broken(self, chosen: QFont, width: float) -> QTextLayout:
        layout = QTextLayout(shown(self.text()).replace("\n", LINE_SEPARATOR), chosen)
        layout.setFormats([self._heavy()])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        pitch, top = self._pitch(), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
            top += pitch
        layout.endLayout()
        return layout
