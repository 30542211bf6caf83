"""Labels: literal text, broken by Japanese rules, the whole always reachable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.theme import Size, Tone, font
from wakayama_audit_gui.gui.widgets.line_breaking import set_paragraph
from wakayama_audit_gui.gui.widgets.plain_label import (
    PlainLabel,
    SectionLabel,
    as_tooltip,
    set_plain_tooltip,
)

CANARY = '<img src="file:///canary.png"><b>太</b> &amp; A&B'
LONG = "外部からの訪問者は、管理区域の中で外見上職員と区別できるか。"


def lines_of(text: str, width: float, max_lines: int = 0) -> list[str]:
    paragraph = set_paragraph(text, font(), width, max_lines=max_lines)
    whole = paragraph.layout.text()
    found = [paragraph.layout.lineAt(number) for number in range(paragraph.lines)]
    return [whole[line.textStart() : line.textStart() + line.textLength()] for line in found]


class TestBreaking:
    def test_all_of_the_text_in_order(self, qtbot: QtBot) -> None:
        assert "".join(lines_of(LONG, 100)) == LONG
        assert len(lines_of(LONG, 100)) > 3

    @pytest.mark.parametrize("width", range(60, 400, 7))
    def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(
        self, qtbot: QtBot, width: int
    ) -> None:
        lines = lines_of("来訪者の識別（ビジターバッジ）「要綱」を、確認した。" * 3, width)
        assert not any(line[0] in "、。）」ー" for line in lines)
        assert not any(line[-1] in "（「" for line in lines)

    def test_cut_after_the_lines_asked_for(self, qtbot: QtBot) -> None:
        lines = lines_of(LONG, 100, max_lines=2)
        assert len(lines) == 2
        assert lines[1].endswith("…")
        assert LONG.startswith("".join(lines)[:-1])

    def test_not_cut_when_it_just_fits(self, qtbot: QtBot) -> None:
        count = len(lines_of(LONG, 100))
        assert not set_paragraph(LONG, font(), 100, max_lines=count).cut

    def test_an_empty_text_is_one_line_high(self, qtbot: QtBot) -> None:
        assert set_paragraph("", font(), 100).lines == 1

    def test_a_room_of_nothing_does_not_hang(self, qtbot: QtBot) -> None:
        assert set_paragraph("あい", font(), 0).lines == 2


class TestLabel:
    def test_is_literal(self, qtbot: QtBot) -> None:
        label = PlainLabel(CANARY, wrap=True)
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == CANARY
        label.grab()

    def test_grows_as_it_narrows(self, qtbot: QtBot) -> None:
        label = PlainLabel(LONG, wrap=True)
        qtbot.addWidget(label)
        assert label.hasHeightForWidth()
        assert label.heightForWidth(100) > label.heightForWidth(600)
        assert label.heightForWidth(600) == label.sizeHint().height()

    def test_keeps_line_breaks(self, qtbot: QtBot) -> None:
        one, two = PlainLabel("あ", wrap=True), PlainLabel("あ\nい", wrap=True)
        qtbot.addWidget(one)
        qtbot.addWidget(two)
        assert two.heightForWidth(300) == 2 * one.heightForWidth(300)

    def test_says_the_whole_when_it_is_cut(self, qtbot: QtBot) -> None:
        label = PlainLabel(LONG + "<b>")
        qtbot.addWidget(label)
        label.resize(100, 20)
        label.grab()
        assert label.is_cut()
        assert label.toolTip() == as_tooltip(LONG + "<b>")
        label.resize(900, 20)
        label.grab()
        assert not label.is_cut()
        assert label.toolTip() == ""

    def test_says_the_new_whole_when_the_words_change(self, qtbot: QtBot) -> None:
        label = PlainLabel(LONG)
        qtbot.addWidget(label)
        label.resize(100, 20)
        label.grab()
        label.setText("短くない別の文がここに続いている")
        label.grab()
        assert label.toolTip() == as_tooltip("短くない別の文がここに続いている")

    def test_grows_with_the_type(self, qtbot: QtBot, appearance: Appearance) -> None:
        label = PlainLabel(LONG, size=Size.QUESTION, bold=True, wrap=True)
        qtbot.addWidget(label)
        before = label.heightForWidth(300)
        appearance.apply(Scheme.LIGHT, 130)
        assert label.heightForWidth(300) > before

    def test_a_screen_reader_reads_the_text(self, qtbot: QtBot) -> None:
        from PySide6.QtGui import QAccessible

        label = PlainLabel("残り 11 件", tone=Tone.SECOND)
        qtbot.addWidget(label)
        interface = QAccessible.queryAccessibleInterface(label)
        assert interface.text(QAccessible.Text.Name) == "残り 11 件"

    def test_a_section_and_its_note_are_read_together(self, qtbot: QtBot) -> None:
        label = SectionLabel("サーバ室", "5 / 8")
        qtbot.addWidget(label)
        assert label.accessibleName() == "サーバ室 5 / 8"
        label.set_note("6 / 8")
        assert label.accessibleName() == "サーバ室 6 / 8"
        assert label.sizeHint().width() > PlainLabel("サーバ室", size=Size.SMALL).sizeHint().width()


class TestTooltip:
    def test_can_only_be_read_literally(self, qtbot: QtBot) -> None:
        document = QTextDocument()
        document.setHtml(as_tooltip(CANARY))
        assert document.toPlainText() == CANARY

    def test_of_nothing_is_nothing(self, qtbot: QtBot) -> None:
        label = PlainLabel("あ")
        qtbot.addWidget(label)
        set_plain_tooltip(label, "")
        assert label.toolTip() == ""
        assert not as_tooltip("")
