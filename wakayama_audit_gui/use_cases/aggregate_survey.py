"""Counting the 調査票 of a year.

Which answers are of the year is read_year_answers.py's, how a question is counted
domain/survey.py's; taking answers in, survey_return.py's.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey import QuestionCount, count_survey
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_year_answers import read_year_answers


def aggregate_survey(
    store: Store, catalogue: Catalogue, form: SurveyForm, fiscal_year: int
) -> tuple[QuestionCount, ...]:
    """Every aggregated question counted, each system once."""
    return count_survey(form, read_year_answers(store, catalogue, form, fiscal_year))
