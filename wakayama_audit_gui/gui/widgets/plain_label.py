"""Labels that show text as it was typed, never as markup, with lines a reader can follow.

Text one can edit is in growing_text_edit.py; small pills are in chip.py.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font
from wakayama_audit_gui.gui.widgets.line_breaking import (
    LINE_SEPARATOR,
    break_lines,
    draw_lines,
    pitch_of,
)

_COMFORTABLE_EMS = 40  # a wrapped text asks for no more than this many characters a line


def as_tooltip(text: str) -> str:
    """Text as a tooltip that can only show it literally: a tooltip guesses whether it is HTML."""
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>' if text else ""


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows the text literally."""
    widget.setToolTip(as_tooltip(text))


class PlainLabel(QLabel):
    """Text as typed, wrapped or cut with … (the whole then stands in a tooltip).

    Args:
        text: Shown literally; line breaks are kept.
        size: Step of the type scale.
        bold: Heavy type.
        tone: Its colour.
        wrap: Over several lines; otherwise one line, cut where the room ends.
        max_lines: When wrapping, cut after so many lines; 0 = never.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = Size.BASE,
        bold: bool = False,
        tone: Tone = Tone.INK,
        wrap: bool = False,
        max_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size = size
        self._bold = bold
        self._tone = tone
        self._wrap = wrap
        self._max_lines = max_lines if wrap else 1
        self._laid_out: tuple[tuple[str, float, QFont], list[QTextLayout]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Colour the words."""
        self._tone = tone
        self.update()

    def set_bold(self, bold: bool) -> None:
        """Make the type heavy or not."""
        self._bold = bold
        self.updateGeometry()
        self.update()

    def is_cut(self) -> bool:
        """Whether some of the text is not seen."""
        return "".join(layout.text() for layout in self._lines(self.width())) != _one_line(
            self.text(), keep_breaks=self._wrap
        )

    # --- Qt ----------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Only a wrapped text grows as it narrows."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        lines = len(self._lines(inner)) if self._wrap else 1
        return lines * self._pitch() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Natural width, or a comfortable line when wrapping."""
        metrics = QFontMetricsF(self._font())
        widest = max(metrics.horizontalAdvance(part) for part in self.text().split("\n"))
        if self._wrap:
            widest = min(widest, _COMFORTABLE_EMS * metrics.height())
        margins = self.contentsMargins()
        width = int(widest) + 1 + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few characters wide; the layout asks for the height by width."""
        width = min(self.sizeHint().width(), 4 * self._pitch())
        return QSize(width, self._pitch())

    def event(self, event: QEvent) -> bool:
        """Show the whole text of a cut label."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.is_cut():
            assert isinstance(event, QHelpEvent)  # noqa: S101 - narrows the type, Qt promises it
            QToolTip.showText(event.globalPos(), as_tooltip(self.text()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self._ink())
        area = QRectF(self.contentsRect())
        lines = self._lines(area.width())
        draw_lines(painter, lines, area, self._pitch(), self.alignment())

    # --- private -----------------------------------------------------------------------------

    def _font(self) -> QFont:
        return font(self._size, bold=self._bold)

    def _ink(self) -> QColor:
        return colours().text(self._tone if self.isEnabled() else Tone.SECOND)

    def _pitch(self) -> int:
        return pitch_of(self._font())

    def _lines(self, width: float) -> list[QTextLayout]:
        chosen = self._font()
        key = (self.text(), width, chosen)
        if self._laid_out is None or self._laid_out[0] != key:
            text = _one_line(self.text(), keep_breaks=self._wrap)
            self._laid_out = (key, break_lines(text, chosen, width, self._max_lines))
        return self._laid_out[1]


def _one_line(text: str, *, keep_breaks: bool) -> str:
    return text.replace("\n", LINE_SEPARATOR if keep_breaks else " ")


class SectionLabel(PlainLabel):
    """The small heading of a group, with a figure or note at its right end.

    Args:
        text: The heading.
        note: Shown at the right in the same small type.
    """

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, size=Size.SMALL, bold=True, tone=Tone.SECOND, parent=parent)
        self._note = note

    def set_note(self, note: str) -> None:
        """Change what stands at the right end."""
        self._note = note
        self.setAccessibleName(f"{self.text()} {note}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heading and its note."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(font(Size.SMALL, bold=True))
        painter.setPen(colours().text(Tone.SECOND))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), int(flags), self._note)
