"""How to go about an item: what to look at, photograph and never photograph, whom to ask what.

What it is held against is in criterion_card.py; documents that were asked for in
documents_panel.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.visit import RequestedDocument, VisitItem
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.bullet_columns import BulletColumns, Point
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout


class LookCard(Card):
    """Points in two columns, and the documents usually needed, asked for with one click.

    Signals:
        document_wanted: Name of a document to ask for.
    """

    document_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._points = BulletColumns()
        self.body.addWidget(self._points)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, spacing=6)
        self.body.addWidget(self._holder)
        self.documents: list[PlainButton] = []
        self._wanted: tuple[str, ...] = ()

    def show_item(
        self, item: VisitItem, asked: Sequence[RequestedDocument], *, enabled: bool
    ) -> None:
        """Show an item.

        Args:
            item: Which.
            asked: Documents asked for already, for this item or the whole visit.
            enabled: Whether documents can be asked for.
        """
        self._points.set_points(list(_points(item)))
        self.setVisible(bool(item.look or item.ask or item.documents))
        states = {document.name: document.state for document in asked}
        while len(self.documents) < len(item.documents):
            button = PlainButton(icon="file-plus")
            button.clicked.connect(self._asking(len(self.documents)))
            self._flow.addWidget(button)
            self.documents.append(button)
        self._wanted = item.documents
        for number, button in enumerate(self.documents):
            button.setVisible(number < len(item.documents))
            if number < len(item.documents):
                name = item.documents[number]
                state = states.get(name, "")
                button.set_words(f"{name}（{state}）" if state else f"依頼：{name}")
                button.setEnabled(enabled and not state)
        self._holder.setVisible(bool(item.documents))

    def _asking(self, number: int) -> Callable[[], None]:
        return lambda: self.document_wanted.emit(self._wanted[number])


def _points(item: VisitItem) -> Iterator[Point]:
    yield from (Point("", text) for text in item.look)
    if item.photograph:
        yield Point("撮る", "・".join(item.photograph), Tone.AI)
    if item.never:
        yield Point("撮らない", "・".join(item.never), Tone.SHU)
    for ask in item.ask:
        yield Point("聞く", f"（{ask.whom}）{ask.text}" if ask.whom else ask.text, Tone.AI)
    if item.machine:
        yield Point("実機", f"{item.machine}（操作は相手にしてもらう）", Tone.AI)
