"""An information system with the attributes that decide its walkthrough.

Which items follow from the attributes is decided in checklist.py; findings are in prior_finding.py.
"""

from __future__ import annotations

from typing import NamedTuple

CITYWIDE = "全庁"
"""Stands in the place of operating sections where every section runs the system; not a 課."""


class Trait(NamedTuple):
    """An attribute of a system and how it is known.

    Attributes:
        name: A name of condition.CONDITIONS, e.g. ``USBメモリ``.
        basis: ``明記`` (the report says so), ``推定`` (concluded) or ``不明`` (the report is
            silent, so the auditor has to ask). A trait known to be absent is not listed.
        evidence: Words of the report, or the reason for the estimate.
    """

    name: str
    basis: str
    evidence: str


class Site(NamedTuple):
    """A place the system has, beside those that follow from its sections.

    Attributes:
        template: Id of the place template.
        section: 課 that is responsible there.
        name: Proposed name; "" to make it from section and template.
        basis: ``明記``, ``推定`` or ``不明``, as in Trait.
        evidence: Words of the report, or the reason for the estimate.
    """

    template: str
    section: str
    name: str
    basis: str
    evidence: str


class Contract(NamedTuple):
    """A contract of the report's section 3.6. Vendors are letters there, so they are here."""

    section: str
    title: str
    date: str
    fiscal_year: str
    amount_yen: int
    vendor: str
    method: str


class StatedAnswer(NamedTuple):
    """What the report says of a system in answer to a question of the 調査票.

    Attributes:
        question: Id of the question.
        answer: In its kept form.
        section: Of the report, e.g. ``3.6.2``.
        page: Where it stands; ``91～92`` where the section has several and the text does not tell.
        quotes: Words of the report.
    """

    question: str
    answer: str
    section: str
    page: str
    quotes: tuple[str, ...]

    @property
    def source(self) -> str:
        """E.g. ``報告書 3.6.2（88頁）「現行事業者との契約が10年以上継続しており」``."""
        return f"報告書 {self.section}（{self.page}頁）「{'」「'.join(self.quotes)}」"


class System(NamedTuple):
    """One of the audited systems, or one of the register (registered_system.py).

    Attributes:
        id: ``S01`` … in the order of the report's section 2.3; of others as in the register.
        name: As in the report.
        report_section: Section with its findings, e.g. ``3.3.2``; "" of one it does not describe.
        report_page: Page where that section begins; 0 without one.
        procurement_section: Section with its contracts, e.g. ``3.6.2``.
        contract_section: 契約課.
        operating_sections: 運用課; ``("全庁",)`` where every section runs it.
        operating_printed: 運用課 as its table of 3.3 has them; () for 局, 部 and 課 of each.
        form: システム形態 as in the report.
        users: Number of users; users_text as in the report.
        users_text: e.g. ``3,000 人``.
        function: 主なシステム機能, the short list of the report's section 2.3.
        purpose: 目的と主な機能, as its table of 3.3 has it, line by line.
        network: Network class as in the report, "" where it is not stated.
        network_evidence: Words of the report.
        individual_number: ``明記``, ``推定`` or "" (not stated).
        individual_number_evidence: Words of the report.
        designated_manager: Whether 指定管理者 use it.
        traits: Attributes and how they are known.
        sites: Places beside those that follow from the sections.
        contracts: Contracts.
        notes: What a reader must know.
        answers: What the report answers of the 調査票.
    """

    id: str
    name: str
    report_section: str
    report_page: int
    procurement_section: str
    contract_section: str
    operating_sections: tuple[str, ...]
    operating_printed: tuple[str, ...]
    form: str
    users: int
    users_text: str
    function: str
    purpose: str
    network: str
    network_evidence: str
    individual_number: str
    individual_number_evidence: str
    designated_manager: bool
    traits: tuple[Trait, ...]
    sites: tuple[Site, ...]
    contracts: tuple[Contract, ...]
    notes: tuple[str, ...]
    answers: tuple[StatedAnswer, ...] = ()

    @property
    def is_reported(self) -> bool:
        """Whether the report describes it; others are known by the register alone."""
        return bool(self.report_section)

    @property
    def citywide(self) -> bool:
        """Whether every section runs the system."""
        return self.operating_sections == (CITYWIDE,)

    @property
    def sections(self) -> tuple[str, ...]:
        """Contract section and operating sections, each once, without 全庁."""
        named = (self.contract_section, *self.operating_sections)
        return tuple(section for section in dict.fromkeys(named) if section != CITYWIDE)

    @property
    def conditions(self) -> frozenset[str]:
        """Names of the conditions that hold, or may hold, for the system."""
        found = {trait.name for trait in self.traits}
        found.add(_FORMS.get(self.form, ""))
        found.add(self.network)
        if self.individual_number:
            found.add("個人番号")
        if self.designated_manager:
            found.add("指定管理者")
        if self.citywide:
            found.add("全庁")
        if len(self.operating_sections) > 1 or self.citywide:
            found.add("複数課")
        return frozenset(found - {""})


_FORMS = {
    "WEB システム": "WEB",
    "クライアントサーバ": "クライアントサーバ",
    "スマートフォン専用アプリ": "アプリ",
}
