"""Items that were found wanting in several systems: what to look at first.

The figures are those of the published report; the board of this year's findings is another screen.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.surface import paint_ring
from wakayama_audit_gui.use_cases.ports import Store

_SHOWN = 7


class Repeated(NamedTuple):
    """An item with the number of systems it was found in, and the class most of them had."""

    title: str
    systems: int
    kind: str


def find_repeated(catalogue: Catalogue) -> list[Repeated]:
    """Items found wanting in two systems or more, most first."""
    found = []
    for item in catalogue.items.values():
        earlier = [catalogue.findings[code] for code in item.findings]
        systems = {finding.system for finding in earlier if finding.system}
        if len(systems) > 1:
            kind = Counter(finding.kind for finding in earlier).most_common(1)[0][0]
            found.append(Repeated(item.title, len(systems), kind))
    return sorted(found, key=lambda repeated: -repeated.systems)[:_SHOWN]


class RepeatedRow(QAbstractButton):
    """One item; a click searches for it."""

    def __init__(self, repeated: Repeated, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeated = repeated
        self.setAccessibleName(f"{repeated.title} {repeated.systems} システムで{repeated.kind}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line, high enough to hit."""
        return QSize(scaled(200), max(38, scaled(34)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(area, chosen.hover)
        painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), chosen.line)
        tone = Tone.SHU if self.repeated.kind == "指摘" else Tone.YAMABUKI
        words = f"{self.repeated.kind} {self.repeated.systems} システム"
        painter.setFont(font(Size.SMALL, bold=True))
        painter.setPen(chosen.text(tone))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), words)
        room = area.width() - QFontMetricsF(painter.font()).horizontalAdvance(words) - 12
        painter.setFont(font())
        painter.setPen(chosen.text(Tone.INK))
        title = QFontMetricsF(painter.font()).elidedText(
            self.repeated.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignLeft), title)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)


class RepeatedCard(Card):
    """The card.

    Signals:
        search_requested: Words of the item that was clicked.
    """

    search_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._asked = False
        self.body.addWidget(PlainLabel("同じ指摘が続いている項目", bold=True))
        self.body.addWidget(PlainLabel("令和4年度の報告書から", size=Size.SMALL, tone=Tone.SECOND))
        self.body.addStretch(1)

    def load(self) -> None:
        """Read the definitions once, off the GUI thread."""
        if self._asked:
            return
        self._asked = True
        services = self._desk.services

        def job(_store: Store, _progress: object) -> list[Repeated]:
            return find_repeated(services.catalogue())

        self._desk.tasks.long_read(self, job, self._on_found)

    def _on_found(self, found: list[Repeated]) -> None:
        for position, repeated in enumerate(found, start=2):
            row = RepeatedRow(repeated)
            row.clicked.connect(self._on_row_clicked)
            self.body.insertWidget(position, row)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RepeatedRow):
            self.search_requested.emit(row.repeated.title.split("（")[0])
