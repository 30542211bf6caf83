"""What the seal and the signatures mean for writing, above the columns of the walkthrough.

Sealing and signing is the screen 確認・署名; whether something can be written is asked of walk.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.banner import Banner, Kind

_SIGNING = "署名待ちです。ここで内容を書き換えると、済んだ署名は「署名後変更」になります。"


class SealNotice(QWidget):
    """One line that stays while a visit is 署名待ち or 確定, with the way to 確認・署名.

    Args:
        walk: The walk.

    Signals:
        sign_requested: 確認・署名.

    Attributes:
        banner: What is said now; None while there is nothing to say.
    """

    sign_requested = Signal()

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 4)
        self.hide()
        walk.opened.connect(self.refresh)
        walk.changed.connect(self.refresh)

    @Slot()
    @Slot(object)
    def refresh(self, _touched: object = None) -> None:
        """Say what holds now."""
        words = _words(self._walk.visit)
        if words == (self.banner.what.text() if self.banner is not None else ""):
            return
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if words:
            self.banner = Banner(
                Kind.INFO, words, action="確認・署名へ", closable=False, touch=True
            )
            self.banner.acted.connect(self.sign_requested)
            self._column.addWidget(self.banner)
        self.setVisible(bool(words))


def _words(visit: Visit) -> str:
    if visit.state is VisitState.SEALED:
        return f"第{visit.revision}版として確定しています。書き込めません。"
    return _SIGNING if visit.state is VisitState.SIGNING else ""
