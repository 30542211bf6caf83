"""自己点検: what the 課 itself said of this very item this year, with the photo it added.

It is shown and never copied; where the two differ is told on the page 集計.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.picture_label import PictureLabel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import plain_rendering
from wakayama_audit_gui.use_cases.read_said import Said, read_said

_PICTURE = 240


class SaidPanel(QWidget):
    """A card for each answer; nothing when the 課 said nothing of the item."""

    def __init__(self, walk: Walk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._visit = ""
        self._shown: tuple[Said, ...] = ()
        self._known: Mapping[str, tuple[Said, ...]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel("自己点検の答え", bold=True))
        self._cards: list[Card] = []
        self.hide()

    def begin(self) -> None:
        """Read what was said for the open visit, and for every one opened from now on."""
        self._walk.opened.connect(self._on_walk_opened)
        if self._walk.is_open:
            self._on_walk_opened()

    def refresh(self) -> None:
        """Show what belongs to the item in view."""
        row = self._walk.row
        said = self._known.get(row.answer.subject, ()) if row is not None else ()
        self.setVisible(bool(said))
        if said == self._shown:
            return
        self._shown = said
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(one) for one in said]
        for card in self._cards:
            self._column.addWidget(card)

    def _card(self, one: Said) -> Card:
        card = Card(margin=12, spacing=4)
        head = f"{one.owner}　「{one.reply.answer or '未回答'}」"
        card.body.addWidget(PlainLabel(head, bold=True, wrap=True))
        card.body.addWidget(PlainLabel(one.question, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        if one.reply.reason:
            card.body.addWidget(PlainLabel(one.reply.reason, wrap=True))
        if one.reply.photo:
            card.body.addWidget(self._picture(one))
        return card

    def _picture(self, one: Said) -> PictureLabel:
        services, sha256 = self._walk.desk.services, one.reply.photo
        words = f"{one.owner}が自己点検に付けた写真"
        picture = PictureLabel(self._walk.desk.tasks, words, _PICTURE)
        picture.show_picture(
            sha256, lambda store: plain_rendering(store, services.workshop(), sha256, "thumb")
        )
        return picture

    @Slot()
    def _on_walk_opened(self) -> None:
        visit = self._walk.visit
        if visit.id == self._visit:
            return
        self._visit = visit.id
        self._known = {}

        def job(store: Store) -> Mapping[str, tuple[Said, ...]]:
            return read_said(store, visit)

        def done(known: Mapping[str, tuple[Said, ...]]) -> None:
            if visit.id == self._visit:
                self._known = known
                self.refresh()

        self._walk.desk.tasks.read(self, job, done)
