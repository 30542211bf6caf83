"""改善状況表: what became of each 指摘 and 意見, in the report and as a paper by itself.

What it says is composed in use_cases/report_tables.py; the report around it is in report_layout.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wakayama_audit_gui.domain.document import Column, Table, TableRow, Text
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.report import IMPROVEMENTS_TITLE, ImprovementRow, Report

IMPROVEMENT_COLUMNS = (
    Column("番号", 11, centred=True),
    Column("区分", 5, centred=True),
    Column("指摘・意見の内容", 21),
    Column("対象課", 13),
    Column("状況", 10, centred=True),
    Column("原因・改善内容", 25),
    Column("担当・期限", 10),
    Column("確認", 10),
)
COVERED_ELSEWHERE = (
    "黒く塗った部分は公表しない。理由は監査報告書の公表版にある。番号はその表の番号である。"
)


def lay_out_improvements(report: Report) -> Letter:
    """The 改善状況表 by itself, as it is handed round."""
    marked = f"{report.title.replace('報告書', '　改善状況表')}（{report.edition.value}）"
    return Letter(
        title=marked,
        number=report.number,
        date=report.issued.partition("（")[0],
        to=(),
        sender=(report.office,) if report.office else (),
        opening=(),
        blocks=(
            improvement_table(report)
            if report.improvements
            else Text("改善状況を書く指摘・意見はない。"),
            *((Text(COVERED_ELSEWHERE, "note"),) if report.covered else ()),
            *_omitted(report),
        ),
        name=marked.replace("　", " "),
    )


def _omitted(report: Report) -> Iterable[Text]:
    """What of this table is left out; of the rest of the report it says nothing."""
    names = [one.what for one in report.omitted if one.where == IMPROVEMENTS_TITLE]
    if names:
        told = f"{'と'.join(names)}は公表しない。理由は監査報告書の公表版にある。"
        yield Text(told, "note")


def improvement_table(report: Report) -> Table:
    """A row for every 指摘 and 意見, with what became of it."""
    return Table(
        IMPROVEMENT_COLUMNS,
        tuple(
            TableRow(
                (
                    row.finding.code or str(number),
                    row.finding.kind,
                    row.finding.text,
                    "\n".join(row.finding.sections),
                    # Where it is too long for a line it ends one before the bracket.
                    re.sub(r"(?<!\n)（", "\n（", row.state),
                    _told(row),
                    "\n".join(filter(None, (row.assignee, row.due))),
                    row.confirmed,
                )
            )
            for number, row in enumerate(report.improvements, start=1)
        ),
        small=True,
    )


def _told(row: ImprovementRow) -> str:
    labelled = ("原因", row.cause), ("改善内容", row.measure)
    return "\n".join(filter(None, (*(f"{name}：{x}" for name, x in labelled if x), row.done)))
