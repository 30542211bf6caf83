"""The number of a 指摘 or 意見 of a visit: 調書番号 and a running number, e.g. ``R8-04-2``.

Published findings bring their own; when a number is recorded is decided in
use_cases/step_finding.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wakayama_audit_gui.domain.finding_life import LedgerFinding

_DIGITS = re.compile(r"(\d+)")


def code_key(code: str) -> tuple[str | int, ...]:
    """Sorts ``R8-04-10`` behind ``R8-04-9``."""
    return tuple(int(p) if at % 2 else p for at, p in enumerate(_DIGITS.split(code)))


def with_codes(findings: Iterable[LedgerFinding], sheets: Mapping[str, str]) -> list[LedgerFinding]:
    """Give each finding of a visit a number of its own.

    One that was recorded is kept: the others of the visit get those that are still free, in the
    order of their ids, so that a finding has the same number wherever and whenever it is read.

    Args:
        findings: Those that have no number yet with the bare 調書番号 as their code.
        sheets: Visit id → 調書番号.
    """
    found = list(findings)
    bare = {f.id: f.code for f in found if f.code and f.code == sheets.get(f.visit)}
    taken = {finding.code for finding in found if finding.id not in bare}
    numbers: dict[str, int] = {}
    for id_, sheet_no in sorted(bare.items()):
        number = numbers.get(sheet_no, 0) + 1
        while f"{sheet_no}-{number}" in taken:
            number += 1
        numbers[sheet_no] = number
        bare[id_] = f"{sheet_no}-{number}"
    return [one._replace(code=bare[one.id]) if one.id in bare else one for one in found]
