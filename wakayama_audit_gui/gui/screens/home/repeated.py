"""Items that are found wanting in several systems or years: how often, and what was found.

What is said of them is in repeated_words.py; the whole ledger is another screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.repeats import RepeatMap
from wakayama_audit_gui.gui.screens.home.repeated_words import Repeated, find_repeated
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.painted_text import cut_to, draw_text
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel, set_plain_tooltip
from wakayama_audit_gui.gui.widgets.pressable import Pressable
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring

HEADING = "同じ指摘が続いている項目"


def tone_of(kind: str) -> Tone:
    """Of a 区分; the word itself is always beside it."""
    return {"指摘": Tone.SHU, "意見": Tone.YAMABUKI}.get(kind, Tone.NIBI)


class RepeatedRow(Pressable):
    """One item; a click shows what was found."""

    def __init__(self, repeated: Repeated, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeated = repeated
        self.setAccessibleName(f"{repeated.title} {repeated.words} {repeated.where}")
        set_plain_tooltip(self, repeated.title)
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
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Size.SMALL, bold=True))
        free = inside.width()
        for kind, count in reversed(self.repeated.kinds):
            words = f"{kind} {count:,}"
            painter.setPen(chosen.text(tone_of(kind)))
            place = inside.adjusted(0, 0, free - inside.width(), 0)
            draw_text(painter, place, int(middle | Qt.AlignmentFlag.AlignRight), words)
            free -= QFontMetricsF(painter.font()).horizontalAdvance(words) + 12
        painter.setFont(font())
        painter.setPen(chosen.text(Tone.INK))
        title = cut_to(QFontMetricsF(painter.font()), self.repeated.title, free)
        draw_text(painter, inside, int(middle | Qt.AlignmentFlag.AlignLeft), title)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)


class RepeatedCard(Card):
    """The list, and in its place what was found about one item.

    Signals:
        analysis_requested: 集計 is to be seen.
        findings_requested: A `FindingFilter` of exactly what is behind a row's numbers.

    Attributes:
        analysis: Leads to 集計.
        board: Leads to the findings that are shown.
    """

    analysis_requested = Signal()
    findings_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: list[Repeated] = []
        self._opened: RepeatedRow | None = None
        self._list = ScrollColumn(spacing=0)
        self._cases = ScrollColumn(spacing=6)
        self._about = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._title = PlainLabel(bold=True, wrap=True)
        self._counted = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.board = LinkButton("一覧で見る", icon="list", touch=True)
        self.board.setAccessibleName("これらの指摘・意見を一覧で見る")
        self._back = LinkButton("一覧へ", icon="arrow-left", touch=True)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._build_list())
        self._pages.addWidget(self._build_cases())
        self.body.addWidget(pages)
        self._back.clicked.connect(self.show_list)
        self.board.clicked.connect(self._on_board_clicked)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.show_list)

    def show_repeats(self, found: RepeatMap) -> None:
        """Show what comes back; what is open stays open, with what is found of it now."""
        repeated = find_repeated(found)
        since = "・".join(fiscal_year_label(year) for year in found.years)
        self._about.setText(f"{since}の指摘・意見 {found.base:,} 件から")
        if repeated == self._shown:
            return
        self._shown = repeated
        opened = self._opened.repeated.title if self._opened is not None else ""
        at = self._focused_title()
        self._opened = None
        self._list.empty()
        for one in repeated:
            row = RepeatedRow(one)
            row.clicked.connect(self._on_row_clicked)
            self._list.append(row)
            if one.title == at:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
            if one.title == opened:
                self._open(row)
        if opened and self._opened is None:
            self._pages.setCurrentIndex(0)

    def set_titled(self, on: bool) -> None:
        """Say what it is; a drawer says so itself."""
        self._heading.setVisible(on)

    @Slot()
    def show_list(self) -> None:
        """Back to the list, at the row one came from."""
        self._pages.setCurrentIndex(0)
        if self._opened is not None:
            self._opened.setFocus(Qt.FocusReason.OtherFocusReason)
            self._opened = None

    def _focused_title(self) -> str:
        focused = QApplication.focusWidget()
        if isinstance(focused, RepeatedRow) and self._list.isAncestorOf(focused):
            return focused.repeated.title
        return ""

    def _build_list(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        self._heading = PlainLabel(HEADING, bold=True)
        head.addWidget(self._heading, 1)
        self.analysis = LinkButton("集計", icon="chart-column", touch=True)
        self.analysis.setAccessibleName("集計を開く")
        self.analysis.clicked.connect(self.analysis_requested)
        head.addWidget(self.analysis, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self._list, 1)
        return page

    def _build_cases(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self.board)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._counted)
        column.addWidget(self._cases, 1)
        return page

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RepeatedRow):
            self._open(row)
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: RepeatedRow) -> None:
        self._opened = row
        self._title.setText(row.repeated.title)
        self._counted.setText(f"{row.repeated.words}（{row.repeated.where}）")
        self._cases.empty()
        for case in row.repeated.cases:
            tone = tone_of(case.kind)
            label = PlainLabel(case.head, size=Size.SMALL, bold=True, tone=tone, wrap=True)
            for widget in (Rule(), label, PlainLabel(case.text, wrap=True)):
                self._cases.append(widget)
        self._pages.setCurrentIndex(1)

    @Slot()
    def _on_board_clicked(self) -> None:
        if self._opened is not None:
            one = self._opened.repeated
            about = f"続く指摘：{one.title}"
            self.findings_requested.emit(FindingFilter(ids=one.ids, about=about))
