"""Copies that meet in any way end up equal, and nothing acknowledged is missing.

The rules of the game are in merge_machine.py, the promises in replicas.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.merge_machine import MergeMachine
from tests.faults.replicas import ITEMS, PLACES, VISITS, World
from wakayama_audit_gui.record import memory_record
from wakayama_audit_gui.record.entry import Link, read_entry
from wakayama_audit_gui.record.merge import Arrangement, arrange

_SHORT = settings(
    max_examples=150,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_all_replicas_agree_and_no_ack_is_missing() -> None:
    run_state_machine_as_test(MergeMachine, settings=_SHORT)


def test_an_entry_that_arrives_before_what_it_rests_on_waits_for_it() -> None:
    assert not _first_entry_arrives_last().faults()


def test_the_harness_notices_a_merge_that_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control: whatever arrives is applied at once, though its bases are missing."""

    def apply_all(raws: Iterable[bytes], link_of: object) -> Arrangement:
        return Arrangement(tuple(read_entry(raw) for raw in raws), {})

    monkeypatch.setattr(memory_record, "arrange", apply_all)
    assert any("differs in digest" in fault for fault in _first_entry_arrives_last().faults())


def test_the_harness_notices_a_merge_that_forgets_what_it_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A control: entries that cannot be applied yet are dropped."""

    def drop(raws: Iterable[bytes], link_of: Callable[[bytes], Link | None]) -> Arrangement:
        return arrange(raws, link_of)._replace(held={})

    monkeypatch.setattr(memory_record, "arrange", drop)
    assert any("ack missing" in fault for fault in _first_entry_arrives_last().faults())


def test_the_harness_notices_a_replica_that_did_not_meet_the_others() -> None:
    """A control: no exchange, no agreement."""
    world = World(2)
    world.write(1, VISITS[0], f"visit:{VISITS[0]}", {"title": "見本"})
    assert any("ack missing" in fault for fault in world.faults())


def _first_entry_arrives_last() -> World:
    """Two entries, one resting on the other, handed over one by one, the later first."""
    world = World(2)
    subject = f"answer:{VISITS[0]}/{PLACES[0]}/{ITEMS[0]}"
    for remark in ("見本の一", "見本の二"):
        world.write(1, VISITS[0], subject, {"remark": remark})
    whole = world.replicas[1].export()
    known = world.replicas[0].export().entries.keys()
    late = sorted(
        (entry for entry in whole.entries if entry not in known),
        key=lambda entry: read_entry(whole.entries[entry]).seq,
        reverse=True,
    )
    for entry in late:
        world.replicas[0].absorb(whole._replace(entries={entry: whole.entries[entry]}))
    return world
