"""From the walkthrough to the camera and back again, in a whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.fake_camera import FakeCamera
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.gui import camera_door
from wakayama_audit_gui.gui.screens.capture.screen import CaptureScreen
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.walk.surroundings import Surroundings
from wakayama_audit_gui.use_cases.read_visit import read_visit


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> FakeCamera:
    made = FakeCamera()
    monkeypatch.setattr(camera_door, "open_camera", lambda: made)
    return made


def press(
    sitting: Sitting,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    sitting.window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or sitting.window, key, modifier)
    sitting.settle()


def test_a_photo_is_taken_on_the_way_through_a_visit(
    sitting: Sitting, sample: Sample, camera: FakeCamera
) -> None:
    sitting.enter_sample(sample)
    workspace = sitting.session.gate.workspace
    assert workspace is not None

    def now(visit: str) -> Visit:
        return workspace.call(lambda store: read_visit(store, visit)).result()

    rows = workspace.call(lambda store: store.visits()).result()
    visit = next(row.visit for row in rows if row.state == VisitState.WRITING)
    before = len(now(visit).photos)
    wanted = next(row for row in now(visit).rows() if row.answer.verdict is Verdict.UNANSWERED)
    subject = wanted.answer.subject
    sitting.wiring.show_visit(visit, subject)
    sitting.settle()
    around = sitting.screen(WalkScreen).around
    assert isinstance(around, Surroundings)
    around.side.evidence.capture.button.click()
    sitting.settle()
    sitting.screen(CaptureScreen)
    assert camera.looking() == 0
    press(sitting, Qt.Key.Key_Space)
    press(sitting, Qt.Key.Key_Return)
    walk = sitting.screen(WalkScreen)
    assert walk.walk.row is not None
    assert walk.walk.row.answer.subject == subject
    assert "写真を 1 枚取り込みました" in sitting.window.toast.text()
    photos = now(visit).photos
    assert len(photos) == before + 1
    assert photos[-1].answer == subject
    assert camera.looking() is None
    press(sitting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len([photo for photo in now(visit).photos if not photo.removed]) == before
    assert sitting.said() == ""
