"""What a 所属長 answers is kept, or it is said what is not before it would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.screens.checks import button, labels
from tests.gui.screens.sitting import Sitting
from tests.gui.screens.test_inspect import open_form
from tests.unit.use_cases.office_year import TAX, OfficeYear
from wakayama_audit_gui.domain.self_inspection import (
    LONGEST_REASON,
    FormFile,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.screens.inspect.screen import InspectScreen
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.use_cases.form_file import load_form_file, write_form_file
from wakayama_audit_gui.use_cases.read_form import hand_form

FULL = UserError("空き容量が足りません。", "片付けてください。", code="disk_full")
WAYS = ("the window", "the first page")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    office = OfficeYear()
    office.distribute(TAX)
    path = tmp_path / "点検票.jikotenken"
    path.write_bytes(write_form_file(FormFile(hand_form(office.store, TAX), {})))
    return path


@pytest.fixture
def screen(sitting: Sitting, form: Path) -> InspectScreen:
    return open_form(sitting, form)


def kept(sitting: Sitting, form: Path) -> list[Reply]:
    """What is on the disk, question by question."""
    draft = sitting.house.forms.load_draft(load_form_file(form).handed)
    assert draft is not None
    return [draft.replies.get(q.id, Reply()) for q in draft.handed.form.questions]


def refuse(_file: FormFile) -> None:
    raise FULL


def write_reason(sitting: Sitting, screen: InspectScreen, place: int, reason: str) -> None:
    screen.go_to(place)
    screen.page.answers[ReplyAnswer.NO].click()
    screen.page.reason.setPlainText(reason)
    screen.flush()
    sitting.settle()


def leave(sitting: Sitting, screen: InspectScreen, way: str) -> None:
    """Ask to close the window, or for the first page."""
    if way == "the window":
        sitting.window.close()
    else:
        button(screen, "最初の画面へ").click()
    QApplication.processEvents()
    sitting.settle()


def left(sitting: Sitting) -> bool:
    window = sitting.window
    return not window.isVisible() or isinstance(window.screen_for(window.current), WelcomeScreen)


def test_one_reason_too_long_leaves_the_other_answers_kept(
    sitting: Sitting, screen: InspectScreen, form: Path
) -> None:
    write_reason(sitting, screen, 7, "9月に直す")
    write_reason(sitting, screen, 7, "長" * 5_000)
    assert "問8の理由が 5,000 字あります。" in labels(screen.page), "told where it is written"
    screen.go_to(8)
    for _ in range(3):
        screen.page.answers[ReplyAnswer.YES].click()
    sitting.settle()
    replies = kept(sitting, form)
    assert replies[7] == Reply("いいえ", "9月に直す"), "as it was kept before"
    assert [reply.answer for reply in replies[8:11]] == ["はい"] * 3
    assert "保存できていません：問8の理由が 5,000 字あります。" in labels(screen)
    assert "問8の理由" not in labels(screen.page), "another question is in sight"
    screen.go_to(7)
    assert len(screen.page.reason.text()) == 5_000, "what was written is still there"
    assert "問8の理由が 5,000 字あります。" in labels(screen.page)
    write_reason(sitting, screen, 7, "長" * LONGEST_REASON)
    assert "保存できていません" not in labels(screen)
    assert "問8の理由が" not in labels(screen.page)
    assert len(kept(sitting, form)[7].reason) == LONGEST_REASON


def test_back_at_the_reason_of_before_nothing_is_missing(
    sitting: Sitting, screen: InspectScreen, form: Path
) -> None:
    for reason in ("9月に直す", "長" * 5_000, "9月に直す"):
        write_reason(sitting, screen, 7, reason)
    assert "保存できていません" not in labels(screen)
    assert screen.unsaved() == ""
    assert screen.draft.reply(screen.draft.questions[7].id).reason == "9月に直す"
    assert kept(sitting, form)[7].reason == "9月に直す"


@pytest.mark.parametrize("way", WAYS)
def test_a_reason_that_is_not_kept_is_told_before_it_would_be_lost(
    sitting: Sitting, screen: InspectScreen, form: Path, way: str
) -> None:
    write_reason(sitting, screen, 7, "長" * 5_000)
    leave(sitting, screen, way)
    assert not left(sitting)
    assert "問8の理由" in sitting.said()
    offer = sitting.window.banners.banner("closing")
    assert offer is not None
    offer.action.click()
    QApplication.processEvents()
    sitting.settle()
    sitting.qtbot.waitUntil(lambda: left(sitting))
    assert kept(sitting, form)[7] == Reply("いいえ")


@pytest.mark.parametrize("way", WAYS)
def test_answers_that_cannot_be_kept_are_told_and_tried_again_on_the_way_out(
    sitting: Sitting, screen: InspectScreen, form: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(sitting.house.forms, "keep_draft", refuse)
        screen.page.answers[ReplyAnswer.YES].click()
        sitting.settle()
        leave(sitting, screen, way)
        assert not left(sitting)
        assert "自己点検票の答え" in sitting.said()
    leave(sitting, screen, way)
    sitting.qtbot.waitUntil(lambda: left(sitting))
    assert kept(sitting, form)[0] == Reply("はい")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_asked_when_everything_is_kept(
    sitting: Sitting, screen: InspectScreen, form: Path, way: str
) -> None:
    screen.page.answers[ReplyAnswer.YES].click()
    leave(sitting, screen, way)
    sitting.qtbot.waitUntil(lambda: left(sitting))
    assert sitting.said() == ""
    assert kept(sitting, form)[0] == Reply("はい")


def test_a_form_that_is_open_is_refused_to_a_second_window(
    sitting: Sitting, screen: InspectScreen, form: Path, qtbot: QtBot, appearance: Appearance
) -> None:
    screen.page.answers[ReplyAnswer.YES].click()
    second = Sitting(qtbot, appearance, sitting.folder)
    try:
        second.session.form_gate.open_file(form)
        second.settle()
        assert "この自己点検票は使用中です。" in labels(second.screen(WelcomeScreen))
        leave(sitting, screen, "the first page")
        sitting.qtbot.waitUntil(lambda: left(sitting))
        again = open_form(second, form)
        assert again.draft.reply(again.draft.questions[0].id) == Reply("はい")
    finally:
        second.close()
