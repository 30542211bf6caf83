"""Findings to measure the board with: as many as asked for, of 97 systems and 60 課, ten years.

How long the board takes with them is measured in board.py.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import INTERNAL, FindingState, LedgerFinding
from wakayama_audit_gui.record.fact import JsonValue, NewFact

SYSTEMS, SECTIONS, YEARS = 97, 60, 10
FIRST_YEAR = 2017
COMMON_WORD, RARE_WORD, ABSENT_WORD = "施錠", "蛍石", "鯨油"
"""In a third of the findings, in one of a thousand, in none."""

_STATES = tuple(FindingState)
_OFTEN, _SELDOM = 3, 1000


def make_findings(catalogue: Catalogue, count: int) -> list[LedgerFinding]:
    """Findings with the wordings of the published ones, each told apart by its number."""
    dice = random.Random(count)
    texts = [prior.text_body for prior in catalogue.findings.values()]
    return [_finding(number, texts[number % len(texts)], dice) for number in range(count)]


def _finding(number: int, text: str, dice: random.Random) -> LedgerFinding:
    year = FIRST_YEAR + number % YEARS
    words = COMMON_WORD if number % _OFTEN == 0 else "確認"
    seldom = RARE_WORD if number % _SELDOM == 0 else ""
    due = f"{year + 1}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    first = dice.randrange(SECTIONS)
    sections = tuple(f"見本{(first + more) % SECTIONS + 1}課" for more in range(dice.randint(1, 3)))
    return LedgerFinding(
        id=f"bench-{number}",
        code=f"R{year - 2018}-{number}",
        kind="指摘" if dice.random() < 0.6 else "意見",
        text=f"{text}（{words}{seldom} {number}）",
        text_summary="",
        page=0,
        systems=(f"B{dice.randrange(SYSTEMS) + 1:02}",),
        sections=sections,
        clauses=("4.2(2)ウ",),
        fiscal_year=year,
        audit_kind=INTERNAL,
        state=dice.choice(_STATES),
        deadline=due,
        filed=True,
    )


def filing(finding: LedgerFinding) -> Iterator[NewFact]:
    """What the ledger would have been told of such a finding."""
    told: dict[str, JsonValue] = {
        "class": finding.kind,
        "text": finding.text,
        "code": finding.code,
        "fiscal_year": finding.fiscal_year,
        "audit_kind": finding.audit_kind,
        "state": finding.state.value if finding.state else None,
        "systems": list(finding.systems),
        "sections": list(finding.sections),
        "deadline": finding.deadline,
    }
    for field, value in told.items():
        yield NewFact(f"filed:{finding.id}", field, value)
