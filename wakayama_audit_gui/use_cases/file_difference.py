"""A 差異 as a 指摘 of the ledger of findings, and which differences were filed.

As a 指摘 of a visit it is raised by raise_difference.py; what differs is said in domain/stick.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from wakayama_audit_gui.domain.calendar import era_initial, fiscal_year, parse_day
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.stick import USB_AUDIT, Difference, stick_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_sticks import StickCount
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS
from wakayama_audit_gui.use_cases.recording import record


def filed_differences(store: Store, count: StickCount) -> Mapping[str, str]:
    """What was filed of a count: number as `stick_key` → id of the finding.

    What was taken back is not there.
    """
    begin = difference_id(count, "")
    found: dict[str, str] = {}
    for row in store.findings():
        _, met, key = row.finding.rpartition(begin)
        if met:
            found[key.replace("%2F", "/").replace("%25", "%")] = row.finding
    return found


def file_difference(
    store: Store, count: StickCount, difference: Difference, text: str, by: str
) -> Changes:
    """Make a 差異 a 指摘 of the ledger of findings; the wording is the auditor's.

    Args:
        store: The workspace.
        count: In which it was found.
        difference: What differs.
        text: The 指摘; `Difference.draft` is proposed.
        by: Who files it.

    Raises:
        UserError: The text is empty, or this 差異 was filed before.
    """
    require_unfiled(store, count, difference, text)
    id_ = difference_id(count, difference.number)
    subject = f"filed:{id_}"
    day = parse_day(count.day)
    year = fiscal_year(day) if day else 0
    facts = [
        NewFact(subject, "class", "指摘"),
        NewFact(subject, "text", text.strip()),
        NewFact(subject, "code", f"{era_initial(year)}-USB-{difference.number}"),
        NewFact(subject, "fiscal_year", year),
        NewFact(subject, "audit_kind", USB_AUDIT),
        NewFact(subject, "sections", [count.section]),
        NewFact(subject, "systems", []),
        NewFact(subject, "clauses", []),
        NewFact(subject, "state", FindingState.DECIDED.value),
    ]
    label = f"USBメモリ {difference.number} の差異を指摘にした"
    return record(store, FINDINGS, by, label, facts, made=id_)


def require_unfiled(store: Store, count: StickCount, difference: Difference, text: str) -> None:
    """See that a 差異 can become a 指摘.

    Raises:
        UserError: The text is empty, or this 差異 was filed before, here or in a visit.
    """
    if not text.strip():
        raise UserError("指摘の文が空です。", "文を書いてください。", code="empty_text")
    if stick_key(difference.number) in filed_differences(store, count):
        raise UserError(
            f"管理番号 {difference.number} の差異は、すでに指摘にしています。",
            "指摘・意見の一覧で直してください。",
            code="filed_already",
        )


def difference_id(count: StickCount, number: str) -> str:
    """What the id of a finding ends in that comes of a 差異."""
    # A slash would divide the id into visit, place and item.
    key = stick_key(number).replace("%", "%25").replace("/", "%2F")
    return f"usb-{count.id}-{key}"
