"""Answers of the 調査票 of a year for the register of systems: what is new in them, and copying it.

A sheet that comes back changes nothing in the register by itself: the office looks at it first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey_sheet import SentSheet, SheetState, questions_of
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.record.fact import Receipt, State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.distribute_survey import (
    SurveyRound,
    read_sheets,
    sheet_state,
    sheet_subject,
)
from wakayama_audit_gui.use_cases.follow_names import follow_names
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import ENTRY, REGISTER, read_register
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.register_system import said_facts
from wakayama_audit_gui.use_cases.survey_return import return_subject, survey_book


class Adoptable(NamedTuple):
    """What the register would learn from the sheet of a 課.

    Attributes:
        section: The 課.
        said: Id of a system → question id → answer.
        kept: How many questions the register answers otherwise since the sheet came back: they
            stay as they are, as does what the sheet leaves open.
    """

    section: str
    said: Mapping[str, Mapping[str, str]]
    kept: int

    @property
    def new(self) -> int:
        """How many answers are new."""
        return sum(len(answers) for answers in self.said.values())


def read_adoptable(store: Store, this: SurveyRound) -> tuple[Adoptable, ...]:
    """What the register would learn, of each 課 whose sheet is 提出 and says anything new."""
    entries = read_register(store, this.catalogue, this.form).entries
    returned, written = store.state(survey_book(this.fiscal_year)), store.state(REGISTER)
    found = []
    for sheet in read_sheets(store, this.catalogue, this.form, this.fiscal_year):
        fields = Fields(returned.get(sheet_subject(this.fiscal_year, sheet.section)))
        if sheet_state(fields) is SheetState.SUBMITTED:
            found.append(_adoptable(this, sheet, entries, returned, written))
    return tuple(one for one in found if one.said or one.kept)


def adopt_answers(
    store: Store, catalogue: Catalogue, adoptable: Sequence[Adoptable], by: str
) -> Changes:
    """Copy answers to the register: of each system an act, all of them one for 元に戻す.

    Visits follow the names (see `follow_names`).

    Args:
        store: The workspace.
        catalogue: The definitions.
        adoptable: Of `read_adoptable`, those that are wanted.
        by: Who copies them.
    """
    state, batch = store.state(REGISTER), new_id()
    receipts: list[Receipt] = []
    label = f"調査票の答え {sum(one.new for one in adoptable)} 項目を台帳に写した"
    for one in adoptable:
        for entry, answers in one.said.items():
            facts = said_facts(entry, answers)
            told = f"{one.section}の調査票の答えを台帳に写した"
            receipts += record(store, REGISTER, by, told, facts, state=state).receipts
    changes = Changes(label, tuple(receipts), batch=batch)
    return follow_names(store, catalogue, changes, by)


def _adoptable(
    this: SurveyRound,
    sheet: SentSheet,
    entries: Mapping[str, SystemEntry],
    returned: State,
    written: State,
) -> Adoptable:
    said: dict[str, dict[str, str]] = {}
    kept = 0
    for system in sheet.systems:
        entry = entries.get(system.id)
        if entry is None:
            continue
        back = Fields(returned.get(return_subject(this.fiscal_year, system.id)))
        own = Fields(written.get(f"{ENTRY}{system.id}"))
        contested = back.contested()
        for question in questions_of(this.form, system.parts):
            id_ = question.id
            answer = back.text(id_)
            if not answer or id_ in contested or answer == entry.text(id_):
                continue
            # None is what 元に戻す leaves: nobody said anything.
            if own.value(id_) is not None and own.touched(id_) > back.touched(id_):
                kept += 1
            else:
                said.setdefault(system.id, {})[id_] = answer
    return Adoptable(sheet.section, said, kept)
