"""A strip that leads back to where somebody came from (e.g. 対象の選定へ戻る), as Alt+← does.

Where it leads, and when it is offered, is said by the window.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.widgets.buttons import LinkButton


class ReturnStrip(QWidget):
    """One link; hidden at first.

    Signals:
        requested: Somebody wants to go back.

    Attributes:
        link: Leads back.
    """

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = LinkButton(icon="chevron-left", touch=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 20, 0)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.clicked.connect(self.requested)
        # Enabled only while it is seen: elsewhere the keys belong to the fields.
        self._keys = QShortcut(QKeySequence("Alt+Left"), self)
        self._keys.activated.connect(self.requested)
        self._keys.setEnabled(False)
        self.hide()

    def offer(self, where: str) -> None:
        """Offer to go back to the screen of that name."""
        self.link.set_words(f"{where}へ戻る")
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys work."""
        super().showEvent(event)
        self._keys.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """The keys belong to others again."""
        super().hideEvent(event)
        self._keys.setEnabled(False)
