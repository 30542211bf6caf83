"""Our own way: the record is opened, the sheet composed and drawn from it.

From originals, the photos are taken into it first: hashed, checked, rendered in children, each one
durably committed.
"""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from bench.growth import ground_of
from bench.sheet_visit import NOW, MadeVisit, take_in
from bench.way import FONTS, measure
from wakayama_audit_gui.bootstrap.paper_press import press_paper
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.photos.apart import ChildWorkshop
from wakayama_audit_gui.storage.workspace import open_workspace


def make(folder: Path, out: Path, *, from_originals: bool) -> None:
    """Make the sheet of the visit in the folder, its photos taken in already or not."""
    path = folder / "workspace.db"
    made = MadeVisit(*json.loads((folder / "visit.json").read_text(encoding="utf-8")))
    workshop = ChildWorkshop()
    try:
        with closing(open_workspace(path, ground_of(folder))) as store:
            if from_originals:
                take_in(store, workshop, made, sorted((folder / "originals").iterdir()))
            paper = press_paper(store, made.id, PaperKind.SHEET, NOW, None, workshop, FONTS)
    finally:
        workshop.close()
    out.write_bytes(paper.data)


if __name__ == "__main__":
    measure(make)
