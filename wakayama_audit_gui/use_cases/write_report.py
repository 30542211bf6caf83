"""What the office writes for the report of a year, and what its 公表版 does not say.

Reading it is in read_report.py; the bars themselves are in domain/withheld.py.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label, parse_day
from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_report import report_book
from wakayama_audit_gui.use_cases.recording import new_id, record

_LONGEST = 100


def write_passages(store: Store, fiscal_year: int, passages: Passages, by: str) -> Changes:
    """Write 総評 and 監査の概要."""
    book = report_book(fiscal_year)
    facts = [NewFact(book, field, text) for field, text in passages._asdict().items()]
    label = f"{fiscal_year_label(fiscal_year)}の報告書の文章を直した"
    return record(store, book, by, label, facts)


class Cover(NamedTuple):
    """What stands on the cover.

    Attributes:
        number: 文書番号.
        issued_on: 発行日, ISO.
        office: 発行者; "" is the office of the workspace.
    """

    number: str = ""
    issued_on: str = ""
    office: str = ""


def read_cover(store: Store, fiscal_year: int) -> Cover:
    """What was decided for the cover of a year's report."""
    book = report_book(fiscal_year)
    fields = Fields({name: store.cell(book, name) for name in Cover._fields})
    return Cover(*map(fields.text, Cover._fields))


def issue_report(store: Store, fiscal_year: int, cover: Cover, by: str) -> Changes:
    """Give the report its 文書番号, 発行日 and 発行者.

    Raises:
        UserError: The day is no date, or a text is too long for a cover.
    """
    if cover.issued_on and parse_day(cover.issued_on) is None:
        raise UserError(
            f"発行日「{cover.issued_on[:20]}」は日付として読めません。",
            "2027/3/25 か 令和9年3月25日 のように書き直してください。",
            code="no_such_date",
        )
    if max(map(len, cover)) > _LONGEST:
        raise UserError(
            "表紙に入れる文字が長すぎます。",
            f"それぞれ {_LONGEST} 字までにしてください。",
            code="too_long",
        )
    book = report_book(fiscal_year)
    facts = [NewFact(book, name, value.strip() or None) for name, value in cover._asdict().items()]
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
