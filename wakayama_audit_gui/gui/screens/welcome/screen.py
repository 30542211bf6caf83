"""The welcome page: three ways in, each one click.

Opening and making files is done by whoever listens to the signals; progress is shown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import ask_file
from wakayama_audit_gui.gui.screens.welcome.new_form import FILE_FILTER, NewWorkspaceForm
from wakayama_audit_gui.gui.screens.welcome.rescue import Rescue
from wakayama_audit_gui.gui.screens.welcome.way_in import WayIn
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.form_file import SUFFIX

_WIDE = 860


class WelcomeScreen(QWidget):
    """Shown while no workspace is open.

    Args:
        recent: Files opened lately, newest first.

    Signals:
        sample_requested: 見本で試す.
        new_requested: A NewWorkspace was filled in.
        open_requested: Path of an existing workspace.
        cancel_requested: The making of the sample is to stop.
        form_requested: Path of a 自己点検票 that is to be answered.

    Attributes:
        rescue: The ways back to a lost or damaged file.
    """

    sample_requested = Signal()
    new_requested = Signal(object)
    open_requested = Signal(object)
    cancel_requested = Signal()
    form_requested = Signal(object)

    def __init__(self, recent: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = NewWorkspaceForm()
        self.rescue = Rescue()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_ways(recent))
        self._pages.addWidget(self._form)
        self._banners = BannerArea()
        self._doing = PlainLabel(tone=Tone.SECOND, wrap=True)
        self._doing.hide()
        self._strip = ProgressStrip("見本を作っています")
        self._strip.hide()
        self._strip.cancel_requested.connect(self.cancel_requested)
        column = ScrollColumn(spacing=14)
        column.setMaximumWidth(_WIDE)
        column.append(PlainLabel("監査手帳", size=Size.FIGURE, bold=True))
        purpose = "情報セキュリティ監査の視察を、現地で記録し、調書にします。通信は一切しません。"
        column.append(PlainLabel(purpose, tone=Tone.SECOND, wrap=True))
        for widget in (self._banners, self._pages, self._doing, self._strip):
            column.append(widget)
        column.column.insertStretch(0, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 18)
        outer.addStretch(1)
        outer.addWidget(column, 20)
        outer.addStretch(1)
        self._form.left.connect(self._on_form_left)
        self._form.submitted.connect(self.new_requested)

    def _build_ways(self, recent: Sequence[Path]) -> QWidget:
        sample = WayIn("clipboard-check", "見本で試す", "記入中の視察がある見本です。", main=True)
        new = WayIn("file-plus", "新しい監査ファイル", "保存先と氏名を決めて始めます。", main=False)
        existing = WayIn("folder-open", "監査ファイルを開く", "続きから始めます。", main=False)
        sample.clicked.connect(self.sample_requested)
        new.clicked.connect(self.show_form)
        existing.clicked.connect(self._on_open_clicked)
        row = QHBoxLayout()
        row.setSpacing(14)
        for way in (sample, new, existing):
            row.addWidget(way, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        for path in recent:
            link = LinkButton(f"続きを開く：{path.name}", icon="history", touch=True)
            link.setAccessibleDescription(str(path))
            link.clicked.connect(partial(self.open_requested.emit, path))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        form = LinkButton("自己点検票を開く（所属長の方）", icon="clipboard-check", touch=True)
        form.setAccessibleDescription("配られた自己点検票に答えます。")
        form.clicked.connect(self._on_form_clicked)
        column.addWidget(form, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rescue)
        column.addStretch(1)
        self.setFocusProxy(sample)
        return page

    # --- what is said ------------------------------------------------------------------------

    @Slot(int, int, str)
    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Show how far the making of the sample is; no other way in is open meanwhile."""
        if not self._strip.isVisible():
            self._settle(busy=True)
            self._strip.restart("見本を作っています")
        self._strip.set_progress(done, total, f"見本を作っています　{doing}")

    @Slot(str)
    def show_busy(self, doing: str) -> None:
        """Say what has to end before a way in is open."""
        self._settle(busy=True)
        self._doing.setText(doing)
        self._doing.show()

    @Slot()
    def show_ready(self) -> None:
        """Every way in is open."""
        self._settle(busy=False)

    @Slot(object)
    def refuse(self, error: UserError) -> None:
        """Say why it did not work; what was filled in stays."""
        self._settle(busy=False)
        self._banners.show_message(Kind.ERROR, error.what, error.remedy, key="refused")

    def _settle(self, *, busy: bool) -> None:
        self._pages.setEnabled(not busy)
        self._doing.hide()
        self._strip.hide()
        if busy:
            self._banners.remove("refused")

    # --- slots -------------------------------------------------------------------------------

    @Slot()
    def show_form(self) -> None:
        """Ask where the new file goes and who works with it."""
        self._banners.remove("refused")
        self._pages.setCurrentWidget(self._form)
        self._form.focus_first()

    @Slot()
    def _on_form_left(self) -> None:
        self._banners.remove("refused")
        self._pages.setCurrentIndex(0)

    @Slot()
    def _on_open_clicked(self) -> None:
        ask_file(self, "監査ファイルを開く", self.open_requested.emit, FILE_FILTER)

    @Slot()
    def _on_form_clicked(self) -> None:
        kinds = f"自己点検票 (*{SUFFIX})"
        ask_file(self, "自己点検票を開く", self.form_requested.emit, kinds)
