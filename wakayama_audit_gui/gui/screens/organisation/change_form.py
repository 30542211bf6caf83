"""The form of a 組織改正: what becomes of which 課 from when on.

What follows from it is told by consequences.py; recording it is the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.token_field import TokenField
from wakayama_audit_gui.use_cases.read_organisation import Unit

_K = ReorganisationKind
_AFTER = {
    _K.MERGE: "統合してできる課（一つ）",
    _K.SPLIT: "分割してできる課（二つ以上）",
    _K.RENAME: "新しい名前（一つ）",
    _K.ABOLISH: "仕事を引き継ぐ課（なければ空のまま）",
    _K.FOUND: "新しくできる課",
}
_BEFORE = "いまの課（一覧の課を押すと入ります）"
_APRIL = 4


class ChangeForm(Card):
    """What becomes of which 課.

    Signals:
        edited: Something was changed.

    Attributes:
        kinds: 統合, 分割, 改称, 廃止, 新設.
        on: First day on which it holds.
        before: 課 until then.
        after: 課 from then on.
        bureau: 局 of those that are new.
        division: 部 of those that are new.
    """

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=6, parent=parent)
        self._group = QButtonGroup(self)
        self.kinds: dict[ReorganisationKind, PlainButton] = {}
        year = today.year + (today.month >= _APRIL)
        self.on = DateField("改正の初日", date(year, _APRIL, 1))
        self.on.today = today
        self.before, self.after = TokenField("いまの課"), TokenField("あとの課")
        self.bureau, self.division = _line("局"), _line("部")
        self._before_words = PlainLabel(_BEFORE, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._after_words = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._build_ui()
        self._group.buttonClicked.connect(self._on_kind_clicked)
        self.on.changed.connect(self.edited)
        for field in (self.before, self.after):
            field.edited.connect(self.edited)
            field.entry.editingFinished.connect(self.edited)
        for line in (self.bureau, self.division):
            line.editingFinished.connect(self.edited)
        self._show_kind()

    def suggest(self, units: Sequence[Unit]) -> None:
        """課 to complete what is typed."""
        names = [unit.id for unit in units]
        self.before.suggest(names)
        self.after.suggest(names)

    def take(self, section: str) -> None:
        """A 課 was pressed in the list: it is one of those that were, or that take over."""
        field = self.after if self.kind is _K.FOUND else self.before
        if field is self.before and section not in field.tokens():
            field.set_tokens([*field.tokens(), section])
            self.edited.emit()

    def change(self) -> Reorganisation:
        """What is written; words that were not yet confirmed by Enter count too."""
        after = _said(self.after)
        place = self.bureau.text().strip(), self.division.text().strip()
        return Reorganisation(
            on=self.on.iso(),
            kind=self.kind,
            before=() if self.kind is _K.FOUND else _said(self.before),
            after=after,
            placed=tuple(ListedUnit(*place, name) for name in after) if any(place) else (),
        )

    def empty(self) -> None:
        """It was recorded."""
        for field in (self.before, self.after):
            field.set_tokens(())
            field.entry.clear()
        self.bureau.clear()
        self.division.clear()

    def take_keyboard(self) -> None:
        """To the first field of 課."""
        field = self.after if self.kind is _K.FOUND else self.before
        field.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def kind(self) -> ReorganisationKind:
        """What becomes of them."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def _build_ui(self) -> None:
        kinds, when, where = QWidget(), QWidget(), QWidget()
        flow = FlowLayout(kinds)
        for kind in ReorganisationKind:
            button = PlainButton(kind.value, touch=True)
            button.setCheckable(True)
            self.kinds[kind] = button
            self._group.addButton(button)
            flow.addWidget(button)
        self.kinds[_K.MERGE].setChecked(True)
        flow = FlowLayout(when)
        for part in (self.on, PlainLabel("から")):
            flow.addWidget(part)
        flow = FlowLayout(where)
        hint = PlainLabel("新しい課の", size=Size.SMALL, tone=Tone.SECOND)
        flow.addWidget(hint)
        flow.addWidget(self.bureau)
        flow.addWidget(self.division)
        self.body.addWidget(PlainLabel("組織改正を記録する", size=Size.TITLE, bold=True))
        parts = (kinds, when, self._before_words, self.before, self._after_words, self.after)
        for widget in (*parts, where):
            self.body.addWidget(widget)

    @Slot()
    def _on_kind_clicked(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _show_kind(self) -> None:
        founds = self.kind is _K.FOUND
        self._before_words.setVisible(not founds)
        self.before.setVisible(not founds)
        self._after_words.setText(_AFTER[self.kind])


def _said(field: TokenField) -> tuple[str, ...]:
    typed = field.entry.text().strip()
    return tuple(dict.fromkeys((*field.tokens(), *((typed,) if typed else ()))))


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(f"{name}（空なら同じ{name}）")
    line.setAccessibleName(f"新しい課の{name}")
    line.setMinimumHeight(38)
    line.setFixedWidth(190)
    return line
