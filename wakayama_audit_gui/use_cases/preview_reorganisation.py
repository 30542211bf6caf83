"""What follows from a 組織改正, before it is recorded: who answers for what the 課 leave behind.

Recording it is in reorganise_sections.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year, parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.register_filter import sections_of
from wakayama_audit_gui.domain.reorganisation import Reorganisation
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.distribute_survey import sheet_state, sheet_subject
from wakayama_audit_gui.use_cases.keep_sticks import read_sticks
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_collection import FormRow, read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_organisation import Unit, find_unit, read_organisation
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.reorganise_sections import (
    clean_reorganisation,
    present_sections_of,
    read_reorganisations,
)
from wakayama_audit_gui.use_cases.survey_return import survey_book

NAMELESS = "名称未記入"
"""What stands for each system that has no name yet."""
_OUT = (FormState.SENT, FormState.RETURNED, FormState.SUBMITTED)


class Succession(NamedTuple):
    """What one 課 leaves behind.

    Attributes:
        before: Its name until then.
        after: Who answers for it from then on; its own name where nobody takes over.
        findings: Its open findings: they keep its name and are answered for by ``after``.
        forms: Its 自己点検票 that are out; they come back under its name.
        surveys: 年度 whose 調査票 it has not sent back; it comes back under its name too.
        systems: Systems that the register shows under it, by name; those nobody named last.
        sticks: 管理番号 of the USBメモリ lent to it.
    """

    before: str
    after: tuple[str, ...]
    findings: tuple[LedgerFinding, ...]
    forms: tuple[FormRow, ...]
    surveys: tuple[int, ...]
    systems: tuple[str, ...]
    sticks: tuple[str, ...]


class ReorganisationPreview(NamedTuple):
    """What follows.

    Attributes:
        change: As it will be recorded.
        successions: For each 課 that was.
        founded: 課 that are new.
        notices: What somebody should know first.
    """

    change: Reorganisation
    successions: tuple[Succession, ...]
    founded: tuple[Unit, ...]
    notices: tuple[str, ...]


def preview_reorganisation(
    store: Store, catalogue: Catalogue, change: Reorganisation
) -> ReorganisationPreview:
    """Foresee what follows from a change.

    Raises:
        UserError: It is none, names 課 that do not stand until then, or founds one that does.
    """
    clean = clean_reorganisation(change)
    on = parse_day(clean.on) or date.min
    year, eve = fiscal_year(on), on - timedelta(days=1)
    day = eve.isoformat()
    # What went out in the year before a change of 1 April, too.
    years = sorted({fiscal_year(eve), year})
    units = read_organisation(store, catalogue, year, day=day)
    _require_standing(units, clean)
    findings = [f for f in read_findings(store, catalogue) if f.state is None or f.state.is_open]
    moved = _moved(store, findings, clean, on)
    forms = _forms_out(store, catalogue, years, day)
    sticks = read_sticks(store, eve)
    systems = read_register(store, catalogue, None, day).entries.values()
    successions = tuple(
        Succession(
            name,
            clean.successors(name),
            tuple(f for f in findings if name in moved[f.id]),
            tuple(row for row in forms if row.title == name),
            tuple(one for one in years if _is_out(store, one, name)),
            _named(entry for entry in systems if name in sections_of(entry)),
            tuple(one.number for one in sticks if one.section == name and one.is_lent),
        )
        for name in clean.before
    )
    places = {unit.name: unit for unit in clean.placed}
    founded = tuple(
        Unit(name, places[name].bureau, places[name].division, name)
        if name in places
        else Unit(name, *_beside(units, clean), name)
        for name in clean.after
        if find_unit(units, name) is None
    )
    return ReorganisationPreview(clean, successions, founded, tuple(_notices(successions)))


def _moved(
    store: Store, findings: Sequence[LedgerFinding], change: Reorganisation, on: date
) -> Mapping[str, tuple[str, ...]]:
    """Finding id → its 課 before a change, where another answers from then on.

    Where nobody succeeds a 課 they are all its findings: somebody should see to them.
    """
    changes = read_reorganisations(store)
    before = present_sections_of(store, findings, on, changes)
    after = present_sections_of(store, findings, on, (*changes, change))
    # A finding of a later visit may name a 課 as it is after the change: nothing becomes of it.
    return {
        id_: names if not change.after or after[id_] != names else ()
        for id_, names in before.items()
    }


def _require_standing(units: Sequence[Unit], change: Reorganisation) -> None:
    for name in change.before:
        if find_unit(units, name) is None:
            raise UserError(
                f"「{name}」という課は、その日の前日までにありません。",
                "組織の一覧で、課の名前と日付を確かめてください。",
                code="no_such_section",
            )
    if not change.before:
        for name in change.after:
            if find_unit(units, name) is not None:
                raise UserError(
                    f"「{name}」という課は、すでにあります。",
                    "別の名前にするか、日付を確かめてください。",
                    code="section_stands",
                )


def _beside(units: Sequence[Unit], change: Reorganisation) -> tuple[str, str]:
    """局 and 部 of the first 課 it comes from."""
    first = find_unit(units, change.before[0]) if change.before else None
    return (first.bureau, first.division) if first else ("", "")


def _named(entries: Iterable[SystemEntry]) -> tuple[str, ...]:
    names = [entry.name or NAMELESS for entry in entries]
    return tuple(sorted(names, key=lambda name: (name == NAMELESS, name)))


def _forms_out(store: Store, catalogue: Catalogue, years: Iterable[int], day: str) -> list[FormRow]:
    """Every 自己点検票 of a 課 that was given out and is not done with."""
    return [
        row
        for year in years
        for row in read_collection(store, catalogue, year, day).of_kind(FormKind.SECTION)
        if row.state in _OUT
    ]


def _is_out(store: Store, year: int, section: str) -> bool:
    """Whether a 課 was given the 調査票 of a year and has not sent it back."""
    fields = Fields(store.state(survey_book(year)).get(sheet_subject(year, section)))
    return sheet_state(fields) is SheetState.SENT


def _notices(successions: Sequence[Succession]) -> list[str]:
    told = [
        f"{one.before}の未完了の指摘・意見 {len(one.findings)} 件を引き継ぐ課がありません。"
        for one in successions
        if one.findings and one.after == (one.before,)
    ]
    divided = [one for one in successions if len(one.after) > 1 and one.findings]
    told += [
        f"{one.before}の未完了の指摘・意見 {len(one.findings)} 件は、"
        f"{'・'.join(one.after)}のすべてが担当になります。"
        for one in divided
    ]
    told += [
        f"{one.before}に貸与したUSBメモリ {len(one.sticks)} 本は、"
        "引き続きどの課が持つかを台帳に書き直してください。"
        for one in successions
        if one.sticks and (len(one.after) != 1 or one.after == (one.before,))
    ]
    return told
