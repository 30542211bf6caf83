"""Taking in the full list of 課 (局, 部, 課), so that forms reach those without contracts too.

Reading the list from a spreadsheet is outputs/excel's; who is on the list is read_organisation.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.search_key import plain_name
from wakayama_audit_gui.domain.section import ListedUnit, fault_of_name, fold_name
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields, standing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_organisation import SECTION
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

MAX_UNITS = 2_000
_TOLD = 20
"""Characters of a text that is no name."""


def import_organisation(
    store: Store, catalogue: Catalogue, listed: Sequence[ListedUnit], by: str
) -> Changes:
    """Take in a list; 課 that are known already stay the same 課, none is taken away.

    A name that differs from a known one only in widths, blanks or variant kanji is the known one.

    Raises:
        UserError: The list is empty, too long, names one 課 twice, or what can be no name.
    """
    spelt = _known_spellings(store, catalogue)
    clean = [
        ListedUnit(*(spelt.get(plain_name(part), part) for part in clean_unit(unit)))
        for unit in listed
    ]
    lines = [unit for unit in clean if unit.name]
    if not lines or len(lines) > MAX_UNITS:
        raise UserError(
            f"組織一覧に課が {len(lines)} 件あります。",
            f"局・部・課の列に、1件から{MAX_UNITS}件までを書いてください。",
            code="organisation_size",
        )
    _require_once(lines)
    names = Counter(unit.name for unit in lines)
    facts: list[NewFact] = []
    for order, unit in enumerate(lines):
        known = catalogue.sections.get(unit.name)
        alone = names[unit.name] == 1 and (known is None or known.bureau == unit.bureau)
        same = known is not None and known.bureau == unit.bureau
        subject = SECTION + (unit.name if alone or same else "".join(dict.fromkeys(unit)))
        facts += [
            NewFact(subject, "name", unit.name),
            NewFact(subject, "bureau", unit.bureau),
            NewFact(subject, "division", unit.division),
            NewFact(subject, "order", order),
        ]
        if standing(store.cell(subject, "removed")) is True:
            facts.append(NewFact(subject, "removed", value=False))
    return record(store, OFFICE, by, f"組織一覧（{len(lines)} 課）を取り込んだ", facts)


def clean_unit(unit: ListedUnit, row: int = 0) -> ListedUnit:
    """A line with its names folded; one without a 課 is nobody's and left as it is.

    Args:
        unit: As it was typed.
        row: Of the file, from 1; 0 where there is none.

    Raises:
        UserError: A name is too long, a sentence, or no name at all; the row is told.
    """
    clean = ListedUnit(*(fold_name(part) for part in unit))
    if not clean.name:
        return clean
    for what, name in zip(("局", "部", "課"), clean, strict=True):
        fault = fault_of_name(name) if name else ""
        if fault:
            place = f"{row} 行目の" if row else ""
            raise UserError(
                f"組織一覧の{place}{what}「{name[:_TOLD]}」は名前として読めません（{fault}）。",
                "局・部・課の名前だけを書いた一覧を選んでください。",
                code="organisation_name",
            )
    return clean


def _known_spellings(store: Store, catalogue: Catalogue) -> dict[str, str]:
    """Folded name of every 局, 部 and 課 that is or was → as it was written first."""
    names: list[str] = []
    for section in catalogue.sections.values():
        names += (section.name, section.bureau, section.division)
    for subject, cells in store.state(OFFICE).items():
        if subject.startswith(SECTION):
            names += (Fields(cells).text(field) for field in ("name", "bureau", "division"))
    for change in read_reorganisations(store):
        names += (*change.after, *(part for unit in change.placed for part in unit))
    return {plain_name(name): name for name in reversed(names) if name}


def _require_once(lines: Sequence[ListedUnit]) -> None:
    folded = Counter(tuple(plain_name(part) for part in unit) for unit in lines)
    for unit in lines:
        if folded[tuple(plain_name(part) for part in unit)] > 1:
            raise UserError(
                f"「{''.join(unit)}」が組織一覧に二度あります。",
                "一方を消してから取り込んでください。",
                code="organisation_twice",
            )
