"""Templates of places: the kinds of room or desk at which items are answered.

A place of a visit, with its name and permission for photos, is in visit.py.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.condition import When


class Spread(StrEnum):
    """How a template is proposed for a system."""

    CONTRACT = "契約課"
    """Once, at the section that holds the contract."""
    OPERATION = "運用課"
    """Once for each operating section; at the contract section when 全庁."""
    SITE = "所在地"
    """Where the system says it has such a site."""
    MANUAL = "手動"
    """Never by itself; the user adds it."""


class PlaceTemplate(NamedTuple):
    """A kind of place.

    Attributes:
        id: Stable English name, e.g. ``server_room``.
        name: e.g. ``サーバ室（管理区域）``.
        spread: How it is proposed.
        when: Conditions of the system for being proposed.
        stands_for: Conditions that hold in such a place whatever the system.
        photo_note: What to mind about photos before entering.
        note: What is done there.
    """

    id: str
    name: str
    spread: Spread
    when: When
    stands_for: tuple[str, ...]
    photo_note: str
    note: str

    @property
    def per_section(self) -> bool:
        """Whether a place of this kind speaks only for its own section."""
        return self.spread in (Spread.OPERATION, Spread.SITE)
