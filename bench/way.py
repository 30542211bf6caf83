"""One way of making a sheet, measured from within a process of its own.

Started by sheet.py as ``python -m bench.way_NAME FOLDER OUT [originals]``. In the folder lie
text.json and the photos: print-ready ones in print/, untouched ones in originals/. What is
measured begins when Python stands and everything is imported, and ends when the PDF is written
(but not synced), for every way alike. Standard library and Pillow only: peers run this too.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.sheet_text import SheetText, read_text
from bench.shrink import shrink_files

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
REGULAR = FONTS / "BIZUDPGothic_400Regular.ttf"
BOLD = FONTS / "BIZUDPGothic_700Bold.ttf"
FAMILY = "BIZ UDPGothic"

Draw = Callable[[SheetText, list[Path], Path], None]
"""Draws the text with its print-ready photos into a PDF."""


def main(draw: Draw) -> None:
    """For a way that is given the words and the photos."""

    def make(folder: Path, out: Path, *, from_originals: bool) -> None:
        if from_originals:
            originals = sorted((folder / "originals").iterdir())
            photos = shrink_files(originals, out.with_suffix(".photos"))
        else:
            photos = sorted((folder / "print").iterdir())
        draw(read_text(folder / "text.json"), photos, out)

    measure(make)


def measure(make: Callable[..., None]) -> None:
    """Do it once and tell how long it took and how much memory this process had at most."""
    folder, out, *rest = sys.argv[1:]
    begin, worked = time.perf_counter(), _processor_s()
    make(Path(folder), Path(out), from_originals=rest == ["originals"])
    told = {
        "seconds": time.perf_counter() - begin,
        "processor_s": _processor_s() - worked,
        "peak_mb": peak_mb(),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _processor_s() -> float:
    """What this process and the children that have ended took of the processor."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_mb() -> float:
    """Megabytes of this process that were resident at most; the system keeps count, Linux only."""
    with Path("/proc/self/status").open(encoding="ascii", errors="replace") as lines:
        (line,) = (line for line in lines if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6
