"""With which findings the one that is shown was joined; each leads there.

Joining and splitting is offered in detail.py, and done by recorder.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.gui.screens.board.delegate import class_mark
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_MOST = 12
"""Lines before only their number is said."""


class PartnerLinks(QWidget):
    """A line for each partner; not there where a finding has none.

    Signals:
        wanted: Id (str) of a finding to be shown.

    Attributes:
        rows: Finding id → its line.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, LinkRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_partners(
        self,
        finding: LedgerFinding,
        partners: Sequence[LedgerFinding],
        names: Mapping[str, str],
        present: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show others.

        Args:
            finding: The one that is shown.
            partners: As `FindingIndex.partners` gives them.
            names: System id → name.
            present: Finding id → 対象課 as they are called today.
        """
        self._clear()
        into = [one for one in partners if one.id == finding.joined]
        held = [one for one in partners if one.joined == finding.id]
        beside = [one for one in partners if one.joined == finding.joined != ""]
        for title, ones in (
            ("まとめた先", into),
            (f"これにまとめたもの　{len(held):,} 件", held),
            (f"同じ先にまとめたもの　{len(beside):,} 件", beside),
        ):
            if ones:
                self._append(PlainLabel(title, size=Size.SMALL, bold=True))
            for one in ones[:_MOST]:
                row = LinkRow(_words_of(one, names, present), *class_mark(one))
                row.clicked.connect(lambda _=False, id_=one.id: self.wanted.emit(id_))
                self.rows[one.id] = row
                self._append(row)
            if len(ones) > _MOST:
                more = f"ほか {len(ones) - _MOST:,} 件"
                self._append(PlainLabel(more, size=Size.SMALL, tone=Tone.SECOND))
        self.setVisible(bool(partners))

    def _append(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def _clear(self) -> None:
        self.rows = {}
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _words_of(
    finding: LedgerFinding, names: Mapping[str, str], present: Mapping[str, tuple[str, ...]]
) -> str:
    systems = "、".join(names.get(system, system) for system in finding.systems) or "全庁"
    sections = "、".join(present.get(finding.id, finding.sections))
    return "　".join(part for part in (finding.code or "番号なし", systems, sections) if part)
