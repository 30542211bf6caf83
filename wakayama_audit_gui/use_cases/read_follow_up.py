"""What a follow-up visit found of each finding: the answer of today, photos before and after.

Making the visit is plan_follow_up.py; deciding what became of a finding, decide_follow_up.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Photo, Row, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import FIXED
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.plan_follow_up import FOLLOWS
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, picture_of
from wakayama_audit_gui.use_cases.read_visit import FOLLOWED, read_visit, visit_book
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of
from wakayama_audit_gui.use_cases.section_plans import looking_into, plans_by


class FollowedFinding(NamedTuple):
    """One finding in a follow-up.

    Attributes:
        finding: As the ledger has it now.
        plans: The 改善計画 of its 課.
        row: The item of the follow-up with its answer.
        before: Photos of the earlier visit.
        after: Photos of the follow-up.
    """

    finding: LedgerFinding
    plans: tuple[SectionPlan, ...]
    row: Row
    before: tuple[Photo, ...]
    after: tuple[Photo, ...]

    @property
    def has_evidence(self) -> bool:
        """Whether the follow-up holds a photo or words of this finding."""
        return bool(self.after) or self.row.answer.has_words

    @property
    def is_seen_again(self) -> bool:
        """Whether what the follow-up says is that the finding still stands."""
        answer = self.row.answer
        said = answer.dispositions.get(self.finding.code)
        return answer.verdict is Verdict.SHITEKI and not (said and said.state == FIXED)


class FollowUp(NamedTuple):
    """A follow-up visit."""

    visit: Visit
    followed: tuple[FollowedFinding, ...]


def read_follow_up(store: Store, catalogue: Catalogue, visit: str) -> FollowUp:
    """Read a follow-up visit; one that follows nothing has no findings.

    Raises:
        UserError: There is no such visit.
    """
    now = read_visit(store, visit)
    rows = {row.answer.subject: row for row in now.rows()}
    ledger = {finding.id: finding for finding in read_findings(store, catalogue)}
    # As the 課 were called when it was looked at.
    day = parse_day(now.scheduled) or date.max
    lineages = lineages_of(store, tuple(ledger.values()), day)
    look = looking_into(store)
    earlier: dict[str, Visit] = {}
    found: list[FollowedFinding] = []
    for subject, cells in store.state(visit_book(visit)).items():
        fields = Fields(cells)
        finding, row = ledger.get(fields.text("finding")), rows.get(fields.text("answer"))
        if not subject.startswith(FOLLOWED) or finding is None or row is None:
            continue
        if finding.visit and finding.visit not in earlier:
            earlier[finding.visit] = read_visit(store, finding.visit)
        before = earlier.get(finding.visit)
        found.append(
            FollowedFinding(
                finding,
                plans_by(look, finding, lineages[finding.id]),
                row,
                before.photos_of(f"answer:{finding.id}") if before else (),
                now.photos_of(row.answer.subject),
            )
        )
    found.sort(key=lambda one: (one.row.number, one.finding.code, one.finding.id))
    return FollowUp(now, tuple(found))


class FollowUpVisit(NamedTuple):
    """A follow-up visit in a list: its row, and the ids of the findings it follows."""

    row: VisitRow
    findings: frozenset[str]


def read_follow_ups(store: Store) -> tuple[FollowUpVisit, ...]:
    """Every follow-up visit, latest scheduled first; quick, no visit is read for it."""
    found: list[FollowUpVisit] = []
    for row in store.visits():
        cell = store.cell(f"visit:{row.visit}", FOLLOWS)
        ids = Fields({FOLLOWS: cell}).texts(FOLLOWS)
        if ids:
            found.append(FollowUpVisit(row, frozenset(ids)))
    return tuple(found)


class BeforeAfter(NamedTuple):
    """What was photographed of a finding: where it was found, and in its latest follow-up.

    Attributes:
        before: Photos of the earlier visit.
        found_on: ISO date of that visit; "" when there is none.
        after: Photos of the follow-up.
        follow_up: Id of that visit; "" when there is none.
        answer: Subject of the answer there.
        followed_on: ISO date of that visit.
    """

    before: tuple[Photo, ...] = ()
    found_on: str = ""
    after: tuple[Photo, ...] = ()
    follow_up: str = ""
    answer: str = ""
    followed_on: str = ""


def read_before_after(store: Store, finding: LedgerFinding) -> BeforeAfter:
    """The photos of one finding; an empty `BeforeAfter` when it has no visit at all."""
    found = BeforeAfter()
    if finding.visit:
        earlier = read_visit(store, finding.visit)
        photos = earlier.photos_of(f"answer:{finding.id}")
        found = found._replace(before=photos, found_on=earlier.scheduled)
    latest = next((one.row for one in read_follow_ups(store) if finding.id in one.findings), None)
    if latest is None:
        return found
    answer = next(
        (
            fields.text("answer")
            for subject, cells in store.state(visit_book(latest.visit)).items()
            if subject.startswith(FOLLOWED)
            and (fields := Fields(cells)).text("finding") == finding.id
        ),
        "",
    )
    return found._replace(
        after=read_visit(store, latest.visit).photos_of(answer),
        follow_up=latest.visit,
        answer=answer,
        followed_on=latest.scheduled,
    )


def follow_up_photos(
    store: Store, workshop: PhotoWorkshop, follow_up: FollowUp
) -> Callable[[str], bytes | None]:
    """Gives the print-ready JPEG of a photo before or after, by its key, or None."""
    photos = {
        picture_of(photo): photo
        for one in follow_up.followed
        for photo in (*one.before, *one.after)
    }

    def photo(key: str) -> bytes | None:
        found = photos.get(key)
        try:
            return found and photo_rendering(store, workshop, found, "print")
        except UserError:
            return None

    return photo
