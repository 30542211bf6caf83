"""Reports to be drawn: the published year, and one of made-up findings as large as is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.report import Edition, Passages, Report, WithheldPart
from wakayama_audit_gui.domain.report_finding import Improvement, ReportFinding
from wakayama_audit_gui.domain.report_layout import lay_out_report
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.whole_document import Document
from wakayama_audit_gui.outputs.pdf.report import RenderedReport, render_document
from wakayama_audit_gui.use_cases.compose_report import compose_report
from wakayama_audit_gui.use_cases.published_findings import published_findings
from wakayama_audit_gui.use_cases.report_source import ReportSource

CHECKLISTS = Path(__file__).parents[3] / "checklists"
WITHHELD = WithheldPart("w", "", "鍵番号 ４１７", "鍵の番号が知られると危険なため")


@cache
def the_catalogue() -> Catalogue:
    return load_catalogue(CHECKLISTS).catalogue


@cache
def published_report() -> Report:
    """The report of the published year."""
    findings = published_findings(the_catalogue(), 2022)
    source = ReportSource(2022, findings, office="和歌山市", issued_on="2026-03-31")
    return compose_report(source, the_catalogue(), Edition.INTERNAL)


@cache
def published_paper() -> RenderedReport:
    return rendered(lay_out_report(published_report()))


def rendered(document: Document) -> RenderedReport:
    return render_document(document, lambda _key: None, lambda _done, _total: None)


def made_up_report(
    findings: int,
    text: str = "",
    edition: Edition = Edition.INTERNAL,
    sheets: tuple[Sheet, ...] = (),
) -> Report:
    """A report of made-up findings on the ten systems, with everything a report may have."""
    systems = tuple(the_catalogue().systems)
    source = ReportSource(
        2026,
        tuple(
            ReportFinding(
                id=f"v/p/{number}",
                code=f"R8-{number}",
                kind="意見" if number % 3 == 0 else "指摘",
                text=f"{number}番 {text or '鍵番号 ４１７ の鍵を管理簿で管理すべきである。' * 3}",
                summary="",
                systems=(systems[number % len(systems)],),
                sections=("デジタル推進課", "総合防災課")[: 1 + number % 2],
                theme="鍵",
                clauses=("4.2(2)ウ",) if number % 2 else (),
                facts=(f"{number}番の鍵が机の上にあった。", text) if text else ("鍵があった。",),
                improvements=(
                    Improvement(
                        "改善中",
                        text or "鍵箱がない",
                        text or "鍵箱を置く",
                        "見本 花子",
                        "2027-01-29",
                    ),
                ),
            )
            for number in range(1, findings + 1)
        ),
        audited=systems,
        visits=(("R8-01", "10月21日", "庁内ネットワーク", "サーバ室", "第1版", "ab12"),),
        sheets=sheets,
        passages=Passages(*([text or "鍵番号 ４１７ の件を含め、改善を求める。\n次の段落。"] * 5)),
        withheld=(WITHHELD,),
        office=text or "和歌山市",
        number=text or "総デ第1号",
        issued_on="2027-03-31",
    )
    return compose_report(source, the_catalogue(), edition)
