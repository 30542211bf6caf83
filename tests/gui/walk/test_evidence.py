"""Photos: taken in by file, drop and clipboard, captioned, ordered, moved, taken off and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.gui.walk.kit import WalkKit, picture, two_places
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.gui.screens.walk.evidence_panel import EvidencePanel
from wakayama_audit_gui.gui.screens.walk.photo_drag import drag_photo
from wakayama_audit_gui.gui.screens.walk.photo_grid import PhotoGrid
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.edit_place import permit_photos

CONTROL = Qt.KeyboardModifier.ControlModifier


def evidence_of(screen: WalkScreen) -> EvidencePanel:
    return WalkKit.around(screen).side.evidence


def take(kit: WalkKit, screen: WalkScreen, *paths: str) -> None:
    WalkKit.around(screen).importer.add_files(paths)
    kit.settle()


def captions(kit: WalkKit, number: int = 1) -> list[str]:
    subject = kit.standing(number).answer.subject
    return [photo.caption or photo.name for photo in kit.visit().photos_of(subject)]


def three_photos(kit: WalkKit, screen: WalkScreen, folder: Path) -> list[str]:
    colours = ("#aa0000", "#00aa00", "#0000aa")
    take(kit, screen, *(picture(folder, f"{n}.png", c) for n, c in enumerate(colours, start=1)))
    return [photo.id for photo in kit.visit().photos]


def test_files_are_taken_in_at_once_and_bad_ones_named(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    bad = tmp_path / "壊れた.jpg"
    bad.write_bytes(b"not a photo")
    take(walk_kit, screen, picture(tmp_path), str(bad), str(tmp_path / "無い.png"))
    assert captions(walk_kit) == ["写真.png"]
    refusals = evidence_of(screen).strip.refusals
    assert [refusal.what.text() for refusal in refusals] == ["壊れた.jpg", "無い.png"]
    assert all(refusal.why.text() for refusal in refusals)
    assert all(refusal.isVisible() for refusal in refusals)
    assert walk_kit.noted[-1].startswith("写真を 1 枚取り込みました。2 枚は取り込めませんでした。")
    assert evidence_of(screen)._count.text() == "写真  1"
    progress = evidence_of(screen).strip.progress
    assert progress is not None
    assert not progress.isVisible()


def test_an_import_can_be_stopped(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    walk_kit.store.gate.clear()
    paths = [picture(tmp_path, f"{n}.png", f"#{n:02d}33{n:02d}") for n in range(10, 30)]
    WalkKit.around(screen).importer.add_files(paths)
    strip = evidence_of(screen).strip.progress
    assert strip is not None
    assert strip.isVisible()
    strip.cancel.click()
    walk_kit.store.gate.set()
    walk_kit.settle()
    assert len(walk_kit.visit().photos) < len(paths)
    assert not strip.isVisible()


def test_a_forbidden_place_refuses_and_offers_words(kit: WalkKit, tmp_path: Path) -> None:
    kit.make_visit(two_places(), kind="禁止")
    screen = kit.open()
    evidence = evidence_of(screen)
    assert not evidence.grid.tile.isEnabled()
    assert "所見に言葉で書くか" in evidence._hint.text()
    take(kit, screen, picture(tmp_path))
    (refusal,) = evidence.strip.refusals
    assert "撮影禁止" in refusal.what.text()
    assert "見取り図" in refusal.why.text()
    assert kit.visit().photos == ()


@pytest.mark.parametrize(
    ("button", "kind", "photos"), [("free", "可", 1), ("forbidden", "禁止", 0)]
)
def test_an_unknown_permission_is_asked_for_first(
    kit: WalkKit, tmp_path: Path, button: str, kind: str, photos: int
) -> None:
    kit.make_visit(two_places(), kind="未確認")
    screen = kit.open()
    take(kit, screen, picture(tmp_path))
    form = evidence_of(screen).strip.permission
    assert form is not None
    assert form.isVisible()
    assert kit.visit().photos == ()
    getattr(form, button).click()
    kit.settle()
    assert kit.visit().places[0].permission.kind == kind
    assert len(kit.visit().photos) == photos
    assert not form.isVisible()


def test_a_permission_names_who_gave_it(kit: WalkKit, tmp_path: Path) -> None:
    kit.make_visit(two_places(), kind="未確認")
    screen = kit.open()
    take(kit, screen, picture(tmp_path))
    form = evidence_of(screen).strip.permission
    assert form is not None
    assert QApplication.focusWidget() is form.by
    form.granted.click()
    kit.settle()
    assert screen.walk.writer.error is not None, "許可 without a name is refused"
    form.by.setText("班長")
    kit.press(form.by, Qt.Key.Key_Return)
    permission = kit.visit().places[0].permission
    assert (permission.kind, permission.by, permission.at) == (
        "許可",
        "班長",
        "2026-10-21T10:41:07+09:00",
    )
    assert len(kit.visit().photos) == 1
    assert not screen.walk.writer.pending


def test_what_waits_for_a_permission_stays_until_it_is_recorded(
    kit: WalkKit, tmp_path: Path
) -> None:
    kit.make_visit(two_places(), kind="未確認")
    screen = kit.open()
    take(kit, screen, picture(tmp_path))
    kit.go_to(screen, 2)
    strip = evidence_of(screen).strip
    assert strip.permission is not None
    assert strip.waiting is not None
    assert not strip.permission.isVisible()
    assert "項目 1 に 1 枚" in strip.waiting.words.text()
    take(kit, screen, picture(tmp_path, "b.png", "#116611"))
    strip.permission.leave.click()
    assert "写真 2 枚" in strip.waiting.words.text()
    kit.go_to(screen, 4)
    assert not strip.waiting.isVisible(), "another place"
    assert screen.unsaved() == "撮影の許可を待つ写真 2 枚"
    kit.go_to(screen, 1)
    assert strip.waiting.isVisible()
    strip.waiting.answer.click()
    assert strip.permission.isVisible()
    strip.permission.free.click()
    kit.settle()
    assert [len(kit.visit().photos_of(row.answer.subject)) for row in screen.walk.rows][:2] == [
        1,
        1,
    ]
    assert not strip.waiting.isVisible()
    assert not strip.permission.isVisible()
    assert screen.unsaved() == ""


def test_a_permission_recorded_elsewhere_lets_in_what_waits(kit: WalkKit, tmp_path: Path) -> None:
    kit.make_visit(two_places(), kind="未確認")
    screen = kit.open()
    take(kit, screen, picture(tmp_path))
    place = kit.visit().places[0]
    allowed = Permission("許可", "班長", "2026-10-21T10:00:00+09:00")
    screen.walk.act(lambda store, visit, by: permit_photos(store, visit, place, allowed, by))
    kit.settle()
    assert len(kit.visit().photos) == 1


def test_what_waits_for_a_permission_can_be_given_up(kit: WalkKit, tmp_path: Path) -> None:
    kit.make_visit(two_places(), kind="未確認")
    screen = kit.open()
    take(kit, screen, picture(tmp_path))
    strip = evidence_of(screen).strip
    assert strip.waiting is not None
    assert strip.permission is not None
    strip.waiting.give_up.click()
    assert not strip.waiting.isVisible()
    assert not strip.permission.isVisible()
    strip.permission.ask(kit.visit().places[0])
    strip.permission.free.click()
    kit.settle()
    assert kit.visit().photos == ()


def test_the_keyboard_comes_back_to_the_evidence(kit: WalkKit, tmp_path: Path) -> None:
    kit.make_visit(two_places(), kind="未確認")
    screen = kit.open()
    before = QApplication.focusWidget()
    assert before is not None
    before.clearFocus()  # as when a file dialog has closed
    take(kit, screen, picture(tmp_path))
    form = evidence_of(screen).strip.permission
    assert form is not None
    form.free.setFocus()
    form.free.click()
    kit.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.isAncestorOf(focus)


def test_a_picture_is_pasted(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    QGuiApplication.clipboard().setImage(image)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_V, CONTROL)
    assert captions(walk_kit) == ["貼り付け 10-41-07.png"]
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    image.fill(QColor("#448822"))
    QGuiApplication.clipboard().setImage(image)
    walk_kit.press(remark, Qt.Key.Key_V, CONTROL)
    assert len(captions(walk_kit)) == 2
    assert remark.text() == ""
    QGuiApplication.clipboard().clear()


def test_files_are_dropped_anywhere(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(picture(tmp_path))])
    copy, left, no_key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPointF(600, 300), copy, mime, left, no_key)
    QApplication.sendEvent(screen, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(600, 300), copy, mime, left, no_key))
    walk_kit.settle()
    assert captions(walk_kit) == ["写真.png"]


def test_ctrl_o_lets_one_choose_many(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_O, CONTROL)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([picture(tmp_path)])
    dialog.close()
    walk_kit.settle()
    assert captions(walk_kit) == ["写真.png"]


def test_a_caption_saves_itself(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    first, second, _ = three_photos(walk_kit, screen, tmp_path)
    evidence = evidence_of(screen)
    evidence.grid.choose(first)
    assert evidence.details.isVisible()
    walk_kit.commit(evidence.details.caption.edit, "入口")
    evidence.grid.choose(second)
    walk_kit.settle()
    assert captions(walk_kit)[0] == "入口"
    assert evidence.details.caption.edit.text() == ""
    assert evidence.grid.model.index(0).data() == "写真 1 入口 "


def test_the_tile_to_add_keeps_its_lower_edge_where_room_is_short(walk_kit: WalkKit) -> None:
    screen = walk_kit.open(width=1280, height=664)
    (grid,) = screen.findChildren(PhotoGrid)
    grid.resize(grid.width(), 40)
    assert grid.tile.geometry().bottom() < grid.height()


def test_photos_change_places(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    first, second, third = three_photos(walk_kit, screen, tmp_path)
    evidence = evidence_of(screen)
    evidence.grid.choose(first)
    evidence.details.buttons["arrow-right"].click()
    walk_kit.settle()
    assert evidence.grid.model.ids() == [second, first, third]
    evidence.grid.moved.emit(third, 0)
    walk_kit.settle()
    assert evidence.grid.model.ids() == [third, second, first]
    screen.undo()
    walk_kit.settle()
    assert evidence.grid.model.ids() == [second, first, third]


def test_a_photo_is_taken_off_and_comes_back(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    first, *_ = three_photos(walk_kit, screen, tmp_path)
    evidence = evidence_of(screen)
    evidence.grid.choose(first)
    evidence.grid.list.setFocus()
    walk_kit.press(evidence.grid.list, Qt.Key.Key_Delete)
    assert first not in evidence.grid.model.ids()
    assert walk_kit.noted[-1] == "写真 1 を外しました"
    screen.undo()
    walk_kit.settle()
    assert evidence.grid.model.ids()[0] == first


def test_a_photo_moves_to_another_item_by_list_and_by_drag(
    walk_kit: WalkKit, tmp_path: Path
) -> None:
    screen = walk_kit.open()
    first, second, third = three_photos(walk_kit, screen, tmp_path)
    evidence = evidence_of(screen)
    evidence.grid.choose(first)
    evidence.details.buttons["list"].click()
    popup = WalkKit.around(screen).popups.items
    assert popup is not None
    popup.filter.setText("項目4")
    walk_kit.press(popup.filter, Qt.Key.Key_Return)
    assert captions(walk_kit, 4) == ["1.png"]
    assert evidence.grid.model.ids() == [second, third]
    listing = screen.frame.places.list
    onto = listing.visualRect(screen.frame.places.model.index(3)).center()
    mime = drag_photo(second)
    event = QDropEvent(
        QPointF(onto),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    listing.dropEvent(event)
    walk_kit.settle()
    assert captions(walk_kit, 3) == ["2.png"]


def test_a_photo_is_opened_large(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    first, *_ = three_photos(walk_kit, screen, tmp_path)
    evidence = evidence_of(screen)
    evidence.grid.choose(first)
    with walk_kit.qtbot.waitSignal(screen.photo_requested) as asked:
        walk_kit.press(evidence.grid.list, Qt.Key.Key_Return)
    assert asked.args == [screen.walk.visit.id, first]


def test_a_thumbnail_that_is_missing_is_made_again(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    take(walk_kit, screen, picture(tmp_path))
    (photo,) = walk_kit.visit().photos
    walk_kit.store._derivatives.clear()
    again = walk_kit.open()
    again.grab()
    walk_kit.settle()
    thumbnails = evidence_of(again).grid._delegate._thumbnails
    picture_shown = thumbnails.of(photo)
    assert picture_shown is not None
    assert not picture_shown.isNull()


def test_an_original_that_is_lost_is_said_to_be(walk_kit: WalkKit) -> None:
    subject = walk_kit.standing(1).answer.subject
    walk_kit.record(
        NewFact("photo:" + "f" * 32, "answer", subject),
        NewFact("photo:" + "f" * 32, "caption", "入口"),
    )
    screen = walk_kit.open()
    screen.grab()
    walk_kit.settle()
    assert evidence_of(screen).grid._delegate._thumbnails.damaged(walk_kit.visit().photos[0])
