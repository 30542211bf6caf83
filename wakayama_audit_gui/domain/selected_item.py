"""監査項目 chosen with a target: which the score speaks for, and what they leave of a checklist.

The score is in target_score.py; recording the choice is use_cases/choose_targets.py's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.domain.visit import VisitItem

_TOLD = 3
_LONGEST = 120
BY_OFFICE = "監査の実施担当が加えた項目"
"""抽出理由 of an item that no fact of the score speaks for."""


class SelectedItem(NamedTuple):
    """An item that is looked at with a target.

    Attributes:
        id: Of the library.
        reason: 抽出理由.
    """

    id: str
    reason: str


Reasons = Mapping[str, str]
"""Item id → 抽出理由."""


class Selected(NamedTuple):
    """What was chosen for a year.

    Attributes:
        systems: System id → its items; a system for which none were chosen is not there.
        sections: 課 → its items, which are asked in its places besides.
        whole: Ids of the systems that were chosen with all their items.
    """

    systems: Mapping[str, Reasons] = {}
    sections: Mapping[str, Reasons] = {}
    whole: frozenset[str] = frozenset()


ALL_THAT_APPLY = Selected()


def propose_selection(score: TargetScore, applicable: Collection[str]) -> tuple[SelectedItem, ...]:
    """The items behind the facts of a score, each with these facts as its reason.

    Args:
        score: Of a target.
        applicable: Ids of the items that can be asked there, in the order of the library.
    """
    reasons: dict[str, list[str]] = {}
    for part in score.parts:
        for ground in part.grounds:
            for item in ground.items:
                told = reasons.setdefault(item, [])
                if ground.words not in told:
                    told.append(ground.words)
    return tuple(
        SelectedItem(item, _reason(reasons[item])) for item in applicable if item in reasons
    )


def narrow(items: Sequence[VisitItem], section: str, selected: Selected) -> tuple[VisitItem, ...]:
    """What the choice leaves of the items of a place, each with its 抽出理由.

    An item stays when one of its systems was not narrowed, or asks for it, or the 課 does. Where
    the 課 was chosen and none of the systems was, the 課 alone decides.

    Args:
        items: Of the place.
        section: 課 that is responsible there.
        selected: The choice.
    """
    own = selected.sections.get(section, {})
    chosen = selected.whole.union(selected.systems)
    alone = bool(own) and not any(s in chosen for item in items for s in item.systems)
    kept: list[VisitItem] = []
    for item in items:
        told = [selected.systems[s][item.id] for s in item.systems if item.id in _of(selected, s)]
        told += [own[item.id]] if item.id in own else []
        free = not item.systems or any(s not in selected.systems for s in item.systems)
        if told or (free and not alone):
            kept.append(item._replace(selected="　".join(dict.fromkeys(told))))
    return tuple(kept)


def _of(selected: Selected, system: str) -> Reasons:
    return selected.systems.get(system, {})


def _reason(grounds: Sequence[str]) -> str:
    cut = [w if len(w) <= _LONGEST else f"{w[: _LONGEST - 1]}…" for w in grounds[:_TOLD]]
    shown = "／".join(cut)
    return f"{shown}　ほか{len(grounds) - _TOLD}件" if len(grounds) > _TOLD else shown
