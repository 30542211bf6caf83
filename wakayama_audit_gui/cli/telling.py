"""Telling what a command did: a sentence on standard error, JSON, and the exit codes.

What the commands do is in the other modules of this folder.
"""

from __future__ import annotations

import errno
import json
import sys
from typing import Final

from wakayama_audit_gui.visible import ACTING, visible_line

FINE, PROBLEM, USAGE = 0, 1, 2


_FAILURES: Final = {
    errno.ENOENT: "「{}」が見つかりません。名前と場所を確かめてください。",
    errno.EISDIR: "「{}」はフォルダーです。ファイルの名前を書いてください。",
    errno.ENOTDIR: "「{}」の途中に、フォルダーでないものがあります。名前を確かめてください。",
    errno.EEXIST: "「{}」はフォルダーではないため、その中に作れません。別の名前を書いてください。",
    errno.EACCES: "「{}」を読み書きする権限がありません。別の場所を選んでください。",
    errno.EPERM: "「{}」を読み書きする権限がありません。別の場所を選んでください。",
    errno.EROFS: "「{}」は書き込みのできない場所にあります。別の場所を選んでください。",
    errno.ENOSPC: "空き容量が足りず、「{}」に書けません。不要なファイルを片付けてください。",
    errno.ENAMETOOLONG: "「{}」は名前が長すぎます。短い名前にしてください。",
}
_OTHER: Final = "「{}」を読み書きできません。場所と名前、空き容量を確かめてください。"
_NAMELESS: Final = "読み書きできません。出力先と空き容量を確かめてください。"


def in_words(error: OSError) -> str:
    """A failure of the system that no room put into words: one sentence, and what to do."""
    if not error.filename:
        return _NAMELESS
    return _FAILURES.get(error.errno or 0, _OTHER).format(error.filename)


def tell(line: str, *, flush: bool = False) -> None:
    """One line on standard output; what would act on a terminal is only shown."""
    print(visible_line(line), flush=flush)


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    print(visible_line(sentence), file=sys.stderr)


def print_json(content: object) -> None:
    """Content for another program, to the last character; a terminal sees only their numbers."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    # All that is left to act is within strings: JSON itself has none of it.
    print(ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", text))
