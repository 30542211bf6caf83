"""One hit in the list: where, what, and the words around the find, marked.

Finding is in use_cases.search_record.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring, paint_surface
from wakayama_audit_gui.use_cases.search_record import FoundLine
from wakayama_audit_gui.visible import visible_line

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WORDS_ROLE = LINE_ROLE + 1

_BEFORE = 16
"""Characters kept before the first find, so that it stands in view."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

Index = QModelIndex | QPersistentModelIndex


def excerpt(text: str, word: str) -> tuple[str, str, str]:
    """(before, find, after) on one line; the find is "" when folding moved it out of sight."""
    line = visible_line(" ".join(text.split()))
    at = search_key(line).find(search_key(word)) if word else -1
    if at < 0 or len(search_key(line)) != len(line):
        return line, "", ""
    start = max(0, at - _BEFORE)
    before = ("…" if start else "") + line[start:at]
    return before, line[at : at + len(word)], line[at + len(word) :]


def heading(line: FoundLine, titles: Mapping[str, str]) -> str:
    """Where a hit is: visit, date, item, and what of it was found.

    Args:
        line: The hit.
        titles: Item id → title.
    """
    noun, _, field = line.kind.partition(" ")
    item = titles.get(line.subject.rpartition("/")[2], "") if "/" in line.subject else ""
    said = noun == "項目" if item else field.startswith(noun)  # once is enough
    kind = field if field and said else line.kind
    where = (line.title, long_date(line.when)) if line.visit else ("設定",)
    return visible_line("　".join(part for part in (*where, item, kind) if part))


class FoundDelegate(QStyledItemDelegate):
    """Draws one hit.

    Attributes:
        titles: Item id → title, once they were read.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.titles: Mapping[str, str] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(320, max(60, scaled(58)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the two lines."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, FoundLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, area, chosen.hover)
        fill(painter, QRectF(area.left(), area.bottom() - 1, area.width(), 1), chosen.line)
        inner = area.adjusted(16, 7, -16, -7)
        half = inner.height() / 2
        small = font(Size.SMALL)
        painter.setFont(small)
        painter.setPen(chosen.text(Tone.SECOND))
        middle = Qt.TextElideMode.ElideMiddle
        metrics, said = QFontMetricsF(small), heading(line, self.titles)
        where = cut_to(metrics, said, inner.width(), middle)
        draw_text(painter, inner.adjusted(0, 0, 0, -half), _LEFT, where)
        words = str(index.data(WORDS_ROLE) or "").split()
        text = excerpt(line.text, words[0] if words else "")
        self._paint_excerpt(painter, inner.adjusted(0, half, 0, 0), text)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            paint_ring(painter, area.adjusted(2, 2, -2, -2), chosen.focus)
        painter.restore()

    def _paint_excerpt(self, painter: QPainter, area: QRectF, text: tuple[str, str, str]) -> None:
        painter.setFont(font())
        painter.setPen(colours().text(Tone.INK))
        metrics = QFontMetricsF(painter.font())
        left = area.left()
        for number, part in enumerate(text):
            width = metrics.horizontalAdvance(part)
            room = area.right() - left
            if number == 1 and part:
                mark = QRectF(left - 1, area.top() + 1, min(width, room) + 2, area.height() - 2)
                tint = colours().tones[Tone.YAMABUKI].tint
                paint_surface(painter, mark, tint, None, radius=4)
                painter.setPen(colours().text(Tone.INK))
            cut = cut_to(metrics, part, room)
            draw_text(painter, QRectF(left, area.top(), room, area.height()), _LEFT, cut)
            left += width
            if left >= area.right():
                return
