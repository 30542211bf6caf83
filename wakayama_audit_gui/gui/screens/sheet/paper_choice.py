"""The row above the paper that says which one is shown: the two papers, the blank one, a revision.

Making and showing it is screen.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout

BLANK = "白紙の調書"


class PaperWish(NamedTuple):
    """Which paper is wanted.

    Attributes:
        kind: One of the two papers; None the one to be filled by hand.
        revision: A sealed revision as it was kept; None what stands now.
    """

    kind: PaperKind | None = PaperKind.SHEET
    revision: int | None = None


class PaperChoice(QWidget):
    """Chips of which one is on in each group.

    Signals:
        chosen: Another paper is wanted.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._kinds, self._editions = QButtonGroup(self), QButtonGroup(self)
        self._wishes: dict[int, PaperKind | None] = {}
        for number, kind in enumerate((PaperKind.SHEET, PaperKind.FACTS, None)):
            self._wishes[number] = kind
            self._add(self._kinds, kind.value if kind else BLANK, number)
        self._kinds.button(0).setChecked(True)
        self._revisions: tuple[int, ...] = ()
        for group in (self._kinds, self._editions):
            group.idClicked.connect(self._on_group_clicked)

    def wish(self) -> PaperWish:
        """What is chosen."""
        kind = self._wishes[self._kinds.checkedId()]
        revision = self._editions.checkedId()
        return PaperWish(kind, revision if revision > 0 and kind is not None else None)

    def choose(self, kind: PaperKind) -> None:
        """Choose one of the two papers as it stands now."""
        number = next(n for n, known in self._wishes.items() if known is kind)
        self._kinds.button(number).setChecked(True)
        if self._revisions:
            self._editions.button(0).setChecked(True)

    def offer_revisions(self, revisions: Sequence[int]) -> None:
        """Offer sealed revisions besides what stands now; nothing when there are none."""
        if tuple(revisions) == self._revisions:
            return
        self._revisions = tuple(revisions)
        for button in self._editions.buttons():
            self._editions.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        if revisions:
            self._add(self._editions, "いまの内容", 0)
            for revision in revisions:
                self._add(self._editions, f"第{revision}版", revision)
            self._editions.button(0).setChecked(True)

    def _add(self, group: QButtonGroup, words: str, number: int) -> None:
        chip = _TallChip(words, self)
        group.addButton(chip, number)
        self._row.addWidget(chip)

    @Slot(int)
    def _on_group_clicked(self, _number: int) -> None:
        self.chosen.emit()


class _TallChip(FilterChip):
    """A chip for a thumb."""

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as a button."""
        return super().sizeHint().expandedTo(QSize(0, TOUCH))
