"""Photos are proposed for the items that were written about at their time, with reasons."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.use_cases.field import Field
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import ClockCheck, Permission, Session, Visit
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.propose_items import (
    NEAR,
    Certainty,
    Moment,
    Proposal,
    Taken,
    propose_items,
    read_moments,
)

JST = timezone(timedelta(hours=9))
START = datetime(2026, 10, 21, 10, 0, tzinfo=JST)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def exif(minutes: float) -> str:
    """As a camera without a zone writes it."""
    return at(minutes).replace(tzinfo=None).isoformat(timespec="seconds")


def visit_of(field: Field) -> Visit:
    sitting = Session("s", at(-10).isoformat(), at(120).isoformat(), "")
    return field.visit._replace(sessions=(sitting,))


def moments(visit: Visit, *minutes: float) -> list[Moment]:
    rows = list(visit.rows())
    return [Moment(at(m), rows[n].answer.subject) for n, m in enumerate(minutes)]


def propose(visit: Visit, taken: str, *minutes: float, fast_s: int = 0) -> Proposal:
    (proposal,) = propose_items(visit, moments(visit, *minutes), [Taken(taken, fast_s)], JST)
    return proposal


def chosen(visit: Visit, proposal: Proposal) -> int:
    subjects = [row.answer.subject for row in visit.rows()]
    return subjects.index(proposal.answer) if proposal.answer else -1


def test_a_photo_goes_to_the_item_answered_next(field: Field) -> None:
    visit = visit_of(field)
    found = propose(visit, exif(29), 10, 30, 50)
    assert chosen(visit, found) == 1
    assert found.certainty is Certainty.SURE
    assert found.reason == "10:30 の記入の1分前に撮影"
    assert found.place == list(visit.rows())[1].place.id


def test_a_photo_between_two_answers_is_no_sure_thing(field: Field) -> None:
    visit = visit_of(field)
    found = propose(visit, exif(14), 10, 21)
    assert chosen(visit, found) == 1
    assert found.certainty is Certainty.LIKELY
    shortly_after = propose(visit, exif(10.5), 10, 21)
    assert chosen(visit, shortly_after) == 0
    assert shortly_after.reason == "10:10 の記入の30秒後に撮影"


def test_what_is_far_from_everything_is_left_to_the_user(field: Field) -> None:
    visit = visit_of(field)
    found = propose(visit, exif(60), 10, 20)
    assert (found.answer, found.certainty) == ("", Certainty.NONE)
    assert "15分" in found.reason
    assert propose(visit, "", 10).reason == "写真に撮影時刻の記録がありません"
    assert propose(visit, exif(5)).answer == ""


@pytest.mark.parametrize(("minutes", "outside"), [(-16, True), (-14, False), (126, True)])
def test_outside_all_sittings_is_flagged(field: Field, minutes: int, *, outside: bool) -> None:
    visit = visit_of(field)
    found = propose(visit, exif(minutes), minutes)
    assert found.outside is outside
    assert (found.answer == "") is outside


def test_without_sittings_the_day_counts(field: Field) -> None:
    assert not propose(field.visit, exif(1), 2).outside
    assert propose(field.visit, exif(24 * 60), 24 * 60).outside


def test_an_open_sitting_lasts_the_day(field: Field) -> None:
    visit = field.visit._replace(sessions=(Session("s", at(0).isoformat(), "", ""),))
    assert not propose(visit, exif(300), 301).outside
    assert propose(visit, exif(24 * 60), 24 * 60).outside


def test_a_forbidden_place_is_never_proposed(field: Field) -> None:
    row = field.rows[0]
    places = tuple(
        place._replace(permission=Permission("禁止")) if place.id == row.place.id else place
        for place in field.visit.places
    )
    visit = visit_of(field)._replace(places=places)
    found = propose(visit, exif(9), 10)
    assert (found.answer, found.place) == ("", "")
    assert row.place.name in found.reason


def test_both_clocks_are_put_right(field: Field) -> None:
    clock = ClockCheck("", "", 600)
    visit = visit_of(field)._replace(
        clock=clock
    )  # this computer is ten minutes fast: 40 was really 30
    assert chosen(visit, propose(visit, exif(29), 20, 40)) == 1
    visit = visit_of(field)
    assert chosen(visit, propose(visit, exif(69), 10, 30, fast_s=2400)) == 1
    assert propose(visit, at(29).isoformat(), 10, 30) == propose(visit, exif(29), 10, 30)


def test_times_are_those_of_every_writing(field: Field) -> None:
    row = field.rows[0]
    assert read_moments(field.store, field.visit) == ()
    give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    found = read_moments(field.store, field.visit)
    assert {moment.answer for moment in found} == {row.answer.subject}
    assert list(found) == sorted(found)


@settings(max_examples=60, deadline=None)
@given(written=st.lists(st.integers(-30, 150), max_size=12), taken=st.lists(st.integers(-60, 200)))
def test_whatever_is_proposed_was_written_about_near_that_time(
    written: list[int], taken: list[int]
) -> None:
    field = Field()
    visit = visit_of(field)
    known = moments(visit, *written)
    found = propose_items(visit, known, [Taken(exif(minute)) for minute in taken], JST)
    assert len(found) == len(taken)
    for minute, proposal in zip(taken, found, strict=True):
        assert proposal.reason
        assert (proposal.answer == "") is (proposal.certainty is Certainty.NONE)
        if proposal.answer:
            times = [moment.at for moment in known if moment.answer == proposal.answer]
            assert min(abs(time - at(minute)) for time in times) <= NEAR
