"""Choosing what is audited this year: the office's decision with its reason, beside the score.

The score and its grounds are score_targets.py's; planning the visits that follow, plan_visit.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.selected_item import Selected, SelectedItem
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.target_score import Criterion, TargetScore
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_organisation import sections_of_year
from wakayama_audit_gui.use_cases.recording import record

_WEIGHT_MOST = 100


class Choice(NamedTuple):
    """What was decided of a target.

    Attributes:
        kind: 課 or システム.
        owner: Section or system id.
        chosen: Whether it is audited this year.
        reason: Why, in the office's words.
        score: The score as it stood then, in words.
        items: What its visits are to ask, each with its 抽出理由; empty: all that apply.
    """

    kind: FormKind
    owner: str
    chosen: bool
    reason: str
    score: str
    items: tuple[SelectedItem, ...]


def selection_book(fiscal_year: int) -> str:
    """The book of a year's choice."""
    return f"selection:{fiscal_year}"


def read_choices(store: Store, fiscal_year: int) -> Mapping[tuple[FormKind, str], Choice]:
    """What was decided for a year, by (kind, owner)."""
    found = {}
    for subject, cells in store.state(selection_book(fiscal_year)).items():
        _, kind, owner = f"{subject}//".split("/", 2)
        owner = owner.removesuffix("//")
        fields = Fields(cells)
        if subject.startswith("target:") and kind in frozenset(FormKind) and fields.text("reason"):
            choice = Choice(
                FormKind(kind),
                owner,
                fields.flag("chosen"),
                fields.text("reason"),
                fields.text("score"),
                _items(fields),
            )
            found[choice.kind, owner] = choice
    return found


def read_selected(store: Store, catalogue: Catalogue, fiscal_year: int) -> Selected:
    """The items that were chosen with the targets of a year."""
    systems: dict[str, dict[str, str]] = {}
    sections: dict[str, dict[str, str]] = {}
    whole: set[str] = set()
    named = {id_: name for name, id_ in sections_of_year(store, catalogue, fiscal_year).items()}
    for choice in read_choices(store, fiscal_year).values():
        told = {item.id: item.reason for item in choice.items}
        if choice.chosen and told and choice.kind is FormKind.SYSTEM:
            systems[choice.owner] = told
        elif choice.chosen and choice.kind is FormKind.SYSTEM:
            whole.add(choice.owner)
        elif choice.chosen and told:
            sections[named.get(choice.owner, choice.owner)] = told
    return Selected(systems, sections, frozenset(whole))


def _items(fields: Fields) -> tuple[SelectedItem, ...]:
    reasons = fields.value("item_reasons")
    told = reasons if isinstance(reasons, dict) else {}
    return tuple(SelectedItem(item, str(told.get(item, ""))) for item in fields.texts("items"))


def choose_target(
    store: Store,
    fiscal_year: int,
    score: TargetScore,
    by: str,
    *,
    chosen: bool,
    reason: str,
    items: Sequence[SelectedItem] = (),
) -> Changes:
    """Decide whether a target is audited, with the score as it stands beside the reason.

    Args:
        store: The workspace.
        fiscal_year: For which is chosen.
        score: Of the target.
        by: Person id.
        chosen: Whether it is audited.
        reason: Why, in the office's words.
        items: What is looked at with it; none: all that apply.

    Raises:
        UserError: There is no reason.
    """
    if not reason.strip():
        raise UserError(
            "選んだ理由がありません。",
            "対象にする、またはしない理由を書いてください。",
            code="no_reason",
        )
    subject = f"target:{fiscal_year}/{score.kind.value}/{score.owner}"
    named: list[JsonValue] = [item.id for item in items]
    reasons: dict[str, JsonValue] = {item.id: item.reason for item in items}
    facts = [
        NewFact(subject, "chosen", chosen),
        NewFact(subject, "reason", reason.strip()),
        NewFact(subject, "score", score.words),
        NewFact(subject, "items", named or None),
        NewFact(subject, "item_reasons", reasons or None),
    ]
    what = "対象に選んだ" if chosen else "対象から外した"
    label = f"{score.title}を{fiscal_year_label(fiscal_year)}の監査{what}"
    return record(store, selection_book(fiscal_year), by, label, facts)


def set_weight(store: Store, criterion: Criterion, weight: int | None, by: str) -> Changes:
    """Give a criterion another weight for this workspace; None gives it its own again.

    Raises:
        UserError: Below 0, or above 100.
    """
    if weight is not None and not 0 <= weight <= _WEIGHT_MOST:
        raise UserError(
            f"重み {weight} は使えません。",
            f"0 から {_WEIGHT_MOST} までの数を入れてください。",
            code="weight",
        )
    fact = NewFact(f"weight:{criterion.value}", "value", weight)
    return record(store, OFFICE, by, f"「{criterion.label}」の重みを変えた", [fact])
