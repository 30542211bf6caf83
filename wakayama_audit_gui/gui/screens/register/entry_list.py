"""The list of systems by 課: name, kind, who runs it, and how far it is filled in.

What narrows it is screen.py's; what a system says is in entry_form.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStackedLayout, QWidget

from wakayama_audit_gui.domain.register_filter import Filling, RegisterIndex
from wakayama_audit_gui.domain.system_register import SEPARATOR, SystemEntry
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.row_delegate import Index, RowRole, StackedRowDelegate
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.gui.widgets.surface import fill

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FILLING = int(Qt.ItemDataRole.UserRole) + 2
_BAR = 88
_TEXT = 52


class EntryList(Card):
    """The list.

    Signals:
        chosen: Id of a system to be looked at.
        add_requested: A system is to be entered.
    """

    chosen = Signal(str)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        self._model = QStandardItemModel(self)
        self.view = RowList("情報システムの一覧", _EntryDelegate())
        self.view.setModel(self._model)
        nothing = EmptyState(
            "list-filter",
            "あてはまるシステムがありません。",
            "絞り込みを「すべて」に戻すか、台帳に加えてください。",
            step="システムを加える",
        )
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.view)
        self._pages.addWidget(nothing)
        self.body.addWidget(pages)
        self.view.clicked.connect(self._on_activated)
        self.view.activated.connect(self._on_activated)
        nothing.step_requested.connect(self.add_requested)

    @property
    def current(self) -> str:
        """Id of the system the list is at; "" for none."""
        return str(self.view.currentIndex().data(ID_ROLE) or "")

    def show_entries(self, entries: Sequence[SystemEntry], index: RegisterIndex) -> None:
        """Show systems under their 主たる所管課; the one it is at stays, where it is."""
        before, top = self.current, self.view.verticalScrollBar().value()
        counts = Counter(entry.section for entry in entries)
        ordered = sorted(entries, key=lambda e: list(counts).index(e.section))
        self._model.clear()
        section: str | None = None
        for entry in ordered:
            if entry.section != section:
                section = entry.section
                self._model.appendRow(_heading(section, counts[section]))
            self._model.appendRow(_row(entry, index.fillings[entry.id]))
        self._pages.setCurrentIndex(0 if entries else 1)
        if before:
            self.go_to(before)
        self.view.verticalScrollBar().setValue(top)

    def go_to(self, id_: str) -> None:
        """Be at a system, if it is shown."""
        for number in range(self._model.rowCount()):
            index = self._model.index(number, 0)
            if index.data(ID_ROLE) == id_:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.view.selectionModel().setCurrentIndex(index, flag)
                self.view.scrollTo(index)
                return

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.data(ID_ROLE):
            self.chosen.emit(str(index.data(ID_ROLE)))


class _EntryDelegate(StackedRowDelegate):
    """Adds a bar and 「12 / 52」 to a row."""

    def extra_width(self, _index: Index) -> float:
        return scaled(_BAR) + scaled(_TEXT)

    def paint_extra(self, painter: QPainter, area: QRectF, index: Index) -> None:
        filling = index.data(_FILLING)
        if not isinstance(filling, Filling):
            return
        chosen, whole = colours(), filling.answered == filling.asked
        bar = QRectF(area.left(), area.center().y() - 4, scaled(_BAR), 8)
        fill(painter, bar, chosen.track)
        done = bar.width() * filling.answered / max(filling.asked, 1)
        tone = Tone.MATSUBA if whole else Tone.AI
        fill(painter, QRectF(bar.left(), bar.top(), done, bar.height()), chosen.tones[tone].mark)
        painter.setFont(font(Size.SMALL))
        painter.setPen(chosen.text(Tone.SECOND))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        draw_text(painter, area, int(flags), f"{filling.answered} / {filling.asked}")


def _heading(section: str, count: int) -> QStandardItem:
    item = QStandardItem(section or "（主たる所管課が未確定）")
    item.setData(True, RowRole.HEADER)
    item.setData(f"{count} システム", RowRole.TRAILING)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _row(entry: SystemEntry, filling: Filling) -> QStandardItem:
    item = QStandardItem(entry.title)
    shape, tone = look_of(entry, filling)
    detail = detail_of(entry)
    item.setData(entry.id, ID_ROLE)
    item.setData(filling, _FILLING)
    item.setData(shape, RowRole.SHAPE)
    item.setData(tone, RowRole.TONE)
    item.setData(detail, RowRole.DETAIL)
    told = f"{filling.asked} 項目のうち {filling.answered} 項目に記入"
    item.setAccessibleText(f"{entry.title}　{entry.section}　{detail}　{told}")
    return item


def look_of(entry: SystemEntry, filling: Filling) -> tuple[Shape, Tone]:
    """Mark and tone: filled in, begun, not begun, or said differently by two."""
    if entry.contested:
        return Shape.TRIANGLE, Tone.YAMABUKI
    if not entry.name:
        return Shape.DASHED_RING, Tone.NIBI
    whole = filling.answered == filling.asked
    return (Shape.CHECK, Tone.MATSUBA) if whole else (Shape.DOT, Tone.AI)


def detail_of(entry: SystemEntry) -> str:
    """The second line of a system: its kind, and who else has to do with it."""
    parts = [entry.kind]
    if entry.contract_section not in ("", entry.section):
        parts.append(f"契約 {entry.contract_section}")
    first, *others = entry.operating_sections or ("",)
    if first and (first, *others) != (entry.section,):
        shown = SEPARATOR.join((first, *others[:1]))
        parts.append(f"運用 {shown}" + (f" ほか{len(others) - 1}" if len(others) > 1 else ""))
    if entry.contested:
        parts.append(f"食い違い {len(entry.contested)} 項目")
    return "　".join(part for part in parts if part)
