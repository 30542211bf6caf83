"""What is dear to make and the same for every test: made once in a run, by whoever asks first.

A session fixture is made once in each worker.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_LOOK_AGAIN_S = 0.2


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of all workers that was filled once; who wants to change it takes a copy.

    Args:
        factory: Of the run.
        name: Of the folder; the same for everybody that means the same.
        make: Fills the empty folder.

    Raises:
        RuntimeError: Another worker asked first and failed; there the reason is told.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, made, failed = (base / f"once-{name}{end}" for end in ("", ".made", ".failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        while not made.exists():
            if failed.exists():
                raise RuntimeError(f"{name} could not be made by another worker") from None
            time.sleep(_LOOK_AGAIN_S)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    made.touch()
    return folder
