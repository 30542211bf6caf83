"""Counting the 調査票 of a year: what came back, and the register for what did not.

How a question is counted is in domain/survey.py; taking answers in, survey_return.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey import QuestionCount, SurveyAnswers, count_survey
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.survey_return import SurveyReturn, read_survey_returns


def aggregate_survey(
    store: Store, catalogue: Catalogue, form: SurveyForm, fiscal_year: int
) -> tuple[QuestionCount, ...]:
    """Every aggregated question counted, each system once.

    A part that a 課 answered in the year counts as it was answered, 未回答 included; of the other
    parts the register is the source.
    """
    returns = read_survey_returns(store, form, fiscal_year)
    entries = read_register(store, catalogue, form).entries.values()
    return count_survey(form, [_answers(form, e, returns.get(e.id)) for e in entries])


def _answers(form: SurveyForm, entry: SystemEntry, back: SurveyReturn | None) -> SurveyAnswers:
    returned = back.sections if back else {}
    own = [q.id for q in form.questions.values() if q.answered_by not in returned]
    answers = _some(entry.answers, own)
    unsettled = set(entry.contested) & set(own)
    if back:
        asked = [q.id for q in form.questions.values() if q.answered_by in returned]
        answers |= _some(back.answers, asked)
        unsettled |= set(back.contested) & set(asked)
    return SurveyAnswers(entry.id, answers, frozenset(unsettled))


def _some(answers: Mapping[str, str], wanted: Iterable[str]) -> dict[str, str]:
    return {question: answers[question] for question in wanted if question in answers}
