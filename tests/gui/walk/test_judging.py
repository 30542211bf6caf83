"""What stands beside a judgement: criteria, precedents, wording, contested values, 前回."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.walk.kit import VISIT, WalkKit, item, precedent, two_places
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Sampling
from wakayama_audit_gui.gui.screens.walk.contested_panel import ContestedPanel
from wakayama_audit_gui.gui.screens.walk.extras_bar import ExtrasBar
from wakayama_audit_gui.gui.screens.walk.finding_panel import FindingPanel
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.record.fact import NewFact


def finding_of(screen: WalkScreen) -> FindingPanel:
    part = screen.frame.question.parts["finding"]
    assert isinstance(part, FindingPanel)
    return part


def extras_of(screen: WalkScreen) -> ExtrasBar:
    part = screen.frame.question.parts["extras"]
    assert isinstance(part, ExtrasBar)
    return part


# --- criteria and precedents ------------------------------------------------------------------


def test_a_quote_is_exact_and_an_estimate_is_no_quote(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    card = screen.frame.question.criterion
    assert card._quotes[0].text() == "対策基準 4.2(1)ウ  条文1を講じなければならない。"
    assert card._modality.text() == "義務 名宛人：情報システム管理者　前例なし"
    walk_kit.go_to(screen, 4)
    shown = card._quotes[0].text()
    assert shown.startswith("対策基準 6.4（推定）  条文は公表された報告書に引用されていません。")
    assert "「" not in shown


def test_precedents_are_counted_and_unfold(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    card = screen.frame.question.criterion
    assert card.precedents.words() == "前例：指摘 2・意見 0（令和4年度）"
    card.precedents.click()
    shown = [detail for detail in card._details if detail.isVisible()]
    assert [detail._words.text() for detail in shown] == [
        "指摘  3.3.2-3の措置をすべきである。",
        "指摘  3.3.3-2の措置をすべきである。",
    ]
    assert shown[0]._source.text() == "3.3.2-3　令和4年度　p.48　S01　デジタル推進課"
    walk_kit.go_to(screen, 3)
    assert not any(detail.isVisible() for detail in card._details)


# --- the drafted finding ----------------------------------------------------------------------


def test_a_finding_comes_with_its_draft_and_says_that_the_wording_is_fine(
    walk_kit: WalkKit,
) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    panel = finding_of(screen)
    assert panel.draft.edit.text() == "措置1を講ずべきである。"
    assert panel.wording.text() == "文言 よし"
    assert panel.clauses.text() == "根拠：4.2(1)ウ"
    walk_kit.press(panel.draft.edit, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert panel.draft.edit.text() == "措置1が望ましい。"
    assert panel.wording.text() == "文言 よし"


def test_the_wording_is_checked_while_it_is_typed(walk_kit: WalkKit) -> None:
    walk_kit.record(NewFact("witness:" + "e" * 32, "name", "立会 次郎"))
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    panel = finding_of(screen)
    panel.draft.edit.selectAll()
    walk_kit.commit(panel.draft.edit, "見本太郎と立会次郎は、令和6年と2024年に保証した。")
    notices = panel.notices.text()
    assert panel.wording.text() == "文言 5 件"
    for words in ("べきである", "見本太郎", "立会次郎", "2024年", "保証した"):
        assert words in notices


def test_a_reason_is_asked_only_for_departing_from_precedent(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    panel = finding_of(screen)
    assert not panel.class_reason.isVisible()
    walk_kit.press(panel.draft.edit, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert panel.class_reason.isVisible()
    assert "3.3.3-2 指摘：3.3.3-2の措置をすべきである。" in panel.precedents.text()
    walk_kit.commit(panel.class_reason.edit, "改善の途中であるため。")
    screen.flush()
    walk_kit.settle()
    assert walk_kit.standing(2).answer.class_reason == "改善の途中であるため。"


def test_a_finding_is_addressed_to_several_sections(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    sections = finding_of(screen).sections
    assert sections.tokens() == ["デジタル推進課"]
    sections.entry.setText("市民課")
    walk_kit.press(sections.entry, Qt.Key.Key_Return)
    subject = walk_kit.standing(1).answer.subject
    finding = walk_kit.visit().finding_of(subject)
    assert finding is not None
    assert finding.sections == ("デジタル推進課", "市民課")
    removing = next(b for b in sections._buttons if b.words() == "デジタル推進課")
    removing.click()
    walk_kit.settle()
    finding = walk_kit.visit().finding_of(subject)
    assert finding is not None
    assert finding.sections == ("市民課",)


# --- 担当, 抽出, 履歴 ----------------------------------------------------------------------------


def test_who_is_responsible_is_chosen_and_others_are_warned(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    combo = extras_of(screen).assignee
    combo.setCurrentIndex(combo.findText("見本 花子"))
    combo.activated.emit(combo.currentIndex())
    walk_kit.settle()
    assert walk_kit.standing(1).answer.assignee == walk_kit.other
    assert "担当は見本 花子です" in screen.frame.question.header.notice.text()


def test_sampling_is_written_whole_and_refused_when_it_cannot_be(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    extras = extras_of(screen)
    extras.sampling_toggle.click()
    panel = extras.sampling
    assert panel is not None
    panel.population.setText("利用者ID一覧 416件")
    panel.method.setEditText("無作為")
    panel.size_drawn.setValue(25)
    panel.defects.setValue(30)
    panel._on_finished()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.sampling is None
    assert screen.walk.writer.error is not None
    assert panel.defects.value() == 30, "the input stays"
    panel.defects.setValue(2)
    panel._on_finished()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.sampling == Sampling("利用者ID一覧 416件", "無作為", 25, 2)
    assert not screen.walk.writer.pending
    panel.clear.click()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.sampling is None


def test_the_history_shows_who_said_what(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    extras = extras_of(screen)
    extras.history_toggle.click()
    walk_kit.settle()
    assert extras.history is not None
    assert any("見本 太郎　判定：指摘" in line for line in extras.history.lines())
    screen.undo()
    walk_kit.settle()
    assert any("判定：（空）" in line for line in extras.history.lines())


# --- 未確定 ------------------------------------------------------------------------------------


def contest(kit: WalkKit) -> None:
    subject = kit.standing(1).answer.subject
    for by, verdict, remark in (
        (kit.me, "指摘", "着用なし。"),
        (kit.other, "適合", "貸与されていた。"),
    ):
        kit.record(
            NewFact(subject, "verdict", verdict, ()), NewFact(subject, "remark", remark, ()), by=by
        )


def test_differing_judgements_stand_side_by_side_until_one_is_kept(walk_kit: WalkKit) -> None:
    contest(walk_kit)
    screen = walk_kit.open(subject=walk_kit.standing(1).answer.subject)
    part = screen.frame.question.parts["contested"]
    assert isinstance(part, ContestedPanel)
    keeps = [button for button in part.findChildren(PlainButton) if button.isVisible()]
    assert sorted(button.accessibleName() for button in keeps) == sorted(
        [
            "判定を指摘（見本 太郎）にする",
            "判定を適合（見本 花子）にする",
            "所見を着用なし。（見本 太郎）にする",
            "所見を貸与されていた。（見本 花子）にする",
        ]
    )
    assert not any(button.isChecked() for button in screen.frame.question.answers.buttons)
    assert "未確定" in str(screen.frame.places.model.index(1).data())
    for name in ("判定を指摘（見本 太郎）にする", "所見を貸与されていた。（見本 花子）にする"):
        button = next(b for b in part.findChildren(PlainButton) if b.accessibleName() == name)
        button.click()
        walk_kit.settle()
    answer = walk_kit.standing(1).answer
    assert not answer.contested
    assert (answer.verdict, answer.remark) == (Verdict.SHITEKI, "貸与されていた。")
    assert not part.isVisible()


def test_two_wordings_of_one_finding_stand_side_by_side(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen, Qt.Key.Key_2)
    (finding,) = walk_kit.visit().findings
    for by, text in ((walk_kit.me, "甲の案"), (walk_kit.other, "乙の案")):
        walk_kit.record(NewFact(f"finding:{finding.id}", "text", text, ()), by=by)
    again = walk_kit.open(subject=finding.answer)
    part = again.frame.question.parts["contested"]
    assert isinstance(part, ContestedPanel)
    button = next(
        b
        for b in part.findChildren(PlainButton)
        if b.accessibleName() == "文案を乙の案（見本 花子）にする"
    )
    button.click()
    walk_kit.settle()
    assert walk_kit.visit().findings[0].text == "乙の案"
    assert not part.isVisible()


def test_an_answer_by_key_settles_what_is_contested(walk_kit: WalkKit) -> None:
    contest(walk_kit)
    screen = walk_kit.open(subject=walk_kit.standing(1).answer.subject)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_3)
    answer = walk_kit.standing(1).answer
    assert answer.verdict is Verdict.IKEN
    assert set(answer.contested) == {"remark"}


# --- 前回 --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["是正済", "一部", "未是正", "確認不能"])
def test_an_open_finding_is_dispositioned_with_a_note(walk_kit: WalkKit, state: str) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    card = WalkKit.around(screen).side.prior.cards[0]
    assert card._words.text() == "指摘  3.3.2-3の措置をすべきである。"
    assert "同じ指摘：3.3.3-2" in card._source.text()
    assert not card.note.isVisible(), "a note belongs to a disposition"
    card.buttons[state].click()
    walk_kit.settle()
    walk_kit.commit(card.note.edit, "バッジを配備した。")
    screen.flush()
    walk_kit.settle()
    disposition = walk_kit.standing(2).answer.dispositions["3.3.2-3"]
    assert (disposition.state, disposition.note) == (state, "バッジを配備した。")
    assert card.state.text() == f"今回の扱い：{state}"
    assert [b.isChecked() for b in card.buttons.values()].count(True) == 1


def test_another_disposition_keeps_the_note_being_typed(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    card = WalkKit.around(screen).side.prior.cards[0]
    card.buttons["一部"].click()
    walk_kit.settle()
    walk_kit.commit(card.note.edit, "半分は済んだ。")
    card.buttons["是正済"].click()
    walk_kit.settle()
    disposition = walk_kit.standing(2).answer.dispositions["3.3.2-3"]
    assert (disposition.state, disposition.note) == ("是正済", "半分は済んだ。")


def test_the_line_above_the_question_leads_to_the_earlier_finding(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    link = screen.frame.question.header.prior
    assert link.words() == "前回：指摘（令和4年度 p.48）"
    link.click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert WalkKit.around(screen).side.prior.isAncestorOf(focus)


def test_an_earlier_visit_is_shown_and_never_copied(kit: WalkKit) -> None:
    before = "b" * 32
    kit.make_visit(
        {"サーバ室": [item(1, question="前の問いか。"), item(3)]},
        visit=before,
        scheduled="2025-10-20",
    )
    place = f"b{0:031d}"
    for number, verdict in ((1, "指摘"), (3, "適合")):
        subject = f"answer:{before}/{place}/item_{number}"
        kit.store.append(
            f"visit:{before}",
            kit.me,
            [NewFact(subject, "verdict", verdict), NewFact(subject, "remark", "昨年の所見")],
        )
    kit.make_visit(two_places())
    screen = kit.open()
    prior = WalkKit.around(screen).side.prior
    kit.qtbot.waitUntil(prior._earlier_card.isVisible)
    assert prior._earlier_card._words.text() == "指摘  令和7年10月20日（月）"
    assert prior._earlier_card._remark.text() == "昨年の所見"
    assert prior._earlier_card._reworded.isVisible()
    assert "文言変更あり" in screen.frame.question.header.notice.text()
    assert "文言変更あり" in str(screen.frame.places.model.index(1).data())
    kit.go_to(screen, 3)
    assert prior._earlier_card._words.text().startswith("適合")
    assert not prior._earlier_card._reworded.isVisible()
    assert kit.standing(1).answer.verdict is Verdict.UNANSWERED
    assert screen.walk.visit.id == VISIT


def test_several_precedents_of_both_classes_ask_no_reason(kit: WalkKit) -> None:
    mixed = [precedent("3.3.2-3", "指摘"), precedent("3.3.3-2", "意見")]
    kit.make_visit({"室": [item(1, precedents=list(mixed))]})
    screen = kit.open()
    kit.press(screen.frame.places.list, Qt.Key.Key_3)
    assert not finding_of(screen).class_reason.isVisible()
