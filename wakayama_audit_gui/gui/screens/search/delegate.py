"""One hit in the list: where, what, and the words around the find, marked.

Finding is in use_cases.search_record.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.surface import paint_ring, paint_surface
from wakayama_audit_gui.use_cases.search_record import FoundLine

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WORDS_ROLE = LINE_ROLE + 1

_BEFORE = 16
"""Characters kept before the first find, so that it stands in view."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

Index = QModelIndex | QPersistentModelIndex


def excerpt(text: str, word: str) -> tuple[str, str, str]:
    """(before, find, after) on one line; the find is "" when folding moved it out of sight."""
    line = " ".join(text.split())
    at = search_key(line).find(search_key(word)) if word else -1
    if at < 0 or len(search_key(line)) != len(line):
        return line, "", ""
    start = max(0, at - _BEFORE)
    before = ("…" if start else "") + line[start:at]
    return before, line[at : at + len(word)], line[at + len(word) :]


class FoundDelegate(QStyledItemDelegate):
    """Draws one hit."""

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
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, chosen.tones[Tone.AI].tint)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, chosen.hover)
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), chosen.line)
        inner = area.adjusted(16, 8, -16, -8)
        half = inner.height() / 2
        where = "　".join(p for p in (line.title, long_date(line.when), line.kind) if p)
        painter.setFont(font(Size.SMALL))
        painter.setPen(chosen.text(Tone.SECOND))
        painter.drawText(inner.adjusted(0, 0, 0, -half), _LEFT, where)
        words = str(index.data(WORDS_ROLE) or "").split()
        text = excerpt(line.text, words[0] if words else "")
        self._paint_excerpt(painter, inner.adjusted(0, half, 0, 0), text)
        if option.state & QStyle.StateFlag.State_HasFocus:
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
            cut = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, area.top(), room, area.height()), _LEFT, cut)
            left += width
            if left >= area.right():
                return
