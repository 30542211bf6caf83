"""What became of each file of an import: taken in, or why not.

The import runs in screen.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.collect_forms import Collecting, FormOutcome

_TALLEST = 190


class FileReport(Card):
    """A heading with the figures, and a line for each file that asks for attention."""

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
        self._lines.setMaximumHeight(_TALLEST)
        self.body.addLayout(head)
        self.body.addWidget(self._lines)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.hide)
        self.hide()

    def show_result(self, found: Collecting) -> None:
        """Show what became of the files; those that need nothing are only counted."""
        refused = len(found.outcomes) - found.taken
        words = f"{found.taken} 件を取り込みました。"
        if refused:
            words += f"取り込めなかったもの {refused} 件。"
        if found.cancelled:
            words = f"中止しました。{words}"
        self._heading.setText(words)
        self._lines.empty()
        shown = sorted((o for o in found.outcomes if o.reason), key=lambda o: o.ok)
        for outcome in shown:
            tone = Tone.SECOND if outcome.ok else Tone.SHU
            self._lines.append(PlainLabel(line_of(outcome), tone=tone, wrap=True))
        self._lines.setVisible(bool(shown))
        self._told = "\n".join((words, *(line_of(outcome) for outcome in shown)))
        self.show()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._told)


def line_of(outcome: FormOutcome) -> str:
    """A file in one line."""
    mark = "取込み済み" if outcome.ok else "取込み不可"
    name = Path(outcome.file).name
    owner = f"（{outcome.section}）" if outcome.section else ""
    return f"{mark}　{name}{owner}　{outcome.reason}"
