"""That definitions are damaged, where they are used: the first in one sentence, and how many more.

All of them are listed in 設定; what one says is put into words by the definitions themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.widgets.banner import Banner, Kind
from wakayama_audit_gui.use_cases.ports import Store


class DefinitionNotice(QWidget):
    """A banner of a screen, there only while something is wrong.

    Args:
        desk: The desk.

    Signals:
        list_requested: The whole list is to be seen.
    """

    list_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def load(self) -> None:
        """Ask once what is wrong; definitions are read once while the application runs."""
        services = self._desk.services

        def job(_store: Store, _progress: object) -> tuple[str, ...]:
            return services.definition_problems()

        if self.banner is None:
            self._desk.tasks.long_read(self, job, self._show)

    def _show(self, problems: Sequence[str]) -> None:
        if not problems or self.banner is not None:
            return
        more = len(problems) - 1
        others = f"ほかに {more} 件あります。" if more else ""
        # In one text, for it must find room in the lowest window.
        words = f"読めない定義があります。{problems[0]}　{others}".rstrip()
        self.banner = Banner(Kind.WARN, words, action="一覧を見る", touch=True)
        self.banner.acted.connect(self.list_requested)
        self.banner.closed.connect(self.hide)
        self._column.addWidget(self.banner)
        self.show()
