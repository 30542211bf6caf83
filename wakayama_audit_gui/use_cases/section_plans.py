"""Where the 改善計画 of each 課 is recorded, and reading them.

A finding of one 課 has its plan under its own id. Where several answer, each writes under its name,
so that none replaces another's; what stands under the id alone, written before there were several,
counts for those that wrote nothing of their own. They are written by step_finding.py and
take_improvement.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from wakayama_audit_gui.domain.finding_life import ImprovementPlan, LedgerFinding
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.record.fact import Cell, NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of

Lineage = Mapping[str, tuple[str, ...]]
"""課 as it is called today → every name under which it may have written."""

Look = Callable[[str], Mapping[str, Cell] | None]
"""Cells of a subject."""

_EMPTY = ImprovementPlan()


def section_plans(store: Store, finding: LedgerFinding, today: date) -> tuple[SectionPlan, ...]:
    """The plan of every 課 of a finding, in their order; at least one."""
    lineage = lineages_of(store, [finding], today)[finding.id]
    return plans_by(looking_into(store), finding, lineage)


def plans_by(look: Look, finding: LedgerFinding, lineage: Lineage) -> tuple[SectionPlan, ...]:
    """The same of who has looked up the 課, for many findings.

    Of a 課 that came of several every plan is given, also what it wrote under a former name.
    """
    together = _plan_at(look, _subject(finding.id))
    if _is_alone(finding, lineage):
        return (SectionPlan(next(iter(lineage), ""), "", together),)
    found: list[SectionPlan] = []
    for section, names in lineage.items():
        own = [SectionPlan(section, n, _plan_at(look, _subject(finding.id, n))) for n in names]
        written = [one for one in own if one.plan != _EMPTY]
        found += written or [SectionPlan(section, "", together)]
    return tuple(found)


def plan_facts(
    finding: LedgerFinding, lineage: Lineage, section: str, plan: ImprovementPlan
) -> list[NewFact]:
    """What is recorded when a 課 writes its plan, under the name it has or had."""
    subject = _subject_for(finding, lineage, section)
    return [NewFact(subject, name, value or None) for name, value in plan._asdict().items()]


def answers_again(
    look: Look, finding: LedgerFinding, lineage: Lineage, gone: Mapping[str, str]
) -> list[NewFact]:
    """What is recorded when every 課 has to answer again; the rest of what it wrote stays.

    Args:
        look: Looks up a plan.
        finding: Of what.
        lineage: Its 課 and the names they had.
        gone: Fields of a plan that no longer hold, empty.
    """
    facts: list[NewFact] = []
    for one in plans_by(look, finding, lineage):
        if one.plan != _EMPTY:
            subject = _subject(finding.id, one.recorded)
            facts += [NewFact(subject, name, value or None) for name, value in gone.items()]
    return facts


def plans_of_others(
    plans: Iterable[SectionPlan], finding: LedgerFinding, lineage: Lineage, section: str
) -> tuple[SectionPlan, ...]:
    """Those of `plans_by` that are not of a 課, by the name it has or had."""
    if _is_alone(finding, lineage):
        return ()
    own = [now for now, names in lineage.items() if section in (now, *names)]
    return tuple(one for one in plans if one.section not in own)


def past_plans(
    store: Store, finding: LedgerFinding, lineage: Lineage, section: str
) -> tuple[ImprovementPlan, ...]:
    """How the plan that a 課 writes has stood: empty, then after every act that spoke of it."""
    found = {b"": _EMPTY}
    plan = _EMPTY
    for line in store.history(_subject_for(finding, lineage, section)):
        if line.field in ImprovementPlan._fields:
            plan = plan._replace(**{line.field: str(line.value or "")})
            found[line.entry] = plan
    return tuple(found.values())


def looking_into(store: Store) -> Look:
    """Looks up the fields of a plan one by one."""

    def look(subject: str) -> Mapping[str, Cell]:
        return {name: store.cell(subject, name) for name in ImprovementPlan._fields}

    return look


def _plan_at(look: Look, subject: str) -> ImprovementPlan:
    fields = Fields(look(subject))
    return ImprovementPlan(**{name: fields.text(name) for name in ImprovementPlan._fields})


def _is_alone(finding: LedgerFinding, lineage: Lineage) -> bool:
    return len(finding.sections) <= 1 and len(lineage) <= 1


def _subject_for(finding: LedgerFinding, lineage: Lineage, section: str) -> str:
    return _subject(finding.id, "" if _is_alone(finding, lineage) else section)


def _subject(finding: str, section: str = "") -> str:
    return f"plan:{finding}@{section}" if section else f"plan:{finding}"
