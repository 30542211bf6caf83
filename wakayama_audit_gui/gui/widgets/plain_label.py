"""Labels that show text as it was typed, never as markup, with lines a reader can follow.

Text one can edit is in growing_text_edit.py; small pills are in chip.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font
from wakayama_audit_gui.gui.widgets.line_breaking import (
    Paragraph,
    pitch_of,
    set_paragraph,
)
from wakayama_audit_gui.gui.widgets.painted_text import LINE_SEPARATOR, draw_text, shown

_COMFORTABLE_EMS = 40  # a wrapped text asks for no more than this many characters a line


def as_tooltip(text: str) -> str:
    """Text as a tooltip that can only show it literally: a tooltip guesses whether it is HTML."""
    # Not html.escape(): its tables take 2 ms to load.
    literal = shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<p style="white-space:pre-wrap">{literal}</p>' if text else ""


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
        self._whole = ""  # the tooltip, while the text is cut
        self._chosen: QFont | None = None
        self._lines_at = self.alignment()
        self._set_for: tuple[str, QFont, Qt.AlignmentFlag] | None = None
        self._paragraphs: dict[float, Paragraph] = {}
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
        self._chosen = None
        self.updateGeometry()
        self.update()

    def is_cut(self) -> bool:
        """Whether some of the text is not seen."""
        return self._set(self.contentsRect().width()).cut

    # --- Qt ----------------------------------------------------------------------------------

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """As in Qt; remembered, since asking Qt for flags is slow and layouts ask often."""
        self._lines_at = alignment
        super().setAlignment(alignment)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size has another font."""
        self._chosen = None
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Only a wrapped text grows as it narrows."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        margins = self.contentsMargins()
        lines = self._pitch()
        if self._wrap:
            lines = self._set(width - margins.left() - margins.right()).height
        return lines + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Natural width, or a comfortable line when wrapping."""
        metrics = QFontMetricsF(self._font())
        widest = max(metrics.horizontalAdvance(p) for p in shown(self.text()).split("\n"))
        if self._wrap:
            widest = min(widest, _COMFORTABLE_EMS * metrics.height())
        margins = self.contentsMargins()
        width = int(widest) + 1 + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few characters wide; the layout asks for the height by width."""
        width = min(self.sizeHint().width(), 4 * self._pitch())
        return QSize(width, self._pitch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines; a tooltip says the whole of a text that is cut."""
        painter = QPainter(self)
        painter.setPen(self._ink())
        area = QRectF(self.contentsRect())
        paragraph = self._set(area.width())
        top = area.top()
        if self._lines_at & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (area.height() - paragraph.height) / 2)
        paragraph.draw(painter, area.left(), top)
        whole = as_tooltip(self.text()) if paragraph.cut else ""
        if whole != self._whole:
            self._whole = whole
            self.setToolTip(whole)

    # --- private -----------------------------------------------------------------------------

    def _font(self) -> QFont:
        if self._chosen is None:
            self._chosen = font(self._size, bold=self._bold)
        return self._chosen

    def _ink(self) -> QColor:
        return colours().text(self._tone if self.isEnabled() else Tone.SECOND)

    def _pitch(self) -> int:
        return pitch_of(self._font())

    def _set(self, width: float) -> Paragraph:
        """The text set in a width; kept, since layouts ask again and again."""
        chosen = self._font()
        state = (self.text(), chosen, self._lines_at)
        if state != self._set_for:
            self._set_for = state
            self._paragraphs.clear()
        if width not in self._paragraphs:
            self._paragraphs[width] = set_paragraph(
                self.text().replace("\n", LINE_SEPARATOR if self._wrap else " "),
                chosen,
                width,
                max_lines=self._max_lines,
                alignment=self._lines_at,
            )
        return self._paragraphs[width]


class SectionLabel(PlainLabel):
    """The small heading of a group, with a figure or note at its right end.

    Args:
        text: The heading.
        note: Shown at the right in the same small type.
    """

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, size=Size.SMALL, bold=True, tone=Tone.SECOND, parent=parent)
        self.set_note(note)

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
        draw_text(painter, self.contentsRect(), int(flags), self._note)
