"""F3 for the command line: a full disk under each command that writes.

Run as `main.py` runs them, in process. What lies below the commands is swept in disk_full.py.
"""

from __future__ import annotations

import io
import os
import shutil
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from tests.faults.figures import Figures
from tests.faults.small_disk import BLOCK, SmallDisk, on_small_disk
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.workspace import open_workspace
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office

_ROOM = 8 << 20
_TAKEN_IN = "同じ写真が既にあります"
_OLD = b"%PDF-1.4 what was there before"


class Command(NamedTuple):
    """A command.

    Attributes:
        words: Its arguments; files are relative to the folder.
        writes: The file it is to make; "" for the workspace alone. One that is there already
            stays as it was if the command fails.
    """

    words: tuple[str, ...]
    writes: str = ""


class Told(NamedTuple):
    """What a command said: its exit code and everything it printed."""

    code: int
    text: str


_SHEET = Command(("sheet", "audit.kansafile", "R8-01", "-o", "sheet.pdf"), "sheet.pdf")
COMMANDS = (
    Command(("new", "new.kansafile"), "new.kansafile"),
    Command(("attach", "audit.kansafile", "R8-01", "one.jpg", "two.jpg")),
    _SHEET,
    Command(("backup", "audit.kansafile")),
)


def fill_disk_under_commands(step: int) -> Figures:
    """Tries every command with more and more room.

    Args:
        step: Bytes of room more each time, a multiple of BLOCK.
    """
    return on_small_disk(lambda disk: _sweep_all(disk, step))


def _sweep_all(disk: SmallDisk, step: int) -> Figures:
    figures = Figures("F3", f"disk full under commands ({disk.way}), {step // BLOCK} blocks more")
    os.environ[DATA_VARIABLE] = str(disk.root / "folder" / "data")
    bench = CommandBench(find_paths())
    template = disk.root / "template"
    template.mkdir()
    lay_out(template, bench)
    os.chdir(template)
    run(_SHEET, bench)
    for command in COMMANDS:
        free = 0
        while _try(disk, template, command, free, bench, figures):
            free += step
            if free > _ROOM:
                figures.judge(command.words[0], [f"still fails with {free} bytes free"])
                break
        figures.counts[f"needed by {command.words[0]}"] = free
    return figures


def _try(
    disk: SmallDisk,
    template: Path,
    command: Command,
    free: int,
    bench: CommandBench,
    figures: Figures,
) -> bool:
    """Tries a command with so much room; returns whether the disk was too full for it."""
    folder = disk.root / "folder"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    os.chdir(folder)
    disk.leave(free)
    try:
        told = run(command, bench)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        told = Told(-1, f"crashed: {error!r}")
    disk.release()
    if told.code == 0:
        return False
    problems = [] if "空き容量" in told.text and told.code == 1 else [f"misnamed: {told.text}"]
    written = Path(command.writes) if command.writes else None
    if written:
        before, after = _bytes_of(template / written), _bytes_of(written)
        problems += [f"{written} was left or destroyed"] if after != before else []
    again = run(command, bench)
    # Photos that were taken in before the disk was full are in; the second time is refused.
    if again.code != 0 and (command.writes or _TAKEN_IN not in again.text):
        problems.append(f"a retry failed: {again.text}")
    problems += doctor(Path("audit.kansafile")).problems
    figures.judge(f"{command.words[0]} with {free // 1024} KiB", problems)
    return True


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def run(command: Command, bench: CommandBench) -> Told:
    """Runs a command and hears what it says."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run_command(command.words, bench)
    return Told(code, said.getvalue())


def lay_out(folder: Path, bench: CommandBench) -> None:
    """A workspace with one visit, and two photos to attach."""
    path = folder / "audit.kansafile"
    with bench.new_store(path):
        pass
    ground = bench.ground()
    with closing(open_workspace(path, ground)) as store:
        found_office(store, "見本", "和歌山市（見本）", today=date(2026, 10, 21), sample=True)
        person = add_person(store, "見本 太郎", "監査人", "", "").made
        (proposed, *_) = default_places(bench.catalogue(), ("S01",))
        allowed = Permission("可", "", "")
        place = PlannedPlace(proposed.name, proposed.template, "見本課", allowed)
        plan = VisitPlan(("S01",), "2026-10-21", (place,), person)
        plan_visit(store, bench.catalogue(), plan, read_office(store).persons, person)
    for number, name in enumerate(("one.jpg", "two.jpg")):
        picture = Image.effect_noise((400, 300), 60 + number).convert("RGB")
        picture.save(folder / name, quality=95)
