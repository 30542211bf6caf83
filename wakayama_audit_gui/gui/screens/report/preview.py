"""The pages of the report as they would be printed; how far the making is, with 中止.

Which report it is, and when it is made, is screen.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.paper_view import PaperView
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel, set_plain_tooltip
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.paper import Paper


class Preview(QWidget):
    """The pages, or the next step where there are none.

    Signals:
        make_requested: The pages are to be made, or made anew.

    Attributes:
        banners: What went wrong.
        strip: How far it is.
        remake: Offered when the pages are no longer what is recorded.
    """

    make_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banners = BannerArea()
        self.strip = ProgressStrip()
        self.strip.hide()
        self._told = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self.remake = PlainButton("作り直す", icon="history", touch=True)
        self.remake.hide()
        self._view = PaperView(self, "報告書の頁")
        self._nothing = EmptyState(
            "file-plus",
            "まだ頁がありません。",
            "印刷されるとおりの頁をここで読めます。",
            step="プレビューを作る",
        )
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._view)
        head = QHBoxLayout()
        head.addWidget(self._told, 1)
        head.addWidget(self.remake)
        for icon, words, act in (
            ("zoom-out", "縮小 Ctrl+-", self._view.zoom_out),
            ("zoom-in", "拡大 Ctrl++", self._view.zoom_in),
        ):
            button = PlainButton(icon=icon, touch=True)
            button.setAccessibleName(words)
            set_plain_tooltip(button, words)
            button.clicked.connect(act)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.banners, self.strip):
            column.addWidget(part)
        column.addLayout(head)
        column.addWidget(pages, 1)
        self.remake.clicked.connect(self.make_requested)
        self._nothing.step_requested.connect(self.make_requested)

    def follow(self, task: LongTask, what: str) -> None:
        """Show how far a task is, until it ends."""
        self.banners.remove("report")
        self.strip.restart(what)
        self.strip.cancel_requested.connect(task.cancel)
        task.progressed.connect(self.strip.set_progress)
        task.ended.connect(self.strip.hide)

    def show_paper(self, paper: Paper) -> None:
        """Show the pages."""
        self._view.show_pdf(paper.data)
        self._pages.setCurrentWidget(self._view)
        self._told.setText(f"{paper.name.removesuffix('.pdf')}　{paper.pages} 頁")
        self.remake.hide()
        self.banners.remove("glyph")
        if paper.replaced:
            told = "、".join(paper.replaced)
            self.banners.show_message(
                Kind.INFO, f"印刷できない文字を置き換えました：{told}", key="glyph"
            )

    def clear(self) -> None:
        """Another report is wanted."""
        self._pages.setCurrentWidget(self._nothing)
        self._told.clear()
        self.remake.hide()

    @Slot()
    def mark_stale(self) -> None:
        """What is recorded is no longer what is shown."""
        if self._pages.currentWidget() is self._view:
            self._told.setText("内容が変わりました。")
            self.remake.show()

    def fail(self, error: UserError) -> None:
        """Say what went wrong."""
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="report")
