"""自己点検 for a 所属長: one question after the other, everything kept, one file at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

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
from tests.gui.screens.sitting import Sitting
from tests.unit.photos.pictures import jpeg, png, quarters, telephone_exif, with_exif
from tests.unit.use_cases.office_year import DAY, TAX, YEAR, OfficeYear
from wakayama_audit_gui.domain.self_inspection import FormFile, Reply, ReplyAnswer
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.inspect.screen import InspectScreen
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.photos.check import check_photo
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.form_file import MAX_PHOTOS, load_form_file, write_form_file
from wakayama_audit_gui.use_cases.read_form import hand_form
from wakayama_audit_gui.use_cases.take_form import take_form

LAST = {"section_screen_lock": Reply("いいえ", f"未設定 {CANARY}")}


@pytest.fixture
def office() -> OfficeYear:
    made = OfficeYear()
    made.distribute(TAX)
    return made


@pytest.fixture
def form(office: OfficeYear, tmp_path: Path) -> Path:
    handed = hand_form(office.store, TAX)._replace(previous=LAST, note=CANARY)
    path = tmp_path / "点検票.jikotenken"
    path.write_bytes(write_form_file(FormFile(handed, {})))
    return path


@pytest.fixture
def screen(sitting: Sitting, form: Path) -> InspectScreen:
    return open_form(sitting, form)


def open_form(sitting: Sitting, form: Path) -> InspectScreen:
    sitting.session.form_gate.open_file(form)
    sitting.settle()
    return sitting.screen(InspectScreen)


def answer_all(sitting: Sitting, screen: InspectScreen) -> None:
    for _ in range(len(screen.draft.questions)):
        screen.page.answers[ReplyAnswer.YES].click()
    sitting.settle()


def test_a_form_is_answered_and_handed_in(
    sitting: Sitting, office: OfficeYear, screen: InspectScreen, tmp_path: Path
) -> None:
    assert not sitting.window.top_bar.isVisible()
    assert "0 / 30" in labels(screen)
    answer_all(sitting, screen)
    assert "30 / 30" in labels(screen)
    assert "保存済み" in labels(screen)
    button(screen, "提出ファイルを書き出す").click()
    assert "氏名がまだ入っていません。" in labels(screen)
    fields = {field.accessibleName(): field for field in screen.findChildren(QLineEdit)}
    fields["職名"].setText("課長")
    fields["氏名"].setText("見本 花子")
    out = tmp_path / "回答.jikotenken"
    screen.flush()
    screen.finish.export(out)
    sitting.settle()
    assert "「回答.jikotenken」を書き出しました。" in labels(screen)
    take_form(office.store, load_form_file(out).returned(), YEAR, DAY, office.me)
    assert len(office.form().replies) == 30
    assert office.form().by_post == "課長"
    screen.finish.question_requested.emit(0)
    screen.page.answers[ReplyAnswer.NO].click()
    assert "もう一度書き出して" in screen.finish._banners.messages()[-1] + "".join(
        banner.remedy.text() for banner in screen.finish._banners._banners.values()
    )


def test_every_answer_is_there_when_the_form_is_opened_again(
    sitting: Sitting, screen: InspectScreen, form: Path
) -> None:
    screen.page.answers[ReplyAnswer.YES].click()
    screen.page.answers[ReplyAnswer.NO].click()
    assert QApplication.focusWidget() is screen.page.reason
    event = QInputMethodEvent()
    event.setCommitString("棚が足りない")
    QApplication.sendEvent(screen.page.reason, event)
    assert "未保存" in labels(screen)
    screen.flush()
    sitting.settle()
    assert "保存済み" in labels(screen)
    button(screen, "最初の画面へ").click()
    sitting.settle()
    sitting.screen(WelcomeScreen)
    again = open_form(sitting, form)
    first, second, *_ = again.draft.questions
    assert again.draft.reply(first.id) == Reply("はい")
    assert again.draft.reply(second.id) == Reply("いいえ", "棚が足りない")
    assert again.place == 2, "at the first question without an answer"


def test_keys_answer_but_digits_in_a_text_are_text(sitting: Sitting, screen: InspectScreen) -> None:
    sitting.window.activateWindow()
    screen.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_3)
    assert screen.draft.reply(screen.draft.questions[0].id).answer == "該当なし"
    assert screen.place == 1
    QTest.keyClick(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert screen.place == 0
    screen.page.reason.setFocus()
    QTest.keyClick(screen.page.reason, Qt.Key.Key_2)
    assert screen.page.reason.text() == "2"
    assert screen.draft.reply(screen.draft.questions[0].id).answer == "該当なし"
    QTest.keyClick(screen.page.reason, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert screen.draft.reply(screen.draft.questions[0].id) == Reply("はい", "2")
    screen.flush()
    sitting.settle()


def test_after_a_jump_from_the_end_the_keys_answer(sitting: Sitting, screen: InspectScreen) -> None:
    sitting.window.activateWindow()
    total = len(screen.draft.questions)
    for begin in (screen.page.reason, screen.page.answers[ReplyAnswer.YES]):
        screen.go_to(3)
        begin.setFocus()
        screen.go_to(total)
        link = button(screen, "問5")
        link.setFocus()
        link.click()
        assert screen.place == 4
        focused = QApplication.focusWidget()
        assert focused is screen.page.answers[ReplyAnswer.YES]
        QTest.keyClick(focused, Qt.Key.Key_3)
        assert screen.draft.reply(screen.draft.questions[4].id) == Reply("該当なし")
        screen.draft.answer(screen.draft.questions[4].id, "")
    button(screen, "次の問へ").setFocus()
    button(screen, "次の問へ").click()
    assert button(screen, "次の問へ").hasFocus(), "Space goes on and on"
    sitting.settle()


def test_there_is_one_way_to_the_end(sitting: Sitting, screen: InspectScreen) -> None:
    screen.go_to(len(screen.draft.questions) - 1)
    assert button(screen, "提出へ").isVisible()
    screen.go_to(0)
    assert button(screen, "提出へ").isVisible()
    sitting.settle()


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_no_button_moves_to_where_another_was(
    sitting: Sitting,
    screen: InspectScreen,
    appearance: Appearance,
    width: int,
    height: int,
    percent: int,
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    sitting.window.resize(width, height)
    sitting.settle()
    last = len(screen.draft.questions)
    seen: dict[str, QRect] = {}
    for place in (0, 6, last - 2, last - 1, last):
        screen.go_to(place)
        sitting.settle()
        for made in (screen._leave, screen._overview, screen._end, screen._back, screen._onward):
            if made.isVisible():
                name = made.words() if made is not screen._onward else "onward"
                where = QRect(made.mapTo(screen, QPoint(0, 0)), made.size())
                assert seen.setdefault(name, where) == where, f"{name} at {place}"
    assert {"最初の画面へ", "前の問へ", "提出へ", "onward"} <= seen.keys()


def test_a_remark_on_the_name_goes_when_there_is_one(
    sitting: Sitting, screen: InspectScreen
) -> None:
    answer_all(sitting, screen)
    fields = {field.accessibleName(): field for field in screen.findChildren(QLineEdit)}
    fields["氏名"].setText("　 ")
    button(screen, "提出ファイルを書き出す").click()
    assert "氏名がまだ入っていません。" in labels(screen), "spaces are no name"
    fields["氏名"].setText("見本 花子")
    assert "氏名がまだ入っていません。" not in labels(screen)
    screen.flush()
    sitting.settle()


def test_the_answers_are_printed_with_room_for_the_seal(
    sitting: Sitting, screen: InspectScreen, tmp_path: Path
) -> None:
    screen.page.answers[ReplyAnswer.NO].click()
    screen.finish.save_paper(tmp_path / "回答.pdf")
    sitting.settle()
    screen.go_to(len(screen.draft.questions))
    assert "「回答.pdf」を保存しました。" in labels(screen)
    said = "".join(page.extract_text() for page in PdfReader(tmp_path / "回答.pdf").pages)
    assert "署名・押印" in said
    assert "いいえ 1" in said


def test_a_reason_that_no_form_has_room_for_is_said_and_what_was_kept_stays(
    sitting: Sitting, screen: InspectScreen, form: Path
) -> None:
    screen.page.answers[ReplyAnswer.NO].click()
    screen.page.reason.setPlainText("長" * 4_001)
    screen.flush()
    sitting.settle()
    assert "保存できていません：問1の理由が 4,001 字あります。" in labels(screen)
    screen.page.reason.setPlainText("長" * 4_000)
    screen.flush()
    sitting.settle()
    assert "保存済み" in labels(screen)
    again = sitting.house.forms.load_draft(load_form_file(form).handed)
    assert again is not None
    assert len(again.replies[screen.draft.questions[0].id].reason) == 4_000


def test_last_year_stands_beside_and_is_not_copied(screen: InspectScreen) -> None:
    screen.go_to(6)
    assert "前年度（令和7年度）の答え" in labels(screen)
    assert f"「いいえ」　未設定 {CANARY}" in labels(screen)
    assert screen.draft.reply("section_screen_lock") == Reply()


def test_what_cannot_be_kept_is_not_called_saved(
    sitting: Sitting, screen: InspectScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: FormFile) -> None:
        raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(sitting.house.forms, "keep_draft", full)
        screen.page.answers[ReplyAnswer.YES].click()
        sitting.settle()
        assert "保存できていません：空き容量が足りません。" in labels(screen)
    screen.page.answers[ReplyAnswer.YES].click()
    sitting.settle()
    assert "保存済み" in labels(screen)
    assert len(screen.draft.file.replies) == 2


def test_a_file_that_is_no_form_is_refused_on_the_first_page(
    sitting: Sitting, tmp_path: Path
) -> None:
    bad = tmp_path / "x.jikotenken"
    bad.write_bytes(b"nothing")
    sitting.session.form_gate.open_file(bad)
    sitting.settle()
    assert "自己点検票ではありません。" in labels(sitting.screen(WelcomeScreen))


def test_nothing_but_a_form_is_ever_replaced(
    sitting: Sitting, screen: InspectScreen, tmp_path: Path
) -> None:
    other = tmp_path / "大事.jikotenken"
    other.write_bytes(b"work of somebody")
    answer_all(sitting, screen)
    screen.finish.export(other)
    sitting.settle()
    assert "上書きしません。" in labels(screen)
    assert other.read_bytes() == b"work of somebody"


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_it_fits_every_display(
    sitting: Sitting,
    screen: InspectScreen,
    appearance: Appearance,
    width: int,
    height: int,
    percent: int,
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    sitting.window.resize(width, height)
    sitting.settle()
    for place in (6, 30):
        screen.go_to(place)
        sitting.settle()
        assert_fits(sitting.window, width, height)


def test_everything_is_reached_named_and_literal(screen: InspectScreen) -> None:
    for place in (6, 30):
        screen.go_to(place)
        assert_named(screen)
        assert_literal(screen)
        assert_reached(screen)
    assert CANARY in labels(screen)


# --- photos -----------------------------------------------------------------------------------


def test_a_photo_travels_with_the_answer_without_where_it_was_taken(
    sitting: Sitting, office: OfficeYear, screen: InspectScreen, tmp_path: Path
) -> None:
    located = tmp_path / "位置つき.jpg"
    located.write_bytes(with_exif(jpeg(quarters()), telephone_exif()))
    first = screen.draft.questions[0].id
    screen.page.photo.add_file(str(located))
    sitting.settle()
    assert screen.page.photo.picture.pixmap().width() > 0
    assert button(screen, "写真を替える").isVisible()
    (sent,) = screen.draft.file.photos.values()
    assert b"Exif" not in sent
    assert check_photo(sent, "a.jpg").gps is False
    answer_all(sitting, screen)
    out = tmp_path / "回答.jikotenken"
    screen.draft.sign("見本 花子", "課長")
    screen.finish.export(out)
    sitting.settle()
    returned = sitting.house.forms.read_returned(out)
    take_form(office.store, returned, YEAR, DAY, office.me)
    assert office.store.blob(office.form().replies[first].photo) == sent


def test_a_photo_is_kept_taken_out_and_refused_in_words(
    sitting: Sitting, screen: InspectScreen, form: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "棚.png"
    photo.write_bytes(png())
    (tmp_path / "文書.jpg").write_bytes(b"%PDF-1.4")
    screen.page.photo.add_file(str(photo))
    sitting.settle()
    button(screen, "最初の画面へ").click()
    sitting.settle()
    again = open_form(sitting, form)
    assert len(again.draft.file.photos) == 1, "it is there when the form is opened again"
    again.page.photo.add_file(str(tmp_path / "文書.jpg"))
    sitting.settle()
    assert again.page.photo.told.isVisible()
    assert len(again.draft.file.photos) == 1, "the one that was there stays"
    button(again, "写真を外す").click()
    sitting.settle()
    assert again.draft.file.photos == {}
    assert not again.page.photo.picture.isVisible()
    assert "保存済み" in labels(again)


def test_photos_are_dropped_and_pasted_and_not_too_many(
    sitting: Sitting, screen: InspectScreen, tmp_path: Path
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    for number in range(MAX_PHOTOS):
        image.fill(number * 20)
        mime = QMimeData()
        mime.setImageData(image)
        screen.go_to(number)
        assert screen.page.photo.take(mime)
        sitting.settle()
    assert len(screen.draft.file.photos) == MAX_PHOTOS
    screen.go_to(MAX_PHOTOS)
    image.fill(255)
    QGuiApplication.clipboard().setImage(image)
    screen.page.photo.paste()
    sitting.settle()
    assert f"点検票1つに {MAX_PHOTOS} 枚まで" in labels(screen)
    button(screen, "前の問へ").click()
    screen.page.reason.paste()
    sitting.settle()
    assert len(screen.draft.file.photos) == MAX_PHOTOS, "it took the place of the one there"
    words = QMimeData()
    words.setText("言葉だけ")
    assert not screen.page.photo.take(words)


def test_a_file_whose_photo_is_none_is_refused_by_the_office(
    sitting: Sitting, office: OfficeYear, tmp_path: Path
) -> None:
    handed = hand_form(office.store, TAX)
    bad = b"<script>"
    first = handed.form.questions[0].id
    replies = {first: Reply("はい", "", sha256_of(bad))}
    path = tmp_path / "写真もどき.jikotenken"
    path.write_bytes(write_form_file(FormFile(handed, replies, photos={sha256_of(bad): bad})))
    with pytest.raises(UserError, match="添えられた写真") as caught:
        sitting.house.forms.read_returned(path)
    assert caught.value.code == "form_photo"
