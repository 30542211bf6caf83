"""F6: several processes want one workspace at the same moment; one gets it, the others are told.

They open the same file, or make one of the same name. Whoever got it holds it until all have
tried, and is then closed in order or killed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import tempfile
import traceback
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.power_loss import fast_folder
from tests.faults.workload import ANSWER, BOOK, BY, examine, ground_of, prepare, workspace_of
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage import connection
from wakayama_audit_gui.storage.workspace import create_workspace, open_workspace

_MOST = 8
_WAIT_S = 0.05
_GOT = "got"
_REFUSED = {"open": {"in_use"}, "make": {"exists"}}


def race(times: int, seed: int) -> Figures:
    """Lets two to eight processes race, again and again."""
    figures = Figures("F6", "two to eight processes want one workspace")
    vars(connection)["_WAIT_S"] = _WAIT_S
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=fast_folder()) as base:
        template, folder = Path(base) / "template", Path(base) / "folder"
        prepare(template, dice)
        while figures.tried < times:
            kind = dice.choice(sorted(_REFUSED))
            shutil.rmtree(folder, ignore_errors=True)
            if kind == "open":
                shutil.copytree(template, folder)
            else:
                folder.mkdir()
            number, killed = dice.randint(2, _MOST), dice.random() < 0.5
            told = _run(number, folder, kind, killed=killed)
            figures.counts["processes"] += number
            figures.counts[f"to {kind}"] += 1
            figures.judge(f"{number} to {kind}", _problems(kind, told, folder))
    return figures


def race_without_a_lock(times: int, seed: int) -> Figures:
    """The control: no lock of ours, SQLite's only within transactions. In a process of its own."""
    vars(connection)["_lock"] = lambda _path, *, shared: None  # noqa: ARG005 - taken as given
    vars(connection)["_KEEP"] = "PRAGMA locking_mode = NORMAL"
    return race(times, seed)


def _problems(kind: str, told: list[dict[str, str]], folder: Path) -> list[str]:
    got = [one["entry"] for one in told if one["said"] == _GOT]
    problems = [f"{len(got)} writers"] if len(got) != 1 else []
    odd = {one["said"] for one in told} - {_GOT} - _REFUSED[kind]
    problems += [f"refused as {said}" for said in sorted(odd)]
    left = [path.name for path in folder.glob(".*.part*")]
    problems += [f"left {name}" for name in left]
    if kind == "open":
        problems += examine(folder).faults(set(got))
    return problems


def _run(number: int, folder: Path, kind: str, *, killed: bool) -> list[dict[str, str]]:
    """Starts so many processes at once; returns what each says, when all have said it."""
    (start, go), (ears, mouth), (hold, let_go) = os.pipe(), os.pipe(), os.pipe()
    children = []
    for _ in range(number):
        pid = os.fork()
        if pid == 0:
            for other in (go, ears, let_go):
                os.close(other)
            try:
                os.read(start, 1)  # ends for all at once, when the parent closes its end
                _try_to_get(folder, kind, mouth, hold)
            finally:
                os._exit(0)
        children.append(pid)
    for other in (start, mouth, hold):
        os.close(other)
    os.close(go)
    with os.fdopen(ears, encoding="utf-8") as lines:
        told = [json.loads(lines.readline()) for _ in children]
    if killed:
        for pid in children:
            os.kill(pid, signal.SIGKILL)
    os.close(let_go)
    for pid in children:
        os.waitpid(pid, 0)
    return told


def _try_to_get(folder: Path, kind: str, mouth: int, hold: int) -> None:
    """In a child: one attempt, told in one line; whoever got it holds it until let go."""
    store = None
    told = {"said": _GOT, "entry": ""}
    take = open_workspace if kind == "open" else create_workspace
    try:
        store = take(workspace_of(folder), ground_of(folder))
        receipt = store.append(BOOK, BY, [NewFact(ANSWER, "remark", "一人だけ")])
        told["entry"] = receipt.entry.hex()
    except UserError as error:
        told["said"] = error.code
    except Exception:  # noqa: BLE001 - whatever it is, it is a finding
        told["said"] = traceback.format_exc()[-1_000:]
    os.write(mouth, (json.dumps(told) + "\n").encode())
    os.read(hold, 1)
    if store:
        store.close()
