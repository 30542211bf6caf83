"""The explained score of every 課 and system: the grounds in the record for auditing it this year.

How grounds are weighed is in domain.target_score; what the office chooses is choose_targets.py's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.contradiction import Compared
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.domain.reorganisation import Reorganisation, lineage, successors_of_gone
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, ReplyAnswer
from wakayama_audit_gui.domain.target_score import (
    Criterion,
    Ground,
    Reading,
    TargetScore,
    rank,
    score_target,
)
from wakayama_audit_gui.record.derive import answer_name
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.choose_targets import read_choices
from wakayama_audit_gui.use_cases.compare_forms import compare_forms
from wakayama_audit_gui.use_cases.known_systems import (
    StandingSystem,
    read_systems,
    with_register,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import replies_of
from wakayama_audit_gui.use_cases.read_organisation import Unit, organised_on, read_organisation
from wakayama_audit_gui.use_cases.read_past_findings import read_findings_of
from wakayama_audit_gui.use_cases.reorganise_sections import (
    present_sections_of,
    read_reorganisations,
)
from wakayama_audit_gui.use_cases.seen_verdicts import SeenVerdict, seen_verdicts
from wakayama_audit_gui.use_cases.system_grounds import system_grounds

Grounds = dict[Criterion, tuple[Ground, ...]]


class _Known(NamedTuple):
    """Everything the scores are read from, read once."""

    catalogue: Catalogue
    fiscal_year: int
    day: str
    findings: tuple[LedgerFinding, ...]
    seen: tuple[SeenVerdict, ...]
    compared: tuple[Compared, ...]
    present: Mapping[str, tuple[str, ...]]
    changes: tuple[Reorganisation, ...]
    finders: Mapping[str, tuple[str, ...]]

    def seen_at(self, section: str) -> list[SeenVerdict]:
        """What was seen at the 課 of that name, and at those it came from."""
        return [s for s in self.seen if self._became(s.section, s.year, section)]

    def against(self, kind: FormKind, owner: str, title: str) -> tuple[Ground, ...]:
        """Where 自己点検 and 実地 differ, as 集計 counts it: once for each visit and place."""
        differing = (one for one in self.compared if one.way and one.form.kind is kind)
        return tuple(
            _contradiction(one)
            for one in differing
            if one.form.owner == owner
            or (kind is FormKind.SECTION and self._became(one.owner, one.form.fiscal_year, title))
        )

    def _became(self, former: str, year: int, section: str) -> bool:
        """Whether a 課 of then is, or went into, the one of that name."""
        last = f"{year + 1}-03-31"
        return section in lineage((former,), self.changes, last, self.day, unaware=True)

    def told(self, finding: LedgerFinding) -> Ground:
        """A finding, with the items that would find it again."""
        state = finding.state.value if finding.state else "未確定"
        words = f"{finding.kind} {finding.code}（{state}）：{finding.text}"
        found = (finding.item,) if finding.item else self.finders.get(finding.code, ())
        return Ground(words, f"filed:{finding.id}", items=found)


def score_targets(
    store: Store, catalogue: Catalogue, fiscal_year: int, day: str = ""
) -> list[TargetScore]:
    """Scores of all 課 and all systems of the register for a year, most points first.

    Of a past year findings, visits and answers count as they stood at its end; the register and
    the definitions are those of today.
    A system about which was decided stays among them also when it was taken off the register since,
    as does a 課 that is gone.

    Args:
        store: The workspace.
        catalogue: The definitions.
        fiscal_year: For which targets are to be chosen, e.g. 2026.
        day: ISO date whose 課 are ranked; "" is `organised_on` the year.
    """
    weights = read_weights(store)
    day = day or organised_on(fiscal_year)
    known = _read_known(store, catalogue, fiscal_year, day)
    decided = read_choices(store, fiscal_year).keys()
    systems = {owner for kind, owner in decided if kind is FormKind.SYSTEM}
    units = read_organisation(store, catalogue, fiscal_year, gone=True, day=day)
    scores = [
        score_target(
            FormKind.SYSTEM,
            one.system.id,
            one.title,
            _of_system(store, known, one),
            weights,
            one.entry.section,
        )
        for one in read_systems(store, catalogue, day, systems).values()
    ]
    scores += [
        score_target(
            FormKind.SECTION,
            unit.id,
            unit.name,
            Reading(_of_section(store, known, unit, units)),
            weights,
            " ".join(filter(None, (unit.bureau, unit.division))),
        )
        for unit in units
        if not unit.removed or (FormKind.SECTION, unit.id) in decided
    ]
    return rank(scores)


def _read_known(store: Store, catalogue: Catalogue, fiscal_year: int, day: str) -> _Known:
    findings = read_findings_of(store, catalogue, fiscal_year)
    return _Known(
        catalogue,
        fiscal_year,
        day,
        findings,
        tuple(seen_verdicts(store, fiscal_year)),
        compare_forms(store, with_register(store, catalogue), fiscal_year),
        present_sections_of(store, findings, date.fromisoformat(day)),
        read_reorganisations(store),
        _finders(catalogue),
    )


def _finders(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Code of an earlier finding → ids of the items that would have found it."""
    found: dict[str, tuple[str, ...]] = {}
    for item in catalogue.items.values():
        for code in item.findings:
            found[code] = (*found.get(code, ()), item.id)
    return found


