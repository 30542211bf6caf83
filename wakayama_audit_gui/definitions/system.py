"""Systems as written in systems.toml.

How their attributes choose places and items is in domain/system.py and domain/checklist.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.condition import CONDITIONS
from wakayama_audit_gui.domain.system import CITYWIDE, Contract, Site, StatedAnswer, System, Trait

BASES = ("明記", "推定", "不明")
FORMS = ("WEB システム", "クライアントサーバ", "スマートフォン専用アプリ")


def read_system(fields: Fields) -> System:
    """A ``[[system]]`` with its traits, sites and contracts."""
    network = fields.text_or("network")
    if network and network not in CONDITIONS:
        raise fields.fault("network", f"条件「{network}」は知られていません")
    individual_number = fields.text_or("individual_number")
    if individual_number not in ("", "明記", "推定"):
        raise fields.fault("individual_number", "「明記」か「推定」でなければなりません")
    return System(
        id=fields.text("id"),
        name=fields.text("name"),
        report_section=fields.text("report_section"),
        report_page=fields.whole("report_page"),
        procurement_section=fields.text_or("procurement_section"),
        contract_section=fields.reference("contract_section", "section", "課"),
        operating_sections=_operating_sections(fields),
        operating_printed=fields.texts("operating_printed"),
        form=fields.choice("form", FORMS),
        users=fields.whole("users"),
        users_text=fields.text("users_text"),
        function=fields.text("function"),
        purpose=fields.text("purpose"),
        network=network,
        network_evidence=fields.text_or("network_evidence"),
        individual_number=individual_number,
        individual_number_evidence=fields.text_or("individual_number_evidence"),
        designated_manager=fields.flag("designated_manager", default=False),
        traits=tuple(_trait(trait) for trait in fields.tables("trait")),
        sites=tuple(_site(site) for site in fields.tables("site")),
        contracts=tuple(_contract(contract) for contract in fields.tables("contract")),
        notes=fields.texts("notes"),
        answers=tuple(_answer(answer) for answer in fields.tables("answer")),
    )


def _operating_sections(fields: Fields) -> tuple[str, ...]:
    if fields.texts("operating_sections", required=True) == (CITYWIDE,):
        return (CITYWIDE,)
    return fields.references("operating_sections", "section", "課", required=True)


def _trait(fields: Fields) -> Trait:
    return Trait(
        fields.choice("name", tuple(CONDITIONS)),
        fields.choice("basis", BASES),
        fields.text_or("evidence"),
    )


def _site(fields: Fields) -> Site:
    return Site(
        template=fields.reference("template", "place", "場所の型"),
        section=fields.reference("section", "section", "課"),
        name=fields.text_or("name"),
        basis=fields.choice("basis", BASES),
        evidence=fields.text_or("evidence"),
    )


def _answer(fields: Fields) -> StatedAnswer:
    return StatedAnswer(
        question=fields.text("question"),
        answer=fields.text("answer"),
        section=fields.text("section"),
        page=fields.text("page"),
        quotes=fields.texts("quotes", required=True),
    )


def _contract(fields: Fields) -> Contract:
    return Contract(
        section=fields.text("section"),
        title=fields.text("title"),
        date=fields.text("date"),
        fiscal_year=fields.text("fiscal_year"),
        amount_yen=fields.whole("amount_yen"),
        vendor=fields.text("vendor"),
        method=fields.text("method"),
    )
