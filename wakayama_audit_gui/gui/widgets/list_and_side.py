"""A list and what is chosen of it: side by side, or the chosen one in a drawer where room is short.

What the list and the side show is the screen's; three columns are in split_columns.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.drawer import Drawer
from wakayama_audit_gui.gui.widgets.scroll_column import Filling

_NARROW_BELOW = 1000
"""Width of the screen in logical pixels at 100 % text."""


class ListAndSide(Filling):
    """The two of them.

    The screen's width decides, not its own: a scroll bar that comes with one form and goes with
    the other would turn it to and fro.

    Args:
        screen: Over whose side the drawer slides.
        main: The list.
        side: What is chosen of it.
        name: Heading of the drawer.
        shares: How the width is divided between the two.
        narrow_below: Width of the screen from which both have room, in logical pixels at 100 %
            text.

    Signals:
        narrowed: The form was chosen; True is the one with the drawer.
    """

    narrowed = Signal(bool)

    def __init__(
        self,
        screen: QWidget,
        main: QWidget,
        side: QWidget,
        name: str,
        shares: tuple[int, int] = (5, 4),
        narrow_below: int = _NARROW_BELOW,
    ) -> None:
        super().__init__()
        self._screen = screen
        self._side = side
        self._share = shares[1]
        self._narrow_below = narrow_below
        self._narrow: bool | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(main, shares[0])
        self._drawer = Drawer(screen, name)
        screen.installEventFilter(self)

    @property
    def narrow(self) -> bool:
        """Whether the side is a drawer now."""
        return bool(self._narrow)

    @Slot()
    def open_side(self) -> None:
        """Bring the side into view; it is there already where there is room."""
        if self._narrow and self._screen.isVisible():
            self._drawer.open()

    @Slot()
    def shut_side(self) -> None:
        """Put the drawer away, if it is open."""
        self._drawer.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the form by the width of the screen."""
        if watched is self._screen and isinstance(event, QResizeEvent):
            self._choose(narrow=event.size().width() < scaled(self._narrow_below))
        return super().eventFilter(watched, event)

    def _choose(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._drawer.set_content(self._side)
        else:
            self._drawer.shut()
            self._drawer.set_content(None)
            self._row.addWidget(self._side, self._share)
            self._side.show()
        self.narrowed.emit(narrow)
