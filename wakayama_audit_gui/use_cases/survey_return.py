"""Answers to the 調査票 of a year: contract and operating 課 each answer their part of a system.

Counting them is in aggregate_survey.py; the register that stands beside them, read_register.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.survey_form import Part, SurveyForm
from wakayama_audit_gui.domain.system import CITYWIDE
from wakayama_audit_gui.domain.system_register import SystemEntry, normal_field
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.recording import record


class SurveyReturn(NamedTuple):
    """What came back of one system in a year.

    Attributes:
        sections: Part → 課 that answered it.
        answers: Question id → answer; of answered parts only.
        contested: Questions to which different answers stand.
    """

    sections: Mapping[Part, str]
    answers: Mapping[str, str]
    contested: frozenset[str]


def survey_book(fiscal_year: int) -> str:
    """The book of a year's answers."""
    return f"survey:{fiscal_year}"


def return_subject(fiscal_year: int, system: str) -> str:
    """Subject of what came back of a system."""
    return f"survey_return:{fiscal_year}/{system}"


def take_survey_return(
    store: Store,
    form: SurveyForm,
    fiscal_year: int,
    entry: SystemEntry,
    part: Part,
    section: str,
    typed: Mapping[str, str],
    by: str,
) -> Changes:
    """Record the answers of a 課 to its part; what it leaves out is 未回答.

    Args:
        store: The workspace.
        form: The 調査票.
        fiscal_year: 年度.
        entry: The system.
        part: What the 課 answers.
        section: The 課.
        typed: Question id → what was typed.
        by: Who records it.

    Raises:
        UserError: The 課 does not answer this part, another one did already, a question is of the
            other part, or an answer cannot be given.
    """
    allowed = entry.sections_of(part)
    if section not in allowed and CITYWIDE not in allowed:
        told = f"{'・'.join(allowed)}の回答を取り込んでください。"
        what = f"{section}は「{entry.title}」の{part.value}の課ではありません。"
        raise UserError(what, told, code="survey_section")
    before = read_survey_returns(store, form, fiscal_year).get(entry.id)
    facts = return_facts(form, fiscal_year, entry, part, section, typed, before)
    label = f"{fiscal_year_label(fiscal_year)}の調査票：{entry.title}（{section}）"
    return record(store, survey_book(fiscal_year), by, label, facts)


def return_facts(
    form: SurveyForm,
    fiscal_year: int,
    entry: SystemEntry,
    part: Part,
    section: str,
    typed: Mapping[str, str],
    before: SurveyReturn | None,
) -> list[NewFact]:
    """What is said of a part; see `take_survey_return`.

    Args:
        form: The 調査票.
        fiscal_year: 年度.
        entry: The system.
        part: What the 課 answers.
        section: The 課.
        typed: Question id → what was typed.
        before: What came back of the system already.

    Raises:
        UserError: Another 課 answered this part already, a question is of the other part, or an
            answer cannot be given.
    """
    other = before.sections.get(part, "") if before else ""
    if other and other != section:
        raise UserError(
            f"「{entry.title}」の{part.value}の部分には、{other}が答えています。",
            f"どちらの回答にするかを、{other}と確かめてください。",
            code="survey_answered",
        )
    asked = [q.id for q in form.questions.values() if q.answered_by is part]
    stray = next((question for question in typed if question not in asked), None)
    if stray is not None:
        title = form.questions[stray].title if stray in form.questions else stray
        what = f"「{title}」は{part.value}の課が答える設問ではありません（推定）。"
        raise UserError(what, "配布した調査票に答えてもらってください。", code="survey_part")
    subject = return_subject(fiscal_year, entry.id)
    facts = [NewFact(subject, f"section:{part.value}", section)]
    facts += [NewFact(subject, q, normal_field(form, q, typed.get(q, "")) or None) for q in asked]
    return facts


def read_survey_returns(
    store: Store, form: SurveyForm, fiscal_year: int
) -> Mapping[str, SurveyReturn]:
    """What came back in a year, by the system's id."""
    prefix = return_subject(fiscal_year, "")
    found = {}
    for subject, cells in store.state(survey_book(fiscal_year)).items():
        fields = Fields(cells)
        sections = {part: said for part in Part if (said := fields.text(f"section:{part.value}"))}
        if subject.startswith(prefix) and sections:
            answers = {q: said for q in form.questions if (said := fields.text(q))}
            contested = frozenset(fields.contested())
            found[subject.removeprefix(prefix)] = SurveyReturn(sections, answers, contested)
    return found
