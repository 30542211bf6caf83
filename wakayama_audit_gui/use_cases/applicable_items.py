"""Which items of the library can be asked of a target, and which of them its score proposes.

What an item is is in domain/item.py; recording the choice is choose_targets.py's.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places, resolve_place
from wakayama_audit_gui.domain.selected_item import SelectedItem, propose_selection
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.target_score import TargetScore


class Offer(NamedTuple):
    """Items for a target.

    Attributes:
        applicable: Item id → title, in the order of the library.
        proposed: Those behind the facts of the score.
    """

    applicable: dict[str, str]
    proposed: tuple[SelectedItem, ...]


def offer_items(catalogue: Catalogue, score: TargetScore) -> Offer:
    """What can be asked of a target: of a system what its places get, of a 課 everything.

    Args:
        catalogue: The definitions with the systems of the register.
        score: Of the target.
    """
    found = {item.id: item.title for item in catalogue.items.values()}
    if score.kind is FormKind.SYSTEM and score.owner in catalogue.systems:
        asked: set[str] = set()
        for place in default_places(catalogue, (score.owner,)):
            resolved = resolve_place(
                catalogue, (score.owner,), place.template, place.name, place.section
            )
            asked |= {item.id for item in resolved.items}
        found = {item: title for item, title in found.items() if item in asked}
    return Offer(found, propose_selection(score, found))
