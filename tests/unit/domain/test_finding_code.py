"""Numbers of findings of visits: each its own, and the same wherever it is read."""

from __future__ import annotations

from tests.unit.domain.ledger import ledger_finding
from wakayama_audit_gui.domain.finding_code import code_key, with_codes
from wakayama_audit_gui.domain.finding_life import LedgerFinding

SHEETS = {"v1": "R8-04", "v2": "R8-07", "v3": ""}


def finding(id_: str, code: str) -> LedgerFinding:
    return ledger_finding(id_, code=code, visit=id_.partition("/")[0])


def codes(*found: LedgerFinding) -> dict[str, str]:
    return {one.id: one.code for one in with_codes(found, SHEETS)}


def test_findings_of_a_visit_are_numbered_in_the_order_of_their_ids() -> None:
    told = codes(finding("v1/p/b", "R8-04"), finding("v2/p/a", "R8-07"), finding("v1/p/a", "R8-04"))
    assert told == {"v1/p/a": "R8-04-1", "v1/p/b": "R8-04-2", "v2/p/a": "R8-07-1"}


def test_a_recorded_number_is_kept_and_never_given_again() -> None:
    told = codes(finding("v1/p/a", "R8-04"), finding("v1/p/b", "R8-04-1"), finding("u", "R8-USB-1"))
    assert told == {"v1/p/a": "R8-04-2", "v1/p/b": "R8-04-1", "u": "R8-USB-1"}


def test_without_a_sheet_number_there_is_none_and_two_visits_of_one_share_the_row() -> None:
    assert codes(finding("v3/p/a", "")) == {"v3/p/a": ""}
    both = [finding("v1/p/a", "R8-04"), finding("v9/p/a", "R8-04")]
    told = with_codes(both, {**SHEETS, "v9": "R8-04"})
    assert [one.code for one in told] == ["R8-04-1", "R8-04-2"]


def test_ten_stands_behind_nine() -> None:
    assert sorted(("R8-04-10", "R8-04-9", "R8-03-1"), key=code_key) == [
        "R8-03-1",
        "R8-04-9",
        "R8-04-10",
    ]
