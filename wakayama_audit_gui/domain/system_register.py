"""情報システム管理台帳: every system of the city, apps and web pages too, with 課 and answers.

The answers are those of the 調査票 (survey_form.py); recording them is in register_system.py of
use_cases. The ten systems that were audited in detail are in system.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey_form import (
    LIKELY_YEARS,
    SYSTEM_NAME,
    UNKNOWN,
    AnswerKind,
    Part,
    SurveyForm,
    SurveyQuestion,
)
from wakayama_audit_gui.domain.system import System
from wakayama_audit_gui.errors import UserError

SEPARATOR = "、"
"""Stands between 運用課 in a cell."""
ENTRY_FIELDS: Mapping[str, str] = {
    "kind": "種別",
    "section": "主たる所管課",
    "contract_section": "契約課",
    "operating_sections": "運用課",
    "note": "備考",
}
"""What an entry has besides its answers, and how it is called."""
LIST_FIELD = "operating_sections"
_LONGEST = 4_000
_SHOWN = 30
"""Characters of a wrong answer that are repeated."""
_ORIGIN = "R4"
_NAMELESS = "（名称未記入"


class EntryKind(StrEnum):
    """What is entered: apps and web pages are systems too (report 3.6.11)."""

    SYSTEM = "情報システム"
    APP = "アプリ"
    PAGE = "ウェブページ"


class SystemEntry(NamedTuple):
    """A line of the register.

    Attributes:
        id: Of the ten systems as in the definitions; ``R4/<課>/<番号>`` of those that the report
            only counts; otherwise made when it was entered.
        kind: An EntryKind, "" while two say different things.
        section: 主たる所管課.
        contract_section: 契約課.
        operating_sections: 運用課; ``("全庁",)`` where every 課 uses it.
        answers: Question id → answer in its kept form; unanswered ones are left out.
        note: 備考, e.g. where the answers come from.
        contested: Field → differing values in words, where two laptops said different things.
    """

    id: str
    kind: str
    section: str
    contract_section: str
    operating_sections: tuple[str, ...]
    answers: Mapping[str, str]
    note: str = ""
    contested: Mapping[str, tuple[str, ...]] = {}

    @property
    def name(self) -> str:
        """システム名, "" while nobody entered it."""
        return self.answers.get(SYSTEM_NAME, "")

    @property
    def title(self) -> str:
        """Its name, or which one of its 課 it is; two 課 that became one keep theirs apart."""
        if self.name or not self.id.startswith(f"{_ORIGIN}/"):
            return self.name or f"{self.section}のシステム{_NAMELESS}）"
        _, of, number = self.id.split("/", 2)
        before = "" if of == self.section else f"、もと{of}"
        return f"{self.section}のシステム{number}{_NAMELESS}{before}）"

    def text(self, field: str) -> str:
        """What stands in a cell for a field or a question."""
        if field == LIST_FIELD:
            return SEPARATOR.join(self.operating_sections)
        if field in ENTRY_FIELDS:
            return str(getattr(self, field))
        return self.answers.get(field, "")

    def sections_of(self, part: Part) -> tuple[str, ...]:
        """The 課 that answer a part of the 調査票."""
        if part is Part.CONTRACT:
            return (self.contract_section or self.section,)
        return self.operating_sections or (self.section,)


def is_nameless(title: str) -> bool:
    """Whether a system was called so because nobody had entered a name."""
    return _NAMELESS in title


def first_entries(catalogue: Catalogue, form: SurveyForm | None) -> tuple[SystemEntry, ...]:
    """The register as it begins: the systems the report names, and a line for each it counts.

    Args:
        catalogue: The definitions.
        form: The 調査票; None: what the report states is taken as it is written there.
    """
    found: list[SystemEntry] = []
    reported = [system for system in catalogue.systems.values() if system.is_reported]
    for section in catalogue.sections.values():
        named = [system for system in reported if system.contract_section == section.name]
        found += [_named(system, form) for system in named]
        found += [
            SystemEntry(
                id=f"{_ORIGIN}/{section.name}/{number}",
                kind=EntryKind.SYSTEM,
                section=section.name,
                contract_section=section.name,
                operating_sections=(),
                answers={},
                note="報告書 3.2.2 に件数のみ",
            )
            for number in range(1, section.systems - len(named) + 1)
        ]
    lost = [system for system in reported if system.contract_section not in catalogue.sections]
    return (*found, *(_named(system, form) for system in lost))


def _named(system: System, form: SurveyForm | None) -> SystemEntry:
    return SystemEntry(
        id=system.id,
        kind=EntryKind.APP if "アプリ" in system.conditions else EntryKind.SYSTEM,
        section=system.contract_section,
        contract_section=system.contract_section,
        operating_sections=system.operating_sections,
        answers={
            question: kept
            for question, said in _stated(system)
            if (kept := said if form is None else _normal(form, question, said))
        },
        note=f"報告書 {'・'.join(_chapters(system))} から記入",
    )


def _chapters(system: System) -> tuple[str, ...]:
    return tuple(filter(None, (system.report_section, system.procurement_section)))


def _normal(form: SurveyForm, question: str, said: str) -> str | None:
    return form.questions[question].normal(said) if question in form.questions else None


def _stated(system: System) -> Iterator[tuple[str, str]]:
    """What the report states of a system in the terms of the 調査票; nothing is concluded."""
    yield SYSTEM_NAME, system.name
    yield "function", system.function
    yield "system_form", _FORMS.get(system.form, "")
    yield "network", system.network
    yield "users", str(system.users)
    if system.individual_number == "明記":
        yield "important_information", "保有"
    for stated in system.answers:
        yield stated.question, stated.answer


_FORMS = {
    "WEB システム": "WEBシステム(HPを含む)",
    "クライアントサーバ": "C/S(クライアント/サーバ)システム",
    "スマートフォン専用アプリ": "アプリ(スマートフォン・タブレット)",
}


def normal_field(form: SurveyForm, field: str, text: str) -> str:
    """What was typed for a field or a question, in its kept form; "" clears it.

    Raises:
        UserError: It cannot be said there.
    """
    if field in form.questions:
        question = form.questions[field]
        kept = question.normal(text)
        if kept is None:
            raise _not_an_answer(question, text)
        return kept
    said = text.strip()
    if field == "kind" and said not in frozenset(EntryKind):
        raise _unusable(ENTRY_FIELDS[field], said, f"{'・'.join(EntryKind)} から選んでください。")
    if field == "section" and not said:
        told = "主たる所管課を書いてください。"
        raise UserError("主たる所管課がありません。", told, code="register_section")
    if len(said) > _LONGEST:
        raise _unusable(ENTRY_FIELDS[field], said, f"{_LONGEST:,}字までにしてください。")
    return SEPARATOR.join(split_sections(said)) if field == LIST_FIELD else said


def split_sections(text: str) -> tuple[str, ...]:
    """The 課 of a cell."""
    plain = text.replace("\n", SEPARATOR).replace(",", SEPARATOR).replace("，", SEPARATOR)
    return tuple(dict.fromkeys(one for part in plain.split(SEPARATOR) if (one := part.strip())))


def _not_an_answer(question: SurveyQuestion, text: str) -> UserError:
    said = {
        AnswerKind.TEXT: f"{_LONGEST:,}字までにしてください。",
        AnswerKind.NUMBER: f"数だけ、または「{UNKNOWN}」と入れてください。",
        AnswerKind.DATE: f"「令和3年4月1日」のような日付（{LIKELY_YEARS}）、または「{UNKNOWN}」を"
        "入れてください。",
        AnswerKind.CHOICE: f"{'・'.join((*question.choices, UNKNOWN))} から選んでください。",
    }
    return _unusable(question.title, text.strip(), said[question.kind])


def _unusable(title: str, text: str, remedy: str) -> UserError:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return UserError(f"「{title}」に「{shown}」は使えません。", remedy, code="register_answer")
