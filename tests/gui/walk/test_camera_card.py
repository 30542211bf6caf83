"""The camera of an import: named, remembered, its card cleared."""

from __future__ import annotations

from pathlib import Path

from tests.gui.walk.kit import WalkKit, picture, seal
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


def test_a_camera_is_corrected_and_undone(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    card = card_of(screen)
    assert not card.edit.isEnabled(), "none is chosen"
    name_camera(walk_kit, screen, "S-07")
    card.edit.click()
    assert card.form.number.text() == "S-07"
    assert card.form.kind.currentText() == CameraKind.PHONE.value
    card.form.number.setText("S-08")
    card.form.kind.setCurrentText(CameraKind.LENT.value)
    card.form.take.click()
    walk_kit.settle()
    (camera,) = walk_kit.visit().cameras
    assert camera.label == "貸与カメラ S-08"
    assert card.choice.currentText() == camera.label
    assert not card.form.isVisible()
    assert walk_kit.noted[-1] == "カメラを 貸与カメラ S-08 に直しました"
    screen.undo()
    walk_kit.settle()
    assert card.choice.currentText() == "業務用スマートフォン S-07"


def test_two_cameras_never_get_one_number(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    card = card_of(screen)
    name_camera(walk_kit, screen, "S-07")
    name_camera(walk_kit, screen, "S-09")
    card.edit.click()
    card.form.number.setText(" S-07 ")
    card.form.take.click()
    walk_kit.settle()
    assert "もうあります" in card.state.text()
    assert card.form.isVisible(), "what was typed is still there"
    assert [camera.number for camera in walk_kit.visit().cameras] == ["S-07", "S-09"]
    assert screen.frame.footer.banner is None


def test_a_camera_is_taken_off_unless_photos_came_from_it(
    walk_kit: WalkKit, tmp_path: Path
) -> None:
    screen = walk_kit.open()
    card = card_of(screen)
    name_camera(walk_kit, screen, "S-07")
    WalkKit.around(screen).importer.add_files([picture(tmp_path)])
    walk_kit.settle()
    card.edit.click()
    card.form.remove.click()
    walk_kit.settle()
    assert "写真が 1 枚あるため、外せません" in card.state.text()
    name_camera(walk_kit, screen, "S-09")
    card.edit.click()
    assert card.form.remove.accessibleName() == "業務用スマートフォン S-09 を外す"
    card.form.remove.click()
    walk_kit.settle()
    assert [camera.number for camera in walk_kit.visit().cameras] == ["S-07"]
    assert card.choice.currentText() == "業務用スマートフォン S-07", "of the last photo"
    assert card.state.isHidden()


def test_the_cameras_of_a_sealed_visit_stay(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    card = card_of(screen)
    name_camera(walk_kit, screen, "S-07")
    card.edit.click()
    walk_kit.tasks.write(walk_kit.desk, seal, lambda _changes: None)
    walk_kit.settle()
    assert not card.form.isVisible()
    assert not any(widget.isEnabled() for widget in (card.edit, card.add, card.choice))


def test_the_evidence_with_a_camera_in_hand_fits_its_column(
    walk_kit: WalkKit, tmp_path: Path
) -> None:
    screen = walk_kit.open(width=1280, height=660)
    name_camera(walk_kit, screen, "貸与カメラの長い管理番号 C-03-0001")
    side = WalkKit.around(screen).side
    WalkKit.around(screen).importer.add_files([picture(tmp_path)])
    walk_kit.settle()
    card_of(screen).edit.click()
    inside = side.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= side.viewport().width()
