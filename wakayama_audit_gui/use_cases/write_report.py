"""What the office writes for the report of a year, and what its 公表版 does not say.

Reading it is in read_report.py; the bars themselves are in domain/withheld.py.
"""

from __future__ import annotations

from datetime import datetime

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_report import report_book
from wakayama_audit_gui.use_cases.recording import new_id, record


def write_passages(store: Store, fiscal_year: int, passages: Passages, by: str) -> Changes:
    """Write 総評 and 監査の概要."""
    book = report_book(fiscal_year)
    facts = [NewFact(book, field, text) for field, text in passages._asdict().items()]
    label = f"{fiscal_year_label(fiscal_year)}の報告書の文章を直した"
    return record(store, book, by, label, facts)


def issue_report(
    store: Store, fiscal_year: int, number: str, issued_on: str, office: str, by: str
) -> Changes:
    """Give the report its 文書番号, day of issue (ISO) and issuer."""
    book = report_book(fiscal_year)
    facts = [
        NewFact(book, "number", number.strip()),
        NewFact(book, "issued_on", issued_on),
        NewFact(book, "office", office.strip()),
    ]
    return record(
        store, book, by, f"{fiscal_year_label(fiscal_year)}の報告書の番号と日付を決めた", facts
    )


def withhold_part(
    store: Store,
    fiscal_year: int,
    finding: str,
    words: str,
    reason: str,
    by: str,
    *,
    now: datetime,
) -> Changes:
    """Do not publish these words, in a finding or (with "") in the whole report.

    Raises:
        UserError: The words or the reason are empty.
    """
    if not "".join(words.split()):
        raise UserError(
            "公表しない語が空です。", "覆う語をそのまま書いてください。", code="empty_words"
        )
    if not reason.strip():
        raise UserError(
            "公表しない理由が空です。",
            "理由は公表版に載ります。一言で書いてください。",
            code="empty_reason",
        )
    part = new_id()
    subject = f"withheld:{part}"
    facts = [
        NewFact(subject, "finding", finding),
        NewFact(subject, "words", words.strip()),
        NewFact(subject, "reason", reason.strip()),
        NewFact(subject, "recorded", now.isoformat()),
        NewFact(subject, "removed", value=False),
    ]
    return record(store, report_book(fiscal_year), by, "公表しない部分を加えた", facts, made=part)


def publish_part(store: Store, fiscal_year: int, part: str, by: str) -> Changes:
    """Publish after all what was withheld."""
    facts = [NewFact(f"withheld:{part}", "removed", value=True)]
    return record(store, report_book(fiscal_year), by, "公表しない部分を外した", facts)
