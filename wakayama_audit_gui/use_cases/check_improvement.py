"""Whether a 改善計画書 or 改善状況表 that came back is one that was given out, and says anything.

Taking it in is take_improvement.py's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import NoHolidays
from wakayama_audit_gui.domain.finding_life import ImprovementPlan, LedgerFinding
from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    LONGEST_ANSWER,
    LONGEST_NAME,
    ImprovementKind,
    ReturnedImprovement,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_notice import ANSWER_AWAITED, NOT_TOLD
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.hand_out_improvements import improvement_form
from wakayama_audit_gui.use_cases.lead_improvement import Declared
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.reorganise_sections import present_sections_of

_LOST = re.compile(r"[\x00-\x08\x0b-\x1f\ufffd]")

Heard: TypeAlias = tuple[str, str, str]
"""Form, 課 and finding."""


def findings_of(
    store: Store, catalogue: Catalogue, returned: ReturnedImprovement
) -> list[LedgerFinding]:
    """The findings a form asks about, in its order.

    Raises:
        UserError: It asks about one that is not in the ledger.
    """
    known = {finding.id: finding for finding in read_findings(store, catalogue)}
    if not returned.shown or any(id_ not in known for id_ in returned.shown):
        raise UserError(
            "この監査ファイルにない指摘・意見についての表です。",
            "この監査ファイルから渡した表を選んでください。",
            code="plan_foreign",
        )
    return [known[id_] for id_ in returned.shown]


def require_untouched(
    store: Store, findings: Sequence[LedgerFinding], returned: ReturnedImprovement, today: date
) -> None:
    """Refuse a form of another 課, and one on which what was asked is not what is asked.

    Raises:
        UserError: It is.
    """
    present = present_sections_of(store, findings, today)
    ours = all(returned.section in (*present[f.id], *f.sections) for f in findings)
    if returned.title != returned.section or not ours:
        raise UserError(
            f"「{returned.title[:40]}」と書かれていますが、{returned.section[:40]}に渡した表です。",
            "それぞれの課に渡した表に書いてもらってください。",
            code="plan_section",
        )
    form = improvement_form(store, findings, returned.kind, returned.section, NoHolidays(), today)
    changed = [
        str(number)
        for number, line in enumerate(form.lines, 1)
        if _plain(returned.shown[line.id]) != _plain(line.text)
    ]
    valid = {form.digest, *(sha256_of(words.encode()) for words in form.asked_before)}
    if changed or returned.digest not in valid:
        which = f"（No.{'・'.join(changed)}）" if changed else ""
        raise UserError(
            f"渡したものと指摘・意見の内容が違います{which}。",
            "もう一度渡し、それに書いてもらってください。",
            code="plan_changed",
        )


def require_answers(findings: Sequence[LedgerFinding], returned: ReturnedImprovement) -> None:
    """Refuse a form on which nothing is answered that can still be answered.

    Raises:
        UserError: It is one.
    """
    answered = [one for one in findings if any(returned.said.get(one.id, {}).values())]
    if not answered:
        raise UserError(
            "何も書かれていません。", "記入してから返してもらってください。", code="plan_empty"
        )
    reasons = [why_not_now(one, returned.kind) for one in answered]
    if all(reasons):
        told = "".join(dict.fromkeys(reasons))
        raise UserError(
            f"書かれている指摘・意見は{told}取り込みません。",
            "一覧で今の状態を確かめ、先に要るもの（通知、改善計画書）があれば済ませてください。",
            code="plan_not_now",
        )


def require_one_word(
    returned: ReturnedImprovement, heard: Mapping[Heard, Mapping[str, str]]
) -> None:
    """Refuse a second form of one run on which the 課 says something else of the same finding.

    Args:
        returned: The form.
        heard: What was taken in of the run so far.

    Raises:
        UserError: It is one.
    """
    differing = [
        str(number)
        for number, (key, said) in enumerate(heard_of(returned).items(), 1)
        if said and heard.get(key, said) != said
    ]
    if differing:
        numbers = "・".join(differing)
        raise UserError(
            f"同じ課の{returned.kind.value}を今回すでに取り込み、No.{numbers} の内容が違います。",
            "どちらが正しいかを課に確かめ、そのファイルだけを取り込み直してください。",
            code="plan_twice",
        )


def require_short(returned: ReturnedImprovement) -> None:
    """Refuse what no table has room for.

    Raises:
        UserError: An answer, or the 職名 or name of the 所属長, is too long.
    """
    parts = [
        (f"No.{number} の{field.title}", written_of(returned, id_).get(field.name, ""))
        for number, id_ in enumerate(returned.shown, 1)
        for field in FIELDS[returned.kind]
    ]
    signed = [("所属長の職名", returned.by_post), ("所属長の氏名", returned.by_name)]
    for said, longest in ((parts, LONGEST_ANSWER), (signed, LONGEST_NAME)):
        for name, text in said:
            if len(text) > longest:
                raise UserError(
                    f"{name}が {len(text):,} 字あります。",
                    f"{longest:,} 字までに短くして返してもらってください。",
                    code="plan_too_long",
                )


def heard_of(returned: ReturnedImprovement) -> dict[Heard, Mapping[str, str]]:
    """Whose word of which finding → what was written of it, in their order; {} for nothing."""
    kind, section = returned.kind.value, returned.section
    return {(kind, section, id_): written_of(returned, id_) for id_ in returned.shown}


def require_news(
    declared: Sequence[tuple[Declared, Sequence[ImprovementPlan]]], returned: ReturnedImprovement
) -> None:
    """Refuse a form whose words were taken in before, and have been replaced since.

    Whoever goes through a folder again meets what was corrected beside its correction.

    Args:
        declared: What is written of each finding, and how that plan has stood so far.
        returned: The form.

    Raises:
        UserError: It is one.
    """
    fresh = [(one, past) for one, past in declared if one.own.plan != one.before]
    if fresh and all(_is_replaced(one, past, returned) for one, past in fresh):
        raise UserError(
            "前に取り込み、その後に改められた内容です。",
            "もう一度この内容にするときは、確認した日を新しくして返してもらってください。",
            code="plan_twice",
        )


def _is_replaced(
    one: Declared, past: Sequence[ImprovementPlan], returned: ReturnedImprovement
) -> bool:
    names = (*written_of(returned, one.finding.id), "confirmed_by", "confirmed_on")
    said = [getattr(one.own.plan, name) for name in names]
    stood = (at for at, plan in enumerate(past) if [getattr(plan, n) for n in names] == said)
    first = next(stood, None)
    # What stood before it too came back when it was taken back, and replaced nothing.
    return first is not None and one.before not in past[:first]


def written_of(returned: ReturnedImprovement, finding: str) -> dict[str, str]:
    """What was written of a finding; what was left empty takes nothing back that is recorded."""
    names = {field.name for field in FIELDS[returned.kind]}
    said = returned.said.get(finding, {})
    return {name: value for name, value in said.items() if name in names and value}


def why_not_now(finding: LedgerFinding, kind: ImprovementKind) -> str:
    """Why a finding can use nothing that is written on a form, e.g. ``「取下げ」なので、``.

    Empty where it can: the 課 was told of it, it is not over, and a 改善状況表 follows a plan.
    """
    state = finding.state
    if state is None:
        return "状態が未確定なので、"
    if state in NOT_TOLD:
        return "まだ通知していないので、"
    early = kind is ImprovementKind.STATUS and state in ANSWER_AWAITED
    return f"「{state.value}」なので、" if early or not state.is_open else ""


def _plain(text: str) -> str:
    """What of a text a spreadsheet can bring back: a soft break of Word becomes � in it."""
    return _LOST.sub("", text.replace("\r\n", "\n")).strip()
