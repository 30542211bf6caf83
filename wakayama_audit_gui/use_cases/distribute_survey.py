"""Giving out the 調査票 of a year: a spreadsheet for each 課, with the systems it answers for.

How a file looks is outputs/excel's; what comes back is taken in by take_survey.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import era_initial, parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import successors_of_gone
from wakayama_audit_gui.domain.survey_form import Part, SurveyForm
from wakayama_audit_gui.domain.survey_sheet import (
    AskedSystem,
    SentSheet,
    SheetState,
    answering_section,
    asked_text,
    not_asked,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact, Receipt
from wakayama_audit_gui.use_cases.cells import Fields, objects_of, words
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.hand_out_files import (
    HandedOut,
    NewFile,
    Report,
    make_folder,
    safe_name,
    write_new_files,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.read_register import Register, read_register
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations
from wakayama_audit_gui.use_cases.survey_return import survey_book

_EARLIER = "earlier"
"""Field of a sheet: what its 課 was given before, each with its digest and its systems."""
WriteSheet = Callable[[SentSheet], bytes]
"""The file of a sheet."""


def sheet_subject(fiscal_year: int, section: str) -> str:
    """Subject of the sheet of a 課."""
    return f"survey_sheet:{fiscal_year}/{section}"


def compose_sheets(
    store: Store, catalogue: Catalogue, form: SurveyForm, fiscal_year: int, day: str = ""
) -> tuple[SentSheet, ...]:
    """A sheet for each 課 that answers for a system, in the order of the register.

    After a 組織改正 the 課 that follows is asked, of several the first; not about what a 課 that is
    gone was asked this year, for that comes back under its name.

    Args:
        store: The open workspace.
        catalogue: The definitions.
        form: The 調査票.
        fiscal_year: 年度.
        day: ISO date whose 課 are asked; "" is `organised_on` the year.
    """
    day = day or organised_on(fiscal_year)
    register = read_register(store, catalogue, form, day)
    out = _asked_of_gone(store, read_sheets(store, catalogue, form, fiscal_year), day)
    asked: dict[str, dict[str, list[Part]]] = {}
    for entry in register.entries.values():
        for part in Part:
            section = answering_section(entry, part)
            if section and (entry.id, part) not in out:
                asked.setdefault(section, {}).setdefault(entry.id, []).append(part)
    return tuple(
        _composed(form, register, fiscal_year, section, "", systems)
        for section, systems in asked.items()
    )


def _asked_of_gone(
    store: Store, sheets: Sequence[SentSheet], day: str
) -> frozenset[tuple[str, Part]]:
    """System and part of every question that a 課 was given that no longer stands."""
    changes = read_reorganisations(store)
    gone = (s for s in sheets if successors_of_gone(s.section, changes, day) != (s.section,))
    return frozenset(
        (system.id, part) for sheet in gone for system in sheet.systems for part in system.parts
    )


def _composed(
    form: SurveyForm,
    register: Register,
    fiscal_year: int,
    section: str,
    deadline: str,
    systems: Mapping[str, Sequence[Part]],
) -> SentSheet:
    found = []
    for id_, parts in systems.items():
        entry = register.entries.get(id_)
        title, known = (entry.title, entry.answers) if entry else (id_, {})
        found.append(AskedSystem(id_, tuple(parts), title, known))
    sheet = SentSheet(fiscal_year, section, deadline, tuple(found))
    return sheet._replace(digest=sha256_of(asked_text(form, sheet).encode()))


class SurveyRound(NamedTuple):
    """The survey of a year, and who works at it.

    Attributes:
        catalogue: The definitions.
        form: The 調査票.
        fiscal_year: 年度.
        day: Today, ISO.
        by: Who.
    """

    catalogue: Catalogue
    form: SurveyForm
    fiscal_year: int
    day: str
    by: str

    @property
    def organised_on(self) -> str:
        """The day whose 課 are asked, ISO."""
        return organised_on(self.fiscal_year, parse_day(self.day))


def distribute_survey(store: Store, this: SurveyRound, deadline: str) -> Changes:
    """Give out the sheets of every 課 that has none yet; those given out stay as they are.

    A 課 to which systems came since its sheet was given out, and that did not answer yet, is given
    another one, with all of them; the one it had is taken in all the same.

    Args:
        store: The open workspace.
        this: The survey of the year.
        deadline: ISO date, "" for none.

    Raises:
        UserError: The 調査票 has no questions.
    """
    form, fiscal_year = this.form, this.fiscal_year
    if not form.questions:
        raise UserError(
            "調査票の設問が一つもありません。",
            "定義ファイル survey_form.toml を確かめてください。",
            code="no_questions",
        )
    batch, again = new_id(), 0
    state = store.state(survey_book(fiscal_year))
    given = {s.section: s for s in read_sheets(store, this.catalogue, form, fiscal_year)}
    receipts: list[Receipt] = []
    for sheet in compose_sheets(store, this.catalogue, form, fiscal_year, this.organised_on):
        subject, sent = sheet_subject(fiscal_year, sheet.section), given.get(sheet.section)
        fields = Fields(state.get(subject))
        if sent is not None:
            if sheet_state(fields) is SheetState.SUBMITTED or not not_asked(sheet, sent):
                continue
            again += 1
        facts = [
            NewFact(subject, "distributed", this.day),
            NewFact(subject, "deadline", deadline or fields.text("deadline") or None),
            *edition_facts(subject, fields, sheet),
        ]
        receipts += record(store, survey_book(fiscal_year), this.by, "", facts).receipts
    label = f"調査票を {len(receipts) - again} 課に配布した"
    if again:
        label = f"調査票を {len(receipts) - again} 課に配布し、{again} 課に作り直して配布した"
    return Changes(label, tuple(receipts), batch=batch)


def edition_facts(subject: str, fields: Fields, sheet: SentSheet) -> list[NewFact]:
    """That a 課 is asked what this sheet asks; what it was given besides is kept.

    Args:
        subject: Of the sheet.
        fields: What is recorded of it.
        sheet: A new one, or one it was given earlier.
    """
    systems: list[JsonValue] = [
        {"id": system.id, "parts": [part.value for part in system.parts]}
        for system in sheet.systems
    ]
    others: list[JsonValue] = [
        {"digest": words(told.get("digest")), "systems": told.get("systems")}
        for told in _editions(fields)
        if told.get("digest") != sheet.digest
    ]
    return [
        NewFact(subject, "systems", systems),
        NewFact(subject, "digest", sheet.digest),
        NewFact(subject, _EARLIER, others or None),
    ]


def _editions(fields: Fields) -> list[Mapping[str, JsonValue]]:
    """Everything a 課 was given, what it is asked now last."""
    now: list[Mapping[str, JsonValue]] = []
    if fields.text("distributed"):
        now = [{"digest": fields.text("digest"), "systems": fields.value("systems")}]
    return [*objects_of(fields.value(_EARLIER)), *now]


def read_sheets(
    store: Store, catalogue: Catalogue, form: SurveyForm, fiscal_year: int
) -> tuple[SentSheet, ...]:
    """Every sheet that was given out in a year, with what the register knows now."""
    register = read_register(store, catalogue, form)
    prefix, found = sheet_subject(fiscal_year, ""), []
    for subject, cells in store.state(survey_book(fiscal_year)).items():
        fields = Fields(cells)
        if not subject.startswith(prefix) or not fields.text("distributed"):
            continue
        section = subject.removeprefix(prefix)
        found.append(_given(form, register, fiscal_year, section, fields, _editions(fields)[-1]))
    return tuple(sorted(found, key=lambda sheet: sheet.section))


def earlier_sheet(store: Store, this: SurveyRound, section: str, digest: str) -> SentSheet | None:
    """What a 課 was given before, by its digest; None if it was not."""
    subject = sheet_subject(this.fiscal_year, section)
    fields = Fields(store.state(survey_book(this.fiscal_year)).get(subject))
    told = next((one for one in _editions(fields) if one.get("digest") == digest), None)
    if told is None:
        return None
    register = read_register(store, this.catalogue, this.form)
    return _given(this.form, register, this.fiscal_year, section, fields, told)


def _given(
    form: SurveyForm,
    register: Register,
    fiscal_year: int,
    section: str,
    fields: Fields,
    told: Mapping[str, JsonValue],
) -> SentSheet:
    systems = {
        words(one.get("id")): _parts(one.get("parts")) for one in objects_of(told.get("systems"))
    }
    deadline = fields.text("deadline")
    sheet = _composed(form, register, fiscal_year, section, deadline, systems)
    # As it was given out: whether the questions are still the same is asked when it is back.
    return sheet._replace(digest=words(told.get("digest")), edition=len(_editions(fields)))


def _parts(told: JsonValue) -> tuple[Part, ...]:
    said = told if isinstance(told, list) else []
    return tuple(part for part in Part if part.value in said)


def sheet_state(fields: Fields) -> SheetState:
    """Where a sheet is."""
    if fields.text("submitted"):
        return SheetState.SUBMITTED
    return SheetState.SENT if fields.text("distributed") else SheetState.NOT_SENT


def hand_out_survey(
    sheets: Sequence[SentSheet], folder: Path, write: WriteSheet, report: Report = lambda *_: None
) -> HandedOut:
    """Write the spreadsheet of each sheet; none is ever replaced.

    Raises:
        UserError: The folder cannot be written to.
    """
    make_folder(folder)
    return write_new_files(
        [
            (sheet.section, [NewFile(folder / f"{_stem(sheet)}.xlsx", partial(write, sheet))])
            for sheet in sheets
        ],
        report,
    )


def _stem(sheet: SentSheet) -> str:
    again = f"（{sheet.edition}回目）" if sheet.edition > 1 else ""
    return f"調査票_{era_initial(sheet.fiscal_year)}_{safe_name(sheet.section)}{again}"
