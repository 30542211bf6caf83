"""A message inside the window: what happened, what to do, one button; never a modal box.

What may be undone right away is told by toast.py.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.theme import Tone, colours, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.surface import paint_surface


class Kind(Enum):
    """How serious a message is: its tone, its icon and what a screen reader says first."""

    INFO = (Tone.AI, "info", "お知らせ")
    WARN = (Tone.YAMABUKI, "triangle-alert", "注意")
    ERROR = (Tone.SHU, "circle-alert", "エラー")


class Banner(QFrame):
    """One message in a tinted strip.

    Args:
        kind: How serious.
        what: One sentence: what happened. Shown literally.
        remedy: One sentence: what to do.
        action: Words on the button; "" for none.
        closable: Whether the user may put it away.
        touch: Make its button fit for a thumb.

    Signals:
        acted: The button was pressed.
        closed: The user put it away; it has hidden itself.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        kind: Kind,
        what: str,
        remedy: str = "",
        *,
        action: str = "",
        closable: bool = True,
        touch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setAccessibleName(f"{kind.value[2]}: {what}{remedy}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        air = 4 if touch else 8
        row.setContentsMargins(16 + scaled(20) + 12, air, 8, air)
        row.setSpacing(8)
        self.what = PlainLabel(what, bold=bool(remedy), wrap=True)
        self.remedy = PlainLabel(remedy, wrap=True)
        # Only ever hidden here: shown before it has its place, it would be a window of its own.
        if not remedy:
            self.remedy.hide()
        row.addLayout(self._words(), 1)
        self.action = PlainButton(action, touch=touch)
        if not action:
            self.action.hide()
        self.action.clicked.connect(self.acted)
        row.addWidget(self.action)
        self.close_button = LinkButton(icon="x")
        self.close_button.setAccessibleName("閉じる")
        if not closable:
            self.close_button.hide()
        self.close_button.clicked.connect(self._on_close_clicked)
        row.addWidget(self.close_button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and its icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, icon, _ = self._kind.value
        shades = colours().tones[tone]
        paint_surface(painter, QRectF(self.rect()), shades.tint, shades.edge)
        edge = scaled(20)
        picture = pixmap(icon, shades.text, edge, self.devicePixelRatioF())
        painter.drawPixmap(16, (self.height() - edge) // 2, picture)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.what)
        words.addWidget(self.remedy)
        words.addStretch()
        return words

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()


class BannerArea(QWidget):
    """Where messages stand, newest at the bottom; one message per ``key``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 10)
        self._column.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_message(
        self, kind: Kind, what: str, remedy: str = "", *, action: str = "", key: str = ""
    ) -> Banner:
        """Show a message; an earlier one with the same key (by default the same words) goes.

        Returns:
            The banner, to connect to ``acted``.
        """
        key = key or what
        self.remove(key)
        banner = Banner(kind, what, remedy, action=action)
        banner.closed.connect(lambda: self.remove(key))
        self._banners[key] = banner
        self._column.addWidget(banner)
        self.show()
        return banner

    def remove(self, key: str) -> None:
        """Take a message away, if it is there."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def banner(self, key: str) -> Banner | None:
        """The message shown under a key, if any."""
        return self._banners.get(key)

    def messages(self) -> list[str]:
        """What is being said now, oldest first."""
        return [banner.what.text() for banner in self._banners.values()]
