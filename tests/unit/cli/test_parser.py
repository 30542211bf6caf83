"""What is said of a command that was written wrongly: no word of English but names."""

import re

import pytest

from wakayama_audit_gui.cli import build_parser
from wakayama_audit_gui.cli.parser import what_is_wrong


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "コマンド がありません"),
        (["dance"], "コマンド に 'dance' は使えません"),
        (["verify"], "WORKSPACE がありません"),
        (["sheet", "a", "b", "-o"], "-o/--output の後ろに書くものがありません"),
        (["visits", "a", "--json=x"], "--json には 'x' を付けられません"),
        (["backup", "a", "余分"], "余分 は余分です"),
    ],
)
def test_what_is_wrong_is_said_in_japanese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(arguments)
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told
    (_, sentence) = told.split("コマンドの書き方が違います")
    assert not re.search(r"[a-z]+ [a-z]+", sentence), told


def test_help_has_no_english_headings() -> None:
    shown = build_parser().format_help()
    assert "書き方: main.py" in shown
    assert "この説明を出して終わります。" in shown
    assert not re.search(r"[a-z]+ [a-z]+", shown.replace("main.py [-h]", "")), shown


def test_what_argparse_may_say_one_day_is_still_said_in_japanese() -> None:
    assert what_is_wrong("something new is amiss") == "引数が正しくありません"
