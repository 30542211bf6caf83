"""How to go about an item: what to look at, photograph and never photograph, whom to ask what.

What it is held against is in criterion_card.py; documents are asked for in documents_panel.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.visit import VisitItem
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.bullet_columns import BulletColumns, Point
from wakayama_audit_gui.gui.widgets.card import Card


class LookCard(Card):
    """Points in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._points = BulletColumns()
        self.body.addWidget(self._points)

    def show_item(self, item: VisitItem) -> None:
        """Show an item; hidden when nothing is said about how to go about it."""
        points = list(points_of(item))
        self._points.set_points(points)
        self.setVisible(bool(points))


def points_of(item: VisitItem) -> Iterator[Point]:
    """What there is to say about an item, a point each."""
    yield from (Point("", text) for text in item.look)
    if item.photograph:
        yield Point("撮る", "・".join(item.photograph), Tone.AI)
    if item.never:
        yield Point("撮らない", "・".join(item.never), Tone.SHU)
    for ask in item.ask:
        yield Point("聞く", f"{ask.whom}に：{ask.text}" if ask.whom else ask.text, Tone.AI)
    if item.machine:
        yield Point("実機", f"{item.machine}（操作は相手にしてもらう）", Tone.AI)
