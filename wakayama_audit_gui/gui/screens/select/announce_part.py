"""実施通知 of a chosen system: under what the visit is announced, and the letters as a PDF.

What a letter says is composed in use_cases.announce_visit; what is written, by announcing.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date, parse_day, parse_written_day, short_date
from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.select.selection import AnnouncedVisit
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_FIELDS = {
    "number": ("文書番号", "例：和デ推第123号"),
    "date": ("発信日", "例：2026/8/3、令和8年8月3日"),
    "sender": ("差出人", "例：総務部長　見本 太郎"),
}
_HINT = "視察する課ごとに一通ずつ作ります。空のところがある間は「案」と入ります。"


class AnnouncePart(QWidget):
    """Three lines and a button; not to be seen while no visit is planned.

    Signals:
        written: (visit id, `SentUnder`): to be recorded.
        paper_requested: (visit id, `SentUnder`): the letters are wanted, with what was typed.

    Attributes:
        visits: Which visit.
        fields: Field of `SentUnder` → its line.
        save: Asks for the letters.
    """

    written = Signal(str, object)
    paper_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[AnnouncedVisit, ...] = ()
        self._visit: AnnouncedVisit | None = None
        self.visits = ChoiceField()
        self.visits.setAccessibleName("実施通知を出す視察")
        self.visits.setMinimumHeight(TOUCH)
        self.visits.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.fields: dict[str, QLineEdit] = {}
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        self.save = PlainButton("実施通知を保存（PDF）", icon="file-down", touch=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("実施通知", bold=True))
        column.addWidget(PlainLabel(_HINT, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        column.addWidget(self.visits)
        for name, (title, hint) in _FIELDS.items():
            line = QLineEdit()
            line.setAccessibleName(title)
            line.setPlaceholderText(f"{title}　{hint}")
            line.setMinimumHeight(TOUCH)
            line.editingFinished.connect(self._on_editing_finished)
            self.fields[name] = line
            column.addWidget(line)
        column.addWidget(self._refusal)
        column.addWidget(self.save)
        self._refusal.hide()
        self.visits.activated.connect(self._on_visit_chosen)
        self.save.clicked.connect(self._on_save_clicked)

    def show_visits(self, visits: Sequence[AnnouncedVisit]) -> None:
        """Show the visits of a target; what is being typed stays."""
        before = self._visit.visit if self._visit else ""
        typing = self._visit is not None and self.typed() != self._visit.announcement
        self._offered = tuple(visits)
        self.visits.clear()
        for one in visits:
            self.visits.addItem(f"{one.sheet_no}　{short_date(one.scheduled)}　{one.title}")
        known = [one.visit for one in visits]
        at = known.index(before) if before in known else 0
        self.visits.setCurrentIndex(at if visits else -1)
        if visits and known[at] == before and typing:
            self._visit = visits[at]
        else:
            self._show(visits[at] if visits else None)

    def typed(self) -> SentUnder:
        """What the lines say; the day as ISO date where it can be read."""
        told = {name: line.text().strip() for name, line in self.fields.items()}
        told["date"] = parse_written_day(told["date"]) or told["date"]
        return SentUnder(**told)

    def refuse(self, error: UserError) -> None:
        """Say why nothing was recorded; what was typed stays."""
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()

    def note_recorded(self, visit: str, told: SentUnder) -> None:
        """This was recorded."""
        self._refusal.hide()
        if self._visit is not None and self._visit.visit == visit:
            self._visit = self._visit._replace(announcement=told)

    def _show(self, visit: AnnouncedVisit | None) -> None:
        self._visit = visit
        self._refusal.hide()
        told = visit.announcement if visit else SentUnder()
        for name, line in self.fields.items():
            text = str(getattr(told, name))
            day = name == "date" and parse_day(text) is not None
            line.setText(long_date(text).partition("（")[0] if day else text)
            line.setCursorPosition(0)

    @Slot()
    def _on_editing_finished(self) -> None:
        if self._visit is not None and self.typed() != self._visit.announcement:
            self.written.emit(self._visit.visit, self.typed())

    @Slot(int)
    def _on_visit_chosen(self, number: int) -> None:
        self._show(self._offered[number])

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._visit is not None:
            self.paper_requested.emit(self._visit.visit, self.typed())
