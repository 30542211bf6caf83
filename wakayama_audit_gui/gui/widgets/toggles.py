"""Buttons of which exactly one is down.

What they stand for is the screen's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout


class Toggles(QObject):
    """Buttons of which one is down; whoever made them puts them somewhere.

    Args:
        names: Key → words.
        parent: Keeps them together.

    Signals:
        chosen: Key of the button that was pressed.

    Attributes:
        buttons: Key → its button.
    """

    chosen = Signal(str)

    def __init__(self, names: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self.buttons: dict[str, PlainButton] = {}
        self._group = QButtonGroup(self)
        for key, words in names.items():
            button = PlainButton(words, touch=True)
            button.setCheckable(True)
            button.setChecked(not self.buttons)
            button.clicked.connect(partial(self.chosen.emit, key))
            self._group.addButton(button)
            self.buttons[key] = button

    def make_row(self) -> QWidget:
        """The buttons in a row, wrapped to the width."""
        row = QWidget()
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        return row

    @property
    def key(self) -> str:
        """Which is down."""
        return next(key for key, button in self.buttons.items() if button.isChecked())
