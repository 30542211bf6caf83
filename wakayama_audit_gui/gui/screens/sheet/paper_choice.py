"""The row above the paper that says which one is shown: the two papers, the blank one, a revision.

Making and showing it is screen.py's.
"""

from __future__ import annotations

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


class Editions(NamedTuple):
    """What there is of a paper.

    Attributes:
        revisions: Sealed ones, as they were kept.
        sealed: Nothing was written since the last of them: it is what stands now.
    """

    revisions: tuple[int, ...] = ()
    sealed: bool = False


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
        self._offered = Editions()
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
        self._choose_present()

    def offer(self, editions: Editions) -> None:
        """Offer sealed revisions, and what stands now where that is none of them."""
        if editions == self._offered:
            return
        self._offered = editions
        for button in self._editions.buttons():
            self._editions.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        if editions.revisions and not editions.sealed:
            self._add(self._editions, "いまの内容", 0)
        for revision in editions.revisions:
            self._add(self._editions, f"第{revision}版", revision)
        self._choose_present()

    def _choose_present(self) -> None:
        present = self._offered.revisions[-1] if self._offered.sealed else 0
        if self._offered.revisions:
            self._editions.button(present).setChecked(True)

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
