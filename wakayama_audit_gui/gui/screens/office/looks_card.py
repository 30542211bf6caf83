"""How the window looks on this computer: light or dark, and the size of the type.

Dressing the window is gui/application.py's; remembering it, the session's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from wakayama_audit_gui.gui.application import TEXT_SIZES, Appearance, Scheme
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_SCHEME_WORDS = {Scheme.SYSTEM: "パソコンに合わせる", Scheme.LIGHT: "明るい", Scheme.DARK: "暗い"}


class LooksCard(Card):
    """The two choices; each is in force at once.

    Signals:
        looks_changed: Scheme or text size were changed and are in force.
    """

    looks_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._appearance = appearance
        self._schemes, self._sizes = QButtonGroup(self), QButtonGroup(self)
        self.body.addWidget(PlainLabel("見た目", size=Size.TITLE, bold=True))
        schemes = [(words, scheme is appearance.scheme) for scheme, words in _SCHEME_WORDS.items()]
        self.body.addWidget(_chips("明るさ", schemes, self._schemes))
        sizes = [(f"{size} %", size == appearance.text_size) for size in TEXT_SIZES]
        self.body.addWidget(_chips("文字の大きさ", sizes, self._sizes))
        self._schemes.idClicked.connect(self._on_chosen)
        self._sizes.idClicked.connect(self._on_chosen)

    @Slot()
    def _on_chosen(self) -> None:
        scheme = list(_SCHEME_WORDS)[self._schemes.checkedId()]
        self._appearance.apply(scheme, TEXT_SIZES[self._sizes.checkedId()])
        self.looks_changed.emit()


def _chips(words: str, choices: list[tuple[str, bool]], group: QButtonGroup) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row)
    layout.addWidget(PlainLabel(words, tone=Tone.SECOND))
    for number, (choice, chosen) in enumerate(choices):
        chip = FilterChip(choice)
        chip.setAccessibleName(f"{words} {choice}")
        chip.setChecked(chosen)
        group.addButton(chip, number)
        layout.addWidget(chip)
    return row
