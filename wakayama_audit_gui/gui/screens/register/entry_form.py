"""The form of one system: the fields of the register and of the 調査票 under their headings.

How a field is filled in is field_row.py's; what is recorded goes through screen.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.register_filter import Filling
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.register.field_row import FieldRow
from wakayama_audit_gui.gui.screens.register.jobs import RegisterView
from wakayama_audit_gui.gui.screens.register.looks import groups_of
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_OF_SECTIONS = ("section", "contract_section")


class EntryForm(Card):
    """The form.

    Signals:
        written: (id of the system, field, text) to be recorded.
        choices_requested: (`FieldRow`): its list is wanted.
        history_requested: (id of the system, `FieldRow`): its history is wanted.
        retire_requested: (id of the system, reason) to be taken off the register.
        headings_requested: (the headings, beside what): the list of them is wanted.

    Attributes:
        rows: Field → its row; empty until the 調査票 is known.
        retire: For taking it off.
        jump: Leads to a heading.
        headings: Heading → where it stands.
    """

    written = Signal(str, str, str)
    choices_requested = Signal(object)
    history_requested = Signal(str, object)
    retire_requested = Signal(str, str)
    restore_requested = Signal(str)
    headings_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=6, parent=parent)
        self._form: SurveyForm | None = None
        self._entry: SystemEntry | None = None
        self.rows: dict[str, FieldRow] = {}
        self.headings: dict[str, QWidget] = {}
        self._nothing = EmptyState(
            "clipboard-list",
            "左の一覧からシステムを選んでください。",
            "名前、所管、調査票の 52 項目がここに出ます。",
        )
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._told = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._page = ScrollColumn(spacing=10)
        self.jump = LinkButton("見出しへ", icon="chevron-down", trailing=True)
        self.jump.clicked.connect(self._on_jump_clicked)
        told = QHBoxLayout()
        told.addWidget(self._told, 1)
        told.addWidget(self.jump)
        self.retire = _Retire()
        self.retire.requested.connect(self._on_retire_requested)
        self.gone = _Gone()
        self.gone.restore.clicked.connect(self._on_restore_clicked)
        self.body.addWidget(self._title)
        self.body.addLayout(told)
        self.body.addWidget(self.gone)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._page, 1)
        self._show_parts(on=False)

    @property
    def shown(self) -> str:
        """Id of the system in sight; "" for none."""
        return self._entry.id if self._entry else ""

    def show_entry(self, view: RegisterView, entry: SystemEntry | None) -> None:
        """Show a system; what is being typed of the one before is handed over first."""
        fresh = entry is None or entry.id != self.shown
        if fresh:
            self.flush()
        self._entry = entry
        self._show_parts(on=entry is not None)
        if entry is None:
            return
        if self._form is not view.form:
            self._build_rows(view.form)
        for field in _OF_SECTIONS:
            self.rows[field].offer(view.sections)
        self._title.setText(entry.title)
        self._tell(entry, view.systems.fillings[entry.id])
        reason = view.retired.get(entry.id, "")
        self.gone.tell(reason)
        self.retire.setVisible(not reason)
        for field, row in self.rows.items():
            row.setEnabled(not reason)
            row.show_text(entry.text(field), fresh=fresh)
            row.show_rivals(entry.contested.get(field, ()))
        for question in view.form.questions.values():
            if question.asked_if:
                asked = view.form.asks(question, entry.answers)
                self.rows[question.id].setVisible(bool(asked) or question.id in entry.answers)
        if fresh:
            self.retire.reset()
            self._page.verticalScrollBar().setValue(0)

    def note_saved(self, entry: str, field: str, text: str) -> None:
        """What was handed over is recorded."""
        if entry == self.shown:
            self.rows[field].note_saved(text)

    def refuse(self, entry: str, field: str, error: UserError) -> None:
        """Say why something cannot be recorded."""
        if entry == self.shown:
            self.rows[field].refuse(error)

    @Slot(object)
    def go_to(self, heading: object) -> None:
        """Bring a heading to the top."""
        if isinstance(heading, str) and heading in self.headings:
            top = self.headings[heading].y()
            self._page.verticalScrollBar().setValue(top)

    def flush(self) -> None:
        """Hand over what is being typed."""
        for row in self.rows.values():
            row.flush()

    # --- private -----------------------------------------------------------------------------

    def _show_parts(self, *, on: bool) -> None:
        for part in (self._title, self._told, self.jump, self._page):
            part.setVisible(on)
        if not on:
            self.gone.tell("")
        self._nothing.setVisible(not on)

    def _tell(self, entry: SystemEntry, filling: Filling) -> None:
        told = f"{filling.asked} 項目のうち {filling.answered} 項目に記入"
        spared = len(self._form.questions) - filling.asked if self._form else 0
        if spared:
            told += f"（ほかの {spared} 項目は、答えにより書く必要がありません）"
        self._told.setText(f"{told}　番号 {entry.id[:24]}")

    def _build_rows(self, form: SurveyForm) -> None:
        self._form = form
        self.retire.setParent(None)
        self._page.empty()
        self.rows, self.headings = {}, {}
        for group, looks in groups_of(form):
            if self.rows:
                self._page.append(Rule())
            self.headings[group] = PlainLabel(group, bold=True, wrap=True)
            self._page.append(self.headings[group])
            for look in looks:
                row = FieldRow(look)
                row.committed.connect(partial(self._on_committed, look.field))
                row.choices_requested.connect(partial(self.choices_requested.emit, row))
                row.history_requested.connect(partial(self._on_history_requested, row))
                self.rows[look.field] = row
                self._page.append(row)
        self._page.append(Rule())
        self._page.append(self.retire)

    def _on_committed(self, field: str, text: str) -> None:
        if self._entry is not None:
            self.written.emit(self._entry.id, field, text)

    def _on_history_requested(self, row: FieldRow) -> None:
        self.history_requested.emit(self.shown, row)

    @Slot()
    def _on_jump_clicked(self) -> None:
        self.headings_requested.emit(tuple(self.headings), self.jump)

    @Slot(str)
    def _on_retire_requested(self, reason: str) -> None:
        if self._entry is not None:
            self.retire_requested.emit(self._entry.id, reason)

    @Slot()
    def _on_restore_clicked(self) -> None:
        self.restore_requested.emit(self.shown)


class _Gone(QWidget):
    """That a system was taken off and why, and the way back; hidden for all others."""

    def __init__(self) -> None:
        super().__init__()
        self._why = PlainLabel(tone=Tone.SHU, wrap=True)
        self.restore = PlainButton("台帳に戻す", icon="history", touch=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._why, 1)
        row.addWidget(self.restore)
        self.hide()

    def tell(self, reason: str) -> None:
        """Say why; "" of a system that is in use."""
        self._why.setText(f"台帳から除きました：{reason}")
        self.setVisible(bool(reason))


class _Retire(QWidget):
    """台帳から除く: the reason is asked first."""

    requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ask = LinkButton("台帳から除く", icon="trash-2", touch=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("理由（例：令和8年3月に廃止）")
        self.reason.setAccessibleName("台帳から除く理由")
        self.reason.setMinimumHeight(TOUCH)
        self.go = PlainButton("除く", touch=True)
        self._form = QWidget()
        row = QHBoxLayout(self._form)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ask)
        column.addWidget(self._form)
        self.ask.clicked.connect(self._on_asked)
        self.go.clicked.connect(self._on_go)
        self.reason.returnPressed.connect(self._on_go)
        self.reset()

    def reset(self) -> None:
        """Ask for nothing."""
        self.reason.clear()
        self._form.hide()

    @Slot()
    def _on_asked(self) -> None:
        self._form.show()
        self.reason.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self.requested.emit(self.reason.text())
