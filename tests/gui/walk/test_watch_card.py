"""A camera's card is watched: what came is offered once, and nothing goes on after the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gui.walk.kit import WalkKit, picture
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.walk.watch_card import WatchCard
from wakayama_audit_gui.use_cases.photo_source import PhotoSource


@pytest.fixture
def screen(walk_kit: WalkKit) -> WalkScreen:
    return walk_kit.open()


@pytest.fixture
def card(screen: WalkScreen) -> WatchCard:
    return WalkKit.around(screen).side.evidence.watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "card"
    (made / "DCIM").mkdir(parents=True)
    return made


def look(kit: WalkKit, card: WatchCard) -> None:
    card.watch.look()
    kit.settle()


def begin(kit: WalkKit, card: WatchCard, folder: Path) -> None:
    card.begin(str(folder))
    kit.settle()
    look(kit, card)


def test_a_growing_file_waits_and_is_offered_once(
    walk_kit: WalkKit, card: WatchCard, folder: Path
) -> None:
    photo = folder / "DCIM" / "A.JPG"
    photo.write_bytes(b"1")
    card.begin(str(folder))
    walk_kit.settle()
    photo.write_bytes(b"12")
    look(walk_kit, card)
    assert card.offer.isHidden()
    look(walk_kit, card)
    assert not card.offer.isHidden()
    assert card.words.text() == "カードに新しい写真 1 枚"
    card.later.click()
    look(walk_kit, card)
    assert card.offer.isHidden()


def test_what_came_is_taken_into_the_item(walk_kit: WalkKit, card: WatchCard, folder: Path) -> None:
    picture(folder / "DCIM")
    begin(walk_kit, card, folder)
    card.here.click()
    walk_kit.settle()
    assert len(walk_kit.visit().photos) == 1


def test_what_came_is_assigned_by_time(
    walk_kit: WalkKit, screen: WalkScreen, card: WatchCard, folder: Path
) -> None:
    asked: list[PhotoSource] = []
    importer = WalkKit.around(screen).importer
    importer.assign_requested.connect(lambda sources, _camera: asked.extend(sources))
    path = picture(folder / "DCIM")
    begin(walk_kit, card, folder)
    card.by_time.click()
    assert [source.name for source in asked] == [Path(path).name]


def test_nothing_is_looked_at_behind_another_screen(
    walk_kit: WalkKit, screen: WalkScreen, card: WatchCard, folder: Path
) -> None:
    begin(walk_kit, card, folder)
    screen.hide()
    assert not card.watch.timer.isActive()
    assert card.watch.watching
    picture(folder / "DCIM")
    look(walk_kit, card)
    look(walk_kit, card)
    assert card.offer.isHidden()
    screen.show()
    walk_kit.settle()
    assert card.watch.timer.isActive()
    look(walk_kit, card)
    assert card.words.text() == "カードに新しい写真 1 枚"
    card.later.click()
    screen.hide()
    screen.show()
    walk_kit.settle()
    look(walk_kit, card)
    assert card.offer.isHidden(), "what was told is not told again"
    card.link.click()
    screen.hide()
    screen.show()
    assert not card.watch.timer.isActive(), "ended is ended"


def test_what_was_refused_or_put_off_is_offered_again_on_request(
    walk_kit: WalkKit, card: WatchCard, folder: Path
) -> None:
    picture(folder / "DCIM", "A.png")
    (folder / "DCIM" / "B.JPG").write_bytes(b"no photo")
    begin(walk_kit, card, folder)
    card.later.click()
    assert not card.again.isHidden()
    card.again.click()
    assert card.words.text() == "カードに新しい写真 2 枚"
    assert card.again.isHidden()
    card.here.click()
    walk_kit.settle()
    assert [photo.name for photo in walk_kit.visit().photos] == ["A.png"]
    picture(folder / "DCIM", "B.JPG")
    card.again.click()
    assert card.words.text() == "カードに新しい写真 1 枚", "only the one that was refused"
    card.here.click()
    walk_kit.settle()
    assert [photo.name for photo in walk_kit.visit().photos] == ["A.png", "B.JPG"]
    assert card.again.isHidden()
    card.later.click()
    card.link.click()
    assert card.again.isHidden()


def test_a_card_that_is_pulled_is_said(walk_kit: WalkKit, card: WatchCard, folder: Path) -> None:
    begin(walk_kit, card, folder)
    folder.rename(folder.with_name("pulled"))
    look(walk_kit, card)
    assert "見張りを終えました" in card.state.text()
    assert not card.watch.timer.isActive()
    assert card.link.words() == "フォルダーを見張る"


def test_watching_is_ended_by_the_link_and_by_closing(
    walk_kit: WalkKit, card: WatchCard, folder: Path
) -> None:
    begin(walk_kit, card, folder)
    assert card.link.words() == "見張りをやめる"
    card.link.click()
    assert not card.watch.timer.isActive()
    begin(walk_kit, card, folder)
    ended: list[bool] = []
    card.watch.timer.destroyed.connect(lambda: ended.append(True))
    card.deleteLater()
    walk_kit.qtbot.waitUntil(lambda: bool(ended))
