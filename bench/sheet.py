"""What the sheet of a visit costs: 60 items and 200 photos, over plain reportlab and beside peers.

Every way gets the same words and the same photos, in a process of its own, in turns; what it drew
is checked. ``python -m bench --sheet`` measures this alone. What a way does is in way_*.py, figures
are made in sheet_figures.py.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.growth import ground_of
from bench.memory import MemoryWatch
from bench.originals import SIZE, draw_originals
from bench.paper_check import check_paper
from bench.peers import Peers
from bench.sheet_figures import FLOOR, OURS, Turn, best_peer, median_s, sheet_values
from bench.sheet_text import read_text, text_of
from bench.sheet_visit import NOW, make_visit, take_in
from wakayama_audit_gui.photos.apart import ChildWorkshop
from wakayama_audit_gui.storage.workspace import open_workspace
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, photos_in_order
from wakayama_audit_gui.use_cases.read_visit import read_visit

_ROOT = Path(__file__).resolve().parent.parent
_PATIENCE_S = 600


class Extent(NamedTuple):
    """How much is measured."""

    items: int = 60
    photos: int = 200
    size: tuple[int, int] = SIZE
    turns: int = 7
    turns_from_originals: int = 3


class Measured(NamedTuple):
    """The judged figures, and everything they come from."""

    values: dict[str, float]
    raw: dict[str, object]


def measure_sheet(folder: Path, extent: Extent, peers: Peers | None = None) -> Measured:
    """Measures in an empty folder, which is empty again afterwards."""
    prepared = folder / "prepared"
    _prepare(prepared, extent)
    runner = _Runner(folder, prepared, peers)
    ways = (OURS, FLOOR, *(peers.ways if peers else ()))
    runner.draw_and_check(ways)
    drawn: dict[str, list[Turn]] = {way: [] for way in ways}
    for _ in range(extent.turns):
        for way in ways:
            drawn[way].append(runner.turn(way, prepared))
    watched = {way: runner.watched_mb(way) for way in (OURS, FLOOR)}
    from_originals: dict[str, list[Turn]] = {way: [] for way in ways if peers and way != FLOOR}
    for _ in range(extent.turns_from_originals):
        for way, done in from_originals.items():
            done.append(runner.from_originals(way, extent))
    shutil.rmtree(prepared)
    return Measured(
        sheet_values(drawn, from_originals, watched[OURS]),
        {
            "extent": extent._asdict(),
            "from": "interpreter and imports excluded; until the PDF is written, not synced",
            "drawn": {way: [turn._asdict() for turn in each] for way, each in drawn.items()},
            "from_originals": {
                way: [turn._asdict() for turn in each] for way, each in from_originals.items()
            },
            "median_s": {way: median_s(each) for way, each in drawn.items()},
            "median_from_originals_s": {
                way: median_s(each) for way, each in from_originals.items()
            },
            "best_peer": best_peer(drawn),
            "watched_mb": watched,
            "pdf_mb": runner.pdf_mb,
            "versions": peers.versions if peers else {},
            "left_out": peers.left_out if peers else {},
        },
    )


def _prepare(folder: Path, extent: Extent) -> None:
    """A workspace with everything in it, and the same words and photos as files."""
    for part in ("originals", "print"):
        (folder / part).mkdir(parents=True)
    originals = draw_originals(folder / "originals", extent.photos, extent.size)
    made = make_visit(folder / "workspace.db", extent.items)
    (folder / "visit.json").write_text(json.dumps(made), encoding="utf-8")
    workshop = ChildWorkshop()
    try:
        with closing(open_workspace(folder / "workspace.db", ground_of(folder))) as store:
            take_in(store, workshop, made, originals)
            text = text_of(compose_sheet(store, made.id, NOW))
            photos = photos_in_order(read_visit(store, made.id))
            for number, photo in enumerate(photos):
                data = photo_rendering(store, workshop, photo, "print")
                (folder / "print" / f"{number:04}.jpg").write_bytes(data)
    finally:
        workshop.close()
    if len(text.items) != extent.items or len(text.captions) != extent.photos:
        raise RuntimeError("the visit is not what was asked for")
    text.write(folder / "text.json")


class _Runner:
    """Starts ways in processes of their own."""

    def __init__(self, folder: Path, prepared: Path, peers: Peers | None) -> None:
        self.pdf_mb: dict[str, float] = {}
        self._prepared = prepared
        self._peers = peers
        self._place = folder / "place"

    def draw_and_check(self, ways: Iterable[str]) -> None:
        """Once unmeasured, which also warms the caches.

        Raises:
            RuntimeError: A way did not draw what it was given.
        """
        text = read_text(self._prepared / "text.json")
        photos = [path.read_bytes() for path in sorted((self._prepared / "print").iterdir())]
        for way in ways:
            with self._started(way, self._prepared) as (process, out):
                _finish(process)
                data = out.read_bytes()
            missing = check_paper(data, text, photos)
            if missing:
                raise RuntimeError(f"{way} lacks {missing}")
            self.pdf_mb[way] = round(len(data) / 1e6, 1)

    def turn(self, way: str, folder: Path, *more: str) -> Turn:
        """Do it once."""
        begin = time.perf_counter()
        with self._started(way, folder, *more) as (process, _):
            told = _finish(process)
            taken = time.perf_counter() - begin
        return Turn(process_s=taken, **told)

    def from_originals(self, way: str, extent: Extent) -> Turn:
        """Do it once, shrinking included; ours starts from a visit without photos."""
        if way != OURS:
            return self.turn(way, self._prepared, "originals")
        fresh = self._prepared / "fresh"
        fresh.mkdir()
        made = make_visit(fresh / "workspace.db", extent.items)
        (fresh / "visit.json").write_text(json.dumps(made), encoding="utf-8")
        (fresh / "originals").symlink_to((self._prepared / "originals").absolute())
        turn = self.turn(way, fresh, "originals")
        shutil.rmtree(fresh)
        return turn

    def watched_mb(self, way: str) -> float:
        """Do it once more for the memory alone: looking at it slows it down."""
        with self._started(way, self._prepared) as (process, _):
            watch = MemoryWatch(process.pid)
            _finish(process)
            watch.stop()
        return watch.most_mb

    @contextmanager
    def _started(
        self, way: str, folder: Path, *more: str
    ) -> Iterator[tuple[subprocess.Popen[str], Path]]:
        """A way under way, and where its PDF will be until the end of this."""
        self._place.mkdir()
        out = self._place / "out.pdf"
        peer = self._peers is not None and way in self._peers.ways
        python = self._peers.python if self._peers and peer else Path(sys.executable)
        command = [str(python.absolute()), "-m", f"bench.way_{way}", str(folder.absolute())]
        command += [str(out.absolute()), *more]
        with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
            yield process, out
        shutil.rmtree(self._place)


def _finish(process: subprocess.Popen[str]) -> dict[str, float]:
    told, _ = process.communicate(timeout=_PATIENCE_S)
    if process.returncode != 0:
        raise RuntimeError(f"{process.args!r} failed; see above")
    figures: dict[str, float] = json.loads(told.splitlines()[-1])
    return figures
