"""Reading what the report of a year is made of: findings, visits, and what the office writes.

Composing it is compose_report.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import repeat

from wakayama_audit_gui.domain.calendar import parse_day, parse_fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.report import Passages, WithheldPart
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.visit import Photo, Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, picture_of
from wakayama_audit_gui.use_cases.read_report_findings import read_report_findings
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.report_source import ReportSource
from wakayama_audit_gui.use_cases.watch import Unwatched, Watch


def report_book(fiscal_year: int) -> str:
    """Book of what the office writes for the report of a year."""
    return f"report:{fiscal_year}"


def report_years(store: Store, catalogue: Catalogue) -> tuple[int, ...]:
    """年度 of which there is anything to report, latest first."""
    visited = {row.fiscal_year for row in store.visits()}
    published = {parse_fiscal_year(found.year) for found in catalogue.findings.values()}
    return tuple(sorted((year for year in visited | published if year), reverse=True))


def read_report(
    store: Store,
    catalogue: Catalogue,
    fiscal_year: int,
    now: datetime,
    watch: Watch | None = None,
) -> ReportSource:
    """Read everything the report of a year is made of; visit by visit, for a long task."""
    watch = watch or Unwatched()
    rows = sorted(
        (row for row in store.visits() if row.fiscal_year == fiscal_year),
        key=lambda row: (row.scheduled, row.sheet_no, row.visit),
    )
    sheets: list[Sheet] = []
    for number, row in enumerate(rows):
        watch.stop_if_cancelled()
        watch.report(number, len(rows), "調書を読んでいます")
        sheets.append(compose_sheet(store, row.visit, now))
    visits = {row.visit: read_visit(store, row.visit) for row in rows}
    found = read_report_findings(store, catalogue, fiscal_year, visits, now.date())
    sealed = [row for row in rows if row.state == VisitState.SEALED]
    office = read_office(store)
    written = store.state(report_book(fiscal_year))
    head = Fields(written.get(report_book(fiscal_year)))
    return ReportSource(
        fiscal_year=fiscal_year,
        findings=found.findings,
        targets=_systems(rows),
        audited=_systems(sealed),
        visits=tuple(map(_visit_line, sheets, visits.values(), repeat(now.date()))),
        sheets=tuple(s for s, row in zip(sheets, rows, strict=True) if row in sealed),
        passages=Passages(*map(head.text, Passages._fields)),
        withheld=_withheld(written),
        office=head.text("office") or office.name,
        number=head.text("number"),
        issued_on=head.text("issued_on"),
        notes=found.notes,
        persons=tuple(sorted(filter(None, office.names.values()))),
    )


def report_photos(
    store: Store, workshop: PhotoWorkshop, fiscal_year: int
) -> Callable[[str], bytes | None]:
    """Gives the print-ready JPEG of a photo of the year's visits by its key, or None."""
    photos: dict[str, Photo] = {}
    for row in store.visits():
        if row.fiscal_year == fiscal_year and row.photos:
            photos |= {picture_of(photo): photo for photo in read_visit(store, row.visit).photos}

    def photo(key: str) -> bytes | None:
        found = photos.get(key)
        try:
            return found and photo_rendering(store, workshop, found, "print")
        except UserError:
            return None

    return photo


def _systems(rows: Iterable[VisitRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(system for row in rows for system in row.systems))


def _carried_out(visit: Visit, today: date) -> str:
    """What stands behind the day: nothing where somebody was there, else （予定） or （未実施）.

    It is by the day that a plan is one: its state stays 予定 until somebody writes.
    """
    if visit.sessions or visit.state is VisitState.SEALED:
        return ""
    day = parse_day(visit.scheduled) or today
    planned = visit.state is VisitState.PLANNED
    if day > today or (planned and day == today):
        return "（予定）"
    return "（未実施）" if planned else ""


def _visit_line(sheet: Sheet, visit: Visit, today: date) -> tuple[str, ...]:
    edition = f"第{sheet.revision}版" if sheet.revision and not sheet.draft else "未確定"
    return (
        sheet.sheet_no,
        f"{sheet.when}{_carried_out(visit, today)}",
        "、".join(sheet.systems),
        sheet.places_label,
        edition,
        sheet.code,
    )


def _withheld(written: State) -> tuple[WithheldPart, ...]:
    found = []
    for subject, cells in written.items():
        fields = Fields(cells)
        if subject.startswith("withheld:") and not fields.removed():
            part = WithheldPart(
                subject.removeprefix("withheld:"),
                fields.text("finding"),
                fields.text("words"),
                fields.text("reason"),
            )
            found.append((fields.text("recorded"), part))
    return tuple(part for _, part in sorted(found))
