"""How long a folder of returned 自己点検票 takes: sixty spreadsheets read, checked and recorded.

Each is one durable act. What a form is is in use_cases; other imports are in importing.py.
"""

from __future__ import annotations

import time
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl

from bench.growth import ground_of
from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.outputs.excel.read_form import read_form_book
from wakayama_audit_gui.outputs.excel.write_form import write_form
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.storage.workspace import create_workspace
from wakayama_audit_gui.use_cases.collect_forms import collect_forms
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.import_organisation import import_organisation
from wakayama_audit_gui.use_cases.read_form import hand_form

FORMS = 60
_YEAR, _DAY = 2026, "2026-06-10"


def measure_forms(folder: Path) -> dict[str, float]:
    """Seconds for writing and for taking in sixty forms of thirty answers."""
    place = folder / "forms"
    place.mkdir(parents=True)
    catalogue = load_catalogue(find_paths().checklists).catalogue
    names = [FormName(_YEAR, FormKind.SECTION, f"試験{n:02}課") for n in range(FORMS)]
    with closing(create_workspace(place / "workspace.db", ground_of(place))) as store:
        units = [ListedUnit("試験局", "試験部", name.owner) for name in names]
        import_organisation(store, catalogue, units, "")
        distribute_forms(store, catalogue, names, "2026-06-30", _DAY, "")
        begun = time.perf_counter()
        written = [write_form(hand_form(store, name)) for name in names]
        write_s = time.perf_counter() - begun
        files = [_answered(data, place / f"{n:02}.xlsx") for n, data in enumerate(written)]
        begun = time.perf_counter()
        found = collect_forms(store, files, read_form_book, _YEAR, _DAY, "")
        collect_s = time.perf_counter() - begun
    if found.taken != FORMS:
        raise RuntimeError(found.outcomes)
    return {"forms": FORMS, "write_s": write_s, "collect_s": collect_s}


def _answered(data: bytes, path: Path) -> Path:
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["自己点検票"]
    for row in range(11, sheet.max_row + 1):
        if str(sheet.cell(row, 1).value).isdecimal():
            sheet.cell(row, 4).value = "いいえ"
            sheet.cell(row, 5).value = "来月までに直す。" * 4
    book.save(path)
    return path


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir=Path.cwd()) as temporary:
        print(measure_forms(Path(temporary)))
