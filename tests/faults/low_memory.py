"""F16: many photos under less and less memory: each is taken or refused in words, none is lost.

The command line imports photos in a process whose address space is limited; then the workspace is
opened without a limit and held against what was said.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.faults.figures import Figures
from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace, permit_photos
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit

_ROOT = Path(__file__).parents[2]
_MEBI = 1 << 20
_LEAST, _MOST = 60, 1500
"""Limits in MiB: from too little to start at all to plenty."""


def sweep_memory(limits: int, photos: int) -> Figures:
    """Import photos under so many limits.

    Args:
        limits: How many, evenly from too little to plenty.
        photos: How many files are given to each import.
    """
    figures = Figures("F16", f"imports of {photos} photos under a memory limit")
    for number in range(limits):
        limit = _LEAST + (_MOST - _LEAST) * number // max(1, limits - 1)
        with TemporaryDirectory() as folder:
            problems = _import_under(figures, Path(folder), limit, photos)
        figures.judge(f"{limit} MiB", problems)
    return figures


def _import_under(figures: Figures, folder: Path, limit: int, photos: int) -> list[str]:
    workspace, visit = _planned(folder)
    files = [_photo(folder, number) for number in range(photos)]
    bounds = limit * _MEBI, resource.RLIM_INFINITY
    command = [sys.executable, "main.py", "attach", str(workspace), visit, *map(str, files)]
    done = subprocess.run(
        [*command, "--json"],
        cwd=_ROOT,
        env=os.environ | {DATA_VARIABLE: str(folder / "data"), "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, bounds),
    )
    taken = _taken(folder, workspace, visit)
    told = _told(done.stdout)
    if told is None:
        figures.counts["not begun or ended in words"] += 1
        # What cannot even be loaded cannot speak; but then nothing may have been recorded.
        loud = "Traceback" in done.stderr and bool(taken)
        return ["ended without words after it had begun"] if loud else []
    said = {str(row["sha256"]) for row in told if row["ok"]}
    figures.counts["taken"] += len(said)
    figures.counts["refused"] += len(told) - len(said)
    problems = []
    if said - taken:
        problems.append(f"{len(said - taken)} said to be taken are not there")
    if len(told) != photos or any(not row["ok"] and not row["reason"] for row in told):
        problems.append("a file without an answer")
    return problems


def _told(text: str) -> list[dict[str, object]] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, list) else None


def _taken(folder: Path, workspace: Path, visit: str) -> set[str]:
    opened = _house(folder).open_workspace(workspace)
    try:
        found = opened.call(lambda store: read_visit(store, visit).photos).result(60)
        opened.call(lambda store: [store.blob(photo.blob) for photo in found]).result(60)
    finally:
        opened.close()
    return {photo.blob for photo in found}


def _house(folder: Path) -> House:
    return House(find_paths()._replace(data=folder / "data"))


def _planned(folder: Path) -> tuple[Path, str]:
    house, path = _house(folder), folder / "監査.kansafile"

    def plan(store: Store) -> str:
        found_office(store, "監査", "和歌山市", today=house.now().date())
        me = add_person(store, "見本 太郎", "監査人", "総務課", "").made
        day = house.now().date().isoformat()
        places: Sequence[PlannedPlace] = (PlannedPlace("サーバ室", "server_room", ""),)
        wanted = VisitPlan(systems=("S01",), scheduled=day, places=tuple(places), lead=me)
        persons = read_office(store).persons
        visit = plan_visit(store, house.catalogue(), wanted, persons, me).made
        found = read_visit(store, visit)
        permit_photos(store, found, found.places[0], Permission("可", "", ""), me)
        return visit

    opened = house.create_workspace(path)
    visit = opened.call(plan).result(60)
    opened.close()
    return path, visit


def _photo(folder: Path, number: int) -> Path:
    path = folder / f"{number:04}.jpg"
    image = Image.effect_noise((1600, 1200), 40 + number % 7).convert("RGB")
    image.putpixel((number % 1600, 0), (255, 0, 0))
    image.save(path, "JPEG", quality=88)
    return path
