"""What a report of a year is composed of, as read from record and catalogue.

Reading it is read_report.py's, composing compose_report.py's.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.report import Edition, Passages, ReportPaper, WithheldPart
from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.domain.sheet import Sheet


class ReportSource(NamedTuple):
    """Everything a report is made of.

    Attributes:
        fiscal_year: e.g. 2022.
        findings: In the order of the report they come from, or of their issue.
        targets: Ids of the systems that were to be audited.
        audited: Ids of those whose visits are sealed; only of them can be said that nothing is
            reported.
        visits: (調書番号, 実施日, 対象システム, 場所, 版, 照合コード) in words.
        sheets: Sealed 現地調査調書 to be appended to the 庁内版.
        passages: What the office writes.
        withheld: What the 公表版 does not say.
        office: Who issues it.
        number: 文書番号 or "".
        issued_on: ISO date or "".
        persons: Names known in the workspace, for the wording check.
        notes: What the report leaves out, in words.
    """

    fiscal_year: int
    findings: tuple[ReportFinding, ...]
    targets: tuple[str, ...] = ()
    audited: tuple[str, ...] = ()
    visits: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    passages: Passages = Passages()
    withheld: tuple[WithheldPart, ...] = ()
    office: str = ""
    number: str = ""
    issued_on: str = ""
    persons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class ReportRequest(NamedTuple):
    """Which report is wanted.

    Attributes:
        fiscal_year: e.g. 2022.
        edition: For whom.
        suffix: ``.pdf``, ``.xlsx`` (of the report alone) or ``.docx``.
        paper: Which of them.
    """

    fiscal_year: int
    edition: Edition = Edition.INTERNAL
    suffix: str = ".pdf"
    paper: ReportPaper = ReportPaper.REPORT
