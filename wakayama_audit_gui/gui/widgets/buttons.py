"""Buttons: the one main action, plain ones, links, and the dashed tile for adding something.

The five big answers are in answer_button.py; filters in chip.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import draw_text, shown
from wakayama_audit_gui.gui.widgets.pressable import press_by_enter
from wakayama_audit_gui.gui.widgets.surface import RADIUS, paint_ring, paint_surface

TOUCH = 44
"""Smallest edge of what is hit by a thumb, in logical pixels."""

_ICON = 18


class PlainButton(QPushButton):
    """A button on paper.

    Args:
        text: What it does; shown literally.
        key: The key that does the same, shown beside it, e.g. ``Ctrl+↑``.
        icon: Name of a line icon before the words; with no words, the only thing shown.
        trailing: Put the icon after the words.
        touch: At least 44 px high.
    """

    _stands_out = True
    """Whether it has a surface when at rest."""

    def __init__(
        self,
        text: str = "",
        *,
        key: str = "",
        icon: str = "",
        trailing: bool = False,
        touch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._key = key
        self._icon = icon
        self._trailing = trailing
        self._height = TOUCH if touch else 38
        self.set_words(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        """What is written on it."""
        return self._words

    def set_words(self, text: str) -> None:
        """Write something else on it."""
        self._words = text = shown(text)
        # QPushButton would take & for a mnemonic and bind Alt+letter to it.
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{text} {self._key}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, key, icon and some air."""
        width = sum(part[0] for part in self._parts()) + 2 * self._side()
        height = max(self._height, scaled(self._height - 6))
        return QSize(int(max(width, height)), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like Space; Qt's own do so in dialogs only."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw surface, ring and contents."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isEnabled():
            self._paint_surface(painter, area)
        elif self._stands_out:
            # Readable all the same: what it says may be why it cannot be pressed.
            paint_surface(painter, area, colours().ground, colours().line)
        self._paint_contents(painter, area)

    # --- what kinds of buttons differ in ------------------------------------------------------

    def _side(self) -> int:
        return 10 if not self._words else 16

    def _font(self) -> QFont:
        return font(Size.BASE, bold=True)

    def _ink(self) -> QColor:
        return colours().text(Tone.INK)

    def _paint_surface(self, painter: QPainter, area: QRectF) -> None:
        chosen = colours()
        pressed = self.isDown() or self.isChecked()
        resting = chosen.hover if self.underMouse() else chosen.paper
        fill = chosen.tones[Tone.AI].tint if pressed else resting
        paint_surface(painter, area, fill, chosen.line)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)

    # --- private -----------------------------------------------------------------------------

    def _parts(self) -> list[tuple[float, str]]:
        """(width, kind) of what stands in a row; gaps are parts too."""
        parts: list[tuple[float, str]] = []
        if self._words:
            parts.append((QFontMetricsF(self._font()).horizontalAdvance(self._words), "words"))
        if self._key:
            key_width = QFontMetricsF(font(Size.SMALL)).horizontalAdvance(self._key)
            parts += [(8, "gap"), (key_width, "key")]
        if self._icon:
            picture: list[tuple[float, str]] = [(scaled(_ICON), "icon")]
            gap: list[tuple[float, str]] = [(8, "gap")] if parts else []
            parts = [*parts, *gap, *picture] if self._trailing else [*picture, *gap, *parts]
        return parts

    def _paint_contents(self, painter: QPainter, area: QRectF) -> None:
        parts = self._parts()
        ink = self._ink() if self.isEnabled() else colours().text(Tone.SECOND)
        left = area.center().x() - sum(part[0] for part in parts) / 2
        for width, kind in parts:
            place = QRectF(left, area.top(), width + 1, area.height())
            if kind == "icon":
                edge = scaled(_ICON)
                picture = pixmap(self._icon, ink, edge, self.devicePixelRatioF())
                painter.drawPixmap(round(left), round(area.center().y() - edge / 2), picture)
            elif kind != "gap":
                painter.setFont(self._font() if kind == "words" else font(Size.SMALL))
                painter.setPen(ink)
                centred = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
                draw_text(painter, place, centred, self._words if kind == "words" else self._key)
            left += width


class PrimaryButton(PlainButton):
    """The one main action of a screen, filled with 藍."""

    _main = True

    @property
    def main(self) -> bool:
        """Whether it is the main action now."""
        return self._main

    def set_main(self, main: bool) -> None:
        """Look like any other where another action is the main one for the time being."""
        self._main = main
        self.update()

    def _ink(self) -> QColor:
        return colours().on_fill if self._main else super()._ink()

    def _paint_surface(self, painter: QPainter, area: QRectF) -> None:
        if not self._main:
            super()._paint_surface(painter, area)
            return
        chosen = colours()
        lit = self.isDown() or self.underMouse()
        paint_surface(painter, area, chosen.fill_hover if lit else chosen.fill, None)
        if self.hasFocus():
            paint_ring(painter, area, chosen.on_fill, inset=RADIUS / 4)


class LinkButton(PlainButton):
    """An action written like a link, for beside a heading."""

    _stands_out = False

    def _side(self) -> int:
        return 6

    def _ink(self) -> QColor:
        return colours().text(Tone.AI)

    def _paint_surface(self, painter: QPainter, area: QRectF) -> None:
        chosen = colours()
        if self.underMouse() or self.isDown():
            paint_surface(painter, area, chosen.tones[Tone.AI].tint, None)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)


class AddTile(PlainButton):
    """A dashed tile that invites to add something.

    Args:
        text: What can be added.
        hint: A second, small line: how else.
    """

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon="plus", touch=True, parent=parent)
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Wide enough for the longer line."""
        hint = QFontMetricsF(font(Size.SMALL)).horizontalAdvance(self._hint)
        width = max(super().sizeHint().width(), int(hint) + 16)
        return QSize(width, scaled(72 if self._hint else TOUCH))

    def _font(self) -> QFont:
        return font(Size.SMALL)

    def _ink(self) -> QColor:
        return colours().text(Tone.SECOND)

    def _paint_surface(self, painter: QPainter, area: QRectF) -> None:
        chosen = colours()
        fill = chosen.hover if self.underMouse() or self.isDown() else chosen.paper
        edge = chosen.tones[Tone.NIBI].mark
        paint_surface(painter, area, fill, edge, dashed=True)
        if self.hasFocus():
            paint_ring(painter, area, chosen.focus)

    def _paint_contents(self, painter: QPainter, area: QRectF) -> None:
        if not self._hint:
            super()._paint_contents(painter, area)
            return
        half = scaled(20)
        middle = area.center().y()
        super()._paint_contents(painter, QRectF(area.left(), middle - half, area.width(), half))
        painter.setFont(font(Size.SMALL))
        below = QRectF(area.left(), middle, area.width(), half)
        draw_text(painter, below, int(Qt.AlignmentFlag.AlignCenter), self._hint)
