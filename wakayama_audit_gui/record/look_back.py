"""前回: the latest earlier verdict for the same system and item.

What the screen makes of it (文言変更あり, a prior finding to be dispositioned) is decided above.
"""

from __future__ import annotations

from collections.abc import Mapping

from wakayama_audit_gui.record.derive import (
    WEIGHT,
    answer_name,
    id_of,
    kind_of,
    place_fields,
    verdict_of,
)
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.record.view import PreviousResult, VisitRow


def find_previous(
    visits: Mapping[str, tuple[VisitRow, State]], system: str, item: str, before: str
) -> PreviousResult | None:
    """The latest verdict of an item in a visit scheduled before another.

    Args:
        visits: id → row and live heads of every visit that was not removed.
        system: System id.
        item: Item id.
        before: Visit id. One without a date comes after every dated one.
    """
    limit = visits[before][0].scheduled if before in visits else ""
    found = [
        (row.scheduled, -WEIGHT.index(verdict), answer, verdict, visit)
        for visit, (row, state) in visits.items()
        if visit != before and system in row.systems and row.scheduled
        if not limit or row.scheduled < limit
        for answer, verdict in _verdicts(state, item)
    ]
    if not found:
        return None
    scheduled, _, answer, verdict, visit = max(found)
    return PreviousResult(visit, answer, verdict, scheduled)


def _verdicts(state: State, item: str) -> list[tuple[str, str]]:
    shown = {
        id_of(subject)
        for subject, cells in state.items()
        if kind_of(subject) == "place" and not place_fields(cells).removed
    }
    return [
        (subject, verdict)
        for subject, cells in state.items()
        if (name := answer_name(subject)) and name.item == item and name.place in shown
        if (verdict := verdict_of(cells))
    ]
