"""The floating lists of the walkthrough: 定型句, another item for a photo, what is still missing.

How such a list behaves is widgets/choice_popup.py; each is built when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.screens.walk.phrase_popup import PhrasePopup
from wakayama_audit_gui.gui.screens.walk.verdict_look import look_of
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.use_cases.check_readiness import Missing, check_readiness


class Popups(QObject):
    """Opens them over a screen.

    Args:
        walk: The walk.
        screen: What they float over.
        edit_phrases: Opens the editor of 定型句.
        move_photo: Moves a photo (id) to an item (answer subject).
        ask_permission: Asks for the permission of a place (subject ``place:<id>``).
        ask_times: Asks when the visit began.
    """

    def __init__(
        self,
        walk: Walk,
        screen: QWidget,
        *,
        edit_phrases: Callable[[], None],
        move_photo: Callable[[str, str], None],
        ask_permission: Callable[[str], None],
        ask_times: Callable[[], None],
    ) -> None:
        super().__init__(screen)
        self._walk = walk
        self._screen = screen
        self._edit_phrases = edit_phrases
        self._move_photo = move_photo
        self._ask_permission = ask_permission
        self._ask_times = ask_times
        self._photo = ""
        self.phrases: PhrasePopup | None = None
        self.items: ChoicePopup | None = None
        self.missing: ChoicePopup | None = None

    @Slot(object)
    def offer_phrases(self, field: GrowingTextEdit) -> None:
        """Offer 定型句 for a field."""
        if self._walk.sealed or not field.isVisible():
            return
        if self.phrases is None:
            self.phrases = PhrasePopup(self._walk, self._screen)
            self.phrases.edit_requested.connect(self._edit_phrases)
        self.phrases.offer_for(field)

    def offer_items(self, photo: str, beside: QWidget) -> None:
        """Offer the items a photo can be moved to."""
        if self.items is None:
            self.items = ChoicePopup(self._screen, "移す先の項目")
            self.items.chosen.connect(self._on_item_chosen)
        self._photo = photo
        here = self._walk.row
        self.items.offer(
            [
                Choice(f"{row.number} {row.item.title}", row.place.name, row.answer.subject)
                for row in self._walk.rows
                if here is None or row.answer.subject != here.answer.subject
            ],
            beside,
        )

    def offer_missing(self, beside: QWidget) -> None:
        """Show what is still missing, each with the way to it."""
        if self.missing is None:
            self.missing = ChoicePopup(self._screen, "残っていること")
            self.missing.chosen.connect(self._on_missing_chosen)
        missing = check_readiness(self._walk.visit)
        self.missing.offer([self._choice(entry) for entry in missing], beside)

    def _choice(self, missing: Missing) -> Choice:
        row = self._walk.rows.of(missing.subject)
        where = f"{row.place.name}　{look_of(row.answer).word}" if row else ""
        return Choice(missing.message, where, missing.subject)

    @Slot(object)
    def _on_item_chosen(self, subject: object) -> None:
        if isinstance(subject, str):
            self._move_photo(self._photo, subject)

    @Slot(object)
    def _on_missing_chosen(self, subject: object) -> None:
        if not isinstance(subject, str):
            return
        if subject.startswith("place:"):
            self._ask_permission(subject)
        elif subject.startswith("visit:") and not self._walk.visit.sessions:
            self._ask_times()
        else:
            self._walk.choose(subject)
