"""配布: by when, and into which folder the files go.

Writing them is done by whoever listens.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.asking import ask_folder
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import DateField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class HandOutCard(Card):
    """Asks for a deadline and a folder.

    Args:
        title: What is handed out, e.g. ``点検票を配布する``.
        what: Which files are written, and what is left as it is.

    Signals:
        requested: (deadline as ISO date, folder).
    """

    requested = Signal(str, object)

    def __init__(self, title: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=6, parent=parent)
        close = LinkButton(icon="x", touch=True)
        close.setAccessibleName("配布をやめる")
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, size=Size.TITLE, bold=True), 1)
        head.addWidget(close)
        self.deadline = DateField()
        self.deadline.setDisplayFormat("yyyy年M月d日")
        self.deadline.setCalendarPopup(True)
        self.deadline.setAccessibleName("提出期限")
        self.deadline.setMinimumHeight(44)
        go = PrimaryButton("フォルダーを選んで書き出す", icon="folder-open", touch=True)
        row = QWidget()
        flow = FlowLayout(row)
        for part in (PlainLabel("提出期限"), self.deadline, go):
            flow.addWidget(part)
        self.body.addLayout(head)
        self.body.addWidget(PlainLabel(what, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(row)
        close.clicked.connect(self.hide)
        go.clicked.connect(self._on_go_clicked)
        self.hide()

    def ask(self, proposed: date) -> None:
        """Show, with a deadline to begin with."""
        self.deadline.setDate(QDate(proposed.year, proposed.month, proposed.day))
        self.show()
        self.deadline.setFocus()

    def take(self, folder: Path) -> None:
        """The folder was chosen."""
        day = self.deadline.date().toString(Qt.DateFormat.ISODate)
        self.hide()
        self.requested.emit(day, folder)

    @Slot()
    def _on_go_clicked(self) -> None:
        ask_folder(self, "書き出すフォルダー", lambda paths: self.take(paths[0]))
