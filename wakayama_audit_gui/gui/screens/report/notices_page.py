"""What the wording check points at, each leading to where it is written.

The check itself is in use_cases/check_report.py; it points, the office decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.check_report import ReportNotice


class NoticesPage(ScrollColumn):
    """A line for each notice.

    Signals:
        chosen: A `ReportNotice`, to be seen where it is written.

    Attributes:
        rows: The lines.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self.rows: list[LinkRow] = []

    def show_notices(self, notices: Sequence[ReportNotice]) -> None:
        """Show other notices."""
        self.empty()
        self.rows = []
        told = "公表された報告書から転記した文言は調べません。"
        self.append(PlainLabel(told, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        if not notices:
            self.append(PlainLabel("気になる文言はありません。", bold=True, wrap=True))
        for notice in notices:
            row = LinkRow(f"{notice.where}：{notice.message}", Shape.TRIANGLE, Tone.YAMABUKI)
            row.clicked.connect(partial(self.chosen.emit, notice))
            self.rows.append(row)
            self.append(row)
