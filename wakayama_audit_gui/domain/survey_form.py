"""The 調査票: 52 questions about an information system, with the figures published in 令和4年8月.

The questions are data (checklists/survey_form.toml). Counting answers is in survey.py, the
systems that answer in system_register.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from unicodedata import normalize

from wakayama_audit_gui.domain.calendar import day_of_serial, parse_fiscal_year

UNKNOWN = "不明"
"""What can be answered to every question that has no free text."""
SYSTEM_NAME = "system_name"
"""The question that is the name of the system."""
_LONGEST = 4_000
_YEAR = r"(令和|平成|昭和|R|H|S)(元|\d{1,2})|(\d{4})"
_DATE = re.compile(rf"(?:{_YEAR})(?:年?|[年/.-](\d{{1,2}})(?:月?|[月/.-](\d{{1,2}})日?))")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(?:(\d{2}))?")
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
"""No date of an information system lies outside; a slip of the hand does."""
LIKELY_YEARS = f"{_FIRST_YEAR}年から{_LAST_YEAR}年まで"
"""What a date may be, in words."""
_COUNTED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})\s*[人件社者年個名]?")


class AnswerKind(StrEnum):
    """What an answer is."""

    TEXT = "文字"
    NUMBER = "数値"
    DATE = "日付"
    CHOICE = "選択"


class Part(StrEnum):
    """Which 課 answers when contract and operation are with different ones."""

    CONTRACT = "契約"
    OPERATION = "運用"


class Band(NamedTuple):
    """Numbers that are counted together.

    Attributes:
        label: As in the report.
        at_least: The least of them.
        at_most: The most of them; None when open.
    """

    label: str
    at_least: int
    at_most: int | None


class PublishedFigure(NamedTuple):
    """A percentage of the report; it gives no counts.

    Attributes:
        label: As in the report, in short.
        percent: Rounded to a whole number there.
        of: Choices or bands it stands for, more than one where the report adds them up.
    """

    label: str
    percent: int
    of: tuple[str, ...]


class AskedIf(NamedTuple):
    """A question is asked only of systems that gave another one of some answers.

    Attributes:
        question: The other one.
        answers: What must have been answered there.
        note: Which part of this the report does not say, so that it is an estimate.
    """

    question: str
    answers: tuple[str, ...]
    note: str = ""


class SurveyQuestion(NamedTuple):
    """One of the 52 items.

    Attributes:
        id: Stable English name; answers are found by it.
        group: One of six headings.
        title: As on the 調査票.
        kind: What an answer is.
        answered_by: Which 課 answers; an estimate, since the report does not say it of each.
        choices: Of a CHOICE.
        bands: Of an aggregated NUMBER.
        asked_if: None when it is asked of every system.
        code: In the report's results, e.g. ``Q1ア``; "" when it was not aggregated.
        heading: As in the report's results.
        base: Of the published percentages, estimated; 0 when it is unclear.
        rest: What the report says of the percentages it does not give.
        note: What a reader of the published figures must know.
        published: In the order of the report.
        named: Labels that the text names without a percentage.
    """

    id: str
    group: str
    title: str
    kind: AnswerKind
    answered_by: Part
    choices: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    asked_if: AskedIf | None = None
    code: str = ""
    heading: str = ""
    base: int = 0
    rest: str = ""
    note: str = ""
    published: tuple[PublishedFigure, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """What answers are counted under."""
        return self.choices or tuple(band.label for band in self.bands)

    @property
    def estimated_labels(self) -> tuple[str, ...]:
        """Those that the text does not name: the 調査票 itself was not published."""
        named = {*self.named, *(label for figure in self.published for label in figure.of)}
        return tuple(label for label in self.labels if label not in named)

    @property
    def published_rest(self) -> int:
        """Percent that the report gives no figure for."""
        return 100 - sum(figure.percent for figure in self.published)

    def label_of(self, answer: str) -> str:
        """What an answer is counted under; "" when it is none that can be counted."""
        if answer == UNKNOWN or answer in self.choices:
            return answer
        if not (answer.isascii() and answer.isdecimal()):
            return ""
        number = int(answer)
        return next((b.label for b in self.bands if _within(number, b)), "")

    def normal(self, text: str) -> str | None:
        """An answer as it is kept; None when it is none of this question."""
        said = text.strip()
        if self.kind is AnswerKind.TEXT:
            return said if len(said) <= _LONGEST else None
        folded = normalize("NFKC", said)
        if folded in ("", UNKNOWN):
            return folded
        if self.kind is AnswerKind.DATE:
            return _normal_date(folded)
        if self.kind is AnswerKind.NUMBER:
            return self._normal_number(folded)
        return next((c for c in self.choices if normalize("NFKC", c) == folded), None)

    def _normal_number(self, folded: str) -> str | None:
        plain = _COUNTED.fullmatch(folded)
        if not plain:
            return None
        number = str(int(plain[1].replace(",", "")))
        return number if not self.bands or self.label_of(number) else None


class SurveyForm(NamedTuple):
    """The whole 調査票.

    Attributes:
        asked_on: When the published figures were asked, in words.
        systems: How many systems answered then.
        note: What holds for all published figures.
        questions: By id, in their order.
    """

    asked_on: str
    systems: int
    note: str
    questions: Mapping[str, SurveyQuestion]

    @property
    def aggregated(self) -> tuple[SurveyQuestion, ...]:
        """Those the report counted."""
        return tuple(q for q in self.questions.values() if q.code)

    @property
    def groups(self) -> tuple[str, ...]:
        """The headings, each once."""
        return tuple(dict.fromkeys(q.group for q in self.questions.values()))

    def asks(self, question: SurveyQuestion, answers: Mapping[str, str]) -> bool | None:
        """Whether a question is asked of who gave some answers; None while that is unknown."""
        if question.asked_if is None:
            return True
        other = self.questions[question.asked_if.question]
        label = other.label_of(answers.get(other.id, ""))
        return None if label in ("", UNKNOWN) else label in question.asked_if.answers

    def strays(self, answers: Mapping[str, str]) -> tuple[SurveyQuestion, ...]:
        """Questions that were answered although other answers say that they are not asked."""
        return tuple(
            question
            for question in self.questions.values()
            if answers.get(question.id) and self.asks(question, answers) is False
        )

    def condition_of(self, question: SurveyQuestion) -> str:
        """Under which answer a question is asked, in words; "" when of everyone."""
        condition = question.asked_if
        if condition is None:
            return ""
        title = self.questions[condition.question].title
        told = f"「{title}」が「{'・'.join(condition.answers)}」のときだけ答えます。"
        return told + (f"{condition.note}です。" if condition.note else "")


def is_reachable(percent: int, base: int) -> bool:
    """Whether a whole number of systems out of ``base`` rounds to ``percent``."""
    return any((200 * count + base) // (2 * base) == percent for count in range(base + 1))


def _within(number: int, band: Band) -> bool:
    return band.at_least <= number and (band.at_most is None or number <= band.at_most)


def _normal_date(folded: str) -> str | None:
    """``2021-04-01``, ``2021-04``, ``2021`` or ``2021年度``, of western years and eras alike.

    Also the number a spreadsheet keeps for a day, when its cell is no longer shown as one.
    """
    if folded.endswith("年度"):
        fiscal_year = parse_fiscal_year(folded)
        return f"{fiscal_year}年度" if fiscal_year and _is_likely(fiscal_year) else None
    if numbered := day_of_serial(folded):
        return numbered.isoformat()
    found = _DATE.fullmatch(_separated(folded))
    if not found:
        return None
    era, number, western, month, day = found.groups()
    year = int(western) if western else parse_fiscal_year(f"{era}{number}") or 0
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = (part.zfill(2) for part in (month, day) if part)
    return "-".join([f"{year:04}", *parts]) if _is_likely(year) else None


def _separated(folded: str) -> str:
    """``202104`` and ``20210401`` with hyphens; other texts as they are."""
    run = _RUN_TOGETHER.fullmatch(folded)
    return "-".join(part for part in run.groups() if part) if run else folded


def _is_likely(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR
