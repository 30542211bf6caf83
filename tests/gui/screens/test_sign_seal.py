"""確定 and 再開 on the screen: what keeps it, what it leaves, and the next revision."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.screens.checks import (
    assert_fits,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sign_kit import SignKit, card
from wakayama_audit_gui.domain.signature import PaperKind, SignatureMode
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.sign.screen import SignScreen
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper


def seal(kit: DeskKit, screen: SignScreen) -> None:
    screen.board.seal.seal.click()
    kit.settle()


def test_nothing_is_sealed_while_something_is_missing(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    assert not screen.board.seal.seal.isEnabled()
    assert f"まだ {len(room.signing().boxes)} 件残っているので、確定できません。" in labels(screen)


def test_sealed_opened_again_and_sealed_once_more(kit: DeskKit) -> None:
    room = SignKit(kit)
    room.sign_all()
    screen = room.show()
    assert "次は「確定する」です" in labels(screen)
    with kit.qtbot.waitSignal(screen.told):
        seal(kit, screen)
    assert room.visit().state is VisitState.SEALED
    said = labels(screen)
    assert "確定　第1版" in said
    assert "照合コード" in said
    assert kit.desk.undo_label == "", "a seal is not taken back by Ctrl+Z"
    with kit.qtbot.waitSignal(screen.paper_requested) as asked:
        button(screen, "調書を見る・保存・印刷").click()
    assert asked.args == [room.id, PaperKind.SHEET]

    button(screen, "再開する").click()
    form = screen.board.reopen
    form.reason.setText("写真の取り違え")
    assert not form.do.isEnabled(), "the second person is missing"
    form.second.setEditText("見本　太郎")
    form.do.click()
    kit.settle()
    assert "もう一人の氏名が要ります" in labels(screen)
    form.second.setEditText("見本 花子")
    assert "再開する人：見本 太郎　と　見本 花子" in labels(screen)
    form.do.click()
    kit.settle()
    assert room.visit().state is VisitState.WRITING
    said = labels(screen)
    assert "第1版は残っています。" in said
    assert "理由：写真の取り違え" in said

    button(screen, "事実確認へ進む").click()
    kit.settle()
    button(screen, "署名へ進む").click()
    kit.settle()
    assert button(screen, "確定する（第2版）").isVisible()
    assert not room.signing().signatures, "the signatures were for the earlier revision"
    room.sign_all()
    screen.show_visit(room.id)
    kit.settle()
    seal(kit, screen)
    assert [s.revision for s in room.signing().seals] == [1, 2]
    assert "確定　第2版" in labels(screen)
    assert "再開　" in labels(screen)


def test_the_keyboard_goes_to_what_is_next(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    screen.setFocus()
    ways = card(screen, "立会者").ways
    assert QApplication.focusWidget() is ways[SignatureMode.SCREEN]
    ways[SignatureMode.INK].setFocus()
    ways[SignatureMode.INK].click()
    kit.settle()
    after = card(screen, "情報セキュリティ管理者").ways[SignatureMode.SCREEN]
    assert QApplication.focusWidget() is after, "never 取り消す of what was just put there"
    room.sign_all()
    screen.show_visit(room.id)
    kit.settle()
    seal(kit, screen)
    assert QApplication.focusWidget() is button(screen, "調書を見る・保存・印刷")


def test_what_is_left_to_be_done_on_paper_is_said(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show()
    card(screen, "立会者").ways[SignatureMode.INK].click()
    kit.settle()
    room.sign_all(but=set(room.signing().signatures))
    screen.show_visit(room.id)
    kit.settle()
    seal(kit, screen)
    assert "「紙で後日」が 1 欄あります。紙を印刷して" in labels(screen)


def test_a_form_that_opens_below_is_brought_into_view(kit: DeskKit) -> None:
    room = SignKit(kit)
    screen = room.show(1024, 420)
    last = card(screen, "監査人", PaperKind.SHEET)
    last.ways[SignatureMode.NAMED].click()
    do = button(last, "記名（押印省略）にする")
    kit.qtbot.waitUntil(lambda: not do.visibleRegion().isEmpty())
    kit.qtbot.waitUntil(lambda: do.visibleRegion().boundingRect().height() == do.height())


def test_when_a_paper_fails_nothing_is_half_done(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = SignKit(kit)
    room.sign_all()
    screen = room.show()

    def full(*_: object) -> Paper:
        raise UserError("ディスクに空きがありません。", "空けてください。", code="disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(kit.house, "print_sheet", full)
        seal(kit, screen)
    assert "ディスクに空きがありません。" in labels(screen)
    assert room.visit().state is VisitState.SIGNING
    seal(kit, screen)
    assert room.visit().state is VisitState.SEALED


def test_opening_again_can_be_left(kit: DeskKit) -> None:
    room = SignKit(kit)
    room.sign_all()
    screen = room.show(911, 464)
    seal(kit, screen)
    button(screen, "再開する").click()
    assert screen.board.reopen.isVisible()
    assert_fits(screen, 911, 464)
    assert_named(screen)
    QTest.keyClick(screen.board.reopen.reason, Qt.Key.Key_Escape)
    assert not screen.board.reopen.isVisible()
    assert_reached(screen)


def test_a_changed_paper_is_told_from_the_sealed_one(kit: DeskKit, tmp_path: Path) -> None:
    room = SignKit(kit)
    room.sign_all()
    screen = room.show()
    seal(kit, screen)
    same, changed, other = (tmp_path / f"{n}.pdf" for n in ("同じ", "変えた", "よそ"))
    data = kit.run(lambda store: read_sealed_paper(store, room.id, 1, PaperKind.SHEET))
    same.write_bytes(data)
    changed.write_bytes(data + b"\n% changed\n")
    other.write_bytes(b"%PDF-1.4 nothing")
    verify = screen.board.verify
    for path, verdict in ((same, "同一"), (changed, "コードのみ一致"), (other, "不明")):
        verify.verify(path)
        kit.settle()
        assert verify.verdict.text() == verdict
        assert path.name in verify.words.text()
    verify.verify(tmp_path / "ない.pdf")
    kit.settle()
    assert verify.verdict.text() == "調べられませんでした"
