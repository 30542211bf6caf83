"""確認・署名: what is missing leads there, boxes are settled, and the pad keeps what was drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sign_kit import SignKit, card, draw, sign_on_screen
from wakayama_audit_gui.domain.signature import PaperKind, SignatureMode
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.sign.steps_card import StepsCard
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import Missing

# --- on the way -------------------------------------------------------------------------------


def test_each_thing_missing_leads_to_its_place(kit: DeskKit) -> None:
    room = SignKit(kit, VisitState.PLANNED)
    screen = room.show()
    first = next(iter(room.visit().rows()))
    assert "残っていること" in labels(screen)
    line = screen.board.missing.rows[0]
    assert line.height() >= 44
    with kit.qtbot.waitSignal(screen.subject_requested) as asked:
        line.click()
    assert asked.args == [room.id, first.answer.subject]
    assert not button(screen, "事実確認へ進む").isEnabled()


def test_what_is_left_is_not_called_an_answer_when_all_are_given(kit: DeskKit) -> None:
    case = SignKit(kit, VisitState.PLANNED).show().case
    standing, steps = case.standing, StepsCard(case)
    kit.qtbot.addWidget(steps)
    steps.show()
    steps.show_standing(standing)
    assert "すべての項目を記入すると" in labels(steps)
    begun = Missing("session", "視察の開始の時刻が書かれていません", "visit:1")
    steps.show_standing(standing._replace(missing=(begun,)))
    assert "残っていることを済ませると、事実確認へ進めます。" in labels(steps)


def test_an_empty_list_says_what_is_next(kit: DeskKit) -> None:
    room = SignKit(kit, VisitState.CONFIRMING)
    screen = room.show()
    assert "残っていることはありません。次は「署名へ進む」です。" in labels(screen)
    button(screen, "署名へ進む").click()
    kit.settle()
    assert room.visit().state is VisitState.SIGNING
    button(screen, "段階を「記入」に戻す").click()
    kit.settle()
    assert room.visit().state is VisitState.WRITING


# --- the pad ----------------------------------------------------------------------------------


def test_a_witness_signs_on_the_screen(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    card(screen, "立会者").ways[SignatureMode.SCREEN].click()
    said = labels(screen)
    assert "立会者　見本 花子" in said
    assert "指摘への同意を意味しません" in said
    assert "残っていること" not in said, "nothing else of the record is beside it"
    assert not screen.pad.sign.isEnabled()
    draw(screen)
    screen.pad.sign.click()
    kit.settle()
    (signature,) = room.signing().signatures.values()
    assert signature.mode is SignatureMode.SCREEN
    assert signature.name == "見本 花子"
    assert len(signature.strokes) == 1
    assert "画面で署名　見本 花子" in labels(screen)
    kit.desk.undo()
    kit.settle()
    assert not room.signing().signatures
    assert SignatureMode.SCREEN in card(screen, "立会者").ways


def test_what_differs_is_said_in_the_signers_own_words(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    card(screen, "立会者").ways[SignatureMode.SCREEN].click()
    draw(screen)
    screen.pad.dissent.click()
    assert not screen.pad.sign.isEnabled(), "without words nothing differs"
    screen.pad.words.setText(CANARY)
    screen.pad.sign.click()
    kit.settle()
    (signature,) = room.signing().signatures.values()
    assert signature.dissent == CANARY
    assert f"相違あり：{CANARY}" in labels(screen)
    assert_literal(screen)


def test_the_auditors_own_paper_asks_for_no_dissent(kit: DeskKit) -> None:
    screen = SignKit(kit).show()
    card(screen, "監査人", PaperKind.SHEET).ways[SignatureMode.SCREEN].click()
    assert not screen.pad.dissent.isVisible()


def test_whose_name_is_not_known_is_asked(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    card(screen, "情報セキュリティ管理者").ways[SignatureMode.SCREEN].click()
    draw(screen)
    assert not screen.pad.sign.isEnabled()
    screen.pad.name.setText("見本 次郎")
    screen.pad.sign.click()
    kit.settle()
    assert [s.name for s in room.signing().signatures.values()] == ["見本 次郎"]


def test_a_full_disk_keeps_what_was_drawn(kit: DeskKit, monkeypatch: pytest.MonkeyPatch) -> None:
    room = SignKit(kit)
    screen = room.show()
    card(screen, "立会者").ways[SignatureMode.SCREEN].click()
    draw(screen)
    drawn = screen.pad.pad.strokes

    def full(*_: object) -> Changes:
        raise UserError("ディスクに空きがありません。", "空けてください。", code="disk_full")

    with monkeypatch.context() as broken:
        broken.setattr("wakayama_audit_gui.gui.screens.sign.pad_panel.sign", full)
        screen.pad.sign.click()
        kit.settle()
    assert "ディスクに空きがありません。" in labels(screen)
    assert screen.pad.pad.strokes == drawn
    screen.pad.sign.click()
    kit.settle()
    assert len(room.signing().signatures) == 1


def test_ctrl_z_takes_a_line_back_and_esc_never_throws_ink_away(kit: DeskKit) -> None:
    screen = SignKit(kit).show()
    card(screen, "立会者").ways[SignatureMode.SCREEN].click()
    draw(screen)
    QTest.keyClick(screen.pad.pad, Qt.Key.Key_Escape)
    assert screen.pad.isVisible()
    assert "書いた署名があります" in labels(screen)
    QTest.keyClick(screen.pad.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.pad.pad.is_empty
    QTest.keyClick(screen.pad.pad, Qt.Key.Key_Escape)
    assert not screen.pad.isVisible()


# --- other ways -------------------------------------------------------------------------------


def test_other_ways_to_settle_a_box(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    card(screen, "立会者").ways[SignatureMode.INK].click()
    kit.settle()
    assert "紙に空の欄を印刷します" in labels(screen)
    card(screen, "情報セキュリティ管理者").ways[SignatureMode.ABSENT].click()
    button(screen, "不在にする").click()
    kit.settle()
    assert "「不在」の理由がありません。" in labels(screen)
    focus = QApplication.focusWidget()
    form = card(screen, "情報セキュリティ管理者")._form
    assert form is not None
    assert focus is not None
    form.field.setText("出張のため")
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    kit.settle()
    assert "理由：出張のため" in labels(screen)
    card(screen, "監査人").ways[SignatureMode.NAMED].click()
    button(screen, "記名（押印省略）にする").click()
    kit.settle()
    modes = {s.mode for s in room.signing().signatures.values()}
    assert modes == {SignatureMode.INK, SignatureMode.ABSENT, SignatureMode.NAMED}
    button(card(screen, "立会者"), "取り消す").click()
    kit.settle()
    assert len(room.signing().signatures) == 2


def test_a_change_behind_a_signature_is_said_and_signed_anew(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    sign_on_screen(kit, screen, "立会者")
    room.change()
    assert "署名後変更：" in labels(screen)
    (line,) = [r for r in screen.board.missing.rows if "署名後変更" in r.label.text()]
    line.click()
    assert QApplication.focusWidget() is button(card(screen, "立会者"), "署名し直す")
    button(card(screen, "立会者"), "署名し直す").click()
    draw(screen)
    screen.pad.sign.click()
    kit.settle()
    assert "署名後変更：" not in labels(screen)
    assert not any(s.changed for s in room.signing().signatures.values())


def test_the_same_lines_in_two_boxes_are_said_by_their_own_name(kit: DeskKit) -> None:
    screen = SignKit(kit).show()
    for role in ("立会者", "監査人"):
        sign_on_screen(kit, screen, role)
    told = labels(screen)
    assert "別の欄の署名と線が同じです" in told
    assert "記録が変わりました" not in told
    button(card(screen, "監査人"), "署名し直す").click()
    draw(screen, lower=20)
    screen.pad.sign.click()
    kit.settle()
    assert "線が同じ" not in labels(screen)


def test_a_box_of_ones_own_is_added_and_taken_away(kit: DeskKit) -> None:
    screen = SignKit(kit).show()
    paper = screen.board.papers[0]
    paper.more.click()
    paper.form.role.setText("委託事業者")
    paper.form.name.setText(CANARY)
    QTest.keyClick(paper.form.name, Qt.Key.Key_Return)
    kit.settle()
    assert f"委託事業者　{CANARY}" in labels(screen)
    button(card(screen, "委託事業者"), "この欄を外す").click()
    kit.settle()
    assert "委託事業者" not in labels(screen)


def test_a_box_of_ones_own_speaks_for_the_places_that_are_chosen(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    paper = screen.board.papers[0]

    def add(role: str, *places: str) -> tuple[str, ...]:
        paper.more.click()
        paper.form.role.setText(role)
        for place in places:
            button(paper.form, place).click()
        button(paper.form, "加える").click()
        kit.settle()
        assert not any(one.isChecked() for one in paper.form.places.values())
        return next(box.places for box in room.signing().boxes if box.role == role)

    server, office = paper.form.places
    assert add("委託事業者", "サーバ室") == (server,)
    assert add("副館長", "執務室") == (office,)
    assert add("館長") == ()
    assert add("係長", "サーバ室", "執務室") == (), "all of them: those added later too"
    assert "サーバ室" in labels(card(screen, "委託事業者"))
    assert "サーバ室" not in labels(card(screen, "館長"))


def test_where_there_is_one_place_none_is_asked_for(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    paper = screen.board.papers[0]
    paper.more.click()
    paper.form.show_places([("1", "サーバ室")])
    assert paper.form.places == {}
    assert "署名が及ぶ場所" not in labels(paper.form)
    paper.form.show_places([("1", CANARY), ("2", "執務室")])
    button(paper.form, CANARY).click()
    paper.form.show_places([("1", CANARY), ("2", "執務室"), ("3", "書庫")])
    assert [b.isChecked() for b in paper.form.places.values()] == [True, False, False]


def test_the_posts_decide_in_words(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    approvals = screen.board.approvals
    approvals.posts.setText("課長、班長")
    approvals.decide.click()
    kit.settle()
    assert [a.post for a in room.signing().approvals] == ["課長", "班長"]
    assert "課長　まだ" in labels(screen)
    approvals._rows[0].setFocus()
    QTest.keyClick(approvals._rows[0], Qt.Key.Key_Space)
    form = QApplication.focusWidget()
    assert form is not None
    QTest.keyClicks(form, "mihon")
    button(screen, "代決").click()
    kit.settle()
    assert "課長　代決　mihon" in labels(screen)


# --- held for every screen --------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_it_fits_and_is_reached(
    kit: DeskKit, appearance: Appearance, width: int, height: int, percent: int
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    screen = SignKit(kit).show(width, height)
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)
    card(screen, "立会者").ways[SignatureMode.SCREEN].click()
    kit.settle()
    assert_fits(screen, width, height)
    assert_named(screen)
    assert screen.pad.pad.height() >= 100
    assert_reached(screen)
