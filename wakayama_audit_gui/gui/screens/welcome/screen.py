"""The welcome page: three ways in, each one click.

Opening and making files is done by whoever listens to the signals; progress is shown here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.screens.welcome.new_form import FILE_FILTER, NewWorkspaceForm
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.banner import Banner, Kind
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar
from wakayama_audit_gui.gui.widgets.surface import CARD_RADIUS, paint_ring, paint_surface

_WIDE = 860


class WayIn(QAbstractButton):
    """A big card that is a button: picture, words, one line of what happens."""

    def __init__(
        self, icon: str, words: str, detail: str, *, main: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._words, self._detail, self._main = icon, words, detail, main
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A generous card."""
        return QSize(scaled(240), scaled(176))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours()
        area = QRectF(self.rect())
        lit = self.underMouse() or self.isDown()
        if self._main:
            fill = chosen.fill_hover if lit else chosen.fill
            ink = second = chosen.on_fill
        else:
            fill = chosen.hover if lit else chosen.paper
            ink, second = chosen.text(Tone.INK), chosen.text(Tone.SECOND)
        paint_surface(painter, area, fill, None if self._main else chosen.line, radius=CARD_RADIUS)
        edge = scaled(32)
        picture = pixmap(self._icon, ink, edge, self.devicePixelRatioF())
        painter.drawPixmap(24, 24, picture)
        words = area.adjusted(24, 36 + edge, -20, -20)
        painter.setFont(font(Size.TITLE, bold=True))
        painter.setPen(ink)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), self._words)
        painter.setFont(font())
        painter.setPen(second)
        below = words.adjusted(0, scaled(28), 0, 0)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), self._detail)
        if self.hasFocus():
            ring = chosen.on_fill if self._main else chosen.focus
            paint_ring(painter, area.adjusted(3, 3, -3, -3), ring)


class WelcomeScreen(QWidget):
    """Shown while no workspace is open.

    Signals:
        sample_requested: 見本で試す.
        new_requested: A NewWorkspace was filled in.
        open_requested: Path of an existing workspace.
    """

    sample_requested = Signal()
    new_requested = Signal(object)
    open_requested = Signal(object)

    def __init__(self, recent: tuple[Path, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner: Banner | None = None
        self._form = NewWorkspaceForm()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_ways(recent))
        self._pages.addWidget(self._form)
        self._progress = SegmentBar(height=8)
        self._doing = PlainLabel(tone=Tone.SECOND)
        for widget in (self._progress, self._doing):
            widget.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self._column.addStretch(2)
        self._column.addWidget(PlainLabel("監査手帳", size=Size.FIGURE, bold=True))
        purpose = "情報セキュリティ監査の視察を、現地で記録し、調書にします。通信は一切しません。"
        self._column.addWidget(PlainLabel(purpose, tone=Tone.SECOND, wrap=True))
        self._column.addWidget(self._pages)
        self._column.addWidget(self._doing)
        self._column.addWidget(self._progress)
        self._column.addStretch(3)
        middle = QWidget()
        middle.setLayout(self._column)
        middle.setMaximumWidth(_WIDE)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(middle, 20)
        outer.addStretch(1)
        self._form.left.connect(self._on_form_left)
        self._form.submitted.connect(self.new_requested)

    def _build_ways(self, recent: tuple[Path, ...]) -> QWidget:
        sample = WayIn(
            "clipboard-check", "見本で試す", "記入中の視察がある見本を開きます。", main=True
        )
        new = WayIn("file-plus", "新しい監査ファイル", "保存先と氏名を決めて始めます。", main=False)
        existing = WayIn("folder-open", "監査ファイルを開く", "続きから始めます。", main=False)
        sample.clicked.connect(self.sample_requested)
        new.clicked.connect(self._on_new_clicked)
        existing.clicked.connect(self._on_open_clicked)
        row = QHBoxLayout()
        row.setSpacing(14)
        for way in (sample, new, existing):
            row.addWidget(way, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        for path in recent:
            link = LinkButton(f"最近の監査ファイル：{path.name}", icon="history")
            link.clicked.connect(lambda _=False, path=path: self.open_requested.emit(path))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Show how far the making of the sample is."""
        for widget in (self._progress, self._doing):
            widget.show()
        self._progress.set_segments([(done, Tone.AI)], total)
        self._doing.setText(f"見本を作っています　{done} / {total}　{doing}")
        self._pages.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Say why it did not work; what was filled in stays."""
        self._pages.setEnabled(True)
        for widget in (self._progress, self._doing):
            widget.hide()
        if self._banner is not None:
            self._banner.deleteLater()
        self._banner = Banner(Kind.ERROR, error.what, error.remedy)
        self._column.insertWidget(2, self._banner)

    @Slot()
    def _on_new_clicked(self) -> None:
        self._pages.setCurrentWidget(self._form)
        self._form.focus_first()

    @Slot()
    def _on_form_left(self) -> None:
        self._pages.setCurrentIndex(0)

    @Slot()
    def _on_open_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "監査ファイルを開く", "", FILE_FILTER)
        if chosen:
            self.open_requested.emit(Path(chosen))
