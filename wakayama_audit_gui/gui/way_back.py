"""Where 戻る of a photo and of a paper leads: to the page somebody came from.

Which pages there are, and what leads to them, is in wiring.py and sign_wiring.py.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.sign_wiring import SIGN
from wakayama_audit_gui.gui.widgets.buttons import PlainButton

_WORDS = {True: "確認・署名へ戻る", False: "記入へ戻る"}


class WayBack(QObject):
    """Remembers whether 確認・署名 was in front when a photo or a paper was asked for.

    Args:
        window: The window.
        to_signing: Leads to 確認・署名 of a visit.
        to_visit: Leads to a visit, at a subject of its record.
        parent: The wiring.
    """

    def __init__(
        self,
        window: MainWindow,
        to_signing: Callable[[str], None],
        to_visit: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._to_signing = to_signing
        self._to_visit = to_visit
        self._signing = False

    def remember(self) -> None:
        """Note where somebody comes from; before the other page is brought to the front."""
        self._signing = self._window.current == SIGN

    def name(self, button: PlainButton) -> None:
        """Say on a button where it leads."""
        button.set_words(_WORDS[self._signing])

    @Slot(str)
    @Slot(str, str)
    def leave(self, visit: str, subject: str = "") -> None:
        """Go back."""
        if self._signing:
            self._to_signing(visit)
        else:
            self._to_visit(visit, subject)
