"""Brings the sheet of a visit and the PDF output together.

Imported when the first paper is asked for: what a sheet says is composed in use_cases, how it
looks is in outputs/pdf.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.print_sheet import print_sheet


def press_sheet(
    store: Store, visit: str, now: datetime, workshop: PhotoWorkshop, fonts: Path
) -> Paper:
    """The 現地調査調書 of a visit as it stands.

    Args:
        store: The open workspace.
        visit: Visit id.
        now: Local time with offset, printed on the paper.
        workshop: Makes print-ready pictures that are missing.
        fonts: Folder with BIZ UDPGothic.
    """

    def render(sheet: Sheet, photo: Callable[[str], bytes | None]) -> Paper:
        made = render_sheet(sheet, photo, fonts=fonts)
        name = f"現地調査調書_{sheet.sheet_no or '番号なし'}.pdf"
        return Paper(made.data, made.pages, made.replaced, name)

    return print_sheet(store, visit, now, render, workshop)
