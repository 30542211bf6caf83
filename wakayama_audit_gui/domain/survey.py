"""Counting the 43 aggregated questions of the 調査票, this time beside the published figures.

Every percentage keeps numerator and denominator: how many answered, of those that were asked;
what is unanswered is in neither. The questions are survey_form.py's; what was answered in a year
is read by use_cases/read_year_answers.py.
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
_ANSWERED = "回答"
GROUPS = (UNANSWERED, UNSETTLED, NOT_ASKED, UNDECIDED, STRAY)
"""Systems that stand beside the answers of a question."""


class SurveyAnswers(NamedTuple):
    """What is known of one system, however many 課 answered for it.

    Attributes:
        system: Id in the register.
        answers: Question id → answer; unanswered ones are left out.
        unsettled: Questions to which different answers stand.
        known: Question id → what was known before; shown beside, never counted.
    """

    system: str
    answers: Mapping[str, str]
    unsettled: frozenset[str] = frozenset()
    known: Mapping[str, str] = {}


class ChoiceCount(NamedTuple):
    """How many gave an answer.

    Attributes:
        label: The answer, or several that the report adds up.
        base: Denominator: the systems whose answer can be counted.
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
        asked: Systems that are asked: all, or those that gave the answer it depends on.
        choices: In the order of the report, then what it does not give.
        groups: One of GROUPS → ids of its systems.
        note: What a reader of both figures must know.
        known: Answer known from before → ids of systems without one of this year; not counted.
    """

    question: SurveyQuestion
    asked: int
    choices: tuple[ChoiceCount, ...]
    groups: Mapping[str, tuple[str, ...]]
    note: str
    known: Mapping[str, tuple[str, ...]] = {}

    @property
    def answered(self) -> int:
        """Systems whose answer can be counted: what the shares are of."""
        return self.asked - self.unanswered - self.unsettled

    @property
    def unanswered(self) -> int:
        """Of those asked, the ones without an answer."""
        return len(self.groups[UNANSWERED])

    @property
    def unsettled(self) -> int:
        """Of those asked, the ones with an answer that cannot be counted."""
        return len(self.groups[UNSETTLED])

    @property
    def not_asked(self) -> int:
        """Systems to which it does not apply."""
        return len(self.groups[NOT_ASKED])

    @property
    def undecided(self) -> int:
        """Systems of which it is unknown whether it applies; not among those asked."""
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
    known: dict[str, list[str]] = {}
    for one in systems:
        group, label = _place(form, question, one)
        told.setdefault(group, []).append(one.system)
        if group == NOT_ASKED and question.id in one.answers:
            told[STRAY].append(one.system)
        if group == _ANSWERED:
            answered.setdefault(label, []).append(one.system)
        elif group in (UNANSWERED, UNDECIDED) and label:
            known.setdefault(label, []).append(one.system)
    base = len(told.pop(_ANSWERED, ()))
    found = QuestionCount(
        question=question,
        asked=base + len(told[UNANSWERED]) + len(told[UNSETTLED]),
        choices=tuple(_lines(question, answered, base)),
        groups={group: tuple(ids) for group, ids in told.items()},
        note="",
        known={label: tuple(known[label]) for label in _labels(question) if label in known},
    )
    return found._replace(note="".join(_notes(form, found)))


def _place(form: SurveyForm, question: SurveyQuestion, one: SurveyAnswers) -> tuple[str, str]:
    """In which group a system is, and the label: of its answer, or of what was known before."""
    applies, answer = form.asks(question, one.answers), one.answers.get(question.id, "")
    before = question.label_of(one.known.get(question.id, ""))
    if applies is None:
        return UNDECIDED, "" if answer else before
    if not applies:
        return NOT_ASKED, ""
    if question.id in one.unsettled:
        return UNSETTLED, ""
    if not answer:
        return UNANSWERED, before
    label = question.label_of(answer)
    return (_ANSWERED, label) if label else (UNSETTLED, "")


def _labels(question: SurveyQuestion) -> tuple[str, ...]:
    return (*question.labels, UNKNOWN)


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
    for label in _labels(question):
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
    yield (
        f"割合は、尋ねた {found.asked} システムのうち回答した {found.answered} に対するものです"
        f"（未回答 {found.unanswered} は入れません）。"
        if found.answered
        else f"尋ねた {found.asked} システムに、この年度の回答はありません。"
    )
    if found.known:
        several = sum(map(len, found.known.values()))
        yield f"前から分かっている {several} 件の値は、この年度の回答ではないので数えていません。"
    if question.asked_if:
        other = form.questions[question.asked_if.question]
        answers = "・".join(question.asked_if.answers)
        yield f"「{other.title}」に「{answers}」と答えた {found.asked} システムだけの設問です。"
        if question.asked_if.note:
            yield f"{question.asked_if.note}です。"
    if found.stray:
        yield f"対象でないのに答えのある {found.stray} 件は数えていません。"
    if found.undecided:
        yield f"対象かどうか分からない {found.undecided} 件は尋ねた数に入れていません。"
    if question.base:
        of = f"未回答も含む {question.base} システム"
        yield f"{form.asked_on}の割合の母数は{of}と推定しています。"
    else:
        yield f"{form.asked_on}の割合の母数は分からないので、今回の割合と比べられません。"
    if question.published_rest:
        yield f"{form.asked_on}の残り {question.published_rest}%：{question.rest}。"
    if question.note:
        yield f"{question.note}。"
