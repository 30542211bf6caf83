"""A drawing or signature that could not be recorded is told before it would be lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.screens.sign_kit import draw
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.domain.signature import SignatureMode
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen
from wakayama_audit_gui.gui.screens.sign.screen import SignScreen
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.gui.services import OpenedWorkspace
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit

FULL = UserError("空き容量が足りません。", "片付けてください。", code="disk_full")


@pytest.fixture
def opened(sitting: Sitting, sample: Sample) -> Sitting:
    sitting.enter_sample(sample)
    return sitting


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise FULL

    monkeypatch.setattr(SqliteStore, "append", refuse)


def draw_on_a_photo(opened: Sitting, visit: str) -> PhotoScreen:
    opened.wiring.show_photo(visit, "")
    opened.settle()
    screen = opened.screen(PhotoScreen)
    mark = Mark(MarkKind.HIDE, ((1000, 1000), (3000, 3000)))
    drawn = (*screen._canvas.marks, mark)
    screen._canvas.show_marks(drawn)
    screen._canvas.marks_drawn.emit(drawn)
    opened.settle()
    return screen


def workspace(opened: Sitting) -> OpenedWorkspace:
    """The one that is open."""
    found = opened.session.gate.workspace
    assert found is not None
    return found


def sign_half(opened: Sitting) -> SignScreen:
    """Draw in the first box of the visit that waits for its signatures."""
    desk = opened.session.gate.desk
    assert desk is not None
    rows = workspace(opened).call(lambda store: store.visits()).result()
    states = {row.state: row.visit for row in rows}
    opened.wiring.show_sign(states.get(VisitState.SIGNING) or states[VisitState.CONFIRMING])
    opened.settle()
    screen = opened.screen(SignScreen)
    if screen.board.steps.onward.isVisible():
        screen.board.steps.onward.click()
        opened.settle()
    boxes = [card for paper in screen.board.papers for card in paper.cards.values()]
    boxes[0].ways[SignatureMode.SCREEN].click()
    screen.pad.name.setText("見本 花子")
    draw(screen)
    return screen


def leave(opened: Sitting) -> None:
    """Ask for another file, as the button in 設定 does."""
    opened.wiring.close_requested.emit()
    QApplication.processEvents()
    opened.settle()


def left(opened: Sitting) -> bool:
    """Not only in front already, while the file is being closed."""
    front = opened.window.screen_for(opened.window.current)
    return isinstance(front, WelcomeScreen) and not opened.session.busy


def insist(opened: Sitting) -> None:
    offer = opened.window.banners.banner("closing")
    assert offer is not None
    assert offer.action.text() == "書き込まずに閉じる"
    offer.action.click()
    QApplication.processEvents()
    opened.settle()


def test_a_mark_that_cannot_be_recorded_stops_another_file(
    opened: Sitting, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_the_disk(monkeypatch)
    screen = draw_on_a_photo(opened, sample.visit)
    before = len(screen._canvas.marks)
    opened.window.show_screen("office")
    opened.settle()
    leave(opened)
    assert not left(opened)
    assert "写真に描いた印" in opened.said()
    assert len(screen._canvas.marks) == before, "it is still there"
    assert not opened.window.close()
    opened.settle()
    assert opened.window.isVisible()
    monkeypatch.undo()
    leave(opened)
    opened.qtbot.waitUntil(lambda: left(opened))
    assert opened.window.banners.banner("closing") is None


def test_with_room_again_it_is_recorded_on_the_way_out(
    opened: Sitting, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace(opened).path
    with monkeypatch.context() as full:
        fill_the_disk(full)
        screen = draw_on_a_photo(opened, sample.visit)
        photo = screen._photos[0].id
        wanted = screen._canvas.marks
    leave(opened)
    opened.qtbot.waitUntil(lambda: left(opened))
    visit = opened.look_into(path, lambda store: read_visit(store, sample.visit))
    (kept,) = [known for known in visit.photos if known.id == photo]
    assert kept.marks == wanted
    assert wanted


@pytest.mark.parametrize("way", ["another file", "the window", "another visit"])
def test_a_signature_that_was_begun_is_not_thrown_away(
    opened: Sitting, sample: Sample, way: str
) -> None:
    screen = sign_half(opened)
    lines = screen.pad.pad.strokes
    assert lines
    if way == "another visit":
        opened.wiring.show_sign(sample.visit)
        opened.settle()
        assert any("書いた署名があります" in said for said in screen.pad.banners.messages())
    elif way == "another file":
        leave(opened)
        assert "書きかけの署名" in opened.said()
    else:
        assert not opened.window.close()
        assert "書きかけの署名" in opened.said()
    assert not left(opened)
    assert screen.pad.pad.strokes == lines
    screen.pad.leave.click()
    assert screen.unsaved() == ""
    leave(opened)
    opened.qtbot.waitUntil(lambda: left(opened))


def test_a_signature_that_is_refused_while_leaving_is_told(
    opened: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = sign_half(opened)
    box = screen.pad._box
    assert box is not None
    path = workspace(opened).path
    visit = screen.case.visit_id
    with monkeypatch.context() as full:
        fill_the_disk(full)
        screen.pad.sign.click()
        leave(opened)  # at once, while it is on its way
        assert not left(opened)
        assert "書きかけの署名" in opened.said()
        assert screen.pad.banners.messages() == [FULL.what]
    screen.pad.sign.click()
    leave(opened)
    opened.qtbot.waitUntil(lambda: left(opened))
    signing = opened.look_into(path, lambda store: read_signing(store, read_visit(store, visit)))
    assert signing.signatures[box.id].strokes


def test_an_answer_that_cannot_be_recorded_stops_it_too_and_may_be_dropped_on_purpose(
    opened: Sitting, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.wiring.show_visit(sample.visit)
    opened.settle()
    fill_the_disk(monkeypatch)
    opened.screen(WalkScreen).walk.answer(Verdict.SHITEKI)
    opened.settle()
    opened.window.show_screen("office")
    leave(opened)
    assert "視察の記入" in opened.said()
    insist(opened)
    opened.qtbot.waitUntil(lambda: left(opened))
    assert opened.window.banners.banner("closing") is None


def test_nothing_is_asked_when_nothing_would_be_lost(opened: Sitting) -> None:
    leave(opened)
    opened.qtbot.waitUntil(lambda: left(opened))
    assert opened.said() == ""
