"""Follow-up visits made on the board, decided there, and seen in pairs of photos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.golden.papers import draw_photo
from tests.golden.reading import read_page_texts, squeezed
from tests.gui.screens.checks import assert_fits, assert_named, assert_reached, labels
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_board import choose, choose_one, draft, file, ledger, shown
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.read_findings import read_steps
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book

S = FindingState


def photograph(kit: DeskKit, visit: str, answer: str, number: int) -> None:
    data = draw_photo(number)
    facts = [
        NewFact(f"photo:{number:032x}", key, value)
        for key, value in (
            ("blob", sha256_of(data)),
            ("answer", answer),
            ("caption", "見本"),
            ("taken", "2026-10-21T10:00:00"),
            ("removed", False),
        )
    ]
    kit.run(lambda store: store.append(visit_book(visit), kit.me, facts, [data]))


@pytest.fixture
def found(kit: DeskKit) -> LedgerFinding:
    """One that the 課 is still improving, with a photo of then."""
    id_ = draft(kit)
    file(kit, id_, S.IMPROVING)
    one = ledger(kit)[id_]
    photograph(kit, one.visit, f"answer:{id_}", 1)
    return one


def at(kit: DeskKit, one: LedgerFinding) -> BoardScreen:
    screen = shown(kit)
    screen.look_for(FindingFilter(words=one.code), one.id)
    kit.settle()
    assert screen.chosen() == [one]
    return screen


def make_visit(kit: DeskKit, screen: BoardScreen) -> str:
    screen.acts.follow.click()
    kit.settle()
    assert "視察を用意する　選んだ 1 件" in str(screen.following.popup.list.currentIndex().data())
    QTest.keyClick(screen.following.popup.filter, Qt.Key.Key_Return)
    assert screen.follow_up_form.isVisible()
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        screen.follow_up_form.do.click()
    kit.settle()
    visit, subject = asked.args
    assert subject == ""
    return str(visit)


def decide(kit: DeskKit, screen: BoardScreen, state: FindingState, note: str = "") -> None:
    screen.detail.steps[state].click()
    screen.detail.form.note.setText(note)
    screen.detail.form.post.setText("監査人")
    screen.detail.form.do.click()
    kit.settle()


def test_a_visit_is_made_of_what_is_chosen_and_opened(kit: DeskKit, found: LedgerFinding) -> None:
    screen = at(kit, found)
    assert S.CONFIRMED not in screen.detail.steps
    visit = make_visit(kit, screen)
    made = kit.run(lambda store: read_visit(store, visit))
    assert made.title.startswith("フォローアップ監査")
    assert not screen.follow_up_form.isVisible()
    assert S.CONFIRMED in screen.detail.steps, "what is under way may be decided on site"


def test_what_a_follow_up_saw_is_the_evidence(kit: DeskKit, found: LedgerFinding) -> None:
    screen = at(kit, found)
    visit = make_visit(kit, screen)
    decide(kit, screen, S.CONFIRMED)
    assert "今回の写真も所見もありません。" in labels(screen.detail.form)
    assert ledger(kit)[found.id].state is S.IMPROVING
    row = next(iter(kit.run(lambda store: read_visit(store, visit)).rows()))
    photograph(kit, visit, row.answer.subject, 2)
    screen.detail.form.do.click()
    kit.settle()
    assert ledger(kit)[found.id].state is S.CONFIRMED
    sheet = kit.run(lambda store: read_visit(store, visit)).sheet_no
    assert kit.run(lambda store: read_steps(store, found.id))[-1].note.endswith(sheet)
    kit.desk.undo()
    kit.settle()
    assert ledger(kit)[found.id].state is S.IMPROVING


def test_without_a_follow_up_an_outcome_names_what_it_rests_upon(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.REPORTED)
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    decide(kit, screen, S.CONFIRMED)
    assert "「確認済」とする根拠がありません。" in labels(screen.detail.form)
    decide(kit, screen, S.CONFIRMED, "現地で施錠を確かめた。")
    assert ledger(kit)["v/p/i"].state is S.CONFIRMED


def test_photos_stand_side_by_side_and_lead_to_their_visits(
    kit: DeskKit, found: LedgerFinding
) -> None:
    screen = at(kit, found)
    before, after = screen.pairs.tiles
    kit.qtbot.waitUntil(before.has_picture)
    assert before.accessibleName().startswith("前　10月21日")
    assert after.accessibleName() == "後　フォローアップで撮影"
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        before.click()
    assert asked.args == [found.visit, f"answer:{found.id}"]
    visit = make_visit(kit, screen)
    row = next(iter(kit.run(lambda store: read_visit(store, visit)).rows()))
    for number in range(2, 7):
        photograph(kit, visit, row.answer.subject, number)
    screen.look_for(FindingFilter(words=found.code), found.id)
    kit.settle()
    screen.pairs.show_finding(found)
    kit.settle()
    assert len(screen.pairs.tiles) == 6
    assert "ほか 2 組は視察で見られます。" in labels(screen.pairs)
    kit.qtbot.waitUntil(lambda: sum(t.has_picture() for t in screen.pairs.tiles) == 4)
    choose(kit, screen)
    assert not screen.pairs.isVisible()


def test_its_own_section_needs_a_reason(kit: DeskKit, found: LedgerFinding) -> None:
    person = kit.desk.office.persons[0]
    home = kit.run(lambda store: read_visit(store, found.visit)).places[0].section
    kit.desk.office = kit.desk.office._replace(persons=(person._replace(section=home),))
    screen = at(kit, found)
    screen.acts.follow.click()
    kit.settle()
    QTest.keyClick(screen.following.popup.filter, Qt.Key.Key_Return)
    form = screen.follow_up_form
    assert not form.reason.isVisible()
    form.do.click()
    kit.settle()
    assert "監査することになります。" in labels(form)
    assert form.reason.isVisible()
    form.reason.setText("ほかに人がいないため")
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        form.do.click()
    kit.settle()
    assert asked.args is not None
    made = kit.run(lambda store: read_visit(store, asked.args[0]))
    assert dict(made.self_audit) == {person.id: "ほかに人がいないため"}


def test_nothing_to_follow_is_said_and_esc_leaves(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.CONFIRMED)
    screen = shown(kit)
    screen.look_for(FindingFilter(fiscal_years=(2026,)))
    screen.acts.follow.click()
    kit.settle()
    QTest.keyClick(screen.following.popup.filter, Qt.Key.Key_Return)
    screen.follow_up_form.do.click()
    kit.settle()
    assert "フォローアップする指摘・意見が選ばれていません。" in labels(screen.follow_up_form)
    QTest.keyClick(screen.follow_up_form.day, Qt.Key.Key_Escape)
    assert not screen.follow_up_form.isVisible()


def test_the_form_says_what_it_is_about_and_goes_with_another_choice(
    kit: DeskKit, found: LedgerFinding
) -> None:
    screen = at(kit, found)
    form = screen.follow_up_form

    def ask() -> None:
        screen.acts.follow.click()
        kit.settle()
        QTest.keyClick(screen.following.popup.filter, Qt.Key.Key_Return)
        assert form.isVisible()

    ask()
    assert found.code in form.title.text()
    screen._refresh()
    kit.settle()
    assert form.isVisible(), "what is read anew is still what was chosen"
    screen.look_for(FindingFilter())
    kit.settle()
    other = choose_one(kit, screen, "R4/3.3.2-1")
    assert not form.isVisible()
    ask()
    assert other.code in form.title.text()
    assert found.code not in form.title.text()


def test_its_paper_shows_the_photos_in_pairs(
    kit: DeskKit, found: LedgerFinding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at(kit, found)
    visit = make_visit(kit, screen)
    row = next(iter(kit.run(lambda store: read_visit(store, visit)).rows()))
    photograph(kit, visit, row.answer.subject, 2)
    asked: list[QFileDialog] = []

    def note(dialog: QFileDialog) -> None:
        asked.append(dialog)

    monkeypatch.setattr(QFileDialog, "open", note)
    screen.acts.follow.click()
    kit.settle()
    screen.following.popup.filter.setText("調書")
    QTest.keyClick(screen.following.popup.filter, Qt.Key.Key_Return)
    (dialog,) = asked
    path = tmp_path / "調書.pdf"
    dialog.fileSelected.emit(str(path))
    kit.settle()
    dialog.deleteLater()
    assert "「調書.pdf」を保存しました。" in labels(screen.told)
    text = squeezed("".join(read_page_texts(path.read_bytes())))
    assert squeezed("フォローアップ調書") in text
    assert squeezed("前回") in text


@pytest.mark.parametrize(("width", "height"), [(1366, 720), (1280, 672), (911, 464)])
def test_it_fits(kit: DeskKit, found: LedgerFinding, width: int, height: int) -> None:
    screen = shown(kit, width, height)
    screen.look_for(FindingFilter(words=found.code), found.id)
    screen.follow_up_form.ask("1 件", kit.house.now().date(), kit.desk.office.persons, kit.me)
    kit.settle()
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)
