"""A finished paper, as it is handed about, shown and saved.

Making one is print_sheet.py's; how it looks is in outputs.
"""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A finished paper.

    Attributes:
        data: The PDF.
        pages: Number of pages; 0 when they were not counted.
        replaced: What could not be printed as typed, in words.
        name: Proposed file name without folder.
    """

    data: bytes
    pages: int
    replaced: tuple[str, ...]
    name: str


class YearPaper(NamedTuple):
    """Which paper of a year is wanted, in plain words; report_source.ReportRequest knows them.

    Attributes:
        fiscal_year: e.g. 2026.
        paper: 監査報告書, 対処マニュアル or 改善状況表.
        edition: 庁内版 or 公表版.
        suffix: ``.pdf``, ``.xlsx`` or ``.docx``.
    """

    fiscal_year: int
    paper: str
    edition: str
    suffix: str
