"""What importing photos costs beyond decoding, shrinking, encoding and writing them.

The import is the whole of it: hash, head and EXIF, children, thumbnail and print-ready picture, one
durable act for each photo. The floor does the same pixels on two threads with Pillow alone and
commits the same bytes one by one to a bare database, without anything of ours.
"""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from bench.growth import ground_of
from bench.originals import draw_originals
from bench.shrink import as_jpeg, shrink
from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.evidence import THUMB_SIDE
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.apart import ChildWorkshop
from wakayama_audit_gui.storage.workspace import create_workspace
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.import_photos import WORKERS, PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit

PHOTOS = 200
QUICK = 24
_ROUNDS = 2


def measure_import(folder: Path, photos: int) -> dict[str, float]:
    """Seconds of both for so many photos of 12 megapixels, the better of two rounds each."""
    sources = draw_originals(folder, photos)
    ours, floor = [], []
    for turn in range(_ROUNDS):
        floor.append(_floor_s(folder / f"floor{turn}.db", sources))
        ours.append(_import_s(folder / f"import{turn}", sources))
    megabytes = sum(path.stat().st_size for path in sources) / len(sources) / 1e6
    for path in sources:
        path.unlink()
    return {
        "photos": photos,
        "photo_mb": round(megabytes, 2),
        "import_s": min(ours),
        "floor_s": min(floor),
        "ratio": min(ours) / min(floor),
    }


def _import_s(folder: Path, paths: list[Path]) -> float:
    folder.mkdir()
    catalogue = load_catalogue(find_paths().checklists).catalogue
    workshop = ChildWorkshop()
    with closing(create_workspace(folder / "workspace.db", ground_of(folder))) as store:
        today = datetime(2026, 10, 21, tzinfo=UTC).date()
        found_office(store, "監査", "和歌山市", today=today)
        me = add_person(store, "見本 太郎", "監査人", "総務課", "").made
        place = PlannedPlace("本庁舎 サーバ室", "server_room", "デジタル推進課")
        plan = VisitPlan(("S01",), "2026-10-21", (place,), me, ())
        made = plan_visit(store, catalogue, plan, read_office(store).persons, me).made
        row = next(iter(read_visit(store, made).rows()))
        target = PhotoTarget(made, row.place.id, row.answer.subject)
        begin = time.perf_counter()
        result = import_photos(
            store, workshop, [PhotoSource.from_path(path) for path in paths], target, me
        )
        taken = time.perf_counter() - begin
    workshop.close()
    if result.recorded != len(paths):
        raise RuntimeError(result.sentence)
    return taken


def _floor_s(path: Path, paths: list[Path]) -> float:
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        for setting in ("page_size = 16384", "journal_mode = TRUNCATE", "synchronous = FULL"):
            bare.execute(f"PRAGMA {setting}").close()
        bare.execute("CREATE TABLE photo (body BLOB, large BLOB, small BLOB) STRICT")
        begin = time.perf_counter()
        with ThreadPoolExecutor(WORKERS) as pool:
            for made in pool.map(_bare, paths):
                bare.execute("INSERT INTO photo VALUES (?, ?, ?)", made)
        return time.perf_counter() - begin


def _bare(path: Path) -> tuple[bytes, bytes, bytes]:
    data = path.read_bytes()
    large = shrink(data)
    size = THUMB_SIDE, THUMB_SIDE * large.height // large.width
    small = large.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return data, as_jpeg(large), as_jpeg(small, 80)
