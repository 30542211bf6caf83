"""A clause of the city's security policy, and the JIS controls it corresponds to.

What a clause is used for (an item, a finding) is said there: item.py and prior_finding.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Control(NamedTuple):
    """A control of JIS Q 27002:2024, e.g. ``7.2 物理的入退``."""

    no: str
    name: str

    @property
    def label(self) -> str:
        """Number and name with a space between."""
        return f"{self.no} {self.name}"


class Heading(NamedTuple):
    """A heading of the 対策基準 as its table of contents is given in the report (2.1(3)②)."""

    chapter: str
    title: str

    @property
    def label(self) -> str:
        """``物理的セキュリティ「サーバ等の管理」``."""
        return f"{self.chapter}「{self.title}」"


class Clause(NamedTuple):
    """A clause as quoted in the audit report; an estimated one was never quoted.

    Attributes:
        id: Normalised number that everything refers to, e.g. ``4.2(2)ウ`` or ``基10``.
        document: ``対策基準`` or ``基本方針``.
        number: Number within its document, e.g. ``10``; estimated ones as in ``6.4（推定）``.
        chapter: 章.
        title: Heading within the chapter.
        subject: 名宛人; in round brackets where the quotation does not name it.
        quote: Exact words of the report, "" for an estimated clause.
        complete: False when the report quotes only a part or only says that it exists.
        modality: 義務, 努力義務, 義務(必要に応じ) …; "" for an estimated clause.
        controls: Numbers of JIS Q 27002:2024 controls (our judgement).
        estimated: True when the report never quotes the clause.
        notations: How the report writes the number, where that differs from place to place.
        note: What a reader must know, e.g. 原文ママ.
    """

    id: str
    document: str
    number: str
    chapter: str
    title: str
    subject: str
    quote: str
    complete: bool
    modality: str
    controls: tuple[str, ...]
    estimated: bool
    notations: tuple[str, ...]
    note: str
