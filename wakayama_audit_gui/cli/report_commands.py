"""Commands about the year's report.

What it says is composed in use_cases; the papers of one visit are in paper_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.paper_commands import save_and_tell
from wakayama_audit_gui.cli.telling import complain
from wakayama_audit_gui.cli.year_commands import year_asked
from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.report import Edition, ReportPaper
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.read_report import report_years
from wakayama_audit_gui.use_cases.report_source import ReportRequest
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_report_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    report = command(
        "report", "年度の監査報告書、対処マニュアル、改善状況表を作ります。", "WORKSPACE"
    )
    words = "年度（令和4年度、R4、2022 など。書かなければ最も新しい年度）"
    report.add_argument("--year", metavar="YEAR", default="", help=words)
    names = [edition.value for edition in Edition]
    words = "だれに向けた版か（書かなければ庁内版）"
    report.add_argument("--edition", choices=names, default=Edition.INTERNAL.value, help=words)
    papers = [paper.value for paper in ReportPaper]
    words = "どの書類か（書かなければ監査報告書）"
    report.add_argument("--paper", choices=papers, default=ReportPaper.REPORT.value, help=words)
    report.add_argument(
        "-o", "--output", metavar="F.pdf|F.xlsx|F.docx", type=file_name, required=True
    )
    return {"report": _report}


def _report(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        years = report_years(store, bench.catalogue())
        wanted = year_asked(options.year) or max(years, default=0)
        if wanted not in years:
            known = "、".join(map(fiscal_year_label, years)) or "なし"
            raise UserError(
                f"「{options.year}」の指摘・意見も視察もありません。",
                f"報告できる年度は {known} です。",
                code="no_such_year",
            )
        suffix, named = options.output.suffix.lower(), ReportPaper(options.paper)
        request = ReportRequest(wanted, Edition(options.edition), suffix, named)
        paper = bench.print_report(store, request)
        notices = bench.check_report(store, wanted)
    for notice in notices:
        complain(f"{notice.where}：{notice.message}")
    return save_and_tell(paper, options.output)
