"""A 指摘 or 意見 as the yearly report takes it in, wherever it was kept before.

What the report makes of it is in report.py; where findings come from is read in
use_cases/read_report.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Improvement(NamedTuple):
    """What a 課 answered: state in words, cause, measure, who, and who confirmed.

    Days are ISO dates or "".

    Attributes:
        due: Until when it is to be improved.
        section: Which 課, as it is called today; "" where they answer together.
        progress: 改善状況 as it says itself.
        result: 実施した内容.
        done_on: When it was done.
        asked: What is to be handed in before it says so, e.g. ``計画``; "" for nothing.
        asked_until: Until when.
    """

    state: str = ""
    cause: str = ""
    measure: str = ""
    assignee: str = ""
    due: str = ""
    confirmed_by: str = ""
    confirmed_on: str = ""
    section: str = ""
    progress: str = ""
    result: str = ""
    done_on: str = ""
    asked: str = ""
    asked_until: str = ""


class ReportFinding(NamedTuple):
    """One finding of a year.

    Attributes:
        id: In the ledger, e.g. ``R4/3.3.2-3``.
        code: e.g. ``3.3.2-3``, "" when none was given yet.
        kind: 指摘 or 意見.
        text: The wording that counts; it stands in the chapters.
        summary: The wording in the summary table; "" where it is the same.
        systems: Ids of systems, the one it is reported under first; () where it concerns none.
        sections: 対象課.
        chapter: Number of the chapter, e.g. ``3.3.2``; "" until it is given one.
        chapter_title: Title of that chapter.
        theme: e.g. ``来訪者区別`` or "".
        headings: Headings above it within its chapter.
        clauses: Clauses quoted there.
        clauses_estimated: Clauses concluded by us; never shown as quoted.
        facts: What was seen.
        improvements: What each 課 answered; () when none was asked yet.
        history: Published by others before: its wording is exempt from the wording check.
    """

    id: str
    code: str
    kind: str
    text: str
    summary: str
    systems: tuple[str, ...]
    sections: tuple[str, ...]
    chapter: str = ""
    chapter_title: str = ""
    theme: str = ""
    headings: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    clauses_estimated: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    history: bool = False

    @property
    def in_summary(self) -> str:
        """The wording of the summary table."""
        return self.summary or self.text
