"""How long the report of a year takes and how much memory, as findings and photos grow.

Run as ``python -m bench.yearly_report FINDINGS PHOTOS`` it measures one in a process of its own.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from wakayama_audit_gui.bootstrap.report_press import no_such_format
from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.report import Edition
from wakayama_audit_gui.domain.report_finding import Improvement
from wakayama_audit_gui.domain.report_layout import lay_out_report
from wakayama_audit_gui.domain.sheet import Sheet, SheetPhoto
from wakayama_audit_gui.domain.whole_document import Document
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.compose_report import compose_report
from wakayama_audit_gui.use_cases.published_findings import published_findings
from wakayama_audit_gui.use_cases.report_source import ReportSource

SIZES = ((250, 125), (500, 250), (1_000, 500))
"""(findings, photos); the last is the goal's."""
PUBLISHED = (0, 0)
"""Stands for the published year: 70 findings, ten systems."""
SUFFIXES = (".pdf", ".docx", ".xlsx")
_PHOTO = (1600, 1200)


def measure_reports(raw: dict[str, object]) -> dict[str, float]:
    """Every size in a process of its own; the figures that have goals.

    The growth, from the second to the last size, is of processor time: it is asked what the work
    needs, not who else is at work.
    """
    rows = [_apart(*PUBLISHED), *(_apart(*size) for size in SIZES)]
    raw["report"] = rows
    published, before, last = rows[0], rows[-2], rows[-1]
    slope = math.log(last["cpu_s"] / before["cpu_s"]) / math.log(SIZES[-1][0] / SIZES[-2][0])
    return {
        "report_published_s": published[".pdf"],
        "report_1000_mb": last["peak_mb"],
        "report_slope": slope,
    }


def _apart(findings: int, photos: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.yearly_report", str(findings), str(photos)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    row: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    print(row, flush=True)
    return row


def main() -> int:
    """Measure one size; the PDF first, so that its peak of memory is its own."""
    findings, photos = map(int, sys.argv[1:3])
    catalogue = load_catalogue(find_paths().checklists).catalogue
    picture = _picture()
    row: dict[str, float] = {"findings": findings, "photos": photos}
    for suffix in SUFFIXES:
        begin, begin_cpu = time.perf_counter(), time.process_time()
        pages = _make(_source(catalogue, findings, photos), catalogue, suffix, picture)
        row[suffix] = round(time.perf_counter() - begin, 2)
        if suffix == ".pdf":
            row["cpu_s"] = round(time.process_time() - begin_cpu, 2)
            row["pages"] = pages
            row["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(row))
    return 0


def _make(source: ReportSource, catalogue: Catalogue, suffix: str, picture: bytes) -> int:
    report = compose_report(source, catalogue, Edition.INTERNAL)
    document: Document = lay_out_report(report)
    if suffix == ".pdf":
        from wakayama_audit_gui.outputs.pdf.report import render_document

        return render_document(document, lambda _key: picture, lambda _done, _total: None).pages
    if suffix == ".docx":
        from wakayama_audit_gui.outputs.word.document import write_document

        write_document(
            document, lambda _key: picture, lambda _done, _total: None, datetime.now(UTC)
        )
    elif suffix == ".xlsx":
        from wakayama_audit_gui.outputs.excel.report import write_report
        from wakayama_audit_gui.outputs.pdf.report import number_pages

        write_report(report, number_pages(document, fonts=find_paths().fonts))
    else:
        raise no_such_format(suffix)
    return 0


def _source(catalogue: Catalogue, findings: int, photos: int) -> ReportSource:
    published = published_findings(catalogue, 2022)
    if not findings:
        return ReportSource(2022, published)
    systems = tuple(catalogue.systems)
    made = [
        published[number % len(published)]._replace(
            id=f"v/p/{number}",
            code=f"R8-{number}",
            systems=(systems[number % len(systems)],),
            chapter="",
            chapter_title="",
            history=False,
            improvements=(Improvement("改善中", "備えがない", "備える", "担当", "2027-01-29"),),
        )
        for number in range(findings)
    ]
    return ReportSource(2026, tuple(made), sheets=(_sheet(photos),))


def _sheet(photos: int) -> Sheet:
    shown = tuple(
        SheetPhoto(n, f"{n:064x}", "サーバ室の入口", 1, "サーバ室", "10:38")
        for n in range(1, photos + 1)
    )
    return Sheet(
        sheet_no="R8-01", revision=1, draft=False, audit="監査", systems=("庁内",), sections=(),
        when="10月21日", places_label="サーバ室", auditors=(), witnesses=(), clock="",
        self_audit="", counts=(), places=(), findings=(), photos=shown, documents=(), boxes=(),
        code="ab12", qr="", created="",
    )  # fmt: skip


def _picture() -> bytes:
    """A print-ready photo about as large as those of a camera: noise does not compress."""
    image = Image.effect_noise(_PHOTO, 24).convert("RGB")
    written = BytesIO()
    image.save(written, "JPEG", quality=62)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
