"""A row to tick: box, title and one small line; the whole row is the target.

Which rows there are, and what a tick means, is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.line_breaking import Paragraph, set_paragraph
from wakayama_audit_gui.gui.widgets.plain_label import set_plain_tooltip
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, paint_shape
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface

_BOX = 20
_LEFT = _BOX + 22
_AIR = 4  # above and below the words


class TickRow(Pressable):
    """A checkable row.

    Args:
        title: Shown literally, over two lines at most.
        detail: Below it in small type, likewise; "" for none.
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
        """High enough for a thumb, and for the title in the width it has."""
        least = max(48, scaled(48 if self._detail else 44))
        # As wide as it gets when ticked, so that a tick moves nothing.
        below = self._detail_lines().height if self._detail else 0
        words = self._lines(bold=True).height + below
        return QSize(scaled(220), max(least, words + 2 * _AIR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title breaks elsewhere."""
        super().resizeEvent(event)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

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
        title, detail = self._lines(bold=self.isChecked()), self._detail_lines()
        below = detail.height if self._detail else 0
        top = area.center().y() - (title.height + below) / 2
        painter.setPen(chosen.text(Tone.INK))
        title.draw(painter, _LEFT, top)
        if self._detail:
            painter.setPen(chosen.text(Tone.SECOND))
            detail.draw(painter, _LEFT, top + title.height)
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

    def _room(self) -> float:
        return max(self.width() - _LEFT - 10, scaled(60))

    def _lines(self, *, bold: bool) -> Paragraph:
        return set_paragraph(self._title, font(bold=bold), self._room(), max_lines=2)

    def _detail_lines(self) -> Paragraph:
        return set_paragraph(self._detail, font(Size.SMALL), self._room(), max_lines=2)
