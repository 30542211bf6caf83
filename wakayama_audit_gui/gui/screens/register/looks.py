"""How each of the fields of a system is filled in: the 52 of the 調査票 and those of the register.

The fields themselves are in domain/system_register.py and survey_form.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from wakayama_audit_gui.domain.survey_form import UNKNOWN, AnswerKind, SurveyForm, SurveyQuestion
from wakayama_audit_gui.domain.system_register import ENTRY_FIELDS, LIST_FIELD, EntryKind
from wakayama_audit_gui.gui.screens.register.field_row import FieldLook, Way

OFFICE = "所管"
"""Heading of what an entry has besides its answers."""
_EXAMPLES = {
    AnswerKind.NUMBER: f"数、または「{UNKNOWN}」",
    AnswerKind.DATE: f"例：令和3年4月1日、令和3年度、「{UNKNOWN}」",
    AnswerKind.TEXT: "",
    AnswerKind.CHOICE: "",
}
_LINES = (AnswerKind.NUMBER, AnswerKind.DATE)
_OF_ENTRY = {
    "kind": (Way.CHOICE, ""),
    "section": (Way.LINE, "課の名前"),
    "contract_section": (Way.LINE, "課の名前"),
    LIST_FIELD: (Way.PROSE, "「、」で区切って、いくつでも。どの課も使うときは「全庁」"),
    "note": (Way.PROSE, ""),
}


def groups_of(form: SurveyForm) -> Iterator[tuple[str, list[FieldLook]]]:
    """Each heading with its fields, as on the 調査票; what is of the register alone comes first."""
    yield OFFICE, [_of_entry(field, title) for field, title in ENTRY_FIELDS.items()]
    for group in form.groups:
        yield group, [_of_question(form, q) for q in form.questions.values() if q.group == group]


def _of_entry(field: str, title: str) -> FieldLook:
    way, example = _OF_ENTRY[field]
    choices = tuple(EntryKind) if field == "kind" else ()
    return FieldLook(field, title, way, example=example, choices=choices)


def _of_question(form: SurveyForm, question: SurveyQuestion) -> FieldLook:
    if question.kind is AnswerKind.CHOICE:
        way = Way.CHOICE
    else:
        way = Way.LINE if question.kind in _LINES else Way.PROSE
    return FieldLook(
        question.id,
        question.title,
        way,
        hint=form.condition_of(question),
        example=_EXAMPLES[question.kind],
        choices=(*question.choices, UNKNOWN) if question.choices else (),
    )
