"""The question and the facts that frame it: number, methods, clauses, JIS, 前回, 抽出理由.

The clauses' words are in criterion_card.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label, parse_day
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.earlier import Earlier
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.chip_row import ChipRow, Pill
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class QuestionHeader(QWidget):
    """Chips, 前回 at the right, and the question in the largest type of the screen.

    Signals:
        prior_requested: 前回 was pressed.
    """

    prior_requested = Signal()

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._chips = ChipRow()
        self.prior = LinkButton()
        self.prior.clicked.connect(self.prior_requested)
        self.question = PlainLabel(size=Size.QUESTION, bold=True, wrap=True)
        self.selected = PlainLabel(size=Size.SMALL, tone=Tone.AI, wrap=True, max_lines=2)
        self.notice = PlainLabel(size=Size.SMALL, tone=Tone.YAMABUKI, wrap=True)
        top = QHBoxLayout()
        top.setSpacing(12)
        chips = QVBoxLayout()
        chips.setContentsMargins(0, 7, 0, 0)  # level with the words of the button beside it
        chips.addWidget(self._chips)
        top.addLayout(chips, 1)
        top.addWidget(self.prior, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.question)
        column.addWidget(self.selected)
        column.addWidget(self.notice)

    def show_row(self, row: Row, earlier: Earlier | None) -> None:
        """Show a row, with what an earlier visit in this workspace said of it."""
        self._chips.set_pills(list(_pills(row, len(self._walk.rows))))
        self.question.setText(row.item.question)
        self.selected.setText(f"抽出理由：{row.item.selected}")
        self.selected.setVisible(bool(row.item.selected))
        words = _prior_words(row, earlier)
        self.prior.setVisible(bool(words))
        if words != self.prior.words():
            self.prior.set_words(words)
        notice = self._notice(row, earlier)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def _notice(self, row: Row, earlier: Earlier | None) -> str:
        desk = self._walk.desk
        parts = []
        other = row.answer.assignee
        if other and other != desk.person:
            name = desk.office.name_of(other) or "別の監査人"
            parts.append(f"担当は{name}です。書き換える前に声をかけてください。")
        if earlier is not None and earlier.reworded:
            parts.append("文言変更あり：前の視察のときとは、問いか根拠の文が違います。")
        return "　".join(parts)


def _pills(row: Row, total: int) -> Iterator[Pill]:
    yield Pill(f"{row.number} / {total}")
    if row.item.methods:
        yield Pill("・".join(row.item.methods))
    for criterion in row.item.criteria:
        tone = Tone.YAMABUKI if criterion.estimated else Tone.INK
        yield Pill(f"{criterion.document} {criterion.label}".strip(), tone)
    if row.item.jis:
        numbers = "・".join(label.split(" ", 1)[0] for label in row.item.jis)
        yield Pill(f"JIS Q 27002 {numbers}")


def _prior_words(row: Row, earlier: Earlier | None) -> str:
    """``前回：指摘（令和4年度 p.48）``."""
    for precedent in row.item.precedents:
        if precedent.code in row.item.prior:
            page = f" p.{precedent.page}" if precedent.page else ""
            return f"前回：{precedent.kind}（{precedent.year}{page}）"
    if earlier is None:
        return ""
    day = parse_day(earlier.scheduled)
    year = fiscal_year_label(fiscal_year(day)) if day else ""
    return f"前回：{earlier.verdict.value}（{year}）"
