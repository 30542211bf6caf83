"""What narrows a long list: a field for words, and a button for each thing to narrow by.

What is offered, and which rows it leaves, is the screen's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import set_plain_tooltip

_PAUSE_MS = 120
_ALL = "すべて"


class _Brevity(NamedTuple):
    """How much is said on the buttons; a screen reader says all of it.

    Attributes:
        about: Characters of what the shown rows are.
        values: Characters of the values on their button.
        tight: Of several values only how many they are, and little room for words.
    """

    about: int
    values: int
    tight: bool = False


_CLEAR, _CLEAR_SHORT = "絞り込みを外す", "外す"
_FIELD, _FIELD_SHORT = 220, 160
"""Least width for words."""
_BREVITIES = (_Brevity(26, 12), _Brevity(14, 6), _Brevity(8, 5, tight=True))
"""The first that takes the fewest lines is taken."""


class Narrowing(QWidget):
    """The field and the buttons, wrapped to the width.

    Args:
        host: The lists to choose from float over it.
        what: What is looked for, e.g. ``指摘・意見``.
        example: Shown in the empty field.
        titles: Name of a thing to narrow by → its words.
        several: Names of those of which several values may be chosen at once.

    Signals:
        narrowed: Other words or another choice; see `words` and `value`.

    Attributes:
        field: For words.
        buttons: Name → its button.
        only: Says which rows alone are shown; a click shows the others too.
        clear: Lets go of all that narrows.
        popup: The list that is open, or was last.
        row: Where more buttons may be put.
        alone: Values that are never chosen together with others.
    """

    narrowed = Signal()

    def __init__(
        self,
        host: QWidget,
        what: str,
        example: str,
        titles: Mapping[str, str],
        several: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self._several = several
        self.alone: frozenset[object] = frozenset()
        self._titles = titles
        self._values: dict[str, object] = {}
        self._offered: dict[str, list[Choice]] = {name: [] for name in titles}
        self._names: dict[tuple[str, object], str] = {}
        self._asking = ""
        self._about = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"言葉で探す（例：{example}）")
        self.field.setAccessibleName(f"{what}を言葉で探す")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumHeight(TOUCH)
        self.popup = ChoicePopup(host, "絞り込み", "言葉で探す")
        self.clear = LinkButton(_CLEAR, icon="x", touch=True)
        self.buttons = {name: PlainButton(touch=True) for name in titles}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self.only = PlainButton(icon="x", trailing=True, touch=True)
        self.only.setAccessibleDescription("この絞り込みをやめる")
        self.only.hide()
        self.row = FlowLayout(self)
        self._build_ui()
        self._connect_signals()
        self._show_words()

    @property
    def words(self) -> str:
        """What is typed."""
        return self.field.text()

    @property
    def about(self) -> str:
        """Which rows alone are shown, in words; "" while nothing but choices narrows."""
        return self._about

    def value(self, name: str) -> object:
        """What is chosen for a thing to narrow by, of several a tuple; None for all."""
        return self._values.get(name)

    def offer(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        """Offer (words, value) to choose from."""
        self._offered[name] = [Choice(_ALL, "", None), *(Choice(w, "", v) for w, v in choices)]
        self._names |= {(name, value): words for words, value in choices}
        self._show_words()

    def ask(self, words: str, values: Mapping[str, object], about: str = "") -> None:
        """Ask for something else, as if it had been typed and chosen."""
        self.field.setText(words)
        self._timer.stop()
        self._values = {name: value for name, value in values.items() if value}
        self._about = about
        self._show_words()
        self.narrowed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as stands in the fewest lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._show_words()

    def _build_ui(self) -> None:
        self.row.addWidget(self.field)
        self.row.addWidget(self.only)
        for name, button in self.buttons.items():
            self.row.addWidget(button)
            button.setObjectName(name)
        self.row.addWidget(self.clear)

    def _connect_signals(self) -> None:
        for button in self.buttons.values():
            button.clicked.connect(self._on_button_clicked)
        self.only.clicked.connect(self._on_only_clicked)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.field.textChanged.connect(self._timer.start)
        self.field.returnPressed.connect(self._on_pause)
        self._timer.timeout.connect(self._on_pause)
        self.popup.chosen.connect(self._on_chosen)

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PlainButton):
            self._asking = button.objectName()
            chosen = self._chosen(self._asking)
            self.popup.set_title(f"{self._titles[self._asking]}で絞り込む")
            self.popup.offer(self._offered[self._asking], button, chosen or (None,))
            if self._asking in self._several:
                self.popup.mark(chosen or (None,))

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        several = self._asking in self._several
        if several and value is not None:
            chosen = self._chosen(self._asking)
            kept = tuple(one for one in chosen if one != value)
            # What takes in many others would hide that one of these was chosen beside it.
            with_others = (
                () if value in self.alone else tuple(one for one in kept if one not in self.alone)
            )
            value = kept if value in chosen else (*with_others, value)
        self.ask(self.words, self._values | {self._asking: value}, self._about)
        if several:
            self.popup.mark(self._chosen(self._asking) or (None,))

    @Slot()
    def _on_only_clicked(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(self.words, self._values)

    @Slot()
    def _on_clear_clicked(self) -> None:
        # It goes away with what it clears; the keyboard must not.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask("", {})

    @Slot()
    def _on_pause(self) -> None:
        self.ask(self.words, self._values, self._about)

    def _chosen(self, name: str) -> tuple[object, ...]:
        value = self._values.get(name)
        return value if isinstance(value, tuple) else (value,) if value else ()

    def _show_words(self) -> None:
        self.only.setVisible(bool(self._about))
        self.clear.setVisible(bool(self._about or self._values or self.words.strip()))
        heights = {brevity: self._height_with(brevity) for brevity in _BREVITIES}
        self._say(min(_BREVITIES, key=lambda brevity: heights[brevity]))

    def _height_with(self, brevity: _Brevity) -> int:
        self._say(brevity)
        return self.row.heightForWidth(self.width())

    def _say(self, brevity: _Brevity) -> None:
        about = self._about
        self.only.set_words(_cut(about, brevity.about))
        self.only.setAccessibleName(about)
        set_plain_tooltip(self.only, about)
        self.clear.set_words(_CLEAR_SHORT if brevity.tight else _CLEAR)
        self.clear.setAccessibleName(_CLEAR)
        self.field.setMinimumWidth(scaled(_FIELD_SHORT if brevity.tight else _FIELD))
        for name, button in self.buttons.items():
            title, chosen = self._titles[name], self._chosen(name)
            words = [self._names.get((name, value), str(value)) for value in chosen]
            # Only what narrows takes room, so that all of them stand in one row.
            told = f"{title}：{_briefly(words, brevity)}" if words else title
            if brevity.tight and len(words) > 1:
                told = f"{title} {len(words)}"
            button.set_words(told)
            button.setAccessibleName(f"{title}：{'、'.join(words) or _ALL}")


def _briefly(words: Sequence[str], brevity: _Brevity) -> str:
    """The values if they are short, else the first, cut if it is long, and how many more."""
    whole = "・".join(words)
    if len(whole) <= brevity.values:
        return whole
    first, *others = words
    return _cut(first, brevity.values) + (f" ほか{len(others)}" if others else "")


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
