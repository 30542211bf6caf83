"""The sample year: visits of several states, invented persons only, nothing missing at 事実確認."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from tests.unit.use_cases.field import NOW, the_catalogue
from tests.unit.use_cases.signing import press
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.contradiction import TOO_BAD, TOO_GOOD, Compared, compare_owners
from wakayama_audit_gui.domain.deadline import NoHolidays
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.domain.signature import SignatureMode
from wakayama_audit_gui.domain.stick import DifferenceKind
from wakayama_audit_gui.domain.target_score import Criterion, TargetScore
from wakayama_audit_gui.domain.visit import Row, Visit, VisitState
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.check_readiness import check_signable
from wakayama_audit_gui.use_cases.choose_targets import read_choices
from wakayama_audit_gui.use_cases.count_sticks import compare_sticks, read_counts
from wakayama_audit_gui.use_cases.perform_sample import SAMPLE_VISITS, perform_sample
from wakayama_audit_gui.use_cases.perform_sample_findings import FOLLOWED
from wakayama_audit_gui.use_cases.read_analysis import read_analysis
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_follow_up import read_follow_up
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.read_year import read_year
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.signature_boxes import AUDITOR, WITNESS
from wakayama_audit_gui.use_cases.verify_seals import verify_seals

SHOWS = {
    "entry_control": {"entrance"},
    "visitor_badge": {"badge", "renewed_badge"},
    "visitor_escort": {"counter"},
    "rack_lock_log": {"rack"},
    "document_cabinet": {"cabinet"},
    "screen_lock": {"desk"},
}
"""Item → scenes that show what it asks for."""


def test_the_sample_has_visits_of_several_states_and_photos_where_said() -> None:
    store = MemoryStore()
    taken: list[tuple[str, str, str]] = []

    def take(visit: Visit, row: Row, scene: str, caption: str, _when: datetime) -> None:
        assert row.answer.subject.startswith(f"answer:{visit.id}/")
        taken.append((row.item.id, scene, caption))

    told: list[int] = []
    today = perform_sample(
        store, the_catalogue(), NOW, take, press, lambda done, _total, _what: told.append(done)
    )
    rows = store.visits()
    assert {row.state for row in rows} == {"予定", "記入中", "事実確認", "確定"}
    asked = [photo for sample in SAMPLE_VISITS for photo in sample.photos]
    assert taken == [*asked, FOLLOWED]
    assert FOLLOWED[1] not in {scene for _, scene, _ in asked}, "nothing has improved"
    assert all(scene in SHOWS[item] for item, scene, _ in taken)
    assert told == list(range(len(SAMPLE_VISITS) + 2))
    assert read_visit(store, today).state is VisitState.WRITING
    confirmed = next(row for row in rows if row.state == "事実確認")
    assert check_signable(read_visit(store, confirmed.visit)) == []
    closed = read_visit(store, next(row.visit for row in rows if row.state == "確定"))
    signing = read_signing(store, closed)
    modes = [signing.signatures[box.id].mode for box in signing.boxes]
    assert set(modes) == {SignatureMode.SCREEN, SignatureMode.INK}
    assert verify_seals(store) == []
    assert {person.name for person in read_office(store).persons} == {"見本 太郎"}
    assert read_office(store).sample


def test_nobody_in_the_sample_has_two_parts() -> None:
    """Who attends does not decide, heads no second 課, and is not the auditor."""
    store = MemoryStore()
    catalogue = the_catalogue()
    perform_sample(store, catalogue, NOW, lambda *_: None, press, lambda *_: None)
    office = read_office(store)
    parts: dict[str, set[tuple[str, str]]] = {}
    for person in office.persons:
        parts.setdefault(person.name, set()).add((person.role, person.section))
    for row in store.visits():
        visit = read_visit(store, row.visit)
        for witness in visit.witnesses:
            parts.setdefault(witness.name, set()).add((witness.post, witness.affiliation))
        signing = read_signing(store, visit)
        named = {WITNESS: "見本 花子", AUDITOR: "見本 太郎"}
        for box in signing.boxes:
            signature = signing.signatures.get(box.id)
            assert signature is None or signature.name == named.get(box.role, "")
        assert {one.name for one in signing.approvals} <= {""}
        visited = {place.section for place in visit.places}
        visited.update(*(catalogue.systems[system].sections for system in visit.systems))
        assert set(visit.self_audit) == {p.id for p in office.persons if p.section in visited}
    assert parts == {
        "見本 太郎": {("監査人", "デジタル推進課")},
        "見本 花子": {("班長", "デジタル推進課")},
    }


@pytest.mark.parametrize(
    "now",
    [
        NOW,
        datetime(2026, 4, 1, 9, 30, tzinfo=UTC),
        datetime(2026, 6, 30, 9, 30, tzinfo=UTC),
        datetime(2027, 3, 31, 23, 30, tzinfo=UTC),
    ],
    ids=str,
)
def test_no_step_of_the_year_is_empty(now: datetime) -> None:
    store, catalogue = MemoryStore(), the_catalogue()
    perform_sample(store, catalogue, now, lambda *_: None, press, lambda *_: None)
    year, day = fiscal_year(now.date()), now.date().isoformat()
    told = read_year(store, catalogue, year, now.date(), NoHolidays())
    assert 0 < told.forms.back < told.forms.total == told.forms.back + told.forms.missing
    assert told.forms.overdue == 2, "one that never came and one that was given back"
    assert told.forms.deadline > day
    assert told.targets.systems >= 9
    assert (told.targets.sections, told.targets.unplanned) == (1, 0)
    assert told.visits.sealed == 3
    plans = told.plans
    assert (plans.received, plans.total, plans.to_notify, plans.overdue) == (2, 4, 1, 1)
    assert plans.deadline > day
    assert (told.follow_up.settled, told.follow_up.carried) == (1, 70)
    states = {row.state for row in read_collection(store, catalogue, year).rows}
    assert states == {*FormState} - {FormState.NOT_SENT}


def test_choice_contradictions_follow_up_and_sticks_of_the_sample() -> None:
    store, catalogue = MemoryStore(), the_catalogue()
    perform_sample(store, catalogue, NOW, lambda *_: None, press, lambda *_: None)
    choices = read_choices(store, 2026)
    scores = {(s.kind, s.owner): s.total for s in score_targets(store, catalogue, 2026)}
    refused = [key for key, choice in choices.items() if not choice.chosen]
    chosen = [key for key, choice in choices.items() if choice.chosen]
    assert any(scores[no] > scores[yes] for no in refused for yes in chosen), "against the score"
    assert all("見本" in choice.reason for choice in choices.values())
    compared = read_analysis(store, catalogue).compared
    assert {one.way for one in compared} >= {TOO_GOOD, TOO_BAD}
    assert_one_count_of_contradictions(compared, score_targets(store, catalogue, 2026))
    (follow_up,) = (
        followed
        for row in store.visits()
        if (followed := read_follow_up(store, catalogue, row.visit)).followed
    )
    assert [one.has_evidence for one in follow_up.followed] == [True, False]
    (count,) = read_counts(store, NOW.date())
    differences = compare_sticks(store, count, NOW.date()).differences
    kinds = {difference.kind for difference in differences}
    assert kinds == {DifferenceKind.MISSING, DifferenceKind.UNKNOWN}
    published = [f for f in read_findings(store, catalogue) if f.page]
    assert len(published) == 70
    assert not any(f.filed for f in published), "nothing is invented of what was published"


def assert_one_count_of_contradictions(
    compared: Sequence[Compared], scores: Sequence[TargetScore]
) -> None:
    """集計 and 対象の選定 say the same of every 課 and system, and no two rows read alike."""
    counted = {
        (kind, row.owner): len(row.differing)
        for kind in FormKind
        for row in compare_owners(compared, kind, 2026).rows
        if row.differing
    }
    grounds = {
        (score.kind, score.title): len(part.grounds)
        for score in scores
        for part in score.parts
        if part.criterion is Criterion.CONTRADICTIONS
    }
    assert grounds == counted
    assert max(counted.values()) > 1, "the same item in two visits counts in both"
    told = [(one.form, one.title, one.seen_at) for one in compared if one.way]
    assert len(set(told)) == len(told)