def read_weights(store: Store) -> Mapping[Criterion, int]:
    """The weights the office set."""
    found: dict[Criterion, int] = {}
    for criterion in Criterion:
        said = Fields({"value": store.cell(f"weight:{criterion.value}", "value")}).value("value")
        if isinstance(said, int) and not isinstance(said, bool):
            found[criterion] = said
    return found


def _of_system(store: Store, known: _Known, one: StandingSystem) -> Reading:
    id_ = one.system.id
    own = [f for f in known.findings if id_ in f.systems and not f.joined]
    seen = [s for s in known.seen if id_ in s.systems]
    name = FormName(known.fiscal_year, FormKind.SYSTEM, id_)
    grounds = _common(store, known, [name], own, seen)
    grounds[Criterion.CONTRADICTIONS] = known.against(name.kind, name.owner, one.title)
    found = system_grounds(one, known.fiscal_year)
    return found._replace(grounds={**grounds, **found.grounds})


def _of_section(store: Store, known: _Known, unit: Unit, units: Sequence[Unit]) -> Grounds:
    title, owner = unit.name, unit.id
    # What it was asked this year before it was called so.
    former = [
        one.id
        for one in units
        if one.removed
        and one != unit
        and title in successors_of_gone(one.name, known.changes, known.day)
    ]
    own = [f for f in known.findings if title in known.present[f.id] and not f.joined]
    names = [FormName(known.fiscal_year, FormKind.SECTION, one) for one in (owner, *former)]
    grounds = _common(store, known, names, own, known.seen_at(title))
    grounds[Criterion.CONTRADICTIONS] = known.against(FormKind.SECTION, owner, title)
    return grounds


def _common(
    store: Store,
    known: _Known,
    names: Iterable[FormName],
    own: list[LedgerFinding],
    seen: list[SeenVerdict],
) -> Grounds:
    """What counts of 課 and systems alike."""
    open_ones = [f for f in own if f.state is None or f.state.is_open]
    return {
        Criterion.NO_ANSWERS: tuple(no for name in names for no in _noes(store, known, name)),
        Criterion.OPEN_FINDINGS: tuple(known.told(f) for f in open_ones),
        Criterion.REPEATED: tuple(_repeated(known, own)),
        Criterion.YEARS: _years(known, own, seen),
    }


def _noes(store: Store, known: _Known, name: FormName) -> Iterator[Ground]:
    """Every いいえ of a form."""
    asked = known.catalogue.questions
    for question, reply in replies_of(store.state(name.book), name).items():
        item = asked[question].item if question in asked else ""
        words = asked[question].question if question in asked else question
        if reply.answer == ReplyAnswer.NO:
            told = f"いいえ：{words}　{reply.reason}".rstrip("　")
            yield Ground(told, name.reply(question), items=(item,) if item else ())


def _contradiction(one: Compared) -> Ground:
    """In the words of the form; leads to what was found."""
    year = fiscal_year_label(one.form.fiscal_year)
    told = f"{one.answer}と回答、{year}の実地では{one.verdict}（{one.seen_at}）：{one.question}"
    seen = answer_name(one.subject)
    return Ground(told, one.subject, one.visit, (seen.item,) if seen else ())


def _repeated(known: _Known, own: list[LedgerFinding]) -> Iterator[Ground]:
    """Findings called 再指摘, and those on an item or theme found wanting in other years too."""
    years: dict[str, set[int]] = defaultdict(set)
    for finding in own:
        years[finding.item or finding.theme].add(finding.fiscal_year)
    for finding in own:
        about = finding.item or finding.theme
        again = about and finding.fiscal_year == max(years[about]) and len(years[about]) > 1
        if finding.state is FindingState.REPEATED or again:
            yield known.told(finding)


def _years(known: _Known, own: list[LedgerFinding], seen: list[SeenVerdict]) -> tuple[Ground, ...]:
    """One ground for each year since the last audit; the most that count when there was none."""
    audited = [s.year for s in seen] + [f.fiscal_year for f in own]
    last = max(audited, default=0)
    if not last:
        words = "監査の記録がありません。"
        return (Ground(words, ""),) * Criterion.YEARS.most
    words = f"前の監査は{fiscal_year_label(last)}"
    return (Ground(words, ""),) * max(known.fiscal_year - last, 0)
