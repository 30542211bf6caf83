"""カメラで撮る on the walkthrough: the way to the camera, and a sentence where there is none."""

from __future__ import annotations

import sys

import pytest

from tests.gui.fake_camera import FakeCamera
from tests.gui.walk.kit import WalkKit, item
from wakayama_audit_gui.gui import camera_door
from wakayama_audit_gui.gui.built_in_camera import no_camera
from wakayama_audit_gui.gui.screens.walk.capture_card import CaptureCard
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.record.fact import NewFact


def card_of(screen: WalkScreen) -> CaptureCard:
    return WalkKit.around(screen).side.evidence.capture


def asked(screen: WalkScreen) -> list[tuple[str, str]]:
    """Fills with what is to be photographed."""
    heard: list[tuple[str, str]] = []
    screen.capture_requested.connect(lambda visit, subject: heard.append((visit, subject)))
    return heard


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one."""
    monkeypatch.setattr(camera_door, "open_camera", FakeCamera)


def test_the_item_in_view_is_photographed(walk_kit: WalkKit, camera: None) -> None:
    screen = walk_kit.open()
    heard = asked(screen)
    row = walk_kit.go_to(screen, 2)
    card_of(screen).button.click()
    assert heard == [(walk_kit.visit().id, row.answer.subject)]
    assert card_of(screen).state.isHidden()


def test_without_the_part_the_command_is_told(
    walk_kit: WalkKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "wakayama_audit_gui.gui.qt_camera", raising=False)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    screen = walk_kit.open()
    heard = asked(screen)
    card = card_of(screen)
    card.button.click()
    assert "内蔵カメラを使う部品が入っていません。" in card.state.text()
    assert "make camera" in card.state.text()
    assert card.state.isVisible()
    assert heard == []


def test_without_a_camera_it_is_told_until_there_is_one(
    walk_kit: WalkKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> FakeCamera:
        raise no_camera()

    monkeypatch.setattr(camera_door, "open_camera", none)
    screen = walk_kit.open()
    heard = asked(screen)
    card = card_of(screen)
    card.button.click()
    assert card.state.text().startswith("カメラが見つかりません。")
    monkeypatch.setattr(camera_door, "open_camera", FakeCamera)
    card.button.click()
    assert card.state.isHidden()
    assert len(heard) == 1


class TestPermission:
    @pytest.fixture
    def unknown(self, walk_kit: WalkKit, camera: None) -> WalkScreen:
        walk_kit.make_visit({"サーバ室": [item(1)]}, visit="b" * 32, kind="未確認")
        screen = walk_kit.open()
        screen.open_visit("b" * 32)
        walk_kit.settle()
        return screen

    def test_it_is_asked_first_and_then_photographed(
        self, walk_kit: WalkKit, unknown: WalkScreen
    ) -> None:
        heard = asked(unknown)
        card_of(unknown).button.click()
        form = WalkKit.around(unknown).side.evidence.strip.permission
        assert form is not None
        assert form.isVisible()
        assert heard == []
        form.free.click()
        walk_kit.settle()
        assert [visit for visit, _ in heard] == ["b" * 32]

    def test_left_unanswered_nothing_is_photographed(
        self, walk_kit: WalkKit, unknown: WalkScreen
    ) -> None:
        heard = asked(unknown)
        card_of(unknown).button.click()
        strip = WalkKit.around(unknown).side.evidence.strip
        assert strip.permission is not None
        strip.permission.leave.click()
        walk_kit.settle()
        strip.permission.ask(walk_kit.visit().places[0])
        strip.permission.free.click()
        walk_kit.settle()
        assert heard == []

    def test_where_it_is_forbidden_the_button_is_off_and_words_say_why(
        self, walk_kit: WalkKit, camera: None
    ) -> None:
        walk_kit.make_visit({"電算室": [item(1)]}, visit="c" * 32, kind="禁止")
        screen = walk_kit.open()
        screen.open_visit("c" * 32)
        walk_kit.settle()
        panel = WalkKit.around(screen).side.evidence
        assert not panel.capture.button.isEnabled()
        assert "撮影禁止です" in panel._hint.text()
        assert panel._hint.isVisible()


def test_a_sealed_visit_takes_no_photo(walk_kit: WalkKit, camera: None) -> None:
    walk_kit.record(NewFact(f"visit:{walk_kit.visit().id}", "state", "確定"))
    screen = walk_kit.open()
    assert not card_of(screen).button.isEnabled()
