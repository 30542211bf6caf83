"""Runs harnesses in processes of their own.

They fork, trace, mount and wait for any child; none of that is for a process that has threads or
other children. What the harnesses do is in their own files.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.faults.figures import Figures

Job = Callable[[], Figures]


def run_apart(job: Job) -> Figures:
    """What one job finds."""
    (figures,) = run_all_apart([job], 1)
    return figures


def run_all_apart(jobs: Sequence[Job], at_once: int) -> Iterator[Figures]:
    """What each job finds, as they end.

    Args:
        jobs: Can be pickled: functions of modules, with `functools.partial` for arguments.
        at_once: How many processes.
    """
    # A fresh interpreter each: a forked one would carry locks of our threads along.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(at_once, fresh, max_tasks_per_child=1) as pool:
        for future in as_completed([pool.submit(job) for job in jobs]):
            yield future.result()
