"""Counting the 43 aggregated questions of the 調査票, this time beside the published figures.

Every percentage keeps numerator and denominator; what is unanswered is never part of an answer.
The questions are survey_form.py's; who answers is read by use_cases/aggregate_survey.py.
"""

from __future__ import annotations

from collections import Counter
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
        counted: Numerator.
        base: Denominator.
        of: Answers it stands for; more than one are counted in lines of their own as well.
        published_percent: Of 令和4年8月; None when the text does not give it.
        published_base: Its denominator, estimated; None when it is unclear, or without percentage.
        note: What a reader must know.
        estimated: Whether the answer itself is an estimate: the text does not name it.
    """

    label: str
    counted: int
    base: int
    of: tuple[str, ...]
    published_percent: int | None
    published_base: int | None
    note: str
    estimated: bool = False

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
        unanswered: Of the base, those without an answer.
        unsettled: Of the base, those with an answer that cannot be counted.
        not_asked: Systems to which it does not apply.
        undecided: Systems of which it is unknown whether it applies; not in the base.
        stray: Answers of systems to which it does not apply; not counted.
        note: What a reader of both figures must know.
    """

    question: SurveyQuestion
    base: int
    choices: tuple[ChoiceCount, ...]
    unanswered: int
    unsettled: int
    not_asked: int
    undecided: int
    stray: int
    note: str


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
    asked, not_asked, undecided = [], [], 0
    for one in systems:
        applies = form.asks(question, one.answers)
        if applies:
            asked.append(one)
        elif applies is None:
            undecided += 1
        else:
            not_asked.append(one)
    counts: Counter[str] = Counter()
    unanswered = unsettled = 0
    for one in asked:
        answer = one.answers.get(question.id, "")
        label = question.label_of(answer)
        counts[label] += bool(label)
        if question.id in one.unsettled or (answer and not label):
            unsettled += 1
        elif not answer:
            unanswered += 1
    stray = sum(question.id in one.answers for one in not_asked)
    found = QuestionCount(
        question=question,
        base=len(asked),
        choices=tuple(_lines(question, counts, len(asked))),
        unanswered=unanswered,
        unsettled=unsettled,
        not_asked=len(not_asked),
        undecided=undecided,
        stray=stray,
        note="",
    )
    return found._replace(note="".join(_notes(form, found)))


def _lines(question: SurveyQuestion, counts: Mapping[str, int], base: int) -> Iterator[ChoiceCount]:
    covered: set[str] = set()
    for figure in question.published:
        covered.update(figure.of)
        yield _published(question, figure, sum(counts[label] for label in figure.of), base)
        if len(figure.of) > 1:
            told = f"「{figure.label}」の内訳。内訳の割合は公表されていません。"
            for label in figure.of:
                yield ChoiceCount(label, counts[label], base, (label,), None, None, told)
    for label in (*question.labels, UNKNOWN):
        if label not in covered:
            estimated = label in question.estimated_labels
            told = "この割合は公表された本文にありません。"
            if estimated:
                told += f"{'選択肢' if question.choices else '区分'}の言葉も推定です。"
            yield ChoiceCount(label, counts[label], base, (label,), None, None, told, estimated)


def _published(
    question: SurveyQuestion, figure: PublishedFigure, count: int, base: int
) -> ChoiceCount:
    told = f"{len(figure.of)}つの選択肢を合わせた割合です。" if len(figure.of) > 1 else ""
    if question.base and not is_reachable(figure.percent, question.base):
        told += f"{question.base}システムを母数とすると、{figure.percent}%にはなりません。"
    return ChoiceCount(
        figure.label, count, base, figure.of, figure.percent, question.base or None, told
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
