"""氏名の消去 of the visit: a panel at the foot, where there is room for what is asked.

Which names there are and what goes with them is in gui/name_erasure.py.
"""

from __future__ import annotations

from wakayama_audit_gui.gui.name_erasure import NameErasure
from wakayama_audit_gui.gui.screens.walk.closing_panel import ClosingPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.read_visit import visit_book

_HIGH = 640
"""Logical pixels at 100 % text: a window as high has room for all that is asked."""


class NamesPanel(ClosingPanel):
    """Erases the name of a 立会者, also of a sealed visit.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__("立会者の氏名の消去")
        self._walk = walk
        self.names = NameErasure(walk.desk, "だれの氏名を消去しますか。")
        self._page = ScrollColumn()
        self._page.append(self.names)
        self.body.addWidget(self._page)
        self.names.finished.connect(self.shut)
        walk.opened.connect(self.shut)
        self.hide()

    def open(self) -> None:
        """Show and take the keyboard."""
        # In a low window it scrolls, rather than making the window grow.
        self._page.unroll(self.window().height() >= scaled(_HIGH))
        self.names.offer(visit_book(self._walk.visit.id))
        self.show_with_focus(self)
