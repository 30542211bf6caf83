"""What a start into the walkthrough imports until it is painted and answers, and what not.

How long it takes is measured in bench/start.py; this holds what made it quick.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Literal, TypedDict

import pytest

from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.gui.opening import TELL_FIRST_PAINT
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.storage.workspace import create_workspace
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office

ROOT = Path(__file__).parents[2]
OURS = "wakayama_audit_gui."

REPORTER = """
import builtins, gc, json, linecache, os, sys

class Painted:
    def write(self, text):
        if text.startswith("first-paint"):
            found = {
                "modules": sorted(sys.modules),
                "waits_with_garbage": not gc.isenabled(),
                "frozen": gc.get_freeze_count() > 0,
                "quick_turns": sys.getswitchinterval() < 0.001,
                "plain_import": builtins.__import__ is not builtins.__feature_import__,
                "sources_read": [n for n in linecache.cache if "wakayama_audit_gui" in n],
            }
            sys.__stdout__.write(json.dumps(found))
            sys.__stdout__.flush()
            os._exit(0)

    def flush(self):
        pass

sys.stdout = Painted()
from wakayama_audit_gui.bootstrap import run
run(sys.argv)
"""

NOT_BEFORE_IT_IS_ASKED_FOR = {
    # other libraries
    "PIL",
    "reportlab",
    "segno",
    "ctypes",
    "docx",
    "openpyxl",
    "dataclasses",
    "multiprocessing",
    "platform",
    "socket",
    "ssl",
    "subprocess",
    "tomllib",
    "uuid",
    "xml",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtTest",
    # rooms of ours
    *(
        OURS + room
        for room in (
            "bootstrap.command_bench",
            "bootstrap.form_press",
            "gui.screens.collect",
            "gui.screens.inspect",
            "outputs.excel",
            "storage.form_drafts",
            "use_cases.form_file",
            "bootstrap.paper_press",
            "cli",
            "definitions",
            "domain.sheet",
            "domain.wording",
            "gui.portraits",
            "gui.qt_camera",
            "gui.screens.capture",
            "gui.screens.home",
            "gui.screens.office",
            "gui.screens.photo",
            "gui.screens.plan",
            "gui.screens.search",
            "gui.screens.sheet",
            "gui.screens.walk.attendance_panel",
            "gui.screens.walk.contested_panel",
            "gui.screens.walk.documents_panel",
            "gui.screens.walk.finding_panel",
            "gui.screens.walk.phrase_popup",
            "gui.screens.walk.place_forms",
            "gui.screens.walk.sampling_panel",
            "gui.screens.welcome.screen",
            "outputs",
            "photos",
            "record.memory_record",
            "storage.backup",
            "storage.doctor",
            "storage.restore",
            "storage.salvage",
            "use_cases.compose_sheet",
            "use_cases.import_photos",
            "use_cases.perform_sample",
            "use_cases.plan_visit",
            "use_cases.print_sheet",
        )
    ),
}


class Report(TypedDict):
    """What a process that has just painted its first screen says of itself."""

    modules: list[str]
    waits_with_garbage: bool
    frozen: bool
    quick_turns: bool
    plain_import: bool
    sources_read: list[str]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One start, straight into an empty visit."""
    folder = tmp_path_factory.mktemp("start")
    path = folder / "監査.kansafile"
    visit = _plan(path, folder / "data")
    environment = {
        **os.environ,
        "WAKAYAMA_AUDIT_DATA": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        TELL_FIRST_PAINT: "1",
    }
    options = ["--workspace", str(path), "--visit", visit]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", REPORTER, *options],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    found: Report = json.loads(done.stdout)
    return found


def _plan(path: Path, data: Path) -> str:
    house = House(find_paths()._replace(data=data))
    store = create_workspace(path, house.ground())
    try:
        found_office(store, "監査", "和歌山市", today=house.now().date())
        me = add_person(store, "見本 太郎", "監査人", "総務課", "").made
        plan = VisitPlan(
            systems=("S01",),
            scheduled=house.now().date().isoformat(),
            places=(PlannedPlace("サーバ室", "server_room", "デジタル推進課"),),
            lead=me,
            witnesses=(),
        )
        persons = read_office(store).persons
        return plan_visit(store, house.catalogue(), plan, persons, me).made
    finally:
        store.close()


def test_it_is_the_walkthrough_that_was_painted(report: Report) -> None:
    assert OURS + "gui.screens.walk.question_panel" in report["modules"]


def test_nothing_is_imported_that_the_first_screen_does_not_need(report: Report) -> None:
    early = {
        module
        for module in report["modules"]
        for held in NOT_BEFORE_IT_IS_ASKED_FOR
        if module == held or module.startswith(f"{held}.")
    }
    assert early == set()


def test_all_that_is_not_wanted_early_exists() -> None:
    """A room that was renamed would slip through."""
    rooms = [name.replace(".", "/") for name in NOT_BEFORE_IT_IS_ASKED_FOR if OURS in name]
    missing = [r for r in rooms if not (ROOT / r).is_dir() and not (ROOT / f"{r}.py").is_file()]
    assert missing == []


@pytest.mark.parametrize("what", ["waits_with_garbage", "frozen", "quick_turns", "plain_import"])
def test_the_interpreter_is_as_it_should_be_afterwards(
    report: Report, what: Literal["waits_with_garbage", "frozen", "quick_turns", "plain_import"]
) -> None:
    assert report[what]


def test_no_source_of_ours_was_read(report: Report) -> None:
    assert report["sources_read"] == []
