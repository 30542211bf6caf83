"""A system of the register in the terms of the walkthrough: what its answers say of it.

What nobody answered is 不明, so that the auditor asks; nothing is concluded from silence. The
register itself is in system_register.py, what a walkthrough makes of attributes in checklist.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from wakayama_audit_gui.domain.survey_form import UNKNOWN
from wakayama_audit_gui.domain.system import Site, System, Trait
from wakayama_audit_gui.domain.system_register import EntryKind, SystemEntry

INDIVIDUAL_NUMBER_NETWORK = "個人番号利用等事務系"
SHARED_ID_UNITS = ("原則個人ID・一部共有ID", "課等単位の共有ID", "全員同じ共有ID")
"""Answers to ユーザーID付与の単位 that mean a shared ID."""
USED_STICKS = ("申請・承認ルールに則って利用", "利用しているが申請・承認ルール無し")
"""Answers to USBメモリ利用の有無 that mean they are used."""
_FORMS = {
    "WEBシステム(HPを含む)": "WEB システム",
    "C/S(クライアント/サーバ)システム": "クライアントサーバ",
    "アプリ(スマートフォン・タブレット)": "スマートフォン専用アプリ",
}
_FORMS_OF_KIND = {
    EntryKind.APP.value: "スマートフォン専用アプリ",
    EntryKind.PAGE.value: "WEB システム",
}
_CLOUD, _INSIDE = "クラウドサービス(ASPを含む)", "庁内設置"
_SILENT = "台帳に記入がないので、現地で尋ねる"


def registered_system(entry: SystemEntry) -> System:
    """The system of an entry, with attributes as far as they were answered."""
    network = _answer(entry, "network")
    form = _FORMS.get(_answer(entry, "system_form"), "") or _FORMS_OF_KIND.get(entry.kind, "")
    numbered = network == INDIVIDUAL_NUMBER_NETWORK
    users = _answer(entry, "users")
    contract_section = entry.contract_section or entry.section
    return System(
        id=entry.id,
        name=entry.title,
        report_section="",
        report_page=0,
        procurement_section="",
        contract_section=contract_section,
        operating_sections=entry.operating_sections or (entry.section,),
        operating_printed=(),
        form=form,
        users=int(users) if users.isdigit() else 0,
        users_text=f"{int(users):,} 人" if users.isdigit() else "",
        function=_answer(entry, "function"),
        purpose=_answer(entry, "function"),
        network=network,
        network_evidence=_told("利用ネットワーク", network) if network else "",
        individual_number="推定" if numbered else "",
        individual_number_evidence=_told("利用ネットワーク", network) if numbered else "",
        designated_manager=False,
        traits=tuple(_traits(entry, form)),
        sites=tuple(_sites(entry, form, contract_section)),
        contracts=(),
        notes=(),
    )


def _traits(entry: SystemEntry, form: str) -> Iterator[Trait]:
    years = _answer(entry, "contract_years")
    if years.isdigit():
        yield Trait("委託", "明記", _told("契約継続年数", f"{years}年"))
    else:
        yield Trait("委託", "不明", _SILENT)
    place = _answer(entry, "server_place")
    if place == _CLOUD:
        yield Trait("クラウド", "明記", _told("サーバ管理形態", place))
    elif not place:
        yield Trait("クラウド", "不明", _SILENT)
    if form == _FORMS_OF_KIND[EntryKind.APP]:
        return
    unit = _answer(entry, "id_unit")
    if unit in SHARED_ID_UNITS:
        yield Trait("共有ID", "明記", _told("ユーザーID付与の単位", unit))
    elif not unit:
        yield Trait("共有ID", "不明", _SILENT)
    sticks = _answer(entry, "usb")
    if sticks in USED_STICKS:
        yield Trait("USBメモリ", "明記", _told("USBメモリ利用の有無", sticks))
    elif not sticks:
        yield Trait("USBメモリ", "不明", _SILENT)


def _sites(entry: SystemEntry, form: str, section: str) -> Iterator[Site]:
    """Where its server stands, unless that is known to be elsewhere."""
    place = _answer(entry, "server_place")
    if place == _INSIDE:
        yield Site("server_room", section, "", "推定", _told("サーバ管理形態", place))
    elif not place and form != _FORMS_OF_KIND[EntryKind.APP]:
        yield Site("server_room", section, "", "不明", _SILENT)


def _answer(entry: SystemEntry, question: str) -> str:
    """What was answered; "" also for 不明."""
    said = entry.answers.get(question, "")
    return "" if said == UNKNOWN else said


def _told(title: str, answer: str) -> str:
    return f"{title}：{answer}（台帳）"
