"""What the 調査票 of a year has for an answer, of every system; and what was known before it.

An answer is one of the year when a 課 sent it back in its 調査票, or the office entered it in the
register, in that very year. Counting them is domain/survey.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year as fiscal_year_of
from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey import SurveyAnswers
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import SystemEntry, first_entries
from wakayama_audit_gui.record.fact import Cell, State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import ENTRY, REGISTER, RETIRED, read_register
from wakayama_audit_gui.use_cases.survey_return import SurveyReturn, read_survey_returns

_REPORTED = 2022
"""What the report says of a system is of 令和4年度; it is never an answer of that year's sheet."""


class _Entered(NamedTuple):
    """The register as it stood when a year ended.

    Attributes:
        state: Live heads of its subjects.
        year_of: (subject, field, head of it) → 年度 in which this value was first said.
    """

    state: State
    year_of: Callable[[str, str, Cell], int]

    def in_year(self, entry: str, fiscal_year: int) -> Fields:
        """What was entered of a system in a year."""
        subject = f"{ENTRY}{entry}"
        cells = self.state.get(subject, {})
        return Fields(
            {f: c for f, c in cells.items() if self.year_of(subject, f, c) == fiscal_year}
        )


def read_year_answers(
    store: Store, catalogue: Catalogue, form: SurveyForm, fiscal_year: int
) -> tuple[SurveyAnswers, ...]:
    """The answers of a year, one for each system that was in the register when it ended.

    A part that a 課 sent back counts as it was answered, 未回答 included; of the other parts what
    the office entered in the year. What is known from before stands apart.
    """
    register = read_register(store, catalogue, form)
    first = {entry.id: entry for entry in first_entries(catalogue, form)}
    entered = _entered_by(store, date(fiscal_year + 1, 3, 31))
    returns = {
        year: read_survey_returns(store, form, year) for year in range(_REPORTED, fiscal_year + 1)
    }
    now = returns.pop(fiscal_year, {})
    found = []
    for entry in (*register.entries.values(), *register.gone.values()):
        id_ = entry.id
        if not _was_there(entered.state.get(f"{ENTRY}{id_}", {}), listed=id_ in first):
            continue
        one = _answers(form, id_, entered.in_year(id_, fiscal_year), now.get(id_))
        reported = first.get(id_) if fiscal_year >= _REPORTED else None
        found.append(one._replace(known=_known(form, reported, entered, id_, returns)))
    return tuple(found)


def _was_there(cells: Mapping[str, Cell], *, listed: bool) -> bool:
    fields = Fields(cells)
    return not fields.text(RETIRED) and (listed or bool(cells)) and not fields.removed()


def _entered_by(store: Store, last: date) -> _Entered:
    """The register at the end of a day; a value that was put back is as old as when first said."""
    entries = store.past(REGISTER, ()).beyond
    until = [entry for entry in entries if entry.at[:10] <= last.isoformat()]
    since: dict[tuple[str, str, bytes], int] = {}
    for entry in until:
        day = parse_day(entry.at[:10])
        for fact in entry.facts if day else ():
            key = (fact.subject, fact.field, fact.commitment)
            since.setdefault(key, fiscal_year_of(day) if day else 0)

    def year_of(subject: str, field: str, cell: Cell) -> int:
        return max((since.get((subject, field, head.commitment), 0) for head in cell), default=0)

    whole = len(until) == len(entries)
    ids = tuple(entry.id for entry in until)
    return _Entered(store.state(REGISTER) if whole else store.past(REGISTER, ids).state, year_of)


def _answers(
    form: SurveyForm, system: str, entered: Fields, back: SurveyReturn | None
) -> SurveyAnswers:
    returned = back.sections if back else {}
    answers: dict[str, str] = {}
    unsettled: set[str] = set()
    contested = entered.contested()
    for question in form.questions.values():
        id_ = question.id
        if back and question.answered_by in returned:
            said, torn = back.answers.get(id_, ""), id_ in back.contested
        else:
            said, torn = entered.text(id_), id_ in contested
        if torn:
            unsettled.add(id_)
        elif said:
            answers[id_] = said
    return SurveyAnswers(system, answers, frozenset(unsettled))


def _known(
    form: SurveyForm,
    first: SystemEntry | None,
    entered: _Entered,
    system: str,
    earlier: Mapping[int, Mapping[str, SurveyReturn]],
) -> dict[str, str]:
    """The value of each question that was said last, whenever that was."""
    subject = f"{ENTRY}{system}"
    cells = entered.state.get(subject, {})
    fields = Fields(cells)

    def said(question: str) -> Iterator[tuple[int, str]]:
        if first:
            yield _REPORTED, first.answers.get(question, "")
        for year, returns in earlier.items():
            if text := returns[system].answers.get(question) if system in returns else None:
                yield year, text
        # "" clears what was known; None was never said, or was taken back.
        own = fields.value(question)
        if isinstance(own, str):
            yield entered.year_of(subject, question, cells[question]), own

    found: dict[str, str] = {}
    for question in form.questions:
        # Of one year the register, which the office keeps, is later than the sheet.
        last = max(enumerate(said(question)), key=lambda one: (one[1][0], one[0]), default=None)
        if last and last[1][1]:
            found[question] = last[1][1]
    return found
