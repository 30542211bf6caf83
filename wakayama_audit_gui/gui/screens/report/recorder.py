"""Writes down what the office types on the report screen, always in the year it is shown for.

The fields are in passages_page.py and withheld_page.py; the acts in use_cases/write_report.py.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.report.cover_form import CoverForm
from wakayama_audit_gui.gui.screens.report.passages_page import PassagesPage
from wakayama_audit_gui.gui.screens.report.withheld_page import WithheldPage
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.write_report import (
    Cover,
    issue_report,
    publish_part,
    withhold_part,
    write_passages,
)


class Recorder(QObject):
    """Listens to the pages.

    Args:
        desk: Where one works.
        passages: What the office writes.
        withheld: What the 公表版 does not say.
        cover: 文書番号, 発行日, 発行者.
        parent: Owner.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
        failed: A UserError of a passage that could not be written.

    Attributes:
        year: Which is shown; 0 before any.
    """

    noted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        passages: PassagesPage,
        withheld: WithheldPage,
        cover: CoverForm,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._passages = passages
        self._withheld = withheld
        self._cover = cover
        self.year = 0
        cover.written.connect(self._on_cover_written)
        passages.written.connect(self._on_passages_written)
        withheld.withheld.connect(self._on_withheld)
        withheld.published.connect(self._on_published)

    @Slot(object)
    def _on_passages_written(self, passages: Passages) -> None:
        if not self.year:
            return
        year, by = self.year, self._desk.person

        def failed(error: UserError) -> None:
            self._passages.note_failed()
            self.failed.emit(error)

        def done(_changes: Changes) -> None:
            if self.year == year:
                self._passages.note_recorded(passages)

        self._desk.tasks.write(
            self, lambda store: write_passages(store, year, passages, by), done, failed
        )

    @Slot(object)
    def _on_cover_written(self, cover: Cover) -> None:
        if not self.year:
            return
        year, by = self.year, self._desk.person

        def done(changes: Changes) -> None:
            if self.year == year:
                self._cover.note_recorded(cover)
            if changes.receipts:
                self.noted.emit(changes.label)

        self._desk.tasks.write(
            self, lambda store: issue_report(store, year, cover, by), done, self._cover.refuse
        )

    @Slot(str, str, str)
    def _on_withheld(self, finding: str, words: str, reason: str) -> None:
        year, by, now = self.year, self._desk.person, self._desk.services.now()

        def done(changes: Changes) -> None:
            self._withheld.note_recorded()
            self.noted.emit(changes.label)

        self._desk.tasks.write(
            self,
            lambda store: withhold_part(store, year, finding, words, reason, by, now=now),
            done,
            self._withheld.refuse,
        )

    @Slot(str)
    def _on_published(self, part: str) -> None:
        year, by = self.year, self._desk.person
        self._desk.tasks.write(
            self,
            lambda store: publish_part(store, year, part, by),
            lambda changes: self.noted.emit(changes.label),
        )
