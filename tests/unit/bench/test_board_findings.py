"""What the board is measured with is a city of ten years, and reads back as it was made."""

from __future__ import annotations

from bench.board_findings import (
    ABSENT_WORD,
    COMMON_WORD,
    RARE_WORD,
    SECTIONS,
    SYSTEMS,
    YEARS,
    filing,
    make_findings,
)
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.finding_filter import FindingFilter, FindingIndex
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_findings

COUNT = 2_000


def test_they_are_of_a_whole_city_and_each_word_is_as_frequent_as_said() -> None:
    findings = make_findings(the_catalogue(), COUNT)
    assert findings == make_findings(the_catalogue(), COUNT)
    index = FindingIndex(findings, {})
    assert len(index.systems) == SYSTEMS
    assert len(index.sections) == SECTIONS
    assert len(index.years) == YEARS
    counts = [
        len(index.find(FindingFilter(words=word), ""))
        for word in (COMMON_WORD, RARE_WORD, ABSENT_WORD)
    ]
    assert counts[0] > COUNT // 3
    assert counts[1:] == [2, 0]


def test_the_ledger_reads_them_as_they_were_made() -> None:
    store, made = MemoryStore(), make_findings(the_catalogue(), 5)
    store.append(FINDINGS, "p", [fact for finding in made for fact in filing(finding)])
    read = {found.id: found for found in read_findings(store, the_catalogue())}
    for finding in made:
        told = read[finding.id]
        assert told._replace(clauses=finding.clauses, text_summary="", theme="") == finding
