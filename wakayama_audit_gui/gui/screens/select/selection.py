"""What the selection screen shows of a year, and the way from a ground to what it is read from.

Scores are made in use_cases/score_targets.py, choices in choose_targets.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, form_name
from wakayama_audit_gui.domain.target_score import Criterion, Ground, TargetScore
from wakayama_audit_gui.use_cases.announce_visit import read_announcement
from wakayama_audit_gui.use_cases.applicable_items import Offer, offer_items
from wakayama_audit_gui.use_cases.choose_targets import Choice, read_choices
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.read_place_sections import read_place_sections
from wakayama_audit_gui.use_cases.read_register import ENTRY
from wakayama_audit_gui.use_cases.score_targets import read_weights, score_targets

TargetKey = tuple[FormKind, str]


class Target(NamedTuple):
    """A score, and what was decided of it; None while nothing was. ``offer``: items for it."""

    score: TargetScore
    choice: Choice | None
    offer: Offer = Offer({}, ())

    @property
    def key(self) -> TargetKey:
        """Kind and owner."""
        return self.score.kind, self.score.owner

    @property
    def chosen(self) -> bool:
        """Whether it is audited this year."""
        return self.choice is not None and self.choice.chosen


class AnnouncedVisit(NamedTuple):
    """A visit of the year, its systems and the 課 of its places, and under what it is announced."""

    visit: str
    sheet_no: str
    title: str
    scheduled: str
    systems: tuple[str, ...]
    sections: tuple[str, ...]
    announcement: SentUnder


class Selection(NamedTuple):
    """All targets of a year, most points first, the weights the office set itself, the visits."""

    fiscal_year: int
    targets: tuple[Target, ...] = ()
    weights: Mapping[Criterion, int] = {}
    visits: tuple[AnnouncedVisit, ...] = ()

    def of_kind(self, kind: FormKind) -> tuple[Target, ...]:
        """Systems, or 課."""
        return tuple(target for target in self.targets if target.score.kind is kind)

    def unplanned(self, kind: FormKind) -> tuple[Target, ...]:
        """What was chosen of a kind and has no visit."""
        return tuple(one for one in self.of_kind(kind) if one.chosen and not self.visits_of(one))

    def visits_of(self, target: Target) -> tuple[AnnouncedVisit, ...]:
        """The visits to a chosen system, or to a place of a chosen 課."""
        if not target.chosen:
            return ()
        if target.score.kind is FormKind.SECTION:
            return tuple(one for one in self.visits if target.score.title in one.sections)
        return tuple(one for one in self.visits if target.score.owner in one.systems)

    def find(self, key: TargetKey | None) -> Target | None:
        """The target of a key."""
        return next((target for target in self.targets if target.key == key), None)


class Way(NamedTuple):
    """Where a ground can be seen; one of the four is there.

    Attributes:
        finding: Id of a finding of the ledger.
        form: A 自己点検票.
        visit: Id of a visit; the ground names the subject in it.
        entry: Id of a system in the register.
    """

    finding: str = ""
    form: FormName | None = None
    visit: str = ""
    entry: str = ""


def read_selection(store: Store, catalogue: Catalogue, fiscal_year: int, today: date) -> Selection:
    """Read everything; for a worker thread."""
    choices = read_choices(store, fiscal_year)
    scores = score_targets(store, catalogue, fiscal_year, organised_on(fiscal_year, today))
    known = with_register(store, catalogue)
    targets = tuple(
        Target(s, choices.get((s.kind, s.owner)), offer_items(known, s)) for s in scores
    )
    rows = sorted(
        (row for row in store.visits() if row.fiscal_year == fiscal_year),
        key=lambda row: (row.scheduled, row.sheet_no),
    )
    visits = tuple(
        AnnouncedVisit(
            row.visit,
            row.sheet_no,
            row.title,
            row.scheduled,
            row.systems,
            read_place_sections(store, row.visit),
            read_announcement(store, row.visit),
        )
        for row in rows
    )
    return Selection(fiscal_year, targets, read_weights(store), visits)


def way_of(ground: Ground) -> Way | None:
    """Where a ground can be seen; None for what the definitions say."""
    kind, _, rest = ground.subject.partition(":")
    if ground.visit:
        return Way(visit=ground.visit)
    if kind == "filed":
        return Way(finding=rest)
    if ground.subject.startswith(ENTRY):
        return Way(entry=rest)
    form = form_name(rest.rpartition("/")[0]) if kind == "reply" else None
    return Way(form=form) if form is not None else None
