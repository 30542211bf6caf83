"""Where the sheets are: 課 × state, and what can be done with one.

Giving them out and taking them in is screen.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import short_date
from wakayama_audit_gui.domain.register_filter import RegisterFilter
from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import EVERY, SEEN_AT_LEAST, SearchedList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.adopt_answers import Adoptable
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet, tell_owed
from wakayama_audit_gui.use_cases.read_survey_board import SheetRow, SurveyBoard

OVERDUE = "督促"
_SECTION = int(Qt.ItemDataRole.UserRole) + 1
_LOOKS = {
    SheetState.NOT_SENT: (Shape.DASHED_RING, Tone.NIBI),
    SheetState.SENT: (Shape.RING, Tone.YAMABUKI),
    SheetState.SUBMITTED: (Shape.CHECK, Tone.MATSUBA),
}


class SheetsPage(SearchedList):
    """The list, narrowed by state and words, with a line about the chosen one.

    Signals:
        systems_requested: A `RegisterFilter` of the systems of a 課.
        reopen_requested: The 課 whose sheet is to be taken in again.
        adopt_requested: The 課 of whose answers the register is to have what is new.

    Attributes:
        adopt: Copies what is new in the answers of the chosen one to the register.
        systems: Leads to the systems of the chosen one.
        reopen: Lets the chosen one be handed in again.
    """

    systems_requested = Signal(object)
    reopen_requested = Signal(str)
    adopt_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "課ごとの調査票",
            "課やシステムの名前で探す",
            "あてはまる課がありません。",
            (EVERY, *(str(state) for state in SheetState), OVERDUE),
            parent,
        )
        self._board = SurveyBoard(0, ())
        self._owed: Mapping[str, OwedSheet] = {}
        self._adoptable: Mapping[str, Adoptable] = {}
        self._told = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.systems = PlainButton("この課のシステム", icon="list", touch=True)
        self.reopen = PlainButton("出し直しを受ける", icon="history", touch=True)
        self.adopt = PlainButton(icon="clipboard-check", touch=True)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._told, 1)
        for button in (self.systems, self.adopt, self.reopen):
            foot.addWidget(button)
        self.body.addWidget(self._foot)
        self.view.keep_rows(SEEN_AT_LEAST)
        self.narrowed.connect(self._show)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.systems.clicked.connect(self._on_systems_clicked)
        self.adopt.clicked.connect(self._on_adopt_clicked)
        self.reopen.clicked.connect(self._on_reopen_clicked)
        self._foot.hide()

    def show_board(
        self,
        board: SurveyBoard,
        owed: Sequence[OwedSheet],
        adoptable: Mapping[str, Adoptable],
    ) -> None:
        """Show other sheets; the chosen one stays chosen.

        Args:
            board: Where the sheets are.
            owed: Which are waited for.
            adoptable: 課 → answers that the register does not have.
        """
        self._board, self._owed = board, {one.about: one for one in owed}
        self._adoptable = adoptable
        for name, button in self.filters.buttons.items():
            button.set_words(f"{name} {sum(self._is_in(row, name) for row in board.rows)}")
        self._show()

    @property
    def current(self) -> SheetRow | None:
        """The chosen one."""
        section = self.view.currentIndex().data(_SECTION)
        return next((row for row in self._board.rows if row.sheet.section == section), None)

    def _is_in(self, row: SheetRow, name: str) -> bool:
        if name == EVERY:
            return True
        return self._is_late(row) if name == OVERDUE else row.state == name

    def _is_late(self, row: SheetRow) -> bool:
        owed = self._owed.get(row.sheet.section)
        return owed is not None and owed.is_overdue

    @Slot()
    def _show(self) -> None:
        before = self.view.currentIndex().data(_SECTION)
        words = search_key(self.search.text()).split()
        self.model.clear()
        for row in self._board.rows:
            titles = (system.title for system in row.sheet.systems)
            key = search_key("\n".join((row.sheet.section, *titles)))
            if self._is_in(row, self.filters.key) and all(word in key for word in words):
                self.append_row(self._item(row), current=row.sheet.section == before)
        self.show_found()
        self._tell()

    def _item(self, row: SheetRow) -> QStandardItem:
        late = self._is_late(row)
        shape, tone = _LOOKS[row.state]
        item = QStandardItem(row.sheet.section)
        detail = _detail(row, self._owed.get(row.sheet.section))
        item.setData(row.sheet.section, _SECTION)
        item.setData(shape, RowRole.SHAPE)
        item.setData(tone, RowRole.TONE)
        item.setData(detail, RowRole.DETAIL)
        item.setData(OVERDUE if late else row.state.value, RowRole.TRAILING)
        item.setData(Tone.SHU if late else tone, RowRole.TRAILING_TONE)
        item.setAccessibleText(f"{row.sheet.section}　{row.state.value}　{detail}")
        return item

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        row = self.current
        self._foot.setVisible(row is not None)
        if row is not None:
            titles = "、".join(system.title for system in row.sheet.systems)
            found = self._adoptable.get(row.sheet.section)
            new, kept = (found.new, found.kept) if found else (0, 0)
            self._told.setText(f"{row.sheet.section}：{titles}{_added(row)}{_kept(kept)}")
            self.adopt.set_words(f"台帳に写す（{new} 項目）")
            self.adopt.setVisible(bool(new))
            self.reopen.setVisible(row.state is SheetState.SUBMITTED)

    @Slot()
    def _on_systems_clicked(self) -> None:
        row = self.current
        if row is not None:
            ids = frozenset(system.id for system in row.sheet.systems)
            self.systems_requested.emit(
                RegisterFilter(ids=ids, about=f"{row.sheet.section}の調査票")
            )

    @Slot()
    def _on_adopt_clicked(self) -> None:
        row = self.current
        if row is not None:
            self.adopt_requested.emit(row.sheet.section)

    @Slot()
    def _on_reopen_clicked(self) -> None:
        row = self.current
        if row is not None:
            self.reopen_requested.emit(row.sheet.section)


def _added(row: SheetRow) -> str:
    """What is to be done about systems that came to a 課 since its sheet was given out."""
    if not row.added:
        return ""
    titles = "、".join(system.title for system in row.added)
    way = "もう一度「配布する」を押すと、この課のファイルを作り直します。"
    if row.state is SheetState.SUBMITTED:
        way = "提出済みなので、「出し直しを受ける」を押してから、もう一度配布してください。"
    return f"\n配布の後に加わり、まだ聞いていないシステム：{titles}。{way}"


def _kept(kept: int) -> str:
    if not kept:
        return ""
    return f"\n台帳に後から書かれた {kept} 項目は、調査票の答えと違いますが、そのままにします。"


def _detail(row: SheetRow, owed: OwedSheet | None) -> str:
    parts = [f"{len(row.sheet.systems)} システム"]
    if row.state is SheetState.SUBMITTED:
        parts.append(f"{short_date(row.submitted)} 提出　回答 {row.answered} / {row.asked} 項目")
        parts.append(row.by_name)
    elif owed:
        parts.append(tell_owed(owed))
    if row.added:
        parts.append(f"追加 {len(row.added)} システムは未配布")
    return "　".join(part for part in parts if part)
