"""Lists beside a field: what can be chosen, and what was ever said there.

What is chosen is recorded by whoever made the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import short_date
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.register.field_row import UNANSWERED, FieldRow
from wakayama_audit_gui.gui.screens.register.jobs import Jobs
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.use_cases.read_entry_history import PastValue
from wakayama_audit_gui.use_cases.read_office import Office

_DATE, _TIME = slice(0, 10), slice(11, 16)
"""Of an ISO 8601 time."""


class FieldPopups(QObject):
    """Opens the lists, and hands what is taken to the field they were opened for.

    Args:
        host: They float over it.
        desk: Its tasks read the history.

    Attributes:
        choices: What can be chosen.
        history: What was ever said; what is taken is said again.
        headings: Where to go in the form.
    """

    def __init__(self, host: QWidget, desk: Desk) -> None:
        super().__init__(host)
        self._desk = desk
        self._row: FieldRow | None = None
        self.choices = ChoicePopup(host, "答え")
        self.history = ChoicePopup(host, "履歴（選ぶと、その値に戻します）")
        self.headings = ChoicePopup(host, "見出し")
        for popup in (self.choices, self.history):
            popup.chosen.connect(self._on_chosen)

    @Slot(object)
    def offer_choices(self, row: object) -> None:
        """What can be chosen for a field; an answer can be taken back too."""
        if isinstance(row, FieldRow):
            self._row = row
            words = [Choice(choice, "", choice) for choice in row.look.choices]
            if row.look.field != "kind":
                words.append(Choice(UNANSWERED, "答えを消します", ""))
            self.choices.offer(words, row.anchor)

    @Slot(str, object)
    def offer_history(self, entry: str, row: object) -> None:
        """What was ever said in a field of a system, once it was read."""
        if not isinstance(row, FieldRow):
            return
        desk = self._desk

        def show(found: Sequence[PastValue]) -> None:
            if row.isVisible():
                self._row = row
                self.history.offer([_line_of(past, desk.office) for past in found], row.anchor)

        jobs = Jobs(desk.services, desk.person)
        desk.tasks.read(self, partial(jobs.history, entry, row.look.field), show)

    @Slot(object, object)
    def offer_headings(self, headings: Sequence[str], beside: QWidget) -> None:
        """Where to go in the form."""
        self.headings.offer([Choice(heading, "", heading) for heading in headings], beside)

    @Slot(object)
    def _on_chosen(self, text: object) -> None:
        if self._row is not None and isinstance(text, str):
            self._row.take(text)


def _line_of(past: PastValue, office: Office) -> Choice:
    if past.erased:
        return Choice("（消去されています）", _told(past, office), None)
    words = past.text if past.text.strip() else "（記入なし）"
    return Choice(words, _told(past, office), past.text)


def _told(past: PastValue, office: Office) -> str:
    if not past.at:
        return past.source or "報告書から"
    by = office.name_of(past.by) or "（記録した人は不明）"
    return f"{short_date(past.at[_DATE])} {past.at[_TIME]}　{by}"
