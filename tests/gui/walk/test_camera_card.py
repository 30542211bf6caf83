"""The camera of an import: named, remembered, its card cleared."""

from __future__ import annotations

from pathlib import Path

from tests.gui.walk.kit import WalkKit, picture
from wakayama_audit_gui.domain.camera import CameraKind
from wakayama_audit_gui.gui.screens.walk.camera_card import CameraCard
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen


def card_of(screen: WalkScreen) -> CameraCard:
    return WalkKit.around(screen).side.evidence.camera


def name_camera(kit: WalkKit, screen: WalkScreen, number: str) -> None:
    card = card_of(screen)
    card.add.click()
    card.form.number.setText(number)
    card.form.kind.setCurrentText(CameraKind.PHONE.value)
    card.form.take.click()
    kit.settle()


def test_a_camera_is_named_remembered_and_its_card_cleared(
    walk_kit: WalkKit, tmp_path: Path
) -> None:
    screen = walk_kit.open()
    card = card_of(screen)
    assert card.choice.currentText() == "記録しない"
    name_camera(walk_kit, screen, "S-07")
    assert not card.form.isVisible()
    assert card.choice.currentText() == "業務用スマートフォン S-07"
    assert card.to_clear == []
    WalkKit.around(screen).importer.add_files([picture(tmp_path)])
    walk_kit.settle()
    (camera,) = walk_kit.visit().cameras
    assert [photo.camera_id for photo in walk_kit.visit().photos] == [camera.id]
    (clear,) = card.to_clear
    assert "消去したら記録" in clear.record.accessibleName()
    clear.record.click()
    walk_kit.settle()
    (cleared,) = walk_kit.visit().cameras
    assert (cleared.cleared_at, cleared.cleared_by) == ("2026-10-21T10:41:07+09:00", walk_kit.me)
    assert card.to_clear == []
    again = card_of(walk_kit.open())
    assert again.choice.currentText() == camera.label, "of the last import"


def test_a_number_is_needed_and_a_known_one_is_chosen(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    name_camera(walk_kit, screen, " ")
    assert walk_kit.visit().cameras == ()
    card = card_of(screen)
    assert card.form.isVisible()
    card.add.click()
    assert not card.form.isVisible()
    name_camera(walk_kit, screen, "S-07")
    card.choice.setCurrentIndex(0)
    card.choice.activated.emit(0)
    name_camera(walk_kit, screen, "S-07")
    assert len(walk_kit.visit().cameras) == 1
    assert card.choice.currentText() == "業務用スマートフォン S-07"
    assert screen.frame.footer.banner is None
