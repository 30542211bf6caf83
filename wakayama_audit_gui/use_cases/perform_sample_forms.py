"""The first half of the sample year: 自己点検 out and partly back, and the choice of targets.

All of it is invented and says so; the visits are made in perform_sample.py, what becomes of their
findings in perform_sample_findings.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.self_inspection import (
    FormKind,
    FormName,
    HandedForm,
    Reply,
    ReplyAnswer,
    ReturnedForm,
)
from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.use_cases.choose_targets import choose_target
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import hand_form, read_form
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.seen_verdicts import SeenVerdict, seen_verdicts
from wakayama_audit_gui.use_cases.take_form import receive_form, return_form, take_form

_MODEST = ("資産税課", "S07")
"""Who says いいえ once to what a visit found in order."""
_LATER = 9
"""So many 課 were given more time and have not answered yet."""
_UNREAD = 4
"""So many have answered and wait for 受付."""
_SIGNED = "（見本）"
"""Who heads a 課 is neither of the two persons of the sample."""
_REASONS = (
    "手順はあるが、記録を残していない。（見本）",
    "今年度中に機器を更新して対応する予定。（見本）",
    "担当者の交代があり、確認が追いついていない。（見本）",
)
_SENT_BACK = "いいえと答えた問の理由を、いつまでに直すかも含めて書いてください。（見本）"
_AGAINST = "今年度に更改されるため、稼働後の来年度に行う。（見本）"
_SMALL = "点数は低いが、前回の監査から年数が経っているため。（見本）"


def perform_forms(store: Store, catalogue: Catalogue, now: datetime, by: str) -> None:
    """Give the forms of the year out and take most of them back.

    Args:
        store: The sample, with its visits: some answers contradict what they found.
        catalogue: The definitions.
        now: Local time.
        by: Person id of who does it.
    """
    today = now.date()
    year = fiscal_year(today)
    found = _found(store, year)
    names = propose_forms(store, catalogue, year)
    sections = [name for name in names if name.kind is FormKind.SECTION]
    visited = {section for section, _ in found}
    quiet = [name for name in sections if name.owner not in visited]
    later = [*quiet[-_LATER:], *(n for n in names if n.kind is FormKind.SYSTEM and _waits(n))]
    early = [name for name in names if name not in later]
    sent, due = _days_of_june(today)
    distribute_forms(store, catalogue, early, due.isoformat(), sent.isoformat(), by)
    soon = today + timedelta(days=14)
    distribute_forms(store, catalogue, later, soon.isoformat(), sent.isoformat(), by)
    late = next(name for name in early if name in quiet)
    answered = [name for name in early if name is not late]
    for number, name in enumerate(answered):
        on = sent + timedelta(days=5 + number % 20)
        returned = _returned(hand_form(store, name), number, on, found)
        take_form(store, returned, year, min(on, today).isoformat(), by)
    asked_again = next(name for name in answered if name in quiet)
    return_form(store, read_form(store, asked_again), _SENT_BACK, by)
    unread = [n for n in answered if n in quiet and n != asked_again][-_UNREAD:]
    for name in answered:
        if name != asked_again and name not in unread:
            receive_form(store, read_form(store, name), by)


def perform_choice(
    store: Store, catalogue: Catalogue, year: int, systems: Sequence[str], by: str
) -> None:
    """Choose the systems that are visited, each with its reason, and one 課 of few points.

    One system of more points than others that were chosen is left out, against its score.
    """
    scores = score_targets(store, catalogue, year)
    for score in scores:
        if score.kind is FormKind.SYSTEM and score.owner in systems:
            choose_target(store, year, score, by, chosen=True, reason=_because(score))
    others = [s for s in scores if s.kind is FormKind.SYSTEM and s.owner not in systems]
    for score in others[:1]:
        choose_target(store, year, score, by, chosen=False, reason=_AGAINST)
    for score in [s for s in scores if s.kind is FormKind.SECTION][-1:]:
        choose_target(store, year, score, by, chosen=True, reason=_SMALL)


def _days_of_june(today: date) -> tuple[date, date]:
    """When the forms go out and are due: June of the year (§2.1(3)③), if that is past by now."""
    sent, due = date(fiscal_year(today), 6, 1), date(fiscal_year(today), 6, 30)
    if due < today:
        return sent, due
    return today - timedelta(days=40), today - timedelta(days=10)


def _waits(name: FormName) -> bool:
    return name.owner in ("S05", "S10")


def _found(store: Store, year: int) -> Mapping[tuple[str, str], SeenVerdict]:
    """What the visits of the year found: (課 or system, item) → verdict."""
    return {
        (owner, seen.item): seen
        for seen in seen_verdicts(store)
        if seen.year == year
        for owner in (seen.section, *seen.systems)
    }


def _returned(
    handed: HandedForm, number: int, on: date, found: Mapping[tuple[str, str], SeenVerdict]
) -> ReturnedForm:
    replies = dict(_replies(handed, number, found))
    return ReturnedForm(
        name=handed.form.name,
        digest=handed.digest,
        replies=replies,
        by_name=_SIGNED,
        by_post="所属長",
        on=on.isoformat(),
        title=handed.form.title,
        shown={},
    )


def _replies(
    handed: HandedForm, number: int, found: Mapping[tuple[str, str], SeenVerdict]
) -> Iterator[tuple[str, Reply]]:
    """はい for most, also to every gap a visit saw; of some, いいえ once to what was in order."""
    doubts = 1 if handed.form.name.owner in _MODEST else 0
    for place, question in enumerate(handed.form.questions):
        seen = found.get((handed.form.name.owner, question.item))
        if seen is not None:
            modest = doubts > 0 and seen.verdict == Verdict.CONFORMING
            doubts -= modest
            said = Reply(ReplyAnswer.NO, _REASONS[0]) if modest else Reply(ReplyAnswer.YES)
        elif (number * 7 + place * 3) % 29 == 0:
            said = Reply(ReplyAnswer.NO, _REASONS[(number + place) % len(_REASONS)])
        elif (number + place * 5) % 23 == 0:
            said = Reply(ReplyAnswer.NOT_APPLICABLE, "該当する設備や業務がない。（見本）")
        else:
            said = Reply(ReplyAnswer.YES)
        yield question.id, said


def _because(score: TargetScore) -> str:
    grounds = [part.criterion.label for part in score.parts if part.points][:2]
    return f"{'、'.join(grounds) or '定期の監査'}のため。（見本）"
