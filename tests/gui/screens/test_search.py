"""検索: two-character words, the find in view, Enter opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView

from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.gui.screens.search.delegate import excerpt
from wakayama_audit_gui.gui.screens.search.screen import SearchScreen
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit


@pytest.mark.parametrize(
    ("text", "word", "parts"),
    [
        ("台帳に施錠の記録なし", "施錠", ("台帳に", "施錠", "の記録なし")),
        ("髙い所", "高い", ("", "髙い", "所")),
        ("無い", "施錠", ("無い", "", "")),
        ("一\n二施錠", "施錠", ("一 二", "施錠", "")),
    ],
)
def test_the_excerpt_shows_the_find(text: str, word: str, parts: tuple[str, str, str]) -> None:
    assert excerpt(text, word) == parts


def test_words_are_found_and_opened_by_keyboard(kit: DeskKit) -> None:
    visit = kit.plan()

    def write(store: Store) -> str:
        found = read_visit(store, visit)
        row = next(iter(found.rows()))
        write_text(store, found, row, AnswerText.REMARK, "鍵は施錠箱に保管。", kit.me)
        return row.answer.subject

    subject = kit.run(write)
    screen = SearchScreen(kit.desk)
    kit.qtbot.addWidget(screen)
    screen.show()
    screen.search("施錠")
    view, field = screen.findChild(QListView), screen.findChild(QLineEdit)
    assert view is not None
    assert field is not None
    kit.qtbot.waitUntil(lambda: view.model().rowCount() == 1)
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        kit.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == [visit, subject]
    screen.search("存在しない語")
    kit.qtbot.waitUntil(lambda: view.model().rowCount() == 0)
