"""Who signed a 自己点検票 that came back, and when, as far as it can be read.

The answers themselves are in self_inspection.py; taking them in is use_cases/take_form.py's.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date, parse_written_day
from wakayama_audit_gui.domain.self_inspection import ReturnedForm


class Signing(NamedTuple):
    """The signature of a form.

    Attributes:
        by_name: 記名, "" where there is none.
        by_post: 職名, "" where there is none.
        on: ISO date.
        remarks: What the office should know of it, in sentences; "" when nothing.
    """

    by_name: str
    by_post: str
    on: str
    remarks: str


def read_signing(returned: ReturnedForm, day: str) -> Signing:
    """Read it; the day of taking in stands for a day that is none or has not come.

    Args:
        returned: What came back.
        day: Today, ISO.
    """
    name, post, written = (
        said.strip() for said in (returned.by_name, returned.by_post, returned.on)
    )
    on = parse_written_day(written)
    told = unsigned(name, post)
    if written and not on:
        told += f"記入日の「{written[:20]}」は日付として読めないため、取り込んだ日にしました。"
    elif on > day:
        told += f"記入日（{long_date(on)}）が先の日付のため、取り込んだ日にしました。"
    return Signing(name, post, on if on and on <= day else day, told)


def unsigned(by_name: str, by_post: str) -> str:
    """What is missing in the signature, in sentences; "" when nothing."""
    lacking = [label for label, said in (("職名", by_post), ("氏名", by_name)) if not said.strip()]
    return f"{'と'.join(lacking)}が書かれていません。" if lacking else ""
