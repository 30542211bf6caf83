"""氏名の消去 of the visit: a panel at the foot, where there is room for what is asked.

Which names there are and what goes with them is in gui/name_erasure.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from wakayama_audit_gui.gui.name_erasure import NameErasure
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.read_visit import visit_book

_HIGH = 640
"""Logical pixels at 100 % text: a window as high has room for all that is asked."""


class NamesPanel(Card):
    """Erases the name of a 立会者, also of a sealed visit.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__(margin=14, spacing=6)
        self._walk = walk
        self._focus = FocusReturn(self)
        self.setAccessibleName("立会者の氏名の消去")
        self.names = NameErasure(walk.desk, "だれの氏名を消去しますか。")
        close = LinkButton(icon="x", touch=True)
        close.setAccessibleName("閉じる")
        close.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("立会者の氏名の消去", bold=True), 1)
        head.addWidget(close)
        self.body.addLayout(head)
        self._page = ScrollColumn()
        self._page.append(self.names)
        self.body.addWidget(self._page)
        self.names.finished.connect(self.shut)
        walk.opened.connect(self.shut)
        self.hide()

    def open(self) -> None:
        """Show and take the keyboard."""
        self._focus.remember()
        # In a low window it scrolls, rather than making the window grow.
        self._page.unroll(self.window().height() >= scaled(_HIGH))
        self.names.offer(visit_book(self._walk.visit.id))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def shut(self) -> None:
        """Go away and give the keyboard back."""
        self._focus.give_back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
