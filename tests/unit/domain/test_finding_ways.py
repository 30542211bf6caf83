"""What several findings may do next together."""

from __future__ import annotations

from tests.unit.domain.test_finding_partners import finding
from wakayama_audit_gui.domain.finding_life import EXTERNAL, FindingState, LedgerFinding
from wakayama_audit_gui.domain.finding_ways import Ways

S = FindingState


def standing(id_: str, state: FindingState | None) -> LedgerFinding:
    return finding(id_)._replace(state=state)


DECIDED, IMPROVING = standing("a", S.DECIDED), standing("b", S.IMPROVING)
CLOSED, SPLIT = standing("c", S.CONFIRMED), standing("d", None)
OUTSIDE = standing("e", S.DECIDED)._replace(audit_kind=EXTERNAL)


def test_what_most_may_do_comes_first_and_each_step_says_how_many() -> None:
    ways = Ways((IMPROVING, DECIDED), frozenset())
    assert next(iter(ways.steps.items())) == (S.WITHDRAWN, 2)
    assert ways.steps[S.REPORTED] == ways.steps[S.NOTIFIED] == 1


def test_both_tracks_may_take_a_step_they_share() -> None:
    ways = Ways((DECIDED, OUTSIDE), frozenset())
    assert ways.steps[S.NOTIFIED] == 2
    assert ways.able(S.NOTIFIED) == [DECIDED, OUTSIDE]
    assert not ways.unable(S.NOTIFIED)


def test_those_that_cannot_are_told_with_where_they_may_go_instead() -> None:
    ways = Ways((DECIDED, CLOSED, IMPROVING, SPLIT), frozenset())
    assert ways.able(S.NOTIFIED) == [DECIDED]
    unable = [(tuple(states), list(ones)) for states, ones in ways.unable(S.NOTIFIED)]
    assert unable == [
        ((), [CLOSED]),
        ((S.REPORTED, S.PLAN_AWAITED, S.WITHDRAWN), [IMPROVING]),
        ((), [SPLIT]),
    ]
    assert [ones for _, ones in ways.unable(None)] == [[CLOSED], [SPLIT]]


def test_what_a_follow_up_looked_at_may_be_decided() -> None:
    ways = Ways((IMPROVING, standing("f", S.IMPROVING)), frozenset(("f",)))
    assert [one.id for one in ways.able(S.CONFIRMED)] == ["f"]
