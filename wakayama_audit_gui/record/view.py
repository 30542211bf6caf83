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
