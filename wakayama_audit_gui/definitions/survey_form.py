"""The 調査票 as written in survey_form.toml; read when it is first needed, not at the start.

What a question means is in domain/survey_form.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.definitions.fields import Fields, Known
from wakayama_audit_gui.definitions.file import DefinitionFile
from wakayama_audit_gui.definitions.problem import DefinitionProblem
from wakayama_audit_gui.domain.survey_form import (
    UNKNOWN,
    AnswerKind,
    AskedIf,
    Band,
    Part,
    PublishedFigure,
    SurveyForm,
    SurveyQuestion,
)
from wakayama_audit_gui.domain.system_register import ENTRY_FIELDS
from wakayama_audit_gui.record.heads import REMOVED

FILE = "survey_form.toml"

_KINDS = {kind.value: kind for kind in AnswerKind}
_PARTS = {part.value: part for part in Part}
_MOST_PERCENT = 100


class LoadedForm(NamedTuple):
    """What could be read, and what is wrong with the rest."""

    form: SurveyForm
    problems: tuple[DefinitionProblem, ...]


def load_survey_form(folder: Path) -> LoadedForm:
    """Read the 調査票. Never raises for what the file holds.

    Args:
        folder: The ``checklists`` folder.
    """
    known = Known()
    file = DefinitionFile(folder / FILE, known)
    asked_on, systems, note = file.head("survey", _read_head, ("", 0, ""))
    questions: dict[str, SurveyQuestion] = {}
    file.read_all("question", _read_question, lambda q: q.id, questions)
    file.refuse_other(("question",))
    kept = {q.id: _with_condition(file, q, questions) for q in questions.values()}
    return LoadedForm(SurveyForm(asked_on, systems, note, kept), tuple(sorted(file.problems)))


def _with_condition(
    file: DefinitionFile, question: SurveyQuestion, questions: Mapping[str, SurveyQuestion]
) -> SurveyQuestion:
    """The question; one whose condition cannot be used is asked of every system, and said so."""
    if question.asked_if is None:
        return question
    other = questions.get(question.asked_if.question)
    if other and set(question.asked_if.answers) <= set(other.labels):
        return question
    # The loss of the other question was said already.
    if other or file.whole:
        file.complain("asked_if", f"「{question.id}」の条件が使えないので、すべてに尋ねます")
    return question._replace(asked_if=None)


def _read_head(fields: Fields) -> tuple[str, int, str]:
    return fields.text("asked_on"), fields.whole("systems"), fields.text("note")


def _read_question(fields: Fields) -> SurveyQuestion:
    """A ``[[question]]`` with its bands and published figures."""
    id_ = fields.identifier("id")
    if id_ in (*ENTRY_FIELDS, REMOVED):
        raise fields.fault("id", f"「{id_}」は台帳が使う名前なので、設問には使えません")
    code = fields.text_or("code")
    question = SurveyQuestion(
        id=id_,
        group=fields.text("group"),
        title=fields.text("title"),
        kind=_KINDS[fields.choice("kind", _KINDS)],
        answered_by=_PARTS[fields.choice("answered_by", _PARTS)],
        choices=fields.texts("choices"),
        bands=tuple(_read_band(band) for band in fields.tables("band")),
        asked_if=_read_asked_if(fields),
        code=code,
        heading=fields.text("heading") if code else fields.text_or("heading"),
        base=fields.whole_or("base", 0) or 0,
        rest=fields.text_or("rest"),
        note=fields.text_or("note"),
        named=fields.texts("named"),
    )
    _require_choices(fields, question)
    _require_bands(fields, question.bands)
    labels = question.labels
    for label in question.named:
        if label not in labels:
            raise fields.fault("named", f"「{label}」はこの設問の選択肢にありません")
    published = tuple(_read_figure(figure, labels) for figure in fields.tables("published"))
    if sum(figure.percent for figure in published) > _MOST_PERCENT:
        raise fields.fault("published", "割合の合計が 100 を超えています")
    return question._replace(published=published)


def _read_asked_if(fields: Fields) -> AskedIf | None:
    other = fields.text_or("asked_if")
    answers = fields.texts("asked_if_answers", required=bool(other))
    if answers and not other:
        raise fields.fault("asked_if_answers", "asked_if がありません")
    note = fields.text_or("asked_if_note")
    if note and not other:
        raise fields.fault("asked_if_note", "asked_if がありません")
    return AskedIf(other, answers, note) if other else None


def _read_band(fields: Fields) -> Band:
    return Band(fields.text("label"), fields.whole("at_least"), fields.whole_or("at_most", None))


def _read_figure(fields: Fields, labels: Sequence[str]) -> PublishedFigure:
    label, percent = fields.text("label"), fields.whole("percent")
    of = fields.texts("of") or (label,)
    strange = next((one for one in of if one not in labels), None)
    if strange is not None:
        key = "of" if fields.texts("of") else "label"
        raise fields.fault(key, f"「{strange}」はこの設問の選択肢にありません")
    if not 0 <= percent <= _MOST_PERCENT:
        raise fields.fault("percent", "0 から 100 までの整数でなければなりません")
    return PublishedFigure(label, percent, of)


def _require_choices(fields: Fields, question: SurveyQuestion) -> None:
    """A choice question has choices, and only such; they must fit a drop-down."""
    if bool(question.choices) != (question.kind is AnswerKind.CHOICE):
        raise fields.fault("choices", "選択の設問にだけ、選択肢を書きます")
    if question.bands and question.kind is not AnswerKind.NUMBER:
        raise fields.fault("kind", "区分は数値の設問にだけ書けます")
    if question.code and not question.labels:
        raise fields.fault("code", "集計する設問には、選択肢か区分が必要です")
    for choice in question.choices:
        if "," in choice or '"' in choice or choice == UNKNOWN:
            raise fields.fault("choices", f"選択肢「{choice}」は使えません")
    if len(set(question.choices)) < len(question.choices):
        raise fields.fault("choices", "同じ選択肢が二度あります")


def _require_bands(fields: Fields, bands: Sequence[Band]) -> None:
    """Every number from the least on falls into exactly one band."""
    for band, following in zip_longest(bands, bands[1:]):
        end = None if following is None else following.at_least - 1
        if band.at_most != end:
            raise fields.fault("band", f"「{band.label}」と次の区分の間が続いていません")
