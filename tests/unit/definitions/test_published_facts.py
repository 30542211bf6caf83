"""The definitions say what the audit report says, word for word."""

from __future__ import annotations

import hashlib

from wakayama_audit_gui.definitions.catalogue import Loaded
from wakayama_audit_gui.domain.catalogue import Catalogue

Facts = dict[str, list[list[object]]]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_the_definitions_have_no_problem(loaded: Loaded) -> None:
    assert [problem.message for problem in loaded.problems] == []


def test_every_finding_is_there_with_both_wordings(catalogue: Catalogue, published: Facts) -> None:
    ours = [
        [
            f.code,
            f.kind,
            f.page,
            f.system,
            list(f.sections),
            list(f.clauses),
            list(f.clauses_estimated),
            _hash(f.text_body),
            _hash(f.text_summary),
        ]
        for f in catalogue.findings.values()
    ]
    assert ours == published["findings"]


def test_there_are_41_shiteki_and_29_iken(catalogue: Catalogue) -> None:
    kinds = [finding.kind for finding in catalogue.findings.values()]
    assert (len(kinds), kinds.count("指摘"), kinds.count("意見")) == (70, 41, 29)


def test_fifteen_findings_differ_in_words_between_body_and_summary(catalogue: Catalogue) -> None:
    assert sum(f.wordings_differ for f in catalogue.findings.values()) == 15


def test_every_finding_is_of_one_year(catalogue: Catalogue) -> None:
    assert {finding.year for finding in catalogue.findings.values()} == {"令和4年度"}


def test_clauses_are_quoted_exactly(catalogue: Catalogue, published: Facts) -> None:
    quoted = [[c.id, _hash(c.quote)] for c in catalogue.clauses.values() if not c.estimated]
    assert len(quoted) == 29
    assert quoted == published["clauses"]


def test_estimated_clauses_are_never_quotations(catalogue: Catalogue, published: Facts) -> None:
    estimated = [clause for clause in catalogue.clauses.values() if clause.estimated]
    assert [clause.id for clause in estimated] == list(map(str, published["estimated_clauses"]))
    assert [clause.quote for clause in estimated] == ["", "", ""]


def test_partial_quotations_say_so(catalogue: Catalogue) -> None:
    partial = [c.id for c in catalogue.clauses.values() if not c.complete and not c.estimated]
    assert partial == ["6.2(1)ウ(ア)", "9.2(1)ア"]


def test_the_census_of_97_systems(catalogue: Catalogue, published: Facts) -> None:
    held = [s for s in catalogue.sections.values() if s.systems]
    assert [[s.bureau, s.division, s.name, s.systems] for s in held] == published["census"]
    assert sum(section.systems for section in held) == 97


def test_sections_that_only_operate_a_system_are_there(
    catalogue: Catalogue, published: Facts
) -> None:
    rest = {section.name for section in catalogue.sections.values() if not section.systems}
    assert rest == set(map(str, published["sections_only_operating"]))
    assert len(catalogue.sections) == 63


def test_every_section_named_anywhere_is_defined(catalogue: Catalogue) -> None:
    named = {name for f in catalogue.findings.values() for name in f.sections}
    named |= {name for s in catalogue.systems.values() for name in s.sections}
    assert named <= catalogue.sections.keys()


def test_sections_stand_from_the_year_the_report_shows_them(catalogue: Catalogue) -> None:
    section = catalogue.sections["デジタル推進課"]
    assert section.stands_in(2022)
    assert section.stands_in(2026)
    assert not section.stands_in(2021)
    assert section.formerly == ("情報システム課",)
    assert section.full_name == "総務局総務部デジタル推進課"
    assert catalogue.sections["出納室"].full_name == "出納室"


def test_the_ten_systems_with_their_attributes(catalogue: Catalogue, published: Facts) -> None:
    ours: list[list[object]] = []
    for s in catalogue.systems.values():
        kinds = [finding.kind for finding in catalogue.findings_of(s.id)]
        row: list[object] = [s.id, s.name, s.contract_section, list(s.operating_sections), s.form]
        row += [s.users, s.network, s.individual_number, s.designated_manager]
        ours.append([*row, kinds.count("指摘"), kinds.count("意見")])
    assert ours == published["systems"]


def test_roles_of_the_policy(catalogue: Catalogue) -> None:
    committee = [role.name for role in catalogue.roles.values() if role.committee]
    assert committee == [
        "情報セキュリティ統括責任者",
        "情報セキュリティ副統括責任者",
        "情報セキュリティ執行責任者",
        "情報セキュリティ副執行責任者",
    ]
    # The same person executes and audits: the screen has to warn of it.
    assert catalogue.roles["情報セキュリティ監査統括責任者"].holder == "総務部長"
    assert catalogue.roles["情報セキュリティ副執行責任者"].holder == "総務部長"
