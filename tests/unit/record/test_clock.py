"""Clocks: what an entry is stamped with."""

from datetime import datetime

from wakayama_audit_gui.record.clock import SteppingClock, SystemClock


def test_the_system_clock_says_when_where_and_since_which_boot() -> None:
    clock = SystemClock()
    one, two = clock.now(), clock.now()
    assert datetime.fromisoformat(one.at).tzinfo is not None
    assert len(one.at) == len("2026-10-21T09:00:00.000+09:00")
    assert two.mono > one.mono
    assert one.boot == two.boot != ""


def test_a_made_up_clock_may_run_backwards() -> None:
    clock = SteppingClock("2026-10-21T09:00:00+09:00", -60_000)
    assert [clock.now().at[11:16] for _ in range(3)] == ["09:00", "08:59", "08:58"]
