"""Before anything is let go of, the window or what is open in it: what would be lost is told.

A screen hands over what it holds by ``flush()``, and says by ``unsaved()`` what could not be
recorded or is not finished. Letting go itself is main_window.py's and gate.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind

_KEY = "closing"


class Parting(QObject):
    """Asks all screens, waits for what is under way, and offers to leave all the same.

    Args:
        screens: Those that were built.
        flush: Has every one hand over what it holds.
        busy: Whether anything is under way.
        banners: Where it is told.
        parent: The window.

    Attributes:
        failed: Something could not be recorded since it was asked.
        under_way: It is not known yet whether anything would be lost.
    """

    def __init__(
        self,
        screens: Callable[[], Iterable[QWidget]],
        flush: Callable[[], None],
        busy: Callable[[], bool],
        banners: BannerArea,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._flush = flush
        self._busy = busy
        self._banners = banners
        self._anyway = False
        self._again: Callable[[], object] = _nothing
        self.failed = False
        self.under_way = False

    def may_go(self, again: Callable[[], object]) -> bool:
        """Whether nothing would be lost, or the user wants to go all the same.

        Args:
            again: Asks once more: called when what is under way has come back, and when the user
                insists.
        """
        if not self.under_way:
            self.under_way, self.failed = True, False
            self._flush()
        self._again = again
        if self._busy():
            return False
        self.under_way = False
        lost = [words for screen in self._screens() if (words := _unsaved(screen))]
        if (self.failed or lost) and not self._anyway:
            self._offer(lost)
            return False
        self._anyway = False
        self._banners.remove(_KEY)
        return True

    def settle(self) -> None:
        """Nothing is under way any more."""
        if self.under_way:
            QTimer.singleShot(0, self, self._ask_again)

    def _ask_again(self) -> None:
        self._again()

    def _offer(self, lost: list[str]) -> None:
        which = f"（{'、'.join(lost)}）" if lost else ""
        banner = self._banners.show_message(
            Kind.WARN,
            f"書き込めていない入力があるため、閉じるのを止めました{which}。",
            "書き込むか、入力を控えてから、もう一度閉じてください。",
            action="書き込まずに閉じる",
            key=_KEY,
        )
        banner.acted.connect(self._on_insisted)

    def _on_insisted(self) -> None:
        self._anyway = True
        self._again()


def _nothing() -> None:
    """Nobody asked yet."""


def _unsaved(screen: QWidget) -> str:
    unsaved = getattr(screen, "unsaved", None)
    return str(unsaved()) if callable(unsaved) else ""
