"""The long form of the fault harnesses: ``python -m tests.faults [--full] [F1 F2 …]``.

Prints what was found and writes it to out/faults.json. The short forms are the test files here.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import strftime
from typing import NamedTuple

from tests.faults.apart import Job, run_all_apart
from tests.faults.bit_rot import cut_short, flip_bits, zero_pages
from tests.faults.commands import fill_disk_under_commands
from tests.faults.copied import copy_and_meet
from tests.faults.disk_full import fill_disk
from tests.faults.failing_disk import fail_calls
from tests.faults.figures import Figures
from tests.faults.hidden_traces import compare_pairs
from tests.faults.hostile_photos import alter_photos
from tests.faults.killed import kill_at_calls, kill_at_random
from tests.faults.low_memory import sweep_memory
from tests.faults.merge_machine import meet
from tests.faults.power_loss import AS_SHIPPED, COMPARED, PYTHON_DEFAULT, lose_power
from tests.faults.race import race
from tests.faults.read_only import try_everything
from tests.faults.restoring import restore_all
from tests.faults.small_disk import BLOCK
from tests.faults.transplant import transplant_signatures
from tests.faults.upgrade import cut_upgrades, kill_upgrades
from tests.faults.workload import work
from tests.faults.wrong_clocks import meet_by_wrong_clocks

_OUT = Path("out/faults.json")
_NAMES = (
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F9",
    "F10",
    "F11",
    "F12",
    "F13",
    "F14",
    "F16",
    "S3",
    "S9",
    "S12",
)
_PARTS = 8
"""Jobs a harness is split into, so that every core has something to do to the end."""


class Amounts(NamedTuple):
    """How much is tried."""

    kills: int
    states: int
    compared_states: int
    disk_step: int
    call_step: int
    flips: int
    cut_step: int
    races: int
    upgrades: int
    backups: int
    clocks: int
    copies: int
    histories: int
    hostile: int
    pairs: int
    limits: int


LONG = Amounts(
    *(4_000, 60_000, 2_000, 1, 1, 80_000, 37),
    *(400, 600, 200, 2_000, 1_000, 8_000, 40_000, 4_000, 48),
)
FULL = Amounts(
    *(20_000, 250_000, 20_000, 1, 1, 500_000, 1),
    *(2_000, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000, 20_000, 304),
)


def sweep_limits(limits: int, seed: int) -> Figures:
    """A thousand photos are too many for each of so many limits: as many as tell."""
    return sweep_memory(limits, 10 + seed)


class _Spread(NamedTuple):
    """Harnesses that take how much to try and a seed, and share an amount."""

    amount: str
    harnesses: tuple[Callable[[int, int], Figures], ...]


_SPREAD = {
    "F1": _Spread("kills", (partial(kill_at_random, work=work), partial(kill_at_calls, work=work))),
    "F6": _Spread("races", (race,)),
    "F10": _Spread("upgrades", (kill_upgrades, cut_upgrades)),
    "F11": _Spread("backups", (restore_all,)),
    "F12": _Spread("clocks", (meet_by_wrong_clocks,)),
    "F13": _Spread("copies", (copy_and_meet,)),
    "F14": _Spread("histories", (meet,)),
    "F16": _Spread("limits", (sweep_limits,)),
    "S3": _Spread("hostile", (alter_photos,)),
    "S9": _Spread("pairs", (compare_pairs,)),
}


_WHOLE: dict[str, Job] = {"F5": try_everything, "S12": partial(transplant_signatures, None)}
"""Harnesses that try every case there is, in one job."""


def jobs_of(name: str, amounts: Amounts) -> list[Job]:
    """The jobs of one harness."""
    if name in _WHOLE:
        return [_WHOLE[name]]
    spread = _SPREAD.get(name)
    if spread:
        most = getattr(amounts, spread.amount)
        return [
            partial(harness, most // len(spread.harnesses) // _PARTS, seed)
            for seed in range(_PARTS)
            for harness in spread.harnesses
        ]
    match name:
        case "F2":
            others = [settings for settings in COMPARED if settings != AS_SHIPPED]
            return [
                *(partial(lose_power, amounts.states // _PARTS, seed) for seed in range(_PARTS)),
                *(partial(lose_power, amounts.compared_states, 1, other) for other in others),
            ]
        case "F3":
            step = amounts.disk_step * BLOCK
            return [partial(fill_disk, step), partial(fill_disk_under_commands, step)]
        case "F4":
            return [partial(fail_calls, amounts.call_step, lasting) for lasting in (False, True)]
        case _:
            return [
                *(partial(flip_bits, amounts.flips // _PARTS, seed) for seed in range(_PARTS)),
                partial(cut_short, amounts.cut_step, 1),
                partial(zero_pages, 1),
            ]


def summed(found: list[Figures]) -> list[Figures]:
    """Figures of the same name about the same, added up."""
    sums: dict[tuple[str, str], Figures] = {}
    for figures in found:
        key = figures.name, figures.about
        sums[key] = sums[key] + figures if key in sums else figures
    return [sums[key] for key in sorted(sums)]


def is_kept(figures: Figures) -> bool:
    """Whether figures are as they must be; the control must have lost something."""
    if figures.name != "F2" or figures.about == str(AS_SHIPPED):
        return not figures.bad
    return bool(figures.bad) or figures.about != str(PYTHON_DEFAULT)


def main() -> int:
    """Runs what was asked for; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="F", help=f"{' '.join(_NAMES)}; all when none")
    parser.add_argument("--full", action="store_true", help="hours instead of half an hour")
    parser.add_argument("--out", type=Path, default=_OUT)
    options = parser.parse_args()
    if unknown := set(options.names) - set(_NAMES):
        parser.error(f"no such fault: {' '.join(sorted(unknown))}")
    amounts = FULL if options.full else LONG
    jobs = [job for name in options.names or _NAMES for job in jobs_of(name, amounts)]
    found = []
    for done, figures in enumerate(run_all_apart(jobs, os.cpu_count() or 1), 1):
        found.append(figures)
        print(f"{done}/{len(jobs)} {figures.line()}", flush=True)
    sums = summed(found)
    print("\n".join(["", *(figures.line() for figures in sums)]))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "when": strftime("%Y-%m-%d %H:%M"),
        "amounts": amounts._asdict(),
        "figures": [figures.as_json() for figures in sums],
    }
    options.out.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(is_kept(figures) for figures in sums) else 1


if __name__ == "__main__":
    sys.exit(main())
