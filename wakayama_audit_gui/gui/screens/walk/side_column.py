"""The right column: evidence, last time's finding, what was heard, documents.

Each part is a panel of its own; in the narrow form the whole column becomes a drawer.
"""

from __future__ import annotations

from PySide6.QtCore import Slot

from wakayama_audit_gui.gui.screens.walk.documents_panel import DocumentsPanel
from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.evidence_panel import EvidencePanel
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.prior_panel import PriorPanel
from wakayama_audit_gui.gui.screens.walk.said_panel import SaidPanel
from wakayama_audit_gui.gui.screens.walk.text_panel import AnswerTextPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.screens.walk.writing import Attempt
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.answer_item import AnswerText


class SideColumn(ScrollColumn):
    """Everything that belongs to the item in view.

    Args:
        walk: The walk.
        earlier: Results of earlier visits.
        importer: Takes photos in.

    Attributes:
        evidence: Photos.
        prior: 前回.
        said: What the 課 said of it in its 自己点検.
        interview: 聞き取り.
        documents: 資料.
    """

    def __init__(self, walk: Walk, earlier: EarlierResults, importer: PhotoImporter) -> None:
        super().__init__(spacing=16)
        self._walk = walk
        self.column.setContentsMargins(16, 10, 16, 16)
        inside = self.widget()
        if inside is not None:
            inside.setAutoFillBackground(False)  # the paper of the column shows through
        self.evidence = EvidencePanel(walk, importer)
        self.prior = PriorPanel(walk, earlier)
        self.interview = AnswerTextPanel(
            walk, AnswerText.INTERVIEW, placeholder="誰が何と言ったか", heading=True
        )
        self.documents = DocumentsPanel(walk)
        self.said = SaidPanel(walk)
        for panel in (self.evidence, self.prior, self.said, self.interview, self.documents):
            self.append(panel)
        walk.opened.connect(self.refresh)
        walk.chosen.connect(self.refresh)
        walk.changed.connect(self._on_walk_changed)
        earlier.found.connect(self._on_earlier_found)
        walk.writer.failed.connect(self._on_writer_came_back)

    @Slot()
    def refresh(self) -> None:
        """Show the item in view from its beginning."""
        self.verticalScrollBar().setValue(0)
        row = self._walk.row
        self.setVisible(row is not None)
        if row is not None:
            self.evidence.refresh()
            self.prior.refresh()
            self.said.refresh()
            self.interview.show_row(row)
            self.documents.refresh()

    @Slot(object)
    def _on_walk_changed(self, touched: frozenset[str]) -> None:
        row = self._walk.row
        if row is None:
            return
        kinds = {subject.split(":", 1)[0] for subject in touched}
        if kinds & {"photo", "place", "visit", "camera"}:
            self.evidence.refresh()
        if kinds & {"document", "visit"}:
            self.documents.refresh()
        if row.answer.subject in touched:
            self.prior.refresh()
            self.interview.show_row(row)

    @Slot(object)
    def _on_earlier_found(self, subjects: frozenset[str]) -> None:
        row = self._walk.row
        if row is not None and row.answer.subject in subjects:
            self.prior.refresh()

    @Slot(object)
    def _on_writer_came_back(self, attempt: Attempt) -> None:
        row = self._walk.row
        if row is not None and attempt.key[0] == row.answer.subject:
            self.prior.refresh()
