"""F1: the process is killed at any moment; what was called saved is still there.

A forked child works in the real store and says ``ack`` after each commit. It is killed after a
random time, or, traced, before an exact system call. Lost power is power_loss.py.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.tracer import PATHS, WORKS_ON, Stop, start_traced, watch
from tests.faults.workload import Work, examine, prepare

_LONGEST_S = 0.08
_ACTS = 3
_RENEWED_AFTER = 40
"""Kills one workspace takes before a new one is begun; it grows meanwhile."""


def kill_at_random(times: int, seed: int, work: Work) -> Figures:
    """Kills a working child again and again in the same workspace, after random times."""
    figures = Figures("F1", "killed after a random time")
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as base:
        folder, acked = Path(base), set[str]()
        for number in range(times):
            if number % _RENEWED_AFTER == 0:
                folder, acked = Path(base) / str(number), set()
                prepare(folder, dice)
            acks = _run_and_kill(folder, work, dice)
            acked |= acks
            figures.counts["acks"] += len(acks)
            figures.judge(f"kill {number} of seed {seed}", examine(folder).faults(acked))
    return figures


def kill_at_calls(times: int, seed: int, work: Work) -> Figures:
    """Runs the same short work again and again, and kills it before one system call or another.

    With enough times every call of a run is struck, then those of a run with other dice.
    """
    figures = Figures("F1", "killed before each system call that touches the files")
    dice = random.Random(seed)
    while figures.tried < times:
        with tempfile.TemporaryDirectory() as base:
            _strike_one_run(Path(base), times - figures.tried, dice, work, figures)
    return figures


def _strike_one_run(
    base: Path, times: int, dice: random.Random, work: Work, figures: Figures
) -> None:
    template, folder = base / "template", base / "folder"
    prepare(template, dice)
    rounds = dice.getrandbits(64)
    calls = 0
    shutil.copytree(template, folder)
    _, calls = run_until(folder, lambda: work(folder, random.Random(rounds), _ACTS), None)
    figures.counts["calls"] += calls
    for call in sorted(dice.sample(range(calls), min(times, calls))):
        shutil.rmtree(folder)
        shutil.copytree(template, folder)
        acked, _ = run_until(folder, lambda: work(folder, random.Random(rounds), _ACTS), call)
        figures.counts["acks"] += len(acked)
        figures.judge(f"call {call} of {calls}", examine(folder).faults(acked))


def _run_and_kill(folder: Path, work: Work, dice: random.Random) -> set[str]:
    reading, writing = os.pipe()
    seed = dice.getrandbits(64)
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(writing, 1)
            work(folder, random.Random(seed), 1000)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(dice.uniform(0, _LONGEST_S))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return _acks(reading)


def run_until(folder: Path, work: Callable[[], None], last: int | None) -> tuple[set[str], int]:
    """Lets work go as far as a call (None: to its end); returns its acks and calls made."""
    reading, writing = os.pipe()

    def child() -> None:
        os.dup2(writing, 1)
        work()

    pid = start_traced(child)
    os.close(writing)
    done = 0
    for stop in watch(pid):
        if stop.result is None and _counts(stop, folder):
            if done == last:
                os.kill(pid, signal.SIGKILL)
            done += 1
    return _acks(reading), done


def _counts(stop: Stop, folder: Path) -> bool:
    """Whether a call touches the files, or tells the person."""
    if stop.name == "write" and stop.args[0] == 1:
        return True
    if stop.name not in WORKS_ON and stop.name not in PATHS:
        return False
    return any(path == folder or folder in path.parents for path in stop.paths())


def _acks(reading: int) -> set[str]:
    """Every whole ``ack`` line that came through a pipe."""
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().splitlines(keepends=True)
    return {
        line.decode().split()[1]
        for line in lines
        if line.startswith(b"ack ") and line.endswith(b"\n")
    }
