"""What became of each thing that was taken in: a heading with the figures, and a line for each.

Which things need a line, and what is said of them, is the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_TALLEST = 190
_MOST = 200
"""Lines that are shown; all of them can be copied."""


class OutcomeReport(Card):
    """Hidden until there is something to tell; 「一覧をコピー」 and ×."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=6, parent=parent)
        self._told = ""
        self._heading = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        copy = LinkButton("一覧をコピー", touch=True)
        close = LinkButton(icon="x", touch=True)
        close.setAccessibleName("取込みの結果を閉じる")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(copy)
        head.addWidget(close)
        self._lines = ScrollColumn(spacing=4)
        self._lines.grow_to(_TALLEST)
        self.body.addLayout(head)
        self.body.addWidget(self._lines)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.hide)
        self.hide()

    def show_lines(self, heading: str, lines: Sequence[tuple[str, Tone]]) -> None:
        """Show; what needs no line is only counted in the heading."""
        self._heading.setText(heading)
        self._lines.empty()
        for words, tone in lines[:_MOST]:
            self._lines.append(PlainLabel(words, tone=tone, wrap=True))
        if len(lines) > _MOST:
            more = f"ほか {len(lines) - _MOST:,} 行（「一覧をコピー」ですべて写せます）"
            self._lines.append(PlainLabel(more, tone=Tone.SECOND))
        self._lines.setVisible(bool(lines))
        self._told = "\n".join((heading, *(words for words, _ in lines)))
        self.show()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._told)
