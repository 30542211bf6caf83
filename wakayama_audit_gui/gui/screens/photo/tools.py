"""The tools at the left of a photo: what a drag draws, and turning the picture.

What a tool does to the picture is in marking_canvas.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.mark import MarkKind
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_TOOLS: tuple[tuple[str, str, MarkKind | None], ...] = (
    ("選ぶ", "V", None),
    ("隠す", "R", MarkKind.HIDE),
    ("矢印", "A", MarkKind.ARROW),
    ("囲み", "B", MarkKind.BOX),
    ("番号", "N", MarkKind.NUMBER),
    ("文字", "T", MarkKind.TEXT),
)
TOOL_KEYS: dict[str, MarkKind | None] = {key: tool for _, key, tool in _TOOLS}
TURN_KEY, LOOK_KEY = "L", "P"


class ToolColumn(QWidget):
    """The tools, one of which is down.

    Signals:
        tool_chosen: A `MarkKind`, or None for moving what is there.
        turn_requested: A quarter turn clockwise.
        look_toggled: Whether to show the picture as it will be printed.
    """

    tool_chosen = Signal(object)
    turn_requested = Signal()
    look_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[MarkKind | None, PlainButton] = {}
        column = ScrollColumn(spacing=4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        for words, key, tool in _TOOLS:
            button = PlainButton(words, key=key, touch=True)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, chosen=tool: self.tool_chosen.emit(chosen))
            self._group.addButton(button)
            self._buttons[tool] = button
            column.append(button)
        self._turn = PlainButton("回転", key=TURN_KEY, touch=True)
        self._turn.clicked.connect(self.turn_requested)
        self._look = PlainButton("見え方", key=LOOK_KEY, touch=True)
        self._look.setCheckable(True)
        self._look.setAccessibleName("調書での見え方 P")
        self._look.setToolTip("調書での見え方")
        self._look.toggled.connect(self.look_toggled)
        column.append(self._turn)
        column.append(self._look)
        self.setFixedWidth(scaled(108))
        self.show_tool(None)

    def show_tool(self, tool: MarkKind | None) -> None:
        """Show which tool is in hand."""
        self._buttons[tool].setChecked(True)

    def show_locked(self, locked: bool) -> None:
        """Nothing may be drawn, or drawing may go on."""
        for button in (*self._buttons.values(), self._turn):
            button.setEnabled(not locked)

    def toggle_look(self) -> None:
        """Between drawing and what will be printed."""
        self._look.toggle()
