"""Items that were found wanting in several systems: what to look at first, and what was found.

The figures and words are those of the published report; findings of this year are another screen's.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring
from wakayama_audit_gui.use_cases.ports import Store

HEADING = "同じ指摘が続いている項目"
_SHOWN = 12


class Case(NamedTuple):
    """One earlier finding of an item."""

    kind: str
    where: str
    text: str
    page: int


class Repeated(NamedTuple):
    """An item with what was found, and the class most of the findings had."""

    title: str
    systems: int
    kind: str
    cases: tuple[Case, ...]


def find_repeated(catalogue: Catalogue) -> list[Repeated]:
    """Items found wanting in two systems or more, most first."""
    names = {system.id: system.name for system in catalogue.systems.values()}
    found = []
    for item in catalogue.items.values():
        earlier = [catalogue.findings[code] for code in item.findings]
        systems = {finding.system for finding in earlier if finding.system}
        if len(systems) > 1:
            kind = Counter(finding.kind for finding in earlier).most_common(1)[0][0]
            cases = tuple(
                Case(f.kind, names.get(f.system, "全庁"), f.text_body, f.page) for f in earlier
            )
            found.append(Repeated(item.title, len(systems), kind, cases))
    return sorted(found, key=lambda repeated: -repeated.systems)[:_SHOWN]


def tone_of(kind: str) -> Tone:
    """Of 指摘 or 意見; the word itself is always beside it."""
    return Tone.SHU if kind == "指摘" else Tone.YAMABUKI


class RepeatedRow(QAbstractButton):
    """One item; a click shows what was found."""

    def __init__(self, repeated: Repeated, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeated = repeated
        self.setAccessibleName(f"{repeated.title} {repeated.systems} システムで{repeated.kind}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line, high enough to hit."""
        return QSize(scaled(200), max(44, scaled(38)))

    def minimumSizeHint(self) -> QSize:
        """May be narrow; the title is cut."""
        return QSize(scaled(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        if self.underMouse():
            fill(painter, area, chosen.hover)
        fill(painter, QRectF(0, area.bottom() - 1, area.width(), 1), chosen.line)
        inside = area.adjusted(4, 0, -4, 0)
        words = f"{self.repeated.kind} {self.repeated.systems} システム"
        painter.setFont(font(Size.SMALL, bold=True))
        painter.setPen(chosen.text(tone_of(self.repeated.kind)))
        middle = Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, inside, int(middle | Qt.AlignmentFlag.AlignRight), words)
        room = inside.width() - QFontMetricsF(painter.font()).horizontalAdvance(words) - 12
        painter.setFont(font())
        painter.setPen(chosen.text(Tone.INK))
        title = cut_to(QFontMetricsF(painter.font()), self.repeated.title, room)
        draw_text(painter, inside, int(middle | Qt.AlignmentFlag.AlignLeft), title)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)


class RepeatedCard(Card):
    """The list, and in its place what was found about one item.

    Signals:
        analysis_requested: 集計 is to be seen.
    """

    analysis_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._asked = False
        self._opened: RepeatedRow | None = None
        self._list = ScrollColumn(spacing=0)
        self._cases = ScrollColumn(spacing=6)
        self._title = PlainLabel(bold=True, wrap=True)
        self._back = LinkButton("一覧へ", icon="arrow-left", touch=True)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._build_list())
        self._pages.addWidget(self._build_cases())
        self.body.addWidget(pages)
        self._back.clicked.connect(self.show_list)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.show_list)

    def load(self) -> None:
        """Read the definitions once, off the GUI thread."""
        if self._asked:
            return
        self._asked = True
        services = self._desk.services

        def job(_store: Store, _progress: object) -> list[Repeated]:
            return find_repeated(services.catalogue())

        self._desk.tasks.long_read(self, job, self._on_found)

    @Slot()
    def show_list(self) -> None:
        """Back to the list, at the row one came from."""
        self._pages.setCurrentIndex(0)
        if self._opened is not None:
            self._opened.setFocus(Qt.FocusReason.OtherFocusReason)
            self._opened = None

    def _build_list(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(HEADING, bold=True), 1)
        self.analysis = LinkButton("集計", icon="chart-column", touch=True)
        self.analysis.setAccessibleName("集計を開く")
        self.analysis.clicked.connect(self.analysis_requested)
        head.addWidget(self.analysis)
        column.addLayout(head)
        column.addWidget(PlainLabel("令和4年度の報告書から", size=Size.SMALL, tone=Tone.SECOND))
        column.addWidget(self._list, 1)
        return page

    def _build_cases(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._cases, 1)
        return page

    def _on_found(self, found: list[Repeated]) -> None:
        for repeated in found:
            row = RepeatedRow(repeated)
            row.clicked.connect(self._on_row_clicked)
            self._list.append(row)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, RepeatedRow):
            return
        self._opened = row
        self._title.setText(row.repeated.title)
        self._cases.empty()
        for case in row.repeated.cases:
            head = f"{case.kind}　{case.where}　報告書 {case.page} 頁"
            label = PlainLabel(head, size=Size.SMALL, bold=True, tone=tone_of(case.kind), wrap=True)
            for widget in (Rule(), label, PlainLabel(case.text, wrap=True)):
                self._cases.append(widget)
        self._pages.setCurrentIndex(1)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
