"""The lent USBメモリ of the sample workspace.

The sample year around them is in perform_sample.py; everything goes through what a user has.
"""

from __future__ import annotations

from datetime import date, timedelta

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_sticks import begin_count, end_count, note_stick, read_count
from wakayama_audit_gui.use_cases.keep_sticks import import_sticks
from wakayama_audit_gui.use_cases.ports import Store

_LENT = (
    ("デジタル推進課", 30, 1, "執務室の金庫"),
    ("納税課", 6, 31, "執務室の鍵付きキャビネット"),
    ("納税課", 2, 37, "窓口カウンター下の鍵付き引出し"),
    ("文化振興課", 4, 41, "執務室の鍵付きキャビネット"),
    ("企業総務課", 8, 51, "総務班の金庫"),
    ("地域包括支援課", 5, 61, "執務室の鍵付き書庫"),
)
"""課, how many, the first number, 保管場所."""

_RETURNED = ("0036", "0058")


_COUNTED = "地域包括支援課", ("0061", "0062", "0063", "0065", "0099")
"""Where the sample counts, and what is there: one is missing, one is not in the ledger."""


def count_sample_sticks(store: Store, today: date, by: str) -> None:
    """Count the sticks of one 課 of the sample."""
    section, there = _COUNTED
    count = begin_count(store, section, "執務室", today.isoformat(), by).made
    for number in there:
        note_stick(store, read_count(store, count, today), number, by)
    end_count(store, read_count(store, count, today), by)


def lend_sample_sticks(store: Store, catalogue: Catalogue, today: date, by: str) -> Changes:
    """Put the lent sticks of the sample into the ledger, those of 課 that are defined."""
    since = today - timedelta(days=200)
    known = {section.name for section in catalogue.sections.values()}
    sticks = [
        Stick(
            number=f"{first + number:04d}",
            section=section,
            kept_at=kept_at,
            lent_on=since.isoformat(),
            returned_on=(today - timedelta(days=20)).isoformat()
            if f"{first + number:04d}" in _RETURNED
            else "",
            log=f"{section} USBメモリ使用簿",
        )
        for section, many, first, kept_at in _LENT
        if section in known
        for number in range(many)
    ]
    if not sticks:
        return Changes("", ())
    return import_sticks(store, sticks, by)
