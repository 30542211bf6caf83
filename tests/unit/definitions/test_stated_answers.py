"""What the ten systems have in the register is what the report says, word for word."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.use_cases.city_register import the_form
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.survey_form import AnswerKind
from wakayama_audit_gui.domain.system import StatedAnswer, System
from wakayama_audit_gui.domain.system_register import first_entries

EXTRACT = Path(__file__).parents[2] / "data" / "report_r4_systems.txt"
_SECTION = re.compile(r"# (3\.[36]\.\d+)\n")
_SUMS = re.compile(r"(?:平成|令和)\S{1,3}年度 ([\d,]+)円（([^、]+?)[）、]")
STARTS = {
    "3.3": (47, 50, 52, 56, 60, 62, 64, 67, 69, 71, 73),
    "3.6": (88, 89, 91, 93, 94, 95, 96, 96, 97, 98, 99),
}
"""Pages on which 3.3.2 … and 3.6.2 … begin by the table of contents, and the last page."""


def folded(text: str) -> str:
    return re.sub(r"\s", "", text)


def sections() -> dict[str, str]:
    parts = _SECTION.split(EXTRACT.read_text(encoding="utf-8"))
    return {no: folded(text) for no, text in zip(parts[1::2], parts[2::2], strict=True)}


SAID = [(system, one) for system in the_catalogue().systems.values() for one in system.answers]


def test_the_extract_has_both_sections_of_every_system() -> None:
    found = sections()
    assert len(found) == 20
    for system in the_catalogue().systems.values():
        assert folded(system.name) in found[system.report_section]
        assert folded(system.name) in found[system.procurement_section]
        assert {one.section for one in system.answers} <= {
            system.report_section,
            system.procurement_section,
        }


@pytest.mark.parametrize(
    ("system", "said"), SAID, ids=[f"{system.id}-{one.question}" for system, one in SAID]
)
def test_each_answer_stands_on_its_sentence(system: System, said: StatedAnswer) -> None:
    text = sections()[said.section]
    for quote in said.quotes:
        assert folded(quote) in text
    question = the_form().questions[said.question]
    assert question.normal(said.answer) == said.answer
    told = folded("".join(said.quotes))
    if question.kind is AnswerKind.NUMBER:
        assert re.search(rf"(?<!\d){said.answer}(?:年以上|者応札|社)", told)
    elif question.kind is AnswerKind.TEXT:
        for yen, title in _SUMS.findall(said.answer):
            assert f"{yen}円" in told
            assert folded(title) in told
    first, *_ = said.page.split("～")
    begins = dict(zip(range(2, 12), pairwise(STARTS[said.section[:3]]), strict=True))
    start, end = begins[int(said.section.rpartition(".")[2])]
    assert all(start <= int(page) <= end for page in said.page.split("～")), system.name
    assert int(first) >= start


def test_nothing_is_said_twice_and_every_choice_is_one_of_the_form() -> None:
    for system in the_catalogue().systems.values():
        asked = [one.question for one in system.answers]
        assert len(asked) == len(set(asked))
    entries = {entry.id: entry for entry in first_entries(the_catalogue(), the_form())}
    for system, one in SAID:
        assert entries[system.id].answers[one.question] == one.answer


@pytest.mark.parametrize(
    ("system", "question", "answer"),
    [
        ("S01", "contract_years", "10"),
        ("S01", "rfi", "実施せず"),
        ("S01", "security_procedure", "策定"),
        ("S02", "procurement", "プロポーザル"),
        ("S02", "bidders", "2"),
        ("S03", "contract_years", "15"),
        ("S03", "id_unit", "課等単位の共有ID"),
        ("S04", "ict_bcp", "策定していない"),
        ("S05", "password", "無い"),
        ("S07", "id_inventory", "定期的に実施"),
        ("S09", "bidders", "3"),
        ("S10", "backup", "定期的に実施していない"),
    ],
)
def test_what_a_reader_of_the_report_looks_for(system: str, question: str, answer: str) -> None:
    entries = {entry.id: entry for entry in first_entries(the_catalogue(), the_form())}
    assert entries[system].answers[question] == answer


def test_what_the_report_leaves_open_is_left_open() -> None:
    """Of S09 some 課 have no 実施手順 and others an old one; of S02 only an estimate is known."""
    entries = {entry.id: entry for entry in first_entries(the_catalogue(), the_form())}
    for system, question in (
        ("S09", "security_procedure"),
        ("S09", "change_history"),
        ("S02", "important_information"),
        ("S02", "contract_years"),
        ("S04", "procurement"),
        ("S05", "procurement"),
    ):
        assert question not in entries[system].answers
