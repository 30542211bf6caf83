"""The field people write in: nothing lost, nothing half composed handed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.widgets.growing_text_edit import COMMIT_AFTER_MS, GrowingTextEdit

CANARY = '<img src="file:///canary.png"><b>太</b>'
LONG = "保守業者2名がサーバ室で作業中。名札・バッジの着用なし。" * 6


class Form(QWidget):
    """The field with another to go to."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.edit = GrowingTextEdit("所見")
        self.other = QLineEdit()
        column.addWidget(self.edit)
        column.addWidget(self.other)
        column.addStretch()
        self.handed: list[str] = []
        self.edit.committed.connect(self.handed.append)
        self.resize(400, 400)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.edit.setFocus()
    return made


@pytest.fixture
def edit(form: Form) -> GrowingTextEdit:
    return form.edit


def compose(edit: GrowingTextEdit, preedit: str) -> None:
    QApplication.sendEvent(edit, QInputMethodEvent(preedit, []))


def commit(edit: GrowingTextEdit, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def paste(edit: GrowingTextEdit, fill: Callable[[QMimeData], None]) -> None:
    data = QMimeData()
    fill(data)
    QGuiApplication.clipboard().setMimeData(data)
    edit.paste()


class TestComposing:
    def test_what_is_composed_is_not_text(self, form: Form) -> None:
        compose(form.edit, "ほしゅ")
        assert form.edit.text() == ""
        assert form.edit.pending
        assert form.edit.composing
        form.edit.flush()
        assert form.handed == []

    def test_its_commit_is(self, qtbot: QtBot, form: Form) -> None:
        compose(form.edit, "ほしゅ")
        commit(form.edit, "保守")
        assert (form.edit.text(), form.edit.composing) == ("保守", False)
        with qtbot.waitSignal(form.edit.committed, timeout=20 * COMMIT_AFTER_MS):
            pass
        assert form.handed == ["保守"]

    def test_an_abandoned_one_leaves_nothing(self, form: Form) -> None:
        compose(form.edit, "ほしゅ")
        compose(form.edit, "")
        assert not form.edit.pending
        form.edit.flush()
        assert form.handed == []

    def test_text_before_it_is_handed_over_without_it(self, form: Form) -> None:
        commit(form.edit, "保守業者")
        compose(form.edit, "が")
        form.edit.flush()
        assert form.handed == ["保守業者"]
        form.edit.mark_saved("保守業者")
        assert form.edit.pending

    @pytest.mark.parametrize(
        "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab]
    )
    def test_its_keys_do_nothing_else(self, form: Form, key: Qt.Key) -> None:
        compose(form.edit, "ほしゅ")
        QTest.keyClick(form.edit, key)
        assert form.edit.text() == ""
        assert form.edit.hasFocus()

    def test_enter_is_a_line_break_otherwise(self, form: Form) -> None:
        commit(form.edit, "一行目")
        QTest.keyClick(form.edit, Qt.Key.Key_Return)
        commit(form.edit, "二行目")
        assert form.edit.text() == "一行目\n二行目"


class TestHandingOver:
    def test_half_a_second_after_the_last_input(self, qtbot: QtBot, form: Form) -> None:
        commit(form.edit, "あ")
        commit(form.edit, "い")
        assert form.handed == []
        with qtbot.waitSignal(form.edit.committed, timeout=20 * COMMIT_AFTER_MS):
            pass
        assert form.handed == ["あい"]

    def test_when_the_focus_leaves(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.other.setFocus()
        assert form.handed == ["あ"]

    def test_once(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.edit.flush()
        form.edit.flush()
        form.other.setFocus()
        assert form.handed == ["あ"]

    def test_a_recorded_text_is_not_news(self, form: Form) -> None:
        form.edit.set_text("記録済み")
        form.edit.flush()
        assert form.handed == []
        assert not form.edit.pending

    def test_pending_until_acknowledged(self, form: Form) -> None:
        told: list[bool] = []
        form.edit.pending_changed.connect(told.append)
        commit(form.edit, "あ")
        form.edit.flush()
        assert form.edit.pending
        form.edit.mark_saved("あ")
        assert told == [True, False]

    def test_typed_on_while_the_write_was_under_way(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.edit.flush()
        commit(form.edit, "い")
        form.edit.mark_saved("あ")
        assert form.edit.pending
        form.edit.flush()
        assert form.handed == ["あ", "あい"]

    def test_taken_back_while_the_write_was_under_way(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.edit.flush()
        form.edit.undo()
        assert form.edit.pending
        form.edit.flush()
        assert form.handed == ["あ", ""]

    def test_a_failed_write_is_handed_over_again(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.edit.flush()
        form.edit.mark_unsaved()
        assert form.edit.text() == "あ"
        assert form.edit.pending
        form.edit.flush()
        assert form.handed == ["あ", "あ"]

    def test_after_a_failure_the_old_text_needs_no_writing(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.edit.flush()
        form.edit.mark_unsaved()
        form.edit.undo()
        form.edit.flush()
        assert form.handed == ["あ"]
        assert not form.edit.pending


class TestRecordedText:
    def test_a_refresh_with_the_same_text_disturbs_nothing(self, form: Form) -> None:
        form.edit.set_text("あいう")
        cursor = form.edit.textCursor()
        cursor.setPosition(1)
        form.edit.setTextCursor(cursor)
        form.edit.set_text("あいう")
        assert form.edit.textCursor().position() == 1

    def test_it_does_not_overwrite_what_is_being_written(self, form: Form) -> None:
        commit(form.edit, "書きかけ")
        form.edit.set_recorded("ほかの人の文")
        assert form.edit.text() == "書きかけ"
        form.edit.mark_saved("書きかけ")
        form.edit.set_recorded("ほかの人の文")
        assert form.edit.text() == "ほかの人の文"

    @pytest.mark.parametrize(
        "text",
        [
            "一行目\n二行目\n",
            "不分割\u00a0空白",
            "全角　空白",
            "辻\U000e0100 髙 﨑 神",
            "外字\ue000",
            "絵文字😀",
            "か\u3099",
            CANARY,
        ],
    )
    def test_text_is_kept_as_typed(self, form: Form, text: str) -> None:
        form.edit.set_text(text)
        assert form.edit.text() == text
        form.edit.set_text("")
        commit(form.edit, text.replace("\n", ""))
        assert form.edit.text() == text.replace("\n", "")


class TestUndo:
    def test_the_window_undoes_when_the_field_has_nothing_to_undo(self, form: Form) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        undone: list[bool] = []
        QShortcut(QKeySequence("Ctrl+Z"), form).activated.connect(lambda: undone.append(True))
        commit(form.edit, "あ")
        QTest.keyClick(form.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (form.edit.text(), undone) == ("", [])
        QTest.keyClick(form.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert undone == [True]

    def test_what_is_recorded_is_taken_back_by_the_record(self, form: Form) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        undone: list[bool] = []
        QShortcut(QKeySequence("Ctrl+Z"), form).activated.connect(lambda: undone.append(True))
        commit(form.edit, "あ")
        form.edit.mark_saved("あ")
        QTest.keyClick(form.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (form.edit.text(), undone) == ("あ", [True])

    def test_what_was_typed_since_is_taken_back_first(self, form: Form) -> None:
        commit(form.edit, "あ")
        form.edit.mark_saved("あ")
        commit(form.edit, "い")
        form.edit.mark_saved("あ")  # of an earlier handing over, told late
        QTest.keyClick(form.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert form.edit.text() == "あ"


class TestPasting:
    def test_text_comes_in_plain(self, edit: GrowingTextEdit) -> None:
        def fill(data: QMimeData) -> None:
            data.setHtml("<b>太字</b><img src='file:///canary.png'>")
            data.setText("太字")

        paste(edit, fill)
        assert edit.text() == "太字"
        assert not edit.textCursor().charFormat().font().bold()

    def test_html_alone_is_refused(self, edit: GrowingTextEdit) -> None:
        paste(edit, lambda data: data.setHtml("<img src='file:///canary.png'>"))
        assert "\ufffc" not in edit.text()

    def test_markup_stays_text(self, edit: GrowingTextEdit) -> None:
        paste(edit, lambda data: data.setText(CANARY))
        assert edit.text() == CANARY

    def test_a_picture_goes_to_the_screen(self, qtbot: QtBot, edit: GrowingTextEdit) -> None:
        image = QImage(3, 2, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        with qtbot.waitSignal(edit.image_pasted) as told:
            paste(edit, lambda data: data.setImageData(image))
        assert told.args is not None
        assert told.args[0].size() == image.size()
        assert edit.text() == ""

    def test_a_cell_of_a_spreadsheet_is_text_not_its_picture(
        self, qtbot: QtBot, edit: GrowingTextEdit
    ) -> None:
        def fill(data: QMimeData) -> None:
            data.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
            data.setText("セル")

        with qtbot.assertNotEmitted(edit.image_pasted):
            paste(edit, fill)
        assert edit.text() == "セル"

    def test_files_go_to_the_screen(self, qtbot: QtBot, edit: GrowingTextEdit) -> None:
        with qtbot.waitSignal(edit.files_pasted) as told:
            paste(edit, lambda data: data.setUrls([QUrl.fromLocalFile("/tmp/写真.jpg")]))
        assert told.args == [["/tmp/写真.jpg"]]
        assert edit.text() == ""

    def test_an_address_of_the_web_is_text(self, edit: GrowingTextEdit) -> None:
        paste(edit, lambda data: data.setUrls([QUrl("https://example.jp/")]))
        assert edit.text() == "https://example.jp/"


class TestGrowing:
    def test_it_is_as_high_as_its_text(self, qtbot: QtBot, form: Form) -> None:
        low = form.edit.height()
        form.edit.set_text(LONG)
        qtbot.waitUntil(lambda: form.edit.height() > low)
        assert not form.edit.verticalScrollBar().isVisible()
        form.edit.set_text("")
        qtbot.waitUntil(lambda: form.edit.height() == low)

    def test_up_to_a_limit(self, qtbot: QtBot, form: Form) -> None:
        form.edit.set_text("行\n" * 100)
        qtbot.waitUntil(lambda: form.edit.verticalScrollBar().isVisible())
        assert form.edit.height() < 400

    def test_it_grows_with_the_type(self, qtbot: QtBot, form: Form, appearance: Appearance) -> None:
        low = form.edit.height()
        appearance.apply(Scheme.LIGHT, 130)
        qtbot.waitUntil(lambda: form.edit.height() > low)

    def test_tab_goes_on(self, form: Form) -> None:
        QTest.keyClick(form.edit, Qt.Key.Key_Tab)
        assert form.other.hasFocus()
