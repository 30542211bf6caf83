"""``python -m bench``: measures everything and writes bench/latest.json.

Each part is measured in its own file here; goals are in report.py.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import quantiles
from time import strftime
from typing import Any

from bench.forms import measure_forms
from bench.growth import Size, measure_size
from bench.importing import PHOTOS, QUICK, measure_import
from bench.journals import measure_journals
from bench.machine import machine_facts
from bench.peers import PEERS_FOLDER, prepare_peers
from bench.report import (
    BOARD,
    board_rows,
    figures,
    growth_rows,
    growth_slopes,
    growth_table,
    judge,
    put_into,
    unmeasured,
)
from bench.sheet import Extent, measure_sheet
from bench.sheet_figures import NAMES
from bench.start import start_times
from bench.yearly_report import measure_reports
from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths

_LATEST = Path(__file__).with_name("latest.json")
_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_GOAL_SIZE = 100_000
_TURNS = 300
_WHEN = "%Y-%m-%d %H:%M"


def main() -> int:
    """Measures, prints, writes; always 0, for a figure that is not met is no broken build."""
    options = _options()
    if options.sheet:
        return _measure_sheet_alone(options.folder, peers=options.peers)
    if options.board:
        return _measure_board_alone(options.folder, quick=options.quick)
    sizes = _SIZES[:-1] if options.quick else _SIZES
    shutil.rmtree(options.folder, ignore_errors=True)
    measured = [_measure_size(options.folder, facts) for facts in sizes]
    goal_size = measured[sizes.index(_GOAL_SIZE)]
    folder = (options.folder / str(_GOAL_SIZE)).absolute()
    os.environ[DATA_VARIABLE] = str(folder)  # where the marks of this workspace lie
    raw: dict[str, Any] = {
        "store": [size._asdict() for size in measured],
        "journals": measure_journals(options.folder),
    }
    values = {
        "open_100k_facts_s": goal_size.open_s,
        "search_ms": max(goal_size.search_ms.values()),
    }
    visit = goal_size.filled.last_visit
    values |= _measure_answers(folder / "workspace.db", visit, raw)
    values |= _measure_start(folder / "workspace.db", visit, raw)
    imported = measure_import(options.folder, QUICK if options.quick else PHOTOS)
    raw["import"] = imported
    values["import_vs_floor"] = imported["ratio"]
    values |= _measure_block(options.folder, QUICK if options.quick else PHOTOS, raw)
    values |= _measure_forms(options.folder, raw)
    values |= _measure_board(options.folder, raw, quick=options.quick)
    values |= _measure_sheet(options.folder, raw, peers=options.peers)
    values |= measure_reports(raw)
    _write(values, measured, raw)
    shutil.rmtree(options.folder)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="without the largest size, with fewer photos"
    )
    parser.add_argument("--peers", action="store_true", help="the sheet beside other ways")
    parser.add_argument("--sheet", action="store_true", help="the sheet alone; the rest stays")
    parser.add_argument("--board", action="store_true", help="the board alone; the rest stays")
    parser.add_argument("--folder", type=Path, default=Path("out/bench"), help="on a real disk")
    return parser.parse_args()


def _measure_size(folder: Path, facts: int) -> Size:
    place = folder / str(facts)
    place.mkdir(parents=True)
    size = measure_size(place, load_catalogue(find_paths().checklists).catalogue, facts)
    print(f"{facts:,} facts measured", flush=True)
    if facts != _GOAL_SIZE:
        shutil.rmtree(place)
    return size


def _measure_answers(workspace: Path, visit: str, raw: dict[str, object]) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.answer", str(workspace), visit, str(_TURNS)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    times = json.loads(told.stdout.splitlines()[-1])
    raw["answer"] = times
    answers = quantiles(times["answer_ms"], n=100)
    commits = quantiles(times["commit_ms"], n=100)
    return {
        "answer_over_commit_ms_p50": answers[49] - commits[49],
        "answer_over_commit_ms_p99": answers[98] - commits[98],
    }


def _measure_block(folder: Path, photos: int, raw: dict[str, object]) -> dict[str, float]:
    place = (folder / "block").absolute()
    place.mkdir(parents=True)
    command = [sys.executable, "-m", "bench.block", str(place), str(photos)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    times = json.loads(told.stdout.splitlines()[-1])
    raw["block"] = {"photos": photos, **times}
    return {"gui_block_ms_max": times["longest_ms"][0]}


def _measure_forms(folder: Path, raw: dict[str, object]) -> dict[str, float]:
    raw["forms"] = forms = measure_forms(folder)
    return {"collect_60_forms_s": forms["collect_s"]}


def _measure_board(folder: Path, raw: dict[str, object], *, quick: bool) -> dict[str, float]:
    place = (folder / "board").absolute()
    place.mkdir(parents=True)
    command = [sys.executable, "-m", "bench.board", str(place), *(["--quick"] if quick else [])]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    found = json.loads(told.stdout.splitlines()[-1])
    raw["board"] = {"when": strftime(_WHEN), **found}
    return {name: found[name] for name in BOARD}


def _measure_board_alone(folder: Path, *, quick: bool) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    raw: dict[str, Any] = {}
    values = _measure_board(folder, raw, quick=quick)
    kept = json.loads(_LATEST.read_text(encoding="utf-8"))
    put_into(kept, BOARD, values, raw)
    kept["board_growth"] = board_rows(raw["board"])
    _keep(kept)
    print("\n".join(figure.line() for figure in judge(values)))
    shutil.rmtree(folder)
    return 0


def _measure_start(workspace: Path, visit: str, raw: dict[str, object]) -> dict[str, float]:
    started = start_times(workspace, visit)
    raw["start"] = started._asdict()
    return {"start_vs_bare_qt": started.ratio}


def _measure_sheet(folder: Path, raw: dict[str, object], *, peers: bool) -> dict[str, float]:
    place = folder / "sheet"
    place.mkdir(parents=True)
    measured = measure_sheet(place, Extent(), prepare_peers(PEERS_FOLDER) if peers else None)
    raw["sheet"] = {"when": strftime(_WHEN), **measured.raw}
    return measured.values


def _measure_sheet_alone(folder: Path, *, peers: bool) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    raw: dict[str, object] = {}
    values = _measure_sheet(folder, raw, peers=peers)
    kept = json.loads(_LATEST.read_text(encoding="utf-8"))
    put_into(kept, NAMES, values, {"sheet": raw["sheet"]})
    _keep(kept)
    print("\n".join(figure.line() for figure in judge(values)))
    shutil.rmtree(folder)
    return 0


def _write(values: dict[str, float], sizes: list[Size], raw: dict[str, Any]) -> None:
    content = {
        **figures(values),
        "not_measured": unmeasured(values),
        "growth": growth_rows(sizes),
        "growth_slopes": growth_slopes(sizes),
        "board_growth": board_rows(raw["board"]),
        "when": strftime(_WHEN),
        "machine": machine_facts(),
        "raw": raw,
    }
    _keep(content)
    print("\n".join([*(figure.line() for figure in judge(values)), "", growth_table(sizes)]))
    print("\n".join(f"{name} not measured" for name in unmeasured(values)))


def _keep(content: dict[str, object]) -> None:
    _LATEST.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
