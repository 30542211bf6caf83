"""Everything 集計 is counted from: findings with their item and theme, 自己点検 beside 実地.

How it is counted is in domain/analysis.py, repeats.py and contradiction.py; 自己点検 is put beside
実地 in compare_forms.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.analysis import Axis, Classed, years_of
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.contradiction import Compared
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.item import Item
from wakayama_audit_gui.domain.repeats import RepeatMap, map_repeats
from wakayama_audit_gui.use_cases.compare_forms import compare_forms
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings


class Analysis(NamedTuple):
    """What there is to count.

    Attributes:
        classed: Every finding of the ledger, with what it is counted under.
        compared: Every question that was answered and judged in the same 年度.
        systems: Names of the systems in their order.
        years: 年度 with findings or comparisons, latest first.
    """

    classed: tuple[Classed, ...] = ()
    compared: tuple[Compared, ...] = ()
    systems: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def read_analysis(store: Store, catalogue: Catalogue) -> Analysis:
    """Read everything; for a worker thread."""
    catalogue = with_register(store, catalogue)
    classed = classify(read_findings(store, catalogue), catalogue)
    compared = compare_forms(store, catalogue)
    years = {*years_of(classed), *(one.form.fiscal_year for one in compared)}
    return Analysis(classed, compared, _names(catalogue), tuple(sorted(years, reverse=True)))


def repeats_of(findings: Sequence[LedgerFinding], catalogue: Catalogue) -> RepeatMap:
    """What comes back, item by item: the rows of くり返し, and what ホーム names of them."""
    return map_repeats(classify(findings, catalogue), Axis.ITEM, _names(catalogue))


def classify(findings: Sequence[LedgerFinding], catalogue: Catalogue) -> tuple[Classed, ...]:
    """Say of each finding by which item it is found, and its theme.

    A published one belongs to the item that names its code; one of a visit has the theme that most
    earlier findings of its item had, or the title of the checklist where there were none.
    """
    by_code: dict[str, Item] = {}
    for item in catalogue.items.values():
        for code in item.findings:
            by_code.setdefault(code, item)
    names = {system.id: system.name for system in catalogue.systems.values()}
    found = []
    for finding in findings:
        found_by = catalogue.items.get(finding.item) or by_code.get(finding.code)
        found.append(
            Classed(
                finding,
                found_by.title if found_by else "",
                finding.theme or (_theme_of(found_by, catalogue) if found_by else ""),
                tuple(names.get(system, system) for system in finding.systems),
            )
        )
    return tuple(found)


def _names(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(system.name for system in catalogue.systems.values())


def _theme_of(item: Item, catalogue: Catalogue) -> str:
    earlier = [
        catalogue.findings[code].theme for code in item.findings if code in catalogue.findings
    ]
    if earlier:
        return Counter(earlier).most_common(1)[0][0]
    checklist = catalogue.checklists.get(item.checklist)
    return checklist.title if checklist else ""
