"""The list of places and items: progress, filters, folding, many rows, words to be read out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.gui.walk.kit import VISIT, WalkKit, item
from wakayama_audit_gui.gui.screens.walk.extras_bar import ExtrasBar
from wakayama_audit_gui.gui.screens.walk.place_list import ItemLine, PlaceLine, PlaceListModel
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_place import remove_place


def lines(model: PlaceListModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_places_and_items_stand_in_order_with_their_progress(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    assert lines(screen.frame.places.model) == [
        "場所 サーバ室 1 / 3 撮影 可",
        "1 項目1 適合",
        "2 項目2 未回答 前回 指摘",
        "3 項目3 未回答",
        "場所 執務室 0 / 2 撮影 可",
        "4 項目4 未回答",
        "5 項目5 未回答",
    ]
    header = screen.frame.places.header
    assert header.left.text() == "残り 4 件"
    assert header.bar.accessibleName().startswith("進み 1 / 5：適合 1")


def test_the_model_keeps_qts_rules(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    model = screen.frame.places.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    model.show_unanswered_only(only=True)
    model.fold(screen.walk.visit.places[0].id)


def test_only_unanswered_items_with_the_one_in_view(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    screen.frame.places.header.unanswered.click()
    listed = lines(screen.frame.places.model)
    assert not any(line.startswith("1 ") for line in listed)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert any(line.startswith("2 ") for line in lines(screen.frame.places.model))
    walk_kit.go_to(screen, 3)
    assert not any(line.startswith("2 ") for line in lines(screen.frame.places.model))
    walk_kit.go_to(screen, 2)
    assert any(line.startswith("2 ") for line in lines(screen.frame.places.model))
    screen.frame.places.header.all.click()
    assert len(lines(screen.frame.places.model)) == 7


def test_a_heading_folds_its_items_away(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    listing = screen.frame.places.list
    heading = listing.visualRect(screen.frame.places.model.index(4)).center()
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert lines(screen.frame.places.model)[-1] == "場所 執務室 0 / 2 撮影 可 たたんでいます"
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert len(lines(screen.frame.places.model)) == 7


def test_left_and_right_fold_by_keyboard(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    listing = screen.frame.places.list
    listing.setFocus()
    walk_kit.press(listing, Qt.Key.Key_Left)
    assert len(lines(screen.frame.places.model)) == 4
    walk_kit.press(listing, Qt.Key.Key_Right)
    assert len(lines(screen.frame.places.model)) == 7


def test_arrow_keys_and_a_touch_put_an_item_in_view(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    listing = screen.frame.places.list
    listing.setFocus()
    for _ in range(3):
        walk_kit.press(listing, Qt.Key.Key_Down)
    row = screen.walk.row
    assert row is not None
    assert row.number == 4, "the heading between is passed over"
    walk_kit.press(listing, Qt.Key.Key_Home)
    walk_kit.press(listing, Qt.Key.Key_Up)
    assert screen.walk.row == screen.walk.rows.of(screen.walk.rows.near(0))
    where = listing.visualRect(screen.frame.places.model.index(2)).center()
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=where)
    row = screen.walk.row
    assert row is not None
    assert row.number == 2


def test_lines_are_touch_targets_and_no_word_is_cut(kit: WalkKit) -> None:
    long_title = "電磁的記録媒体の廃棄・返却・貸出しの記録と、その保管場所の施錠及び鍵の管理の状況"
    kit.make_visit({"室": [item(1), item(2, title=long_title)]})
    screen = kit.open()
    listing = screen.frame.places.list
    heights = [
        listing.visualRect(screen.frame.places.model.index(row)).height() for row in range(3)
    ]
    assert min(heights) >= 44
    assert heights[2] > heights[1], "it goes on in another line"


def test_five_hundred_items_scroll_and_answer(kit: WalkKit) -> None:
    kit.make_visit({f"室{room}": [item(number) for number in range(50)] for room in range(10)})
    screen = kit.open()
    assert screen.frame.places.model.rowCount() == 510
    walk_row = kit.go_to(screen, 500)
    index = screen.frame.places.model.index_of(walk_row.answer.subject)
    assert screen.frame.places.list.visualRect(index).isValid()
    kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert kit.standing(500).answer.verdict.value == "指摘"


def test_an_answer_repaints_its_line_and_not_the_list(kit: WalkKit) -> None:
    kit.make_visit({"室": [item(number) for number in range(12)]})
    screen = kit.open()
    listing = screen.frame.places.list
    kit.press(listing, Qt.Key.Key_2)
    painted: list[int] = []
    delegate = listing._delegate
    original = delegate.paint
    # A spy in the place of a method.
    delegate.paint = lambda p, o, i: (painted.append(i.row()), original(p, o, i))[1]  # type: ignore[assignment, func-returns-value]
    kit.press(screen.frame.question.remark.edit, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert set(painted) == {1}, "the line has another mark, the heading counts the same"
    painted.clear()
    kit.press(screen.frame.question.remark.edit, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert set(painted) == {0, 1}, "the heading counts one less"


def test_what_another_laptop_said_appears(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    subject = walk_kit.standing(3).answer.subject
    fact = NewFact(subject, "verdict", "適合")
    walk_kit.tasks.write(
        screen, lambda store: _changes(store.append(f"visit:{VISIT}", "x", [fact]))
    )
    walk_kit.settle()
    assert "3 項目3 適合" in lines(screen.frame.places.model)


def test_names_of_those_responsible_and_photos_stand_in_the_line(walk_kit: WalkKit) -> None:
    subject = walk_kit.standing(1).answer.subject
    walk_kit.record(
        NewFact(subject, "assignee", walk_kit.other),
        NewFact("photo:" + "d" * 32, "answer", subject),
    )
    screen = walk_kit.open()
    assert "1 項目1 未回答 写真 1 枚 担当 見本 花子" in lines(screen.frame.places.model)
    line = screen.frame.places.model.line_at(screen.frame.places.model.index(1))
    assert isinstance(line, ItemLine)
    head = screen.frame.places.model.line_at(screen.frame.places.model.index(0))
    assert isinstance(head, PlaceLine)


def test_the_item_in_view_survives_that_its_place_is_taken_off(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 4)
    place = screen.walk.visit.places[1]
    screen.walk.act(lambda store, visit, by: remove_place(store, visit, place, by))
    walk_kit.settle()
    row = screen.walk.row
    assert row is not None
    assert row.number == 3
    screen.undo()
    walk_kit.settle()
    assert len(screen.walk.rows) == 5


def _changes(receipt: Receipt) -> Changes:
    return Changes("別の人の記録", (receipt,))


def test_names_that_arrive_late_are_shown(walk_kit: WalkKit) -> None:
    walk_kit.record(NewFact(walk_kit.standing(1).answer.subject, "assignee", walk_kit.other))
    screen = walk_kit.open()
    walk_kit.desk.office = walk_kit.desk.office._replace(names={})
    walk_kit.desk.office_changed.emit()
    assert "担当" not in str(screen.frame.places.model.index(1).data())
    walk_kit.desk.refresh_office()
    walk_kit.settle()
    assert "担当 見本 花子" in str(screen.frame.places.model.index(1).data())
    extras = screen.frame.question.parts["extras"]
    assert isinstance(extras, ExtrasBar)
    assert extras.assignee.currentText() == "見本 花子"


def test_a_visit_opens_at_whatever_belongs_to_an_item(walk_kit: WalkKit) -> None:
    row = walk_kit.standing(4)
    finding = row.answer.subject.replace("answer:", "finding:")
    photo, document = "photo:" + "d" * 32, "document:" + "e" * 32
    walk_kit.record(
        NewFact(finding, "answer", row.answer.subject),
        NewFact(photo, "answer", row.answer.subject),
        NewFact(document, "answer", row.answer.subject),
    )
    screen = walk_kit.open()
    for subject in (finding, photo, document, f"place:{row.place.id}", row.answer.subject):
        walk_kit.go_to(screen, 1)
        screen.open_visit(VISIT, subject)
        walk_kit.settle()
        assert screen.walk.row is not None
        assert screen.walk.row.number == 4, subject
    screen.open_visit(VISIT, "witness:" + "9" * 32)
    walk_kit.settle()
    assert screen.walk.row is not None
    assert screen.walk.row.number == 4, "what stands at no item changes nothing"
