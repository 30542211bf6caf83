"""What follows from a 組織改正, before it is recorded: who answers for what the 課 leave behind.

Recording it is in reorganise_sections.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year, parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.reorganisation import Reorganisation, present_sections
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.domain.survey_form import SYSTEM_NAME
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.keep_sticks import read_sticks
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_collection import FormRow, read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_organisation import Unit, find_unit, read_organisation
from wakayama_audit_gui.use_cases.read_register import ENTRY, REGISTER
from wakayama_audit_gui.use_cases.reorganise_sections import (
    clean_reorganisation,
    present_sections_of,
    read_reorganisations,
)

_OUT = (FormState.SENT, FormState.RETURNED, FormState.SUBMITTED)
_REPORTED = "2023-03-31"
"""Until when the 課 of the ten systems are called as the report of 令和4年度 calls them."""
_NAMELESS = "（名称未記入）"


class Succession(NamedTuple):
    """What one 課 leaves behind.

    Attributes:
        before: Its name until then.
        after: Who answers for it from then on; its own name where nobody takes over.
        findings: Its open findings: they keep its name and are answered for by ``after``.
        forms: Its 自己点検票 of that year that are out; they come back under its name.
        systems: Systems it holds the contract of or runs, by name.
        sticks: 管理番号 of the USBメモリ lent to it.
    """

    before: str
    after: tuple[str, ...]
    findings: tuple[LedgerFinding, ...]
    forms: tuple[FormRow, ...]
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
    units = read_organisation(store, catalogue, year, day=eve.isoformat())
    _require_standing(units, clean)
    findings = [f for f in read_findings(store, catalogue) if f.state is None or f.state.is_open]
    moved = _moved(store, findings, clean, on)
    forms = [
        row
        for row in read_collection(store, catalogue, year).of_kind(FormKind.SECTION)
        if row.state in _OUT
    ]
    sticks = read_sticks(store, eve)
    successions = tuple(
        Succession(
            name,
            clean.successors(name),
            tuple(f for f in findings if name in moved[f.id]),
            tuple(row for row in forms if row.title == name),
            _systems(store, catalogue, name, eve.isoformat()),
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


def _systems(store: Store, catalogue: Catalogue, name: str, eve: str) -> tuple[str, ...]:
    changes = read_reorganisations(store)

    def answers(sections: Sequence[str], named_on: str) -> bool:
        return name in present_sections(sections, changes, named_on, eve)

    known = {s.name for s in catalogue.systems.values() if answers(s.sections, _REPORTED)}
    entered = {
        fields.text(SYSTEM_NAME) or _NAMELESS
        for subject, cells in store.state(REGISTER).items()
        if subject.startswith(ENTRY)
        and (fields := Fields(cells)).text("section")
        and answers((fields.text("section"),), fields.touched()[:10])
    }
    return tuple(sorted(known | entered))


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
