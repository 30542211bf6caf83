"""A section (課) of the city hall, dated by fiscal year.

Which systems it runs is in system.py; who works there is an office matter of the workspace.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category, normalize

from wakayama_audit_gui.domain.search_key import plain_name

MAX_NAME = 60
"""Characters of the name of a 課, a 部 or a 局."""
_ACTING = ("Cc", "Cf", "Cs")
"""Categories of signs that show nothing; 外字 (Co) are part of a name."""
_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
_BLANKS = re.compile(r"\s+")
_ENDS = frozenset("。、，．")
_WORDS_OF_FORMS = frozenset(
    plain_name(word)
    for word in ("No.", "№", "番号", "職名", "氏名", "職・氏名", "記入者", "記入日", "提出日")
)
"""What stands below a cell 「所属」 where it is the field of a form and no head of a list."""


class Section(NamedTuple):
    """A 課 or an office of that rank.

    Attributes:
        name: 課, e.g. ``デジタル推進課``; unique.
        bureau: 局.
        division: 部, "" where the report leaves it blank.
        systems: Number of systems whose contract it holds (August 令和4年); 0 if not listed.
        valid_from: First fiscal year in which the report shows it, e.g. 2022.
        valid_to: Last fiscal year, None while it stands.
        formerly: Earlier names the report gives.
        source: Section of the report.
        note: What a reader must know.
    """

    name: str
    bureau: str
    division: str
    systems: int
    valid_from: int
    valid_to: int | None
    formerly: tuple[str, ...]
    source: str
    note: str

    @property
    def full_name(self) -> str:
        """局, 部 and 課 without blanks between; an office that is its own bureau stands once."""
        return "".join(dict.fromkeys((self.bureau, self.division, self.name)))

    def stands_in(self, fiscal_year: int) -> bool:
        """Whether the section existed in a fiscal year as far as is known."""
        return self.valid_from <= fiscal_year and (
            self.valid_to is None or fiscal_year <= self.valid_to
        )


class ListedUnit(NamedTuple):
    """A line of the list."""

    bureau: str
    division: str
    name: str


def fold_name(typed: str) -> str:
    """A name as one line: no break (Alt+Enter) or control character, runs of blanks as one."""
    line = _BLANKS.sub(" ", _BREAK.sub("", typed))
    return "".join(sign for sign in line if category(sign) not in _ACTING).strip()


def fault_of_name(name: str) -> str:
    """Why a folded text can be no name of a 課, a 部 or a 局, e.g. ``長すぎます``; "" if it can."""
    if len(name) > MAX_NAME:
        return f"長すぎます（{MAX_NAME}字まで）"
    if not any(sign.isalpha() for sign in normalize("NFKC", name)):
        return "文字がありません"
    if _ENDS & set(name):
        return "文か、いくつかの名前です"
    return "様式の見出しの言葉です" if plain_name(name) in _WORDS_OF_FORMS else ""
