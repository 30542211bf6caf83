"""Reading a command line, in Japanese: what argparse says in English is said anew here.

Which commands there are is said in the modules named after what they are about.
"""

from __future__ import annotations

import argparse
import re
import sys
from typing import Final, NoReturn

from wakayama_audit_gui.cli.arguments import EMPTY, NO_NAME
from wakayama_audit_gui.cli.telling import USAGE
from wakayama_audit_gui.visible import visible_line

_SAID: Final = (
    (r"the following arguments are required: (.+)", "{} がありません"),
    (r"argument (.+?): invalid choice: (.+) \(choose from .*\)", "{} に {} は使えません"),
    (r"argument (.+?): invalid \S+ value: (.+)", "{} に {} は使えません"),
    (rf"argument (.+?): ({EMPTY}|{NO_NAME})", "{} の{}"),
    (r"argument (.+?): expected .*argument.*", "{} の後ろに書くものがありません"),
    (r"argument (.+?): ignored explicit argument (.+)", "{} には {} を付けられません"),
    (r"argument (.+?): not allowed with argument (.+)", "{} と {} は一緒に使えません"),
    (r"ambiguous option: (\S+) could match (.+)", "{} は {} のどれか決まりません"),
    (r"unrecognized arguments: (.+)", "{} は余分です"),
)
_HEADINGS: Final = (
    ("usage: ", "書き方: "),
    ("positional arguments:", "引数:"),
    ("options:", "オプション:"),
    ("show this help message and exit", "この説明を出して終わります。"),
    ("show program's version number and exit", "版の番号を出して終わります。"),
)


class JapaneseParser(argparse.ArgumentParser):
    """Says in Japanese how a command is written, and that it was written wrongly."""

    def format_usage(self) -> str:
        """How it is written, in one line."""
        return _translated(super().format_usage())

    def format_help(self) -> str:
        """How it is written, in full."""
        return _translated(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.print_usage(sys.stderr)
        told = f"{what_is_wrong(message)}。--help で書き方を確かめてください。"
        self.exit(USAGE, f"コマンドの書き方が違います: {visible_line(told)}\n")


def what_is_wrong(message: str) -> str:
    """What argparse says of a command line, in Japanese and without a full stop."""
    for pattern, words in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*map(_named, found.groups()))
    return "引数が正しくありません"


def _named(argument: str) -> str:
    return "コマンド" if argument == "command" else argument


def _translated(text: str) -> str:
    for english, japanese in _HEADINGS:
        text = text.replace(english, japanese)
    return text
