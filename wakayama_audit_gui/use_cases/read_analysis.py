"""Everything 集計 is counted from: findings with their item and theme, 自己点検 beside 実地.

How it is counted is in domain/analysis.py, repeats.py and contradiction.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.analysis import Classed, years_of
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.contradiction import Compared
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.item import Item
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, Reply, ReplyAnswer
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_form import replies_of
from wakayama_audit_gui.use_cases.read_organisation import read_organisation
from wakayama_audit_gui.use_cases.seen_verdicts import SeenVerdict, seen_verdicts

_SAID = (ReplyAnswer.YES, ReplyAnswer.NO)
_FOUND = (Verdict.CONFORMING, Verdict.SHITEKI, Verdict.IKEN)


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
    classed = classify(read_findings(store, catalogue), catalogue)
    compared = tuple(_compare(store, catalogue))
    years = {*years_of(classed), *(one.form.fiscal_year for one in compared)}
    names = tuple(system.name for system in catalogue.systems.values())
    return Analysis(classed, compared, names, tuple(sorted(years, reverse=True)))


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


def _theme_of(item: Item, catalogue: Catalogue) -> str:
    earlier = [
        catalogue.findings[code].theme for code in item.findings if code in catalogue.findings
    ]
    if earlier:
        return Counter(earlier).most_common(1)[0][0]
    checklist = catalogue.checklists.get(item.checklist)
    return checklist.title if checklist else ""


def _compare(store: Store, catalogue: Catalogue) -> Iterator[Compared]:
    """Every form of a system or 課 that was visited in the year of the form."""
    seen: defaultdict[tuple[int, FormKind, str], list[SeenVerdict]] = defaultdict(list)
    for verdict in seen_verdicts(store):
        if verdict.verdict in _FOUND:
            for system in verdict.systems:
                seen[verdict.year, FormKind.SYSTEM, system].append(verdict)
            seen[verdict.year, FormKind.SECTION, verdict.section].append(verdict)
    units: dict[int, Mapping[str, str]] = {}
    for (year, kind, owner), verdicts in sorted(seen.items()):
        if kind is FormKind.SECTION:
            if year not in units:
                units[year] = {u.name: u.id for u in read_organisation(store, catalogue, year)}
            if owner not in units[year]:
                continue
            name, title = FormName(year, kind, units[year][owner]), owner
        else:
            known = catalogue.systems.get(owner)
            name, title = FormName(year, kind, owner), known.name if known else owner
        for question, reply in replies_of(store.state(name.book), name).items():
            if reply.answer in _SAID:
                yield from _beside(catalogue, name, title, (question, reply), verdicts)


def _beside(
    catalogue: Catalogue,
    name: FormName,
    owner: str,
    answered: tuple[str, Reply],
    verdicts: Sequence[SeenVerdict],
) -> Iterator[Compared]:
    question, reply = answered
    asked = catalogue.questions.get(question)
    item = catalogue.items.get(asked.item) if asked else None
    if asked is None or item is None:
        return
    for verdict in verdicts:
        if verdict.item == item.id:
            yield Compared(
                name,
                owner,
                item.title,
                asked.question,
                reply.answer,
                reply.reason,
                verdict.verdict,
                verdict.visit,
                verdict.subject,
                verdict.place,
            )
