"""What a system itself says for auditing it: its contracts, numbers, IDs, incidents and users.

Of the ten the report says it, of every system the register. What nobody said is named as unknown.
How grounds are weighed is in domain/target_score.py; findings and answers are score_targets.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wakayama_audit_gui.domain.calendar import parse_fiscal_year
from wakayama_audit_gui.domain.registered_system import (
    INDIVIDUAL_NUMBER_NETWORK,
    SHARED_ID_UNITS,
)
from wakayama_audit_gui.domain.survey_form import UNKNOWN
from wakayama_audit_gui.domain.system import System
from wakayama_audit_gui.domain.target_score import Criterion, Ground, Reading
from wakayama_audit_gui.use_cases.known_systems import StandingSystem
from wakayama_audit_gui.use_cases.read_register import ENTRY

_C = Criterion
_DEFECTS = ("軽度の不良・障害", "重度の不良・障害")
_BARE_METHODS = ("随意契約", "1者応札", "一者応札")
_MANY_SECTIONS = 5
_INCIDENT_QUESTIONS = ("severe_incident", "early_defects", "incidents")


def system_grounds(one: StandingSystem, fiscal_year: int) -> Reading:
    """Grounds by criterion, and what is not known.

    Args:
        one: The system.
        fiscal_year: For which targets are chosen: contracts are counted up to it.
    """
    grounds = {
        _C.INDIVIDUAL_NUMBER: _individual_number(one),
        _C.IMPORTANT_INFORMATION: _entered(one, "important_information", ("保有",), "重要情報"),
        _C.INCIDENTS: tuple(_incidents(one)),
        _C.SHARED_IDS: _shared_ids(one),
        _C.CONTRACT_AGE: _contract_age(one, fiscal_year),
        _C.PROCUREMENT: tuple(_procurement(one)),
        _C.MANY_SECTIONS: _many_sections(one),
        _C.WEB_OR_APP: _web_or_app(one.system),
    }
    return Reading(grounds, dict(_unknown(one)))


def _said(one: StandingSystem, question: str) -> str:
    """What the register answers; "" for nothing and for 不明."""
    answer = one.entry.answers.get(question, "")
    return "" if answer == UNKNOWN else answer


def _entered(
    one: StandingSystem, question: str, answers: tuple[str, ...], title: str
) -> tuple[Ground, ...]:
    """A ground if the register gives one of these answers."""
    said = _said(one, question)
    return (_registered(one, f"{title}：{said}"),) if said in answers else ()


def _registered(one: StandingSystem, words: str) -> Ground:
    return Ground(f"{words}（台帳）", f"{ENTRY}{one.entry.id}")


def _defined(system: System, words: str) -> Ground:
    return Ground(words, f"system:{system.id}")


def _individual_number(one: StandingSystem) -> tuple[Ground, ...]:
    system = one.system
    if system.individual_number and system.is_reported:
        words = f"個人番号：{system.individual_number}　{system.individual_number_evidence}"
        return (_defined(system, words),)
    return _entered(one, "network", (INDIVIDUAL_NUMBER_NETWORK,), "利用ネットワーク")


def _incidents(one: StandingSystem) -> Iterator[Ground]:
    yield from _entered(one, "severe_incident", ("有り",), "重度の障害の発生")
    yield from _entered(one, "early_defects", _DEFECTS, "検収後1年間の品質不良")
    yearly = _said(one, "incidents")
    if yearly not in ("", "0"):
        yield _registered(one, f"年間の障害：{yearly}件")


def _shared_ids(one: StandingSystem) -> tuple[Ground, ...]:
    entered = _entered(one, "id_unit", SHARED_ID_UNITS, "ユーザーID付与の単位")
    reported = tuple(
        _defined(one.system, f"共有ID：{trait.basis}　{trait.evidence}")
        for trait in one.system.traits
        if one.system.is_reported and trait.name == "共有ID" and trait.basis != "不明"
    )
    return reported + entered


def _contract_age(one: StandingSystem, fiscal_year: int) -> tuple[Ground, ...]:
    """One ground for every five years: by the register, else since the first contract known."""
    years = _said(one, "contract_years")
    if years.isdigit():
        ground = _registered(one, f"現行システムベンダーとの契約継続年数：{int(years)}年")
        return (ground,) * (int(years) // _C.CONTRACT_AGE.years)
    dated = [
        (year, contract)
        for contract in one.system.contracts
        if (year := _year_of(contract.date)) is not None
    ]
    if not dated:
        return ()
    year, first = min(dated, key=lambda found: found[0])
    ground = _defined(one.system, f"{first.date}からの契約：{first.title}")
    return (ground,) * ((fiscal_year - year) // _C.CONTRACT_AGE.years)


def _year_of(date: str) -> int | None:
    """Calendar year of ``平成30年8月1日``."""
    era, found, _ = date.partition("年")
    return parse_fiscal_year(era) if found else None


def _procurement(one: StandingSystem) -> Iterator[Ground]:
    """The contracts of the report; of a system it has none of, what the register says."""
    for contract in one.system.contracts:
        if any(word in contract.method for word in _BARE_METHODS):
            yield _defined(one.system, f"{contract.title}：{contract.method}")
    if not one.system.contracts:
        yield from _entered(one, "procurement", ("単独随契",), "調達方法")
        yield from _entered(one, "bidders", ("1",), "応札事業者数")


def _many_sections(one: StandingSystem) -> tuple[Ground, ...]:
    system = one.system
    if not system.citywide and len(system.operating_sections) < _MANY_SECTIONS:
        return ()
    words = "全庁で使用" if system.citywide else f"{len(system.operating_sections)}課で使用"
    return (_defined(system, words),)


def _web_or_app(system: System) -> tuple[Ground, ...]:
    found = system.conditions & {"WEB", "アプリ"}
    return (_defined(system, f"システム形態：{system.form}"),) if found else ()


def _unknown(one: StandingSystem) -> Iterator[tuple[Criterion, str]]:
    """What neither the report nor the register says; a criterion with grounds is not among them."""
    system, answers = one.system, one.entry.answers
    found: Mapping[Criterion, tuple[bool, str]] = {
        _C.INDIVIDUAL_NUMBER: (
            not _said(one, "network") and _said(one, "important_information") != "保有していない",
            "個人番号を扱うかどうか（利用ネットワーク）",
        ),
        _C.IMPORTANT_INFORMATION: (
            not _said(one, "important_information"),
            "重要情報を保有するかどうか",
        ),
        _C.INCIDENTS: (
            not any(_said(one, question) for question in _INCIDENT_QUESTIONS),
            "障害・品質不良があったかどうか",
        ),
        _C.SHARED_IDS: (
            not _said(one, "id_unit") and any(t.name == "共有ID" for t in system.traits),
            "共有IDがあるかどうか（ユーザーID付与の単位）",
        ),
        _C.CONTRACT_AGE: (
            not _said(one, "contract_years") and not system.contracts,
            "契約の継続年数",
        ),
        _C.PROCUREMENT: (
            not system.contracts and not _said(one, "procurement") and not _said(one, "bidders"),
            "調達方法と応札事業者数",
        ),
        _C.MANY_SECTIONS: (
            not one.entry.operating_sections and not system.citywide,
            "使っている課（運用課）",
        ),
        _C.WEB_OR_APP: (not system.form and "system_form" not in answers, "システム形態"),
    }
    for criterion, (missing, words) in found.items():
        if missing:
            yield criterion, f"{words}が台帳にありません。"
