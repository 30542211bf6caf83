"""The field to write in by hand: mouse, pen, finger and keys give the same kind of lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.widgets.ink import InkView
from wakayama_audit_gui.gui.widgets.signature_pad import SignaturePad


@pytest.fixture
def pad(qapp: QApplication, qtbot: QtBot) -> SignaturePad:
    made = SignaturePad("ここに署名")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def drag(pad: SignaturePad, *points: tuple[int, int]) -> None:
    first, *between = [QPoint(*point) for point in points]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for point in between:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float) -> None:
    where = QPointF(x, y)
    up = kind is QEvent.Type.TabletRelease
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        where,
        QPointF(pad.mapToGlobal(where)),
        0.5,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        none if kind is QEvent.Type.TabletMove else left,
        none if up else left,
    )
    QApplication.sendEvent(pad, event)


def test_the_mouse_draws_in_the_space_of_the_pad(pad: SignaturePad) -> None:
    drag(pad, (60, 50), (300, 100), (540, 150))
    assert pad.strokes == (((300, 250), (1500, 500), (2700, 750)),)


def test_lines_are_the_same_however_large_the_pad_is(pad: SignaturePad) -> None:
    pad.resize(1200, 600)  # 100 px are left above and below
    drag(pad, (120, 200), (600, 300), (1080, 400))
    assert pad.strokes == (((300, 250), (1500, 500), (2700, 750)),)


def test_a_line_that_leaves_the_field_stays_inside(pad: SignaturePad) -> None:
    drag(pad, (300, 100), (900, 400))
    assert pad.strokes[0][-1] == (3000, 1000)


def test_a_click_beside_the_field_begins_nothing(pad: SignaturePad) -> None:
    pad.resize(600, 400)
    drag(pad, (300, 20), (300, 60))
    assert not pad.strokes


def test_the_right_button_draws_nothing(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(60, 50))
    assert not pad.strokes


def test_a_dot_alone_is_no_signature(pad: SignaturePad) -> None:
    drag(pad, (60, 50))
    assert pad.is_empty
    drag(pad, (60, 50), (120, 60))
    assert not pad.is_empty


def test_a_pen_draws_once(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletPress, 60, 50)
    pen(pad, QEvent.Type.TabletMove, 300, 100)
    QTest.mouseMove(pad, QPoint(310, 120))  # what Qt makes of a pen for those who know none
    pen(pad, QEvent.Type.TabletRelease, 540, 150)
    assert pad.strokes == (((300, 250), (1500, 500), (2700, 750)),)
    pen(pad, QEvent.Type.TabletMove, 100, 100)
    assert len(pad.strokes) == 1, "hovering draws nothing"


def test_a_finger_draws_and_a_palm_does_not(pad: SignaturePad) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, QPoint(60, 50)).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(300, 100)).press(1, QPoint(400, 180)).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(540, 150)).move(1, QPoint(410, 190)).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(540, 150)).release(1, QPoint(410, 190)).commit()
    (line,) = pad.strokes
    wanted = ((300, 250), (1500, 500), (2700, 750))
    assert len(line) == 3
    # The offscreen platform has a frame of two pixels around its windows.
    assert all(
        abs(x - a) <= 15 and abs(y - b) <= 15 for (x, y), (a, b) in zip(line, wanted, strict=True)
    )


def test_the_keys_draw_too(pad: SignaturePad) -> None:
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(pad, key)
    QTest.keyClick(pad, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pad, Qt.Key.Key_Space)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    assert list(pad.strokes) == [((415, 500), (455, 500), (495, 500), (495, 540), (487, 540))]
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.is_empty


def test_the_last_line_or_all_are_taken_back(pad: SignaturePad, qtbot: QtBot) -> None:
    drag(pad, (60, 50), (120, 60))
    drag(pad, (60, 90), (120, 100))
    with qtbot.waitSignal(pad.changed):
        pad.take_back()
    assert len(pad.strokes) == 1
    drag(pad, (60, 90), (120, 100))
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    pad.take_back()
    assert pad.is_empty


def test_ink_is_seen_where_it_was_drawn(pad: SignaturePad) -> None:
    drag(pad, (100, 100), (300, 100), (500, 100))
    pad.clearFocus()
    drawn = pad.grab().toImage()
    ratio = drawn.devicePixelRatio()
    assert QColor(drawn.pixel(int(300 * ratio), int(100 * ratio))).lightness() < 80
    assert QColor(drawn.pixel(int(300 * ratio), int(60 * ratio))).lightness() > 200


def test_ink_is_seen_small(qtbot: QtBot, pad: SignaturePad) -> None:
    drag(pad, (10, 100), (300, 100), (590, 100))
    view = InkView(pad.strokes, "署名")
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    drawn = view.grab().toImage()
    ratio = drawn.devicePixelRatio()
    middle = QPoint(int(84 * ratio), int(28 * ratio))
    assert QColor(drawn.pixel(middle)).lightness() < 120
