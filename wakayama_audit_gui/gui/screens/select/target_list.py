"""The targets in their order: those that were chosen, those to decide on, those decided against.

What is known of one target is in target_card.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.gui.screens.select.selection import Target, TargetKey
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import EVERY, SearchedList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.choose_targets import Choice

_KEY = int(Qt.ItemDataRole.UserRole) + 1
_TOLD = 3
CHOSEN, OPEN, AGAINST = "対象", "これから決める（点数の高い順）", "対象にしない"
UNPLANNED = "視察の予定なし"


class TargetList(SearchedList):
    """A search field and a row for each target.

    Signals:
        chosen: A `TargetKey` to be looked at.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "対象の一覧",
            "名前や根拠の言葉で探す",
            "あてはまるものがありません。",
            (EVERY, UNPLANNED),
            parent,
        )
        self._targets: Sequence[Target] = ()
        self._unplanned: Sequence[Target] = ()
        self.narrowed.connect(self._show)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)

    def show_targets(self, targets: Sequence[Target], unplanned: Sequence[Target]) -> None:
        """Show other targets; the one that is looked at stays so.

        Args:
            targets: All of them.
            unplanned: Those that were chosen and have no visit.
        """
        self._targets, self._unplanned = targets, unplanned
        self._show()

    def show_only(self, name: str) -> None:
        """Press a filter: `UNPLANNED` or `EVERY`."""
        self.filters.buttons[name].setChecked(True)
        self._show()

    @Slot()
    def _show(self) -> None:
        before = self.view.currentIndex().data(_KEY)
        words = search_key(self.search.text()).split()
        for name, ones in ((EVERY, self._targets), (UNPLANNED, self._unplanned)):
            self.filters.buttons[name].set_words(f"{name} {len(ones)}")
        narrowed = self.filters.key == UNPLANNED
        # Its row would take the place of one target where nothing can be chosen.
        self.above.setVisible(narrowed or bool(self._unplanned))
        shown = self._unplanned if narrowed else self._targets
        found = [t for t in shown if all(word in _key_of(t) for word in words)]
        self.model.clear()
        for heading, group in (
            (CHOSEN, [t for t in found if t.chosen]),
            (OPEN, [t for t in found if t.choice is None]),
            (AGAINST, [t for t in found if t.choice is not None and not t.chosen]),
        ):
            if group and not narrowed:  # all of them are 対象
                self.append_heading(heading, str(len(group)))
            for target in group:
                self.append_row(_item(target), current=target.key == before)
        self.show_found()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        key: TargetKey | None = index.data(_KEY)
        if key is not None:
            self.chosen.emit(key)


def _key_of(target: Target) -> str:
    words = (ground.words for part in target.score.parts for ground in part.grounds)
    return search_key("\n".join((target.score.title, target.score.of, *words)))


def _item(target: Target) -> QStandardItem:
    score = target.score
    parts = [f"{part.criterion.label} {part.points}点" for part in score.parts if part.points]
    detail = "　".join(filter(None, (score.of, *parts[:_TOLD]))) if parts else "根拠はありません"
    if target.choice is not None:
        detail = f"理由：{target.choice.reason}"
    shape, tone = _mark(target.choice)
    item = QStandardItem(score.title)
    item.setData(target.key, _KEY)
    item.setData(shape, RowRole.SHAPE)
    item.setData(tone, RowRole.TONE)
    item.setData(detail, RowRole.DETAIL)
    item.setData(f"{score.total} 点", RowRole.TRAILING)
    item.setData(Tone.AI, RowRole.TRAILING_TONE)
    item.setAccessibleText(f"{score.title}　{score.total}点　{detail}")
    return item


def _mark(choice: Choice | None) -> tuple[Shape, Tone]:
    if choice is None:
        return Shape.DASHED_RING, Tone.NIBI
    return (Shape.CHECK, Tone.MATSUBA) if choice.chosen else (Shape.DASH, Tone.NIBI)
