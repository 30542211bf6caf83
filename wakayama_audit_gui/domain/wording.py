"""The wording guard: what a finding's text must not say, and how it must end.

It only points at things; the auditor decides. History is exempt and is never checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

ENDINGS = {"指摘": "べきである", "意見": "望ましい"}
"""How a 指摘 and a 意見 end (the convention of the 令和4年度 report)."""

_TITLES = "課長補佐|副課長|課長|部長|局長|室長|所長|館長|班長|係長|主査|主任|主事|次長|市長"
_NAME_WITH_TITLE = re.compile(rf"(?<![一-龠々ァ-ヶー])([一-龠々髙﨑]{{2,3}})({_TITLES})")
_NAME_WITH_HONORIFIC = re.compile(
    r"([一-龠々髙﨑]{1,4}|[ァ-ヶー]{2,8})[\u3000 ]?"
    r"(氏(?!名)|さん|(?<![仕同多模異])様(?!式|々|態|子))"
)
_POSTS_NOT_NAMES = frozenset(
    {"担当", "所属", "主管", "関係", "各課", "前任", "後任", "同課", "当該", "総括"}
)
_ERA_DATE = re.compile(r"(令和|平成|昭和)(元|\d+)年")
_WESTERN_DATE = re.compile(r"(?<!\d)(19|20)\d\d(年|/|-|\.)\d{0,2}")
_ASSURANCE = re.compile(
    r"(問題|不備|異常|違反|事故)[はがも]?(発見されなかった|認められなかった|なかった|ない|無い|存在しない)"
    r"|適正であることを(確認|保証)|保証(する|した|します)|万全(である|だ)|安全である"
)


class Notice(NamedTuple):
    """One thing the wording guard points at.

    Attributes:
        code: ending, person, dates or assurance.
        message: One Japanese sentence.
        found: The words it is about, "" for the ending.
    """

    code: str
    message: str
    found: str


class Dates(NamedTuple):
    """The first date of each style in a text, "" for none."""

    era: str
    western: str


def dates_in(text: str) -> Dates:
    """How days are written in a text: 和暦, 西暦, or both."""
    era, western = _ERA_DATE.search(text), _WESTERN_DATE.search(text)
    return Dates(era[0] if era else "", western[0] if western else "")


def check_wording(
    text: str, kind: str, persons: Iterable[str] = (), sections: Iterable[str] = ()
) -> tuple[Notice, ...]:
    """Check the text of a finding.

    Args:
        text: The drafted wording.
        kind: 指摘 or 意見; anything else skips the check of the ending.
        persons: Names known in the workspace.
        sections: Names of 課, whose heads are posts and not persons.

    Returns:
        Notices in the order ending, person, dates, assurance; empty means 文言よし.
    """
    if not text.strip():
        return ()
    return (
        *_ending(text, kind),
        *_persons(text, persons, sections),
        *_dates(text),
        *_assurance(text),
    )


def _ending(text: str, kind: str) -> Iterable[Notice]:
    wanted = ENDINGS.get(kind)
    if wanted is None or text.strip().rstrip("。．.」）)").endswith(wanted):
        return
    yield Notice("ending", f"{kind}の文末は「…{wanted}。」にしてください。", "")


def _persons(text: str, persons: Iterable[str], sections: Iterable[str]) -> Iterable[Notice]:
    found: list[str] = []
    for name in persons:
        parts = [part for part in re.split(r"[\s\u3000]+", name) if part]
        joined = "".join(parts)
        spaced = [name, joined] if joined else []
        found += [form for form in spaced if form in text][:1]
    bare = text
    for section in sorted(sections, key=len, reverse=True):
        bare = bare.replace(section, "■")
    found += [
        match[0] for match in _NAME_WITH_TITLE.finditer(bare) if match[1] not in _POSTS_NOT_NAMES
    ]
    found += [match[0] for match in _NAME_WITH_HONORIFIC.finditer(bare)]
    for words in dict.fromkeys(found):
        yield Notice(
            "person", f"個人名らしい語「{words}」があります。職名で書いてください。", words
        )


def _dates(text: str) -> Iterable[Notice]:
    era, western = dates_in(text)
    if era and western:
        yield Notice(
            "dates",
            f"和暦「{era}」と西暦「{western}」が混ざっています。どちらかにそろえてください。",
            western,
        )


def _assurance(text: str) -> Iterable[Notice]:
    match = _ASSURANCE.search(text)
    if match:
        yield Notice(
            "assurance",
            f"保証と読める表現「{match[0]}」があります。見た範囲の事実を書いてください（助言型監査）。",
            match[0],
        )
