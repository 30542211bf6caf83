"""Brings the papers of a visit and the PDF output together.

Imported when the first paper is asked for: what a sheet says is composed in use_cases, how it
looks is in outputs/pdf.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet
from wakayama_audit_gui.use_cases.compose_blank import compose_blank, compose_blank_visit
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.print_sheet import print_sheet


def press_paper(
    store: Store,
    visit: str,
    kind: PaperKind,
    now: datetime,
    revision: int | None,
    workshop: PhotoWorkshop,
    fonts: Path,
    redacted: str = "",
) -> Paper:
    """A paper of a visit as it stands.

    Args:
        store: The open workspace.
        visit: Visit id.
        kind: Which of the two.
        now: Local time with offset, printed on the paper.
        revision: Makes the final paper of that revision; None a draft until the visit is sealed.
        workshop: Makes print-ready pictures that are missing.
        fonts: Folder with BIZ UDPGothic.
        redacted: Marks it as a 黒塗り版 with these words.
    """

    def render(sheet: Sheet, photo: Callable[[str], bytes | None]) -> Paper:
        return _paper(sheet, photo, fonts)

    return print_sheet(store, visit, kind, now, revision, render, workshop, redacted)


def press_blank(catalogue: Catalogue, system: str, now: datetime, fonts: Path) -> Paper:
    """The sheet of a system, by id or name, to be filled by hand."""
    return _paper(compose_blank(catalogue, system, now), _no_photo, fonts)


def press_blank_visit(store: Store, visit: str, now: datetime, fonts: Path) -> Paper:
    """The sheet of a visit, to be filled by hand."""
    return _paper(compose_blank_visit(store, visit, now), _no_photo, fonts)


def _no_photo(_key: str) -> bytes | None:
    return None


def _paper(sheet: Sheet, photo: Callable[[str], bytes | None], fonts: Path) -> Paper:
    made = render_sheet(sheet, photo, fonts=fonts)
    form = f"{sheet.form}（記入用紙）" if sheet.blank else sheet.form
    number = sheet.sheet_no or (sheet.systems[0] if sheet.blank and sheet.systems else "番号なし")
    return Paper(made.data, made.pages, made.replaced, f"{form}_{number}.pdf")
