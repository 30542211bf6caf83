"""A row to tick: box, title and one small line; the whole row is the target.

Which rows there are, and what a tick means, is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.plain_label import set_plain_tooltip
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, paint_shape
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface

_BOX = 20


class TickRow(QAbstractButton):
    """A checkable row.

    Args:
        title: First line, shown literally and cut with … where the room ends.
        detail: Second, small line; "" for none.
        note: The whole story, as a tooltip.
    """

    def __init__(
        self, title: str, detail: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._detail = detail
        self.setCheckable(True)
        self.setAccessibleName(f"{title} {detail}".strip())
        set_plain_tooltip(self, note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def holds(self, words: str) -> bool:
        """Whether every word is in the title or the detail."""
        return all(word in self._title or word in self._detail for word in words.split())

    def sizeHint(self) -> QSize:
        """High enough for a thumb."""
        return QSize(scaled(220), max(48, scaled(48 if self._detail else 44)))

    def minimumSizeHint(self) -> QSize:
        """May be narrow; the words are cut."""
        return QSize(scaled(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, lines and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            tint = chosen.tones[Tone.AI].tint if self.isChecked() else chosen.hover
            paint_surface(painter, area, tint, None)
        self._paint_box(painter, QRectF(10, area.center().y() - _BOX / 2, _BOX, _BOX))
        words = area.adjusted(_BOX + 22, 4, -10, -4)
        half = words.height() / 2
        upper = words.adjusted(0, 0, 0, -half) if self._detail else words
        self._paint_line(painter, upper, self._title, Size.BASE, Tone.INK)
        if self._detail:
            lower = words.adjusted(0, half, 0, 0)
            self._paint_line(painter, lower, self._detail, Size.SMALL, Tone.SECOND)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        chosen = colours()
        if self.isChecked():
            paint_surface(painter, box, chosen.fill, None, radius=5)
            paint_shape(painter, box.adjusted(4, 4, -4, -4), Shape.CHECK, chosen.on_fill)
        else:
            edge = chosen.tones[Tone.NIBI].mark
            paint_surface(painter, box, chosen.paper, edge, radius=5, line=1.5)

    def _paint_line(
        self, painter: QPainter, area: QRectF, text: str, size: Size, tone: Tone
    ) -> None:
        painter.setFont(font(size, bold=size is Size.BASE and self.isChecked()))
        painter.setPen(colours().text(tone))
        cut = QFontMetricsF(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
