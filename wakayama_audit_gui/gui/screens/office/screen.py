"""The settings page.

What is chosen here for this computer alone (looks, who sits here) is remembered by the caller.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.office.file_card import FileCard
from wakayama_audit_gui.gui.screens.office.looks_card import LooksCard
from wakayama_audit_gui.gui.screens.office.organisation_card import OrganisationCard
from wakayama_audit_gui.gui.screens.office.persons_card import PersonsCard
from wakayama_audit_gui.gui.screens.office.phrases_card import PhrasesCard
from wakayama_audit_gui.gui.theme import Size, scaled
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.reading_order import step_in_reading_order
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.ports import Store

_TWO_COLUMNS_FROM = 1000
"""Logical pixels at 100 % text."""


class OfficeScreen(QWidget):
    """Settings.

    Args:
        desk: The desk.
        appearance: How the window looks.
        file: Path of the open file.

    Signals:
        person_chosen: Id of who sits here now.
        looks_changed: Scheme and text size were changed and are in force.
        backup_requested: A backup is to be made now.
        close_requested: Another workspace is to be opened.
        noted: In passing (str), that something was done which 元に戻す takes back.
        organisation_requested: 組織と組織改正 is to be seen.

    Attributes:
        persons: The card of the persons.
    """

    person_chosen = Signal(str)
    looks_changed = Signal()
    backup_requested = Signal()
    close_requested = Signal()
    noted = Signal(str)
    organisation_requested = Signal()

    def __init__(
        self, desk: Desk, appearance: Appearance, file: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.persons = PersonsCard(desk)
        self._phrases = PhrasesCard(desk)
        self._file = FileCard(desk, file)
        looks = LooksCard(appearance)
        organisation = OrganisationCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(14)
        for cards in ((self.persons, organisation, looks), (self._file, self._phrases)):
            column = QVBoxLayout()
            column.setSpacing(14)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        board = QWidget()
        board.setLayout(self._columns)
        page = ScrollColumn()
        page.append(board)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 18, 18)
        layout.setSpacing(14)
        layout.addWidget(PlainLabel("設定", size=Size.HEADING, bold=True))
        layout.addWidget(page, 1)
        self.persons.person_chosen.connect(self.person_chosen)
        self.persons.noted.connect(self.noted)
        looks.looks_changed.connect(self.looks_changed)
        organisation.requested.connect(self.organisation_requested)
        self._file.backup_requested.connect(self.backup_requested)
        self._file.close_requested.connect(self.close_requested)
        self._read_problems(desk)

    def tell(self, sentence: str) -> None:
        """Say what became of a backup."""
        self._file.tell(sentence)

    def flush(self) -> None:
        """Record what is being typed."""
        self.persons.flush()
        self._phrases.flush()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also to what was added later."""
        return step_in_reading_order(self, forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _read_problems(self, desk: Desk) -> None:
        services = desk.services

        def job(_store: Store, _progress: object) -> tuple[str, ...]:
            return services.definition_problems()

        desk.tasks.long_read(self, job, self._file.show_problems)
