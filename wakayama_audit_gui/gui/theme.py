"""How the window looks: colours by their Japanese names, sizes of type, light and dark.

The colours in force are told by the application's own palette, so nothing here is a global. What
a colour means (which verdict, which state) is decided by the screens; icons are in icons.py.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.gui.none_guard import hold_singletons

hold_singletons()  # here, since every widget takes its colours from here

FAMILY = "BIZ UDPGothic"
BASE_PX = 14
LINE_HEIGHT = 1.45
"""Distance of lines over the size of the type; the font itself has 1.0, too tight to read."""


class Tone(Enum):
    """A colour with a meaning; always shown together with a shape or a word."""

    INK = "ink"
    SECOND = "second"
    AI = "ai"  # 藍: action, selection
    MATSUBA = "matsuba"  # 松葉: green
    SHU = "shu"  # 朱: red
    YAMABUKI = "yamabuki"  # 山吹: yellow
    NIBI = "nibi"  # 鈍: grey


class Shades(NamedTuple):
    """One tone in its uses.

    Attributes:
        mark: Shapes and bars, at least 3:1 on paper and tint.
        text: Words, at least 4.5:1 on paper, ground and tint.
        tint: Background of something in this tone.
        edge: Hairline around the tint.
    """

    mark: QColor
    text: QColor
    tint: QColor
    edge: QColor


class Colours(NamedTuple):
    """A complete set for one scheme.

    Attributes:
        ground: The window behind cards.
        paper: Cards, columns, fields.
        line: Hairlines.
        hover: Background of a thing under the pointer.
        bar: The top bar, and what is written on it: ``on_bar``, ``on_bar_second``.
        fill: A filled button and what is written on it: ``on_fill``.
        focus: The ring around what has the keyboard.
        track: The empty part of a progress bar.
    """

    ground: QColor
    paper: QColor
    line: QColor
    hover: QColor
    bar: QColor
    bar_chosen: QColor
    on_bar: QColor
    on_bar_second: QColor
    fill: QColor
    fill_hover: QColor
    on_fill: QColor
    focus: QColor
    track: QColor
    tones: dict[Tone, Shades]

    def text(self, tone: Tone) -> QColor:
        """The tone as words."""
        return self.tones[tone].text


def _shades(mark: str, text: str, tint: str, edge: str) -> Shades:
    return Shades(QColor(mark), QColor(text), QColor(tint), QColor(edge))


LIGHT = Colours(
    ground=QColor("#f4f6f8"),
    paper=QColor("#ffffff"),
    line=QColor("#d9dee5"),
    hover=QColor("#f0f4f7"),
    bar=QColor("#0f4562"),
    bar_chosen=QColor("#2d5c76"),
    on_bar=QColor("#ffffff"),
    on_bar_second=QColor("#d5e2ea"),
    fill=QColor("#165e83"),
    fill_hover=QColor("#0f4562"),
    on_fill=QColor("#ffffff"),
    focus=QColor("#165e83"),
    track=QColor("#eceff3"),
    tones={
        Tone.INK: _shades("#1c2430", "#1c2430", "#ffffff", "#d9dee5"),
        Tone.SECOND: _shades("#5a6574", "#5a6574", "#f4f6f8", "#d9dee5"),
        Tone.AI: _shades("#165e83", "#165e83", "#e6f0f5", "#b9d3e0"),
        Tone.MATSUBA: _shades("#2f7d5b", "#286c4e", "#e4f2ea", "#b5d8c5"),
        Tone.SHU: _shades("#c73e3a", "#b5322f", "#fce9e8", "#ecbcba"),
        Tone.YAMABUKI: _shades("#b57f00", "#856000", "#fcf3da", "#e6cf93"),
        Tone.NIBI: _shades("#6b7280", "#5a6270", "#eef0f3", "#cdd2da"),
    },
)

DARK = Colours(
    ground=QColor("#10171e"),
    paper=QColor("#1a232d"),
    line=QColor("#34414f"),
    hover=QColor("#222d39"),
    bar=QColor("#0c344b"),
    bar_chosen=QColor("#27546d"),
    on_bar=QColor("#ffffff"),
    on_bar_second=QColor("#c6d6e0"),
    fill=QColor("#1f749f"),
    fill_hover=QColor("#26688a"),
    on_fill=QColor("#ffffff"),
    focus=QColor("#7cc3e6"),
    track=QColor("#2a3541"),
    tones={
        Tone.INK: _shades("#e9eef4", "#e9eef4", "#1a232d", "#34414f"),
        Tone.SECOND: _shades("#a9b5c2", "#a9b5c2", "#10171e", "#34414f"),
        Tone.AI: _shades("#5fb2da", "#7cc3e6", "#183547", "#2d5c76"),
        Tone.MATSUBA: _shades("#4fae84", "#74cba4", "#16362a", "#2c6049"),
        Tone.SHU: _shades("#e8706b", "#f59a95", "#452322", "#7d3d3a"),
        Tone.YAMABUKI: _shades("#d6a22c", "#e6bd5c", "#3b2f14", "#6b5622"),
        Tone.NIBI: _shades("#8d97a6", "#aab4c1", "#29323d", "#47525f"),
    },
)


def colours() -> Colours:
    """The set in force, told by the application's palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


class Size(IntEnum):
    """Steps of the type scale, in pixels at 100 %."""

    SMALL = 12
    BASE = BASE_PX
    TITLE = 16
    HEADING = 20
    QUESTION = 21
    FIGURE = 30


def text_scale() -> float:
    """The chosen text size, 1.0 = 100 %, told by the application's font."""
    return _scale_of(QApplication.font())


def _scale_of(base: QFont) -> float:
    pixels = base.pixelSize()
    return pixels / BASE_PX if pixels > 0 else 1.0


def font(size: Size = Size.BASE, *, bold: bool = False) -> QFont:
    """A font of the type scale at the chosen text size."""
    base = QApplication.font()
    return _font(base.family(), round(size * _scale_of(base)), bold)


@cache
def _font(family: str, pixels: int, bold: bool) -> QFont:
    # Asked for at every paint and size hint; a handful exist.
    chosen = QFont(family)
    chosen.setPixelSize(pixels)
    chosen.setBold(bold)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen


def scaled(pixels: float) -> int:
    """A length that grows with the text size."""
    return round(pixels * text_scale())


def qt_palette(chosen: Colours) -> QPalette:
    """The same set in Qt's roles, for everything Qt draws itself."""
    ink, second, ai = (chosen.tones[tone] for tone in (Tone.INK, Tone.SECOND, Tone.AI))
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in {
        role.Window: chosen.ground,
        role.WindowText: ink.text,
        role.Base: chosen.paper,
        role.AlternateBase: chosen.ground,
        role.Text: ink.text,
        role.PlaceholderText: second.text,
        role.Button: chosen.paper,
        role.ButtonText: ink.text,
        role.BrightText: chosen.tones[Tone.SHU].text,
        role.Highlight: chosen.fill,
        role.HighlightedText: chosen.on_fill,
        role.Accent: chosen.fill,
        role.Link: ai.text,
        role.LinkVisited: ai.text,
        role.ToolTipBase: chosen.paper,
        role.ToolTipText: ink.text,
        role.Light: chosen.paper,
        role.Midlight: chosen.hover,
        role.Mid: chosen.line,
        role.Dark: chosen.line,
    }.items():
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, second.text)
    return palette
