"""Who is offered for the next step."""

from __future__ import annotations

from datetime import date
from itertools import chain

from tests.unit.use_cases.ledger_desk import ME, LedgerDesk
from wakayama_audit_gui.domain.finding_life import FindingState, Step
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.known_doers import Doer, known_doers
from wakayama_audit_gui.use_cases.read_findings import read_all_steps
from wakayama_audit_gui.use_cases.step_finding import step_findings

S = FindingState


def test_the_latest_stands_first_and_each_once_before_the_persons_of_the_workspace() -> None:
    desk = LedgerDesk()
    found_office(desk.store, "見本", "見本市", today=date(2026, 4, 1))
    for name in ("見本 太郎", "見本 次郎"):
        add_person(desk.store, name, "監査人", "監査課", ME)
    for code, day, person, post in (
        ("R8-01-1", "2026-04-01", "見本 太郎", "係長"),
        ("R8-01-2", "2026-05-01", "見本 花子", "課長"),
        ("R8-01-3", "2026-06-01", "見本 太郎", "係長"),
        ("R8-01-4", "2026-03-01", "", "総務部長"),
    ):
        step = Step(S.NOTIFIED, day, person, post)
        step_findings(desk.store, [desk.file(code, S.DECIDED)], step, ME)
    steps = chain(*read_all_steps(desk.store).values())
    assert known_doers(desk.store, steps) == (
        Doer("見本 太郎", "係長"),
        Doer("見本 花子", "課長"),
        Doer("", "総務部長"),
        Doer("見本 次郎", ""),
    )
