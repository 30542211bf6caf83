"""A figure with its name and a note, as a button: the cells of the strips of ホーム.

What the figures are about is in steps.py (visits by state) and year_strip.py (the steps of a year).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring, paint_surface


class StepForm(Enum):
    """How much height a cell takes."""

    HIGH = "three lines, a large figure"
    MIDDLE = "three lines close together"
    LOW = "one line, without what is to be done"


_AIR = {StepForm.HIGH: 8, StepForm.MIDDLE: 4, StepForm.LOW: 8}
"""Above and below what is written, in logical pixels."""


class FigureStep(Pressable):
    """One cell of a strip.

    Args:
        label: Its name.
        short: Words for where the whole ones would be cut, shorter and shorter.
        when: Small words before the name.
    """

    def __init__(
        self,
        label: str,
        short: Sequence[str] = (),
        when: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._words = (label, *short)
        self._when = when
        self._figure = ""
        self._units: tuple[str, ...] = ()
        self._note = ""
        self._lit = False
        self._form = StepForm.HIGH
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def figure(self) -> str:
        """The number that is shown."""
        return self._figure

    @property
    def note(self) -> str:
        """What stands below the number."""
        return self._note

    def set_figure(
        self, figure: str, note: str, unit: str = "件", *, shown: Sequence[str] = ()
    ) -> None:
        """Show a number and what it is about.

        Args:
            figure: The number, or two with a stroke.
            note: One line.
            unit: What is counted, for a screen reader.
            shown: The unit where it is drawn behind the number, too, shorter and shorter.
        """
        self._figure, self._note, self._units = figure, note, tuple(shown)
        self.setAccessibleName(f"{self._label} {figure} {unit} {note}".strip())
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Tint it: here something is to be done."""
        self._lit = lit
        self.update()

    def words_in(self, width: float) -> str:
        """What is written in so much room."""
        return _longest(self._words, QFontMetricsF(font(bold=True)), width)

    def room_for_words(self, width: float) -> float:
        """What the figure leaves of a width on one line."""
        metrics = QFontMetricsF(font(Size.HEADING, bold=True))
        return width - metrics.horizontalAdvance(self._figure.replace(" ", "")) - 8

    def set_form(self, form: StepForm) -> None:
        """Take more or less height."""
        self._form = form
        self.updateGeometry()
        self.update()

    @staticmethod
    def height_of(form: StepForm) -> int:
        """Height of a cell in logical pixels."""
        if form is StepForm.LOW:
            return max(44, scaled(34))
        lines = pitch_of(font(bold=True)) + pitch_of(font(Size.SMALL))
        return lines + pitch_of(_figure_font(form)) + 2 * _AIR[form]

    def sizeHint(self) -> QSize:
        """Three lines, or one."""
        return QSize(scaled(100), self.height_of(self._form))

    def minimumSizeHint(self) -> QSize:
        """All five fit a small screen."""
        return QSize(scaled(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, figure and note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.isChecked() or self._lit:
            paint_surface(painter, area, chosen.tones[Tone.AI].tint, None)
        elif self.underMouse():
            paint_surface(painter, area, chosen.hover, None)
        air = _AIR[self._form]
        inside = area.adjusted(12, air, -8, -air)
        if self._form is StepForm.LOW:
            self._paint_low(painter, inside)
        else:
            self._paint_lines(painter, inside)
        if self.isChecked():
            fill(painter, QRectF(12, area.bottom() - 2, area.width() - 24, 2), chosen.focus)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)

    def _paint_lines(self, painter: QPainter, inside: QRectF) -> None:
        top = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        room = inside
        taken = QFontMetricsF(font(Size.SMALL)).horizontalAdvance(self._when) + 8
        whole = QFontMetricsF(font(bold=True)).horizontalAdvance(self._label) + taken
        if self._when and whole <= inside.width():
            base = scaled(3)  # on one line with the larger name
            self._write(
                painter, inside.adjusted(0, base, 0, 0), self._when, top, Size.SMALL, Tone.SECOND
            )
            room = inside.adjusted(taken, 0, 0, 0)
        self._write(painter, room, self.words_in(room.width()), top, tone=Tone.INK, bold=True)
        chosen = _figure_font(self._form)
        size = Size.FIGURE if self._form is StepForm.HIGH else Size.HEADING
        below = inside.adjusted(0, pitch_of(font(bold=True)), 0, -pitch_of(font(Size.SMALL)))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._write(painter, below, self._figure, middle, size, bold=True)
        metrics = QFontMetricsF(chosen)
        # On one line with the larger figure.
        drop = (metrics.ascent() - metrics.descent()) / 2
        small = QFontMetricsF(font(Size.SMALL))
        drop -= (small.ascent() - small.descent()) / 2
        beside = below.adjusted(metrics.horizontalAdvance(self._figure) + 6, 2 * drop, 0, 0)
        unit = _longest(self._units, small, beside.width())
        self._write(painter, beside, unit, middle, Size.SMALL, Tone.SECOND)
        bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._write(painter, inside, self._note, bottom, Size.SMALL, Tone.SECOND)

    def _paint_low(self, painter: QPainter, inside: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        right = int(middle | Qt.AlignmentFlag.AlignRight)
        figure = self._figure.replace(" ", "")
        self._write(painter, inside, figure, right, Size.HEADING, bold=True)
        room = inside.adjusted(0, 0, self.room_for_words(inside.width()) - inside.width(), 0)
        left = int(middle | Qt.AlignmentFlag.AlignLeft)
        self._write(painter, room, self.words_in(room.width()), left, tone=Tone.INK, bold=True)

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        words: str,
        flags: int,
        size: Size = Size.BASE,
        tone: Tone = Tone.AI,
        *,
        bold: bool = False,
    ) -> None:
        chosen = font(size, bold=bold)
        painter.setFont(chosen)
        painter.setPen(colours().text(tone))
        cut = cut_to(QFontMetricsF(chosen), words, area.width())
        draw_text(painter, area, flags, cut)


def _longest(words: Sequence[str], metrics: QFontMetricsF, width: float) -> str:
    """The first that has room, else the last; "" of none."""
    fitting = (one for one in words if metrics.horizontalAdvance(one) <= width)
    return next(fitting, words[-1] if words else "")


def _figure_font(form: StepForm) -> QFont:
    return font(Size.FIGURE if form is StepForm.HIGH else Size.HEADING, bold=True)
