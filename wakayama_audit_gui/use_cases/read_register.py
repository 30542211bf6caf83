"""Reading the register of systems: how the report leaves it, and what was recorded on top.

Writing it is in register_system.py and import_register.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import Reorganisation, present_sections
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import (
    ENTRY_FIELDS,
    LIST_FIELD,
    SystemEntry,
    first_entries,
    split_sections,
)
from wakayama_audit_gui.record.fact import Cell
from wakayama_audit_gui.record.heads import REMOVED
from wakayama_audit_gui.use_cases.cells import Fields, rivals
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

REGISTER = "register"
"""The book."""
ENTRY = "system_entry:"
"""How the subject of a system begins."""
RETIRED = "retired"
"""Why a system was taken off the register."""
_REPORT_ENDS = "2023-03-31"
"""The register begins with the 課 of the report, those of 令和4年度."""
_DATE = len("2026-04-01")


class Register(NamedTuple):
    """All systems.

    Attributes:
        entries: By id, those of the report first, in the order of its list of 課.
        retired: Id → why it was taken off the register.
        gone: Those that were taken off, by id.
    """

    entries: Mapping[str, SystemEntry]
    retired: Mapping[str, str]
    gone: Mapping[str, SystemEntry] = {}


def read_register(
    store: Store, catalogue: Catalogue, form: SurveyForm | None, day: str = ""
) -> Register:
    """The register as it stands.

    What the report says is not recorded anew: so two laptops begin with the same register, and
    only what somebody entered can differ.

    Args:
        store: The workspace.
        catalogue: The definitions.
        form: The 調査票; None where its questions need not be known: answers are as recorded.
        day: ISO date: the 課 are called as on that day, after every 組織改正 until then; "" as they
            were written.
    """
    entries = {entry.id: entry for entry in first_entries(catalogue, form)}
    changes, state = read_reorganisations(store) if day else (), store.state(REGISTER)
    added: dict[str, SystemEntry] = {}
    retired: dict[str, str] = {}
    for subject, cells in state.items():
        fields, id_ = Fields(cells), subject.removeprefix(ENTRY)
        if not subject.startswith(ENTRY) or fields.removed():
            continue
        if fields.text(RETIRED):
            retired[id_] = fields.text(RETIRED)
        if id_ in entries:
            entries[id_] = _with_said(form, entries[id_], cells)
        else:
            entry = _with_said(form, SystemEntry(id_, "", "", "", (), {}), cells)
            if entry.section or "section" in entry.contested:
                added[id_] = entry
    last = sorted(added.values(), key=lambda e: (e.section, e.title, e.id))
    whole = [*entries.values(), *last]
    if changes:
        whole = [_called(e, state.get(f"{ENTRY}{e.id}", {}), changes, day) for e in whole]
    return Register(
        {e.id: e for e in whole if e.id not in retired},
        retired,
        {e.id: e for e in whole if e.id in retired},
    )


def _with_said(
    form: SurveyForm | None, entry: SystemEntry, cells: Mapping[str, Cell]
) -> SystemEntry:
    """An entry with what was recorded of it; an empty text is an answer that was cleared."""
    fields = Fields(cells)
    said: dict[str, str] = {}
    for field, cell in cells.items():
        value = fields.value(field)
        if isinstance(value, str) or rivals(cell):
            said[field] = value if isinstance(value, str) else ""
    answers = {**entry.answers, **{q: t for q, t in said.items() if _is_answer(form, q)}}
    own = {field: said.get(field, entry.text(field)) for field in ENTRY_FIELDS}
    return SystemEntry(
        id=entry.id,
        kind=own["kind"],
        section=own["section"],
        contract_section=own["contract_section"],
        operating_sections=split_sections(own[LIST_FIELD]),
        answers={question: text for question, text in answers.items() if text},
        note=own["note"],
        contested=fields.contested(),
    )


def _called(
    entry: SystemEntry, cells: Mapping[str, Cell], changes: Sequence[Reorganisation], day: str
) -> SystemEntry:
    """The entry with its 課 as they are called on a day; of several that follow one, the first.

    What is recorded stays as it was written.
    """

    def now(field: str, names: tuple[str, ...]) -> tuple[str, ...]:
        written = Fields({field: cells[field]}).touched()[:_DATE] if field in cells else ""
        return present_sections(names, changes, written or _REPORT_ENDS, day)

    return entry._replace(
        section="".join(now("section", (entry.section,))[:1]),
        contract_section="".join(now("contract_section", (entry.contract_section,))[:1]),
        operating_sections=now(LIST_FIELD, entry.operating_sections),
    )


def _is_answer(form: SurveyForm | None, field: str) -> bool:
    if form is None:
        return field not in ENTRY_FIELDS and field not in (RETIRED, REMOVED)
    return field in form.questions
