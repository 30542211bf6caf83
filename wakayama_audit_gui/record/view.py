"""Rows that lists, search and 前回 read; every one is derived from the record and can be remade.

How they are derived is in derive.py; how a store keeps them up to date is the store's.
"""

from __future__ import annotations

from typing import NamedTuple


class VisitRow(NamedTuple):
    """One visit in a list (a projection; no blobs are read for it).

    Attributes:
        visit: Visit id.
        title: Name shown in lists.
        systems: System ids.
        state: One of domain.visit.VisitState values, e.g. ``記入中``.
        revision: 0 before the first seal.
        scheduled: ISO date or "".
        fiscal_year: e.g. 2026 for 令和8年度.
        sheet_no: 調書番号, e.g. ``R8-01``; "" when not given.
        total: Number of items to be answered.
        counts: (適合, 指摘, 意見, 対象外, 未確認, 後日確認) in this order.
        photos: Number of photos not removed.
        touched: When last written, ISO 8601; "" never.
    """

    visit: str
    title: str
    systems: tuple[str, ...]
    state: str
    revision: int
    scheduled: str
    fiscal_year: int
    sheet_no: str
    total: int
    counts: tuple[int, int, int, int, int, int]
    photos: int
    touched: str


class FindingRow(NamedTuple):
    """One 指摘 or 意見 in a list: as drafted in a visit, or as filed in the ledger of findings.

    Attributes:
        finding: Id of the finding; the draft and what is filed of it have the same one.
        filed: Whether this row is the ledger's.
        visit: Id of the visit of a draft; "" of a filed one.
        kind: ``指摘`` or ``意見``; "" while heads differ.
        text: The wording.
        systems: System ids.
        sections: 対象課.
        clauses: As quoted.
        fiscal_year: Of a filed one; 0 of a draft, whose visit tells.
        audit_kind: Of a filed one; "" of a draft.
        code: Of a filed one; "" of a draft.
        state: Of a filed one, "" while heads differ; "" of a draft, whose visit tells.
        deadline: ISO date or "".
        joined: Id of the finding it was joined into, or "".
        postponed: ISO date that was the deadline before it was put off, or "".
    """

    finding: str
    filed: bool
    visit: str
    kind: str
    text: str
    systems: tuple[str, ...]
    sections: tuple[str, ...]
    clauses: tuple[str, ...]
    fiscal_year: int
    audit_kind: str
    code: str
    state: str
    deadline: str
    joined: str
    postponed: str


class SearchHit(NamedTuple):
    """One place where the words were found."""

    book: str
    subject: str
    field: str
    text: str
    """The stored text, as typed."""


class PreviousResult(NamedTuple):
    """The latest earlier verdict for the same system and item."""

    visit: str
    answer: str
    """Subject of that answer."""
    verdict: str
    scheduled: str
