"""The screen as a whole: small windows, large type, reading order, names, and hostile text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTextEdit,
    QWidget,
)

from tests.gui.walk.kit import DISK_FULL, VISIT, WalkKit, item, precedent
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.walk.extras_bar import ExtrasBar
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.record.fact import JsonValue, NewFact

ACTING = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QListView, QTextEdit)
SIZES = ((1366, 768, 100), (1280, 720, 100), (911, 512, 100), (1366, 768, 130), (911, 512, 130))


def shown(screen: WalkScreen, kinds: tuple[type, ...] = (QWidget,)) -> list[QWidget]:
    found = [w for w in screen.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    return [w for w in found if w.width() and w.height()]


# --- room -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_nothing_reaches_out_of_the_window(
    walk_kit: WalkKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = walk_kit.open(width=width, height=height)
    walk_kit.go_to(screen, 2)
    walk_kit.press(screen, Qt.Key.Key_2)
    assert (screen.width(), screen.height()) == (width, height), "nothing keeps it larger"
    for button in screen.frame.question.answers.buttons:
        assert_inside(screen, button)
    for way_on in (screen.frame.footer.bar.sheet, screen.frame.footer.bar.sign):
        assert_inside(screen, way_on)
    assert screen.frame.footer.bar.saved.isVisible()


def assert_inside(screen: QWidget, widget: QWidget) -> None:
    where = QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())
    assert screen.rect().contains(where), f"{widget.accessibleName()} at {where}"
    assert widget.width() >= widget.minimumSizeHint().width(), "its words are not cut"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_five_answers_are_always_in_view(
    walk_kit: WalkKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.DARK, text)
    screen = walk_kit.open(width=width, height=height)
    for number in range(1, 6):
        walk_kit.go_to(screen, number)
        for button in screen.frame.question.answers.buttons:
            assert isinstance(button, BigAnswerButton)
            assert button.visibleRegion().boundingRect() == button.rect()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_foot_keeps_its_parts_apart_when_an_answer_is_saved(
    walk_kit: WalkKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = walk_kit.open(width=width, height=height)
    screen.walk.answer(Verdict.CONFORMING)
    walk_kit.settle()
    bar = screen.frame.footer.bar
    parts = [w for w in shown(screen) if w.parentWidget() is bar]
    ends = [w.geometry() for w in sorted(parts, key=lambda w: w.x())]
    assert all(one.right() < other.left() for one, other in pairwise(ends))
    assert ends[-1].right() <= bar.width()


def is_narrow(screen: WalkScreen) -> bool:
    return screen.frame.columns.narrow


def test_a_narrow_window_has_a_strip_and_two_drawers(walk_kit: WalkKit) -> None:
    screen = walk_kit.open(width=911, height=512)
    frame = screen.frame
    assert is_narrow(screen)
    assert frame.strip.isVisible()
    assert not frame.places.isVisible()
    assert not frame.side.isVisible()
    strip = frame.strip.list
    assert strip is not None
    second = strip.visualRect(frame.places.model.index(2)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=second)
    row = screen.walk.row
    assert row is not None
    assert row.number == 2
    frame.columns.left_handle.click()
    assert frame.places.isVisible()
    fourth = frame.places.list.visualRect(frame.places.model.index(5)).center()
    QTest.mouseClick(frame.places.list.viewport(), Qt.MouseButton.LeftButton, pos=fourth)
    assert not frame.places.isVisible(), "the choice is made, the question is seen again"
    row = screen.walk.row
    assert row is not None
    assert row.number == 4
    frame.question.header.prior_requested.emit()
    assert frame.side.isVisible()
    screen.resize(1366, 768)
    walk_kit.settle()
    assert not is_narrow(screen)
    assert frame.places.isVisible()
    assert not frame.strip.isVisible()


def test_a_remark_is_seen_whole_when_it_gets_the_keyboard(walk_kit: WalkKit) -> None:
    screen = walk_kit.open(width=911, height=512)
    walk_kit.press(screen, Qt.Key.Key_2)
    remark = screen.frame.question.remark.edit
    assert remark.visibleRegion().boundingRect().height() >= remark.height() - 2
    walk_kit.commit(remark, "所見\n" * 6)
    walk_kit.settle()
    assert remark.visibleRegion().boundingRect().bottom() >= remark.height() - 3


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
@pytest.mark.parametrize("name", ["抽出の記録", "履歴"])
def test_what_is_unfolded_at_the_foot_is_scrolled_into_view(
    walk_kit: WalkKit, appearance: Appearance, width: int, height: int, text: int, name: str
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = walk_kit.open(width=width, height=height)
    walk_kit.go_to(screen, 2)
    extras = screen.frame.question.parts["extras"]
    assert isinstance(extras, ExtrasBar)
    toggle = extras.sampling_toggle if name == "抽出の記録" else extras.history_toggle
    toggle.setFocus()
    walk_kit.press(toggle, Qt.Key.Key_Space)
    panel = extras.sampling if name == "抽出の記録" else extras.history
    assert panel is not None
    walk_kit.qtbot.waitUntil(lambda: is_whole(panel))


def is_whole(widget: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    return widget.isVisible() and seen.height() >= widget.height()


# --- keyboard ---------------------------------------------------------------------------------


def test_tab_reaches_everything_that_acts(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    walk_kit.press(screen, Qt.Key.Key_2)
    wanted = {
        widget
        for widget in shown(screen, ACTING)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    }
    acting = [w for w in shown(screen, (QAbstractButton, QLineEdit, QTextEdit)) if w.isEnabled()]
    assert all(w.focusPolicy() & Qt.FocusPolicy.TabFocus for w in acting)
    screen.frame.places.list.setFocus()
    reached = set()
    for _ in range(len(wanted) * 3):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = {w.accessibleName() or type(w).__name__ for w in wanted - reached}
    assert not missed


@pytest.mark.parametrize("width", [1366, 911])
@pytest.mark.parametrize(("key", "number"), [(Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)])
def test_on_the_next_item_a_digit_is_an_answer_again(
    walk_kit: WalkKit, width: int, key: Qt.Key, number: int
) -> None:
    screen = walk_kit.open(width=width, height=512)
    walk_kit.go_to(screen, 3 - number)
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.commit(remark, "見たこと")
    walk_kit.press(remark, key, Qt.KeyboardModifier.ControlModifier)
    row = screen.walk.row
    assert row is not None
    assert row.number == number
    focus = QApplication.focusWidget()
    assert focus is not None
    walk_kit.press(focus, Qt.Key.Key_5)
    assert remark.toPlainText() == ""
    assert walk_kit.standing(number).answer.verdict is Verdict.UNVERIFIABLE
    assert walk_kit.standing(3 - number).answer.remark == "見たこと"


def test_tab_goes_from_left_to_middle_to_right_to_foot(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    frame = screen.frame
    frame.places.header.all.setFocus()
    homes = {
        "left": frame.places,
        "middle": frame.question,
        "right": frame.side,
        "foot": frame.footer,
    }
    order: list[str] = []
    for _ in range(80):
        focus = QApplication.focusWidget()
        assert focus is not None
        here = next((name for name, home in homes.items() if home.isAncestorOf(focus)), "")
        if here and (not order or order[-1] != here):
            order.append(here)
        if len(order) == 5:
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert order[:4] == ["left", "middle", "right", "foot"]


def test_f6_goes_round_the_parts(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    screen.frame.places.list.setFocus()
    homes = (screen.frame.question, screen.frame.side, screen.frame.footer, screen.frame.places)
    for home in homes:
        walk_kit.press(QApplication.focusWidget() or screen, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert home.isAncestorOf(focus)


def test_everything_that_acts_has_a_name(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    walk_kit.press(screen, Qt.Key.Key_3)
    around = WalkKit.around(screen)
    around.show_attendance()
    around.begin_place()
    around.offer_missing()
    walk_kit.settle()
    nameless = [
        type(widget).__name__
        for widget in shown(screen, ACTING)
        if not widget.accessibleName()
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


def test_the_keyboard_comes_back_from_what_asked_for_it(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    around = WalkKit.around(screen)
    listing = screen.frame.places.list
    for begin in (around.show_attendance, around.begin_place, around.edit_phrases):
        listing.setFocus()
        begin()
        walk_kit.settle()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is not listing
        walk_kit.press(focus, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is listing


# --- windows ----------------------------------------------------------------------------------


class WindowWatch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self, allowed: QWidget | None) -> None:
        super().__init__()
        self.allowed = allowed
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            own = watched.isWindow() and not isinstance(watched, QMenu | WalkScreen)
            if own and watched is not self.allowed:
                self.seen.append(type(watched).__name__)
        return False


def test_no_part_ever_flashes_as_a_window_of_its_own(walk_kit: WalkKit) -> None:
    watch = WindowWatch(None)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    try:
        screen = walk_kit.open()
        around = WalkKit.around(screen)
        for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_5):
            screen.frame.places.list.setFocus()
            walk_kit.press(screen, key)
        walk_kit.go_to(screen, 2)
        walk_kit.store.error = DISK_FULL
        screen.frame.places.list.setFocus()
        walk_kit.press(screen, Qt.Key.Key_2)
        walk_kit.store.error = None
        around.show_attendance()
        around.begin_place()
        around.offer_missing()
        around.offer_phrases()
        screen.frame.question.criterion.precedents.click()
        walk_kit.settle()
        screen.open_visit("c" * 32)
        walk_kit.settle()
    finally:
        application.removeEventFilter(watch)
    assert watch.seen == []


# --- hostile text -----------------------------------------------------------------------------

CANARY = '<img src="file:///canary.png"><b>太字</b> & <script>'


def hostile_visit(kit: WalkKit) -> None:
    criterion: JsonValue = {
        "no": CANARY,
        "document": CANARY,
        "quote": CANARY,
        "subject": CANARY,
        "modality": CANARY,
        "estimated": False,
    }
    finding: JsonValue = {**precedent(), "text": CANARY, "sections": [CANARY], "year": CANARY}
    kit.make_visit(
        {
            CANARY: [
                item(
                    1,
                    title=CANARY,
                    question=CANARY,
                    methods=[CANARY],
                    criteria=[criterion],
                    look=[CANARY],
                    photograph=[CANARY],
                    never=[CANARY],
                    ask=[{"whom": CANARY, "question": CANARY}],
                    documents=[CANARY],
                    machine=CANARY,
                    jis=[CANARY],
                    draft={"指摘": CANARY, "意見": CANARY},
                    precedents=[finding],
                    prior=["3.3.2-3"],
                )
            ]
        }
    )
    subject = kit.standing(1).answer.subject
    texts = ("remark", "reason", "interview", "class_reason")
    kit.record(
        NewFact(f"visit:{VISIT}", "title", CANARY),
        NewFact(f"witness:{'e' * 32}", "name", CANARY),
        NewFact(f"witness:{'e' * 32}", "post", CANARY),
        NewFact(subject, "assignee", kit.other),
        *(NewFact(subject, field, CANARY) for field in texts),
        NewFact(subject, "verdict", "意見", ()),
        NewFact(f"document:{'d' * 32}", "name", CANARY),
        NewFact(f"document:{'d' * 32}", "state", "依頼"),
        NewFact(f"document:{'d' * 32}", "answer", subject),
        NewFact(f"photo:{'f' * 32}", "answer", subject),
        NewFact(f"photo:{'f' * 32}", "name", CANARY),
        NewFact(f"photo:{'f' * 32}", "caption", CANARY),
        NewFact(f"photo:{'f' * 32}", "camera", CANARY),
    )
    kit.record(NewFact(subject, "verdict", "適合", ()), NewFact(subject, "due", CANARY))


def test_data_is_shown_literally_everywhere(kit: WalkKit) -> None:
    hostile_visit(kit)
    screen = kit.open()
    around = WalkKit.around(screen)
    screen.frame.question.criterion.precedents.click()
    photo = around.side.evidence.grid.model.ids()[0]
    around.side.evidence.grid.choose(photo)
    around.offer_missing()
    kit.settle()
    screen.grab()
    kit.settle()
    labels = screen.findChildren(QLabel)
    assert any(CANARY in label.text() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    for widget in screen.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
    for edit in screen.findChildren(QTextEdit):
        assert edit.toPlainText() in ("", CANARY)
    assert CANARY in screen.frame.question.header.question.text()


def test_what_goes_wrong_is_shown_literally_too(kit: WalkKit) -> None:
    hostile_visit(kit)
    screen = kit.open()
    kit.store.error = UserError(CANARY, CANARY, code="canary")
    kit.press(screen, Qt.Key.Key_2)
    banner = screen.frame.footer.banner
    assert banner is not None
    assert banner.what.text() == CANARY
    assert banner.what.textFormat() is Qt.TextFormat.PlainText
