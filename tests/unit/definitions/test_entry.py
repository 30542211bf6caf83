"""Cutting files into entries and finding the line of a key."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.definitions.entry import split_entries
from wakayama_audit_gui.definitions.problem import Fault

TEXT = """# head
[checklist]
id = "x"

[[item]]   # first
id = "a"
look = [
    "one",
    "two",
]

[[item.ask]]
whom = "p"

[[item.ask]]
whom = "q"

[[ item ]]
id = "b"
"""


def test_a_file_is_cut_at_double_brackets_without_a_dot() -> None:
    entries = split_entries(TEXT)
    assert [(entry.kind, entry.first_line) for entry in entries] == [
        ("", 1),
        ("item", 5),
        ("item", 18),
    ]
    assert entries[0].table() == {"checklist": {"id": "x"}}
    first = {"id": "a", "look": ["one", "two"], "ask": [{"whom": "p"}, {"whom": "q"}]}
    assert entries[1].table() == first
    assert entries[2].table() == {"id": "b"}


def test_lines_of_keys_values_and_subtables() -> None:
    item = split_entries(TEXT)[1]
    assert item.line_of("id") == 6
    assert item.line_of_value("look", "two") == 9
    assert item.line_of_value("look", "three") == 7
    assert item.line_of("whom", "ask", 0) == 13
    assert item.line_of("whom", "ask", 1) == 16
    assert item.line_of("question", "ask", 1) == 12
    assert item.line_of("absent") == 5


@pytest.mark.parametrize(
    ("text", "key", "line", "reason"),
    [
        ('[[item]]\na = "x\n', "a", 2, "引用符が閉じられていません"),
        ("[[item]]\na = 1\na = 2\n", "a", 3, "同じキーが二度書かれています"),
        ("[[item]]\na = [1,\n", "a", 2, "閉じられていません"),
        ("[[item]]\na\n", "item", 2, "「=」"),
        ("[[item]]\na = 1 2\n", "a", 2, "余分な文字"),
        ("[[item]]\na = yes\n", "a", 2, "値の書き方"),
        ('[[item]]\na = "\\x"\n', "a", 2, "「\\」"),
        ("[[item]]\na = 1\n[other]\nb = 1\n", "other", 1, "ここに書けない見出し"),
    ],
)
def test_broken_text_is_told_in_japanese(text: str, key: str, line: int, reason: str) -> None:
    entry = split_entries(text)[-1]
    with pytest.raises(Fault) as caught:
        entry.table()
    assert (caught.value.key, caught.value.line) == (key, line)
    assert reason in caught.value.reason
