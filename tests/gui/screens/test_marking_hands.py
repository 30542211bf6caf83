"""Marks drawn with a pen, with a finger, and words composed with the input method."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_marking import drag, marks, near, press, spot
from tests.gui.screens.test_photo import photos, shown, with_photos
from wakayama_audit_gui.domain.mark import FULL, MarkKind
from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen

Share = tuple[float, float]
PRESS, MOVE, RELEASE = (
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
)


def pen(screen: PhotoScreen, kind: QEvent.Type, at: Share) -> None:
    canvas, where = screen._canvas, QPointF(spot(screen, *at))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        where,
        QPointF(canvas.mapToGlobal(where)),
        *(0.5, 0.0, 0.0, 0.0, 0.0, 0.0),
        Qt.KeyboardModifier.NoModifier,
        none if kind is MOVE else left,
        none if kind is RELEASE else left,
    )
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted(), "else Qt makes mouse events of it as well"


def below(screen: PhotoScreen, across: float, down: float) -> QPoint:
    """A place of the picture, as fingers are told: in the window."""
    return screen._canvas.mapTo(screen, spot(screen, across, down))


def test_a_pen_hides_once_and_a_palm_beside_it_does_nothing(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_R)
    pen(screen, PRESS, (0.2, 0.2))
    pen(screen, MOVE, (0.3, 0.3))
    palm = QTest.createTouchDevice()
    for act in ("press", "move", "release"):
        touch = QTest.touchEvent(screen._canvas, palm)
        getattr(touch, act)(1, below(screen, 0.8, 0.9)).commit()
    pen(screen, MOVE, (0.35, 0.4))
    pen(screen, RELEASE, (0.4, 0.5))
    kit.settle()
    (mark,) = marks(kit, visit)
    assert mark.kind is MarkKind.HIDE
    assert near(mark.points[0], 0.2, 0.2)
    assert near(mark.points[1], 0.4, 0.5) or near(mark.points[1], 0.35, 0.4)
    pen(screen, MOVE, (0.7, 0.7))
    pen(screen, RELEASE, (0.7, 0.7))
    kit.settle()
    assert len(marks(kit, visit)) == 1, "hovering draws nothing"


def test_a_pen_moves_what_is_there(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_R)
    drag(kit, screen, (0.2, 0.2), (0.4, 0.5))
    press(kit, screen, Qt.Key.Key_V)
    pen(screen, PRESS, (0.3, 0.3))
    pen(screen, MOVE, (0.5, 0.3))
    pen(screen, RELEASE, (0.5, 0.3))
    kit.settle()
    assert near(marks(kit, visit)[0].points[0], 0.4, 0.2)


def test_a_finger_frames_and_the_next_one_is_not_seen(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    canvas, device = screen._canvas, QTest.createTouchDevice()
    press(kit, screen, Qt.Key.Key_B)
    one, other = below(screen, 0.2, 0.2), below(screen, 0.9, 0.9)
    half, end = below(screen, 0.4, 0.4), below(screen, 0.5, 0.6)
    QTest.touchEvent(canvas, device).press(0, one).commit()
    QTest.touchEvent(canvas, device).move(0, half).press(1, other).commit()
    QTest.touchEvent(canvas, device).move(0, end).move(1, other - QPoint(40, 40)).commit()
    QTest.touchEvent(canvas, device).release(0, end).stationary(1).commit()
    QTest.touchEvent(canvas, device).release(1, other).commit()
    kit.settle()
    (mark,) = marks(kit, visit)
    assert mark.kind is MarkKind.BOX
    # The offscreen platform has a frame of two pixels around its windows.
    assert all(
        abs(x - a * FULL) < 120 and abs(y - b * FULL) < 120
        for (x, y), (a, b) in zip(mark.points, ((0.2, 0.2), (0.5, 0.6)), strict=True)
    )


def test_two_fingers_come_closer_and_go_back(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    canvas, device = screen._canvas, QTest.createTouchDevice()
    middle = canvas.mapTo(screen, canvas.rect().center())

    def pinch(apart: int) -> tuple[QPoint, QPoint]:
        return middle - QPoint(apart, 0), middle + QPoint(apart, 0)

    near_by, far = pinch(50), pinch(150)
    QTest.touchEvent(canvas, device).press(0, near_by[0]).press(1, near_by[1]).commit()
    QTest.touchEvent(canvas, device).move(0, far[0]).move(1, far[1]).commit()
    assert 2.9 < canvas.zoom < 3.1
    QTest.touchEvent(canvas, device).move(0, near_by[0]).move(1, near_by[1]).commit()
    assert canvas.zoom < 1.1
    QTest.touchEvent(canvas, device).release(0, near_by[0]).release(1, near_by[1]).commit()
    kit.settle()
    assert marks(kit, visit) == ()


def test_while_words_are_composed_no_key_does_anything_else(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_T)
    drag(kit, screen, (0.5, 0.5), (0.5, 0.5))
    field = screen._canvas._words_field
    QApplication.sendEvent(field, QInputMethodEvent("かぎなし", []))
    keys = (
        *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_R),
        *(Qt.Key.Key_P, Qt.Key.Key_Delete, Qt.Key.Key_Right),
    )
    for key in keys:
        QTest.keyClick(field, key)
        kit.settle()
        assert field.isVisible(), key
        assert (field.text(), screen._canvas.tool) == ("", MarkKind.TEXT), key
    assert not photos(kit, visit)[0].is_checked
    assert marks(kit, visit) == ()
    committed = QInputMethodEvent()
    committed.setCommitString("鍵なし")
    QApplication.sendEvent(field, committed)
    assert field.text() == "鍵なし"
    QTest.keyClick(field, Qt.Key.Key_Return)
    kit.settle()
    (mark,) = marks(kit, visit)
    assert (mark.kind, mark.text) == (MarkKind.TEXT, "鍵なし")


def test_letters_typed_into_the_words_are_no_tools(kit: DeskKit) -> None:
    visit = with_photos(kit)
    screen = shown(kit, visit)
    press(kit, screen, Qt.Key.Key_T)
    drag(kit, screen, (0.5, 0.5), (0.5, 0.5))
    field = screen._canvas._words_field
    QTest.keyClicks(field, "R 2 L")
    assert (field.text(), screen._canvas.tool) == ("R 2 L", MarkKind.TEXT)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    kit.settle()
    assert field.isHidden()
    assert screen.isVisible()
    assert marks(kit, visit) == ()
    assert not photos(kit, visit)[0].is_checked
