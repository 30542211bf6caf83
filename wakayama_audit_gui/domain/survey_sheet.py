"""The 調査票 of a 課 in a year: which parts of which systems it is asked about, out and back.

The questions are in survey_form.py, counting the answers in survey.py; giving the sheets out and
taking them in is in use_cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.survey_form import Part, SurveyForm, SurveyQuestion
from wakayama_audit_gui.domain.system import CITYWIDE
from wakayama_audit_gui.domain.system_register import SystemEntry


class SheetState(StrEnum):
    """Where the sheet of a 課 is."""

    NOT_SENT = "未配布"
    SENT = "配布"
    SUBMITTED = "提出"


class AskedSystem(NamedTuple):
    """A system a 課 is asked about.

    Attributes:
        id: In the register.
        parts: What it answers.
        title: Its name when the sheet was made.
        known: Question id → answer in the register, shown beside and never copied.
    """

    id: str
    parts: tuple[Part, ...]
    title: str = ""
    known: Mapping[str, str] = {}


class SentSheet(NamedTuple):
    """What is given to a 課.

    Attributes:
        fiscal_year: e.g. 2026 for 令和8年度.
        section: 課.
        deadline: ISO date, "" for none.
        systems: In the order of the register.
        digest: Binds what is asked; 64 hex digits.
        edition: How many sheets its 課 was given: another one when systems came to it meanwhile.
    """

    fiscal_year: int
    section: str
    deadline: str
    systems: tuple[AskedSystem, ...]
    digest: str = ""
    edition: int = 1


class ReturnedSystem(NamedTuple):
    """What came back of a system.

    Attributes:
        id: In the register.
        shown: Question id → what stands there as the question.
        answers: Question id → what was filled in; only questions with an answer.
    """

    id: str
    shown: Mapping[str, str]
    answers: Mapping[str, str]


class ReturnedSheet(NamedTuple):
    """What a file that came back says.

    Attributes:
        fiscal_year: Embedded in the file.
        section: Embedded in the file.
        title: The 課 that is to be read on it.
        digest: Embedded in the file.
        systems: One for each of its sheets.
        by_name: Who signed.
        by_post: Post of who signed.
        on: ISO date, or "".
    """

    fiscal_year: int
    section: str
    title: str
    digest: str
    systems: tuple[ReturnedSystem, ...]
    by_name: str
    by_post: str
    on: str


def questions_of(form: SurveyForm, parts: Iterable[Part]) -> tuple[SurveyQuestion, ...]:
    """The questions of some parts, in their order."""
    wanted = frozenset(parts)
    return tuple(q for q in form.questions.values() if q.answered_by in wanted)


def not_asked(due: SentSheet, sent: SentSheet) -> tuple[AskedSystem, ...]:
    """The systems a 課 would be asked about by now, and that its sheet does not ask about."""
    asked = {(system.id, part) for system in sent.systems for part in system.parts}
    return tuple(
        system
        for system in due.systems
        if any((system.id, part) not in asked for part in system.parts)
    )


def asked_text(form: SurveyForm, sheet: SentSheet) -> str:
    """What the digest of a sheet binds: the 課, the year, and every question as it is asked."""
    lines = [str(sheet.fiscal_year), sheet.section]
    for system in sheet.systems:
        lines.append(f"{system.id} {'・'.join(part.value for part in system.parts)}")
        lines += [
            f"{q.id} {q.title} {'|'.join(q.choices)}" for q in questions_of(form, system.parts)
        ]
    return "\n".join(lines)


def answering_section(entry: SystemEntry, part: Part) -> str:
    """The one 課 that is asked about a part, "" while the register does not name one.

    Where several operate a system, or all of them, it is the 主たる所管課 if it is among them,
    otherwise the first that is named.
    """
    sections = entry.sections_of(part)
    if entry.section in sections or CITYWIDE in sections:
        return entry.section
    return sections[0]
