"""The top of the register: how far it is, and what can be done.

What is done is screen.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.register_filter import RegisterIndex
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class RegisterHeading(QWidget):
    """Title, figures and actions.

    Signals:
        add_requested: A system is to be entered.
        export_requested: A file is to be written.
        import_requested: A file is to be taken in.
        survey_requested: 調査票 is to be seen.
    """

    add_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    survey_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel("情報システム管理台帳", size=Size.HEADING, bold=True)
        title.setMinimumHeight(TOUCH)
        self._count = PlainLabel(tone=Tone.SECOND)
        self._count.setMinimumHeight(TOUCH)
        self.export = PlainButton("Excel に書き出す", icon="file-down", touch=True)
        row = FlowLayout(self)
        row.addWidget(title)
        row.addWidget(self._count)
        for button, wish in (
            (PrimaryButton("システムを加える", icon="plus", touch=True), self.add_requested),
            (self.export, self.export_requested),
            (PlainButton("Excel を取り込む", icon="file-plus", touch=True), self.import_requested),
            (PlainButton("調査票", icon="chart-column", touch=True), self.survey_requested),
        ):
            button.clicked.connect(wish)
            row.addWidget(button)

    def show_counts(self, index: RegisterIndex, found: int, *, gone: bool) -> None:
        """Say how many systems there are, how many are named, and how many are shown."""
        self.export.setEnabled(not gone)
        if gone:
            self._count.setText(f"台帳から除いた {len(index.gone):,} 件のうち {found:,} 件を表示")
            self.export.set_words("Excel に書き出す")
            return
        whole = len(index.entries)
        named = sum(bool(entry.name) for entry in index.entries)
        told = f"{whole:,} システム（名称あり {named:,}）"
        self._count.setText(told if found == whole else f"{told}のうち {found:,} 件を表示")
        shown = "" if found == whole else f"（表示中の {found:,} 件）"
        self.export.set_words(f"Excel に書き出す{shown}")
