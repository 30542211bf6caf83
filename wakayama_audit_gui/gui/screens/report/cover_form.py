"""What stands on the cover of the report: 文書番号, 発行日, 発行者.

Writing it down is recorder.py's; the passages below are in passages_page.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date, parse_day, parse_written_day
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.write_report import Cover

_FIELDS = {
    "number": ("文書番号", "例：和デ推第123号"),
    "issued_on": ("発行日", "例：2027/3/25、令和9年3月25日"),
    "office": ("発行者", "例：和歌山市 総務局 総務部 デジタル推進課"),
}


class CoverForm(QWidget):
    """Three lines, written down when one is left.

    Signals:
        written: A `Cover`.

    Attributes:
        fields: Field of `Cover` → its line.
    """

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorded = Cover()
        self.fields: dict[str, QLineEdit] = {}
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, (title, hint)) in enumerate(_FIELDS.items()):
            line = QLineEdit()
            line.setAccessibleName(title)
            line.setPlaceholderText(hint)
            line.setMinimumHeight(TOUCH)
            line.editingFinished.connect(self.flush)
            self.fields[name] = line
            grid.addWidget(PlainLabel(title, size=Size.SMALL, tone=Tone.SECOND), row, 0)
            grid.addWidget(line, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(PlainLabel("表紙", bold=True))
        column.addLayout(grid)
        column.addWidget(self._refusal)
        self._refusal.hide()

    def show_cover(self, cover: Cover, *, other: bool) -> None:
        """Show what is recorded; what is being typed stays, unless it is of another year."""
        typing = self.typed() != self._recorded
        self._recorded = cover
        if typing and not other:
            return
        self._refusal.hide()
        for name, line in self.fields.items():
            text = str(getattr(cover, name))
            day = name == "issued_on" and parse_day(text) is not None
            line.setText(long_date(text).partition("（")[0] if day else text)
            line.setCursorPosition(0)

    def typed(self) -> Cover:
        """What the lines say; the day as ISO date where it can be read."""
        told = {name: line.text().strip() for name, line in self.fields.items()}
        told["issued_on"] = parse_written_day(told["issued_on"]) or told["issued_on"]
        return Cover(**told)

    def refuse(self, error: UserError) -> None:
        """Say why it was not written; what was typed stays."""
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()

    def note_recorded(self, cover: Cover) -> None:
        """This was written."""
        self._recorded = cover
        self._refusal.hide()

    @Slot()
    def flush(self) -> None:
        """Hand over what is being typed."""
        if self.typed() != self._recorded:
            self.written.emit(self.typed())
