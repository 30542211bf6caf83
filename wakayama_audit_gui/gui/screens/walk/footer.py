"""The foot of the walkthrough: what failed, what was asked for now and then, and the status bar.

What the bar says is status_bar.py; the panels above it are put in by surroundings.py.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.walk.status_bar import StatusBar
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.banner import Banner, Kind


class Footer(QWidget):
    """Banner of a failed act, inline panels, status bar.

    Args:
        walk: The walk.

    Attributes:
        bar: The status bar.
        banner: Why an act could not be written, None while all could.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self.bar = StatusBar(walk)
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._panels = QVBoxLayout()
        self._panels.setContentsMargins(12, 0, 12, 0)
        self._panels.setSpacing(6)
        self._column.addLayout(self._panels)
        self._column.addWidget(self.bar)
        walk.writer.changed.connect(self._on_writer_changed)

    def add_panel(self, panel: QWidget) -> None:
        """Put a panel above the bar."""
        self._panels.addWidget(panel)

    @Slot()
    def _on_writer_changed(self) -> None:
        error = self._walk.writer.error
        if error is None:
            if self.banner is not None and not self._walk.writer.busy:
                self.banner.hide()
                self.banner.deleteLater()
                self.banner = None
            return
        if self.banner is not None:
            if self.banner.what.text() == error.what:
                return
            self.banner.hide()
            self.banner.deleteLater()
        self.banner = Banner(
            Kind.ERROR, error.what, error.remedy, action="もう一度", closable=False
        )
        self.banner.acted.connect(self._walk.writer.retry)
        self._panels.insertWidget(0, self.banner)
