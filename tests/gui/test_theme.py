"""Colours that can be read, in both schemes, and type that grows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import RESOURCES
from wakayama_audit_gui.gui.application import (
    TEXT_SIZES,
    Appearance,
    Scheme,
    create_application,
    stylesheet,
)
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.theme import (
    DARK,
    LIGHT,
    Colours,
    Size,
    Tone,
    colours,
    font,
    qt_palette,
    scaled,
    text_scale,
)

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
WORDS = 4.5
SHAPES = 3.0


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_as_the_standard_gives_it() -> None:
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast(QColor("#777"), QColor("#fff")) == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize("tone", Tone)
def test_words_can_be_read_on_everything_they_stand_on(scheme: Colours, tone: Tone) -> None:
    shades = scheme.tones[tone]
    selection = scheme.tones[Tone.AI].tint
    for ground in (scheme.paper, scheme.ground, scheme.hover, shades.tint, selection):
        assert contrast(shades.text, ground) >= WORDS, ground.name()


@SCHEMES
@pytest.mark.parametrize("tone", Tone)
def test_plain_words_can_be_read_on_every_tint(scheme: Colours, tone: Tone) -> None:
    for words in (Tone.INK, Tone.SECOND):
        assert contrast(scheme.text(words), scheme.tones[tone].tint) >= WORDS


@SCHEMES
@pytest.mark.parametrize("tone", Tone)
def test_shapes_can_be_seen(scheme: Colours, tone: Tone) -> None:
    shades = scheme.tones[tone]
    for ground in (scheme.paper, shades.tint, scheme.tones[Tone.AI].tint):
        assert contrast(shades.mark, ground) >= SHAPES, ground.name()


@SCHEMES
def test_what_is_written_on_filled_things_can_be_read(scheme: Colours) -> None:
    for ground in (scheme.fill, scheme.fill_hover):
        assert contrast(scheme.on_fill, ground) >= WORDS
    for ground in (scheme.bar, scheme.bar_chosen):
        assert contrast(scheme.on_bar, ground) >= WORDS
        assert contrast(scheme.on_bar_second, ground) >= WORDS


@SCHEMES
def test_the_focus_ring_can_be_seen(scheme: Colours) -> None:
    for ground in (scheme.paper, scheme.ground, scheme.tones[Tone.AI].tint):
        assert contrast(scheme.focus, ground) >= SHAPES


def test_the_light_colours_are_the_specified_ones() -> None:
    names = {tone: LIGHT.tones[tone].mark.name() for tone in Tone}
    assert names == {
        Tone.INK: "#1c2430",
        Tone.SECOND: "#5a6574",
        Tone.AI: "#165e83",
        Tone.MATSUBA: "#2f7d5b",
        Tone.SHU: "#c73e3a",
        Tone.YAMABUKI: "#b57f00",
        Tone.NIBI: "#6b7280",
    }
    others = (LIGHT.bar, LIGHT.tones[Tone.AI].tint, LIGHT.line, LIGHT.ground, LIGHT.paper)
    assert [colour.name() for colour in others] == [
        "#0f4562",
        "#e6f0f5",
        "#d9dee5",
        "#f4f6f8",
        "#ffffff",
    ]


@SCHEMES
def test_the_scheme_in_force_is_told_by_the_palette(
    qtbot: QtBot, appearance: Appearance, scheme: Colours
) -> None:
    appearance.apply(Scheme.DARK if scheme is DARK else Scheme.LIGHT, 100)
    assert colours() is scheme
    assert QGuiApplication.palette().color(QPalette.ColorRole.Base) == scheme.paper


@SCHEMES
def test_qt_itself_uses_the_same_colours(scheme: Colours) -> None:
    palette = qt_palette(scheme)
    role = QPalette.ColorRole
    for words, ground in (
        (role.Text, role.Base),
        (role.WindowText, role.Window),
        (role.PlaceholderText, role.Base),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ):
        assert contrast(palette.color(words), palette.color(ground)) >= WORDS, words


@SCHEMES
def test_the_stylesheet_has_no_hole_left(scheme: Colours) -> None:
    template = (RESOURCES / "styles" / "window.qss").read_text(encoding="utf-8")
    filled = stylesheet(template, scheme)
    assert "@" not in filled
    assert scheme.paper.name() in filled


def test_placeholders_are_as_readable_as_words(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    placeholder = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert placeholder.alpha() == 255
    assert contrast(placeholder, LIGHT.paper) >= WORDS


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_type_grows_in_steps(qtbot: QtBot, appearance: Appearance, percent: int) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    assert text_scale() == pytest.approx(percent / 100, abs=0.04)
    assert font(Size.QUESTION, bold=True).pixelSize() == round(21 * text_scale())
    assert scaled(44) >= 44
    assert appearance.text_size == percent


def test_the_type_is_ours_in_both_weights(qtbot: QtBot) -> None:
    for bold in (False, True):
        info = QFontInfo(font(bold=bold))
        assert (info.family(), info.bold()) == ("BIZ UDPGothic", bold)


def test_open_windows_change_clothes(qtbot: QtBot, appearance: Appearance) -> None:
    told: list[QEvent.Type] = []

    class Watcher(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            told.append(event.type())

    widget = Watcher()
    qtbot.addWidget(widget)
    widget.show()
    appearance.apply(Scheme.DARK, 130)
    assert QEvent.Type.PaletteChange in told
    assert QEvent.Type.FontChange in told


def test_the_system_is_followed_only_when_asked(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    appearance.apply(Scheme.SYSTEM, 100)
    monkeypatch.setattr(appearance, "_colours", lambda: DARK)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert colours() is DARK
    monkeypatch.undo()
    appearance.apply(Scheme.LIGHT, 100)
    monkeypatch.setattr(appearance, "_colours", lambda: DARK)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert colours() is LIGHT


def test_the_stylesheet_is_put_on_with_the_first_window(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance
) -> None:
    qapp.setStyleSheet("")
    appearance.begin(Scheme.DARK, 100)
    window = MainWindow()
    qtbot.addWidget(window)
    assert qapp.styleSheet() == ""
    window.show()
    assert DARK.paper.name() in qapp.styleSheet()


def test_our_own_lists_let_the_ground_through(qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    view = QListView(card)
    view.resize(100, 100)
    card.resize(100, 100)
    assert card.grab().toImage().pixelColor(50, 50) == LIGHT.ground


def test_there_is_one_application(qtbot: QtBot) -> None:
    with pytest.raises(RuntimeError):
        create_application(["again"], RESOURCES)
