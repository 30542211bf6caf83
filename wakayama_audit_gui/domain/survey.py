"""Counting the 43 aggregated questions of the 調査票, this time beside the published figures.

Every percentage keeps numerator and denominator; what is unanswered is never part of an answer.
The questions are survey_form.py's; who answers is read by use_cases/aggregate_survey.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.share import share
from wakayama_audit_gui.domain.survey_form import (
    UNKNOWN,
    PublishedFigure,
    SurveyForm,
    SurveyQuestion,
    is_reachable,
)

UNANSWERED, UNSETTLED = "未回答", "数えられない答え"
NOT_ASKED, UNDECIDED, STRAY = "対象外", "対象か不明", "対象外なのに答えあり"
GROUPS = (UNANSWERED, UNSETTLED, NOT_ASKED, UNDECIDED, STRAY)
"""Systems that stand beside the answers of a question."""


class SurveyAnswers(NamedTuple):
    """What is known of one system, however many 課 answered for it.

    Attributes:
        system: Id in the register.
        answers: Question id → answer; unanswered ones are left out.
        unsettled: Questions to which different answers stand.
    """

    system: str
    answers: Mapping[str, str]
    unsettled: frozenset[str] = frozenset()


class ChoiceCount(NamedTuple):
    """How many gave an answer.

    Attributes:
        label: The answer, or several that the report adds up.
        base: Denominator.
        of: Answers it stands for; more than one are counted in lines of their own as well.
        published_percent: Of 令和4年8月; None when the text does not give it.
        published_base: Its denominator, estimated; None when it is unclear, or without percentage.
        note: What a reader must know.
        systems: Ids of the systems that gave it.
        estimated: Whether the answer itself is an estimate: the text does not name it.
    """

    label: str
    systems: tuple[str, ...]
    base: int
    of: tuple[str, ...]
    published_percent: int | None
    published_base: int | None
    note: str
    estimated: bool = False

    @property
    def counted(self) -> int:
        """Numerator."""
        return len(self.systems)

    @property
    def percent(self) -> float | None:
        """To one decimal, half up; None without a base."""
        return share(self.counted, self.base)


class QuestionCount(NamedTuple):
    """One question counted.

    Attributes:
        question: The question.
        base: Systems that are asked: all, or those that gave the answer it depends on.
        choices: In the order of the report, then what it does not give.
        groups: One of GROUPS → ids of its systems.
        note: What a reader of both figures must know.
    """

    question: SurveyQuestion
    base: int
    choices: tuple[ChoiceCount, ...]
    groups: Mapping[str, tuple[str, ...]]
    note: str

    @property
    def unanswered(self) -> int:
        """Of the base, those without an answer."""
        return len(self.groups[UNANSWERED])

    @property
    def unsettled(self) -> int:
        """Of the base, those with an answer that cannot be counted."""
        return len(self.groups[UNSETTLED])

    @property
    def not_asked(self) -> int:
        """Systems to which it does not apply."""
        return len(self.groups[NOT_ASKED])

    @property
    def undecided(self) -> int:
        """Systems of which it is unknown whether it applies; not in the base."""
        return len(self.groups[UNDECIDED])

    @property
    def stray(self) -> int:
        """Answers of systems to which it does not apply; not counted."""
        return len(self.groups[STRAY])


def count_survey(form: SurveyForm, systems: Sequence[SurveyAnswers]) -> tuple[QuestionCount, ...]:
    """Count every aggregated question.

    Args:
        form: The 調査票.
        systems: One for each system, not one for each 課 that answered.
    """
    return tuple(_count(form, question, systems) for question in form.aggregated)


def _count(
    form: SurveyForm, question: SurveyQuestion, systems: Sequence[SurveyAnswers]
) -> QuestionCount:
    told: dict[str, list[str]] = {group: [] for group in GROUPS}
    answered: dict[str, list[str]] = {}
    base = 0
    for one in systems:
        applies = form.asks(question, one.answers)
        answer = one.answers.get(question.id, "")
        if applies:
            base += 1
            label = question.label_of(answer)
            if label:
                answered.setdefault(label, []).append(one.system)
            if question.id in one.unsettled or (answer and not label):
                told[UNSETTLED].append(one.system)
            elif not answer:
                told[UNANSWERED].append(one.system)
        elif applies is None:
            told[UNDECIDED].append(one.system)
        else:
            told[NOT_ASKED].append(one.system)
            if question.id in one.answers:
                told[STRAY].append(one.system)
    found = QuestionCount(
        question=question,
        base=base,
        choices=tuple(_lines(question, answered, base)),
        groups={group: tuple(ids) for group, ids in told.items()},
        note="",
    )
    return found._replace(note="".join(_notes(form, found)))


def _lines(
    question: SurveyQuestion, answered: Mapping[str, Sequence[str]], base: int
) -> Iterator[ChoiceCount]:
    def who(label: str) -> tuple[str, ...]:
        return tuple(answered.get(label, ()))

    covered: set[str] = set()
    for figure in question.published:
        covered.update(figure.of)
        systems = tuple(one for label in figure.of for one in who(label))
        yield _published(question, figure, systems, base)
        if len(figure.of) > 1:
            told = f"「{figure.label}」の内訳。内訳の割合は公表されていません。"
            for label in figure.of:
                yield ChoiceCount(label, who(label), base, (label,), None, None, told)
    for label in (*question.labels, UNKNOWN):
        if label not in covered:
            estimated = label in question.estimated_labels
            told = "この割合は公表された本文にありません。"
            if estimated:
                told += f"{'選択肢' if question.choices else '区分'}の言葉も推定です。"
            yield ChoiceCount(label, who(label), base, (label,), None, None, told, estimated)


def _published(
    question: SurveyQuestion, figure: PublishedFigure, systems: tuple[str, ...], base: int
) -> ChoiceCount:
    told = f"{len(figure.of)}つの選択肢を合わせた割合です。" if len(figure.of) > 1 else ""
    if question.base and not is_reachable(figure.percent, question.base):
        told += f"{question.base}システムを母数とすると、{figure.percent}%にはなりません。"
    return ChoiceCount(
        figure.label, systems, base, figure.of, figure.percent, question.base or None, told
    )


def _notes(form: SurveyForm, found: QuestionCount) -> Iterator[str]:
    question = found.question
    if question.asked_if:
        other = form.questions[question.asked_if.question]
        answers = "・".join(question.asked_if.answers)
        yield f"「{other.title}」に「{answers}」と答えた {found.base} システムだけの設問です。"
        if question.asked_if.note:
            yield f"{question.asked_if.note}です。"
    if found.stray:
        yield f"対象でないのに答えのある {found.stray} 件は数えていません。"
    if found.undecided:
        yield f"対象かどうか分からない {found.undecided} 件は母数に入れていません。"
    if question.base:
        yield f"{form.asked_on}の割合の母数は {question.base} システムと推定しています。"
    else:
        yield f"{form.asked_on}の割合の母数は分からないので、今回の割合と比べられません。"
    if question.published_rest:
        yield f"{form.asked_on}の残り {question.published_rest}%：{question.rest}。"
    if question.note:
        yield f"{question.note}。"
