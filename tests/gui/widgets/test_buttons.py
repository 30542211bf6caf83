"""Buttons and chips: what they say, how large they are, and what the keyboard does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.theme import Tone, colours
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.gui.widgets.buttons import (
    TOUCH,
    AddTile,
    LinkButton,
    PlainButton,
    PrimaryButton,
)
from wakayama_audit_gui.gui.widgets.chip import Chip, FilterChip
from wakayama_audit_gui.gui.widgets.shape_mark import Shape

KINDS: list[Callable[[str], QAbstractButton]] = [
    PlainButton,
    PrimaryButton,
    LinkButton,
    AddTile,
    FilterChip,
    lambda text: BigAnswerButton(Shape.CIRCLE, text, "", Tone.MATSUBA),
]
ALL = pytest.mark.parametrize("make", KINDS)


@ALL
def test_says_its_words_literally(qtbot: QtBot, make: Callable[[str], QAbstractButton]) -> None:
    button = make("情報&通信 <b>課</b>")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "情報&通信 <b>課</b>"
    button.grab()


@ALL
def test_can_be_used_without_a_mouse(qtbot: QtBot, make: Callable[[str], QAbstractButton]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    first, button = PlainButton("前"), make("次")
    row.addWidget(first)
    row.addWidget(button)
    with qtbot.waitActive(page):
        page.show()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert button.hasFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


@ALL
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_as_space_does(
    qtbot: QtBot, make: Callable[[str], QAbstractButton], key: Qt.Key
) -> None:
    button = make("確定する")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    QTest.keyClick(button, key)
    assert pressed == [True]


@ALL
def test_shows_where_the_keyboard_is(qtbot: QtBot, make: Callable[[str], QAbstractButton]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    other, button = PlainButton("他"), make("文")
    row.addWidget(other)
    row.addWidget(button)
    with qtbot.waitActive(page):
        page.show()
    other.setFocus()
    without = button.grab().toImage()
    button.setFocus()
    with_ring = button.grab().toImage()
    edge = [with_ring.pixelColor(x, with_ring.height() // 2) for x in range(5)]
    assert without != with_ring
    ring = colours().on_fill if isinstance(button, PrimaryButton) else colours().focus
    assert ring in edge


@ALL
def test_grows_with_the_type(
    qtbot: QtBot, appearance: Appearance, make: Callable[[str], QAbstractButton]
) -> None:
    button = make("写真を選ぶ")
    qtbot.addWidget(button)
    before = button.sizeHint()
    appearance.apply(Scheme.LIGHT, 130)
    assert button.sizeHint().width() > before.width()


def test_touch_targets_are_large_enough(qtbot: QtBot) -> None:
    buttons: list[QAbstractButton] = [
        PlainButton("次", touch=True),
        PrimaryButton("続ける", touch=True),
        LinkButton(icon="x", touch=True),
        AddTile("追加"),
        BigAnswerButton(Shape.CIRCLE, "適合", "1", Tone.MATSUBA),
    ]
    for button in buttons:
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= TOUCH
        assert button.sizeHint().width() >= TOUCH


def test_the_key_is_part_of_the_name(qtbot: QtBot) -> None:
    button = PlainButton("次", key="Ctrl+↓", icon="arrow-right", trailing=True)
    answer = BigAnswerButton(Shape.CROSS, "指摘", "2", Tone.SHU)
    for widget, name in ((button, "次 Ctrl+↓"), (answer, "指摘（2）")):
        qtbot.addWidget(widget)
        assert widget.accessibleName() == name


def test_words_can_change(qtbot: QtBot) -> None:
    button = PlainButton("署名へ")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.set_words("署名へ（未回答 11）")
    assert button.words() == "署名へ（未回答 11）"
    assert button.sizeHint().width() > before


def test_an_answer_is_coloured_when_chosen(qtbot: QtBot) -> None:
    button = BigAnswerButton(Shape.CROSS, "指摘", "2", Tone.SHU)
    qtbot.addWidget(button)
    button.resize(140, 66)
    shades = colours().tones[Tone.SHU]
    assert button.grab().toImage().pixelColor(30, 50) == colours().paper
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert button.grab().toImage().pixelColor(30, 50) == shades.tint


def test_a_filter_is_on_or_off(qtbot: QtBot) -> None:
    chip = FilterChip("未回答のみ")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.toggled):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()


def test_a_chip_is_never_squeezed(qtbot: QtBot) -> None:
    chip = Chip("確定 第1版", Tone.MATSUBA)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert not chip.is_cut()
    chip.grab()


@ALL
def test_what_cannot_be_pressed_can_still_be_read(
    qtbot: QtBot, make: Callable[[str], QAbstractButton]
) -> None:
    button = make("■■■■")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    shown = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert colours().text(Tone.SECOND).name() in shown
