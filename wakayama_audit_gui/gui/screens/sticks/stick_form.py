"""What the ledger says of one stick, to be corrected: fields, lending and returning, taking off.

The list it is chosen from is in ledger_page.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.domain.calendar import long_date, parse_day, parse_written_day
from wakayama_audit_gui.domain.stick import Stick, stick_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.sticks.look import plain_day
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.completing import complete
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_FIELDS = {
    "number": ("管理番号", "貼ってある番号のとおりに。例：0012"),
    "section": ("課", "貸与先の課"),
    "kept_at": ("保管場所", "例：執務室の金庫"),
    "lent_on": ("貸与日", "例：2026/4/1、令和8年4月1日"),
    "returned_on": ("返却日", "貸与している間は空のまま"),
    "log": ("使用簿", "使用の記録がどこにあるか"),
    "note": ("備考", ""),
}
_DAYS = ("lent_on", "returned_on")
_LONGEST = 200


class StickForm(Card):
    """The fields of one stick.

    What was typed of a stick and is not yet in the ledger waits for its return.

    Signals:
        written: (`Stick`, `Stick` as it stood or None): to be put into the ledger.
        removed: A `Stick` to be taken off.
        left: A new one is given up.

    Attributes:
        fields: Field of `Stick` → its line.
    """

    written = Signal(object, object)
    removed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=8, parent=parent)
        self._before: Stick | None = None
        self._kept = Stick("", "")
        self._drafts: dict[str, Stick] = {}
        self._today = ""
        self.fields: dict[str, QLineEdit] = {}
        self._sections = QStringListModel(self)
        self._build_ui()
        self._connect_signals()

    def offer_sections(self, names: Sequence[str]) -> None:
        """Complete the 課 from these names."""
        if self._sections.stringList() != list(names):
            self._sections.setStringList(list(names))

    def show_stick(self, stick: Stick | None, today: str) -> None:
        """Show a stick of the ledger, or empty fields for a new one.

        Args:
            stick: As the ledger has it; None is a new one.
            today: ISO date, proposed for lending and returning.
        """
        self._keep_draft()
        self._before, self._today = stick, today
        self._refusal.hide()
        self._kept = stick or Stick("", "", lent_on=today)
        shown = self._drafts.pop(_key(stick), self._kept)
        for name, line in self.fields.items():
            value = str(getattr(shown, name))
            line.setText(plain_day(value) if name in _DAYS and parse_day(value) else value)
            line.setCursorPosition(0)
        self._title.setText(f"USBメモリ {stick.number}" if stick else "USBメモリを貸与する")
        self._say_state()
        self.write.set_words("直す" if stick else "台帳に加える")
        self.turn.setVisible(stick is not None)
        self.turn.set_words("今日返却した" if stick and stick.is_lent else "今日また貸与した")
        self.drop.setVisible(stick is not None)
        self._leave.setVisible(stick is None)

    def typed(self) -> Stick:
        """What the fields say; days as ISO dates where they can be read."""
        told = {name: line.text().strip() for name, line in self.fields.items()}
        for name in _DAYS:
            told[name] = parse_written_day(told[name]) or told[name]
        return Stick(**told)

    def is_changed(self) -> bool:
        """Whether something was typed that is neither in the ledger nor given up."""
        return self.typed() != self._kept

    def shows(self, stick: Stick | None) -> bool:
        """Whether a stick is shown; None is a new one."""
        return _key(stick) == _key(self._before)

    def forget(self, stick: Stick | None) -> None:
        """What was typed of a stick has been written, or is given up."""
        self._drafts.pop(_key(stick), None)
        if self.shows(stick):
            self._kept = self.typed()

    def refuse(self, error: UserError) -> None:
        """Say why nothing was written; what was typed stays."""
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()

    def flush(self) -> None:
        """Hand over what is being typed, if it can be written."""
        typed = self.typed()
        if self.is_changed() and stick_key(typed.number) and typed.section:
            self._on_write_requested()

    def _keep_draft(self) -> None:
        if self.is_changed():
            self._drafts[_key(self._before)] = self.typed()

    def _build_ui(self) -> None:
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        self._refusal.hide()
        column = ScrollColumn(spacing=4)
        for name, (title, hint) in _FIELDS.items():
            line = QLineEdit()
            line.setAccessibleName(title)
            line.setPlaceholderText(hint)
            line.setMinimumHeight(TOUCH)
            line.setMaxLength(_LONGEST)
            self.fields[name] = line
            column.append(PlainLabel(title, size=Size.SMALL, tone=Tone.SECOND))
            column.append(line)
        complete(self.fields["section"], self._sections)
        self.write = PrimaryButton("直す", icon="check", touch=True)
        self.turn = PlainButton("今日返却した", touch=True)
        self.drop = LinkButton("台帳から外す", icon="trash-2", touch=True)
        self._leave = PlainButton("やめる", touch=True)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.write, self.turn, self.drop, self._leave):
            flow.addWidget(button)
        self.body.addWidget(self._title)
        self.body.addWidget(self._state)
        self.body.addWidget(column, 1)
        self.body.addWidget(self._refusal)
        self.body.addWidget(buttons)

    def _connect_signals(self) -> None:
        for name, line in self.fields.items():
            if name != "section":  # there Enter takes what completes the name
                line.returnPressed.connect(self._on_write_requested)
        self.write.clicked.connect(self._on_write_requested)
        self.turn.clicked.connect(self._on_turn_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self._leave.clicked.connect(self._on_leave_clicked)

    def _say_state(self) -> None:
        stick = self._before
        if stick is None:
            words = "管理番号と課があれば、台帳に加えられます。"
        elif stick.is_lent:
            since = f"（{long_date(stick.lent_on)}から）" if stick.lent_on else ""
            words = f"{stick.section}に貸与しています{since}。"
        else:
            words = f"{long_date(stick.returned_on)}に返却されました。"
        self._state.setText(words)

    @Slot()
    def _on_write_requested(self) -> None:
        self.written.emit(self.typed(), self._before)

    @Slot()
    def _on_turn_clicked(self) -> None:
        if self._before is None:
            return
        if self._before.is_lent:
            told = self.typed()._replace(returned_on=self._today)
        else:
            told = self.typed()._replace(lent_on=self._today, returned_on="")
        self.written.emit(told, self._before)

    @Slot()
    def _on_drop_clicked(self) -> None:
        if self._before is not None:
            self.removed.emit(self._before)

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.forget(None)
        self.left.emit()


def _key(stick: Stick | None) -> str:
    return stick_key(stick.number) if stick else ""
