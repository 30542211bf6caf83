"""What the 公表版 does not say: each part with its reason, and a form for another one.

The bars themselves are set in use_cases/cover_report.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.domain.report import WithheldPart
from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Rule
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_EVERYWHERE = "報告書全体"


class WithheldPage(ScrollColumn):
    """The form above, the parts below.

    Args:
        host: The list of findings floats over it.

    Signals:
        withheld: (finding id or "", words, reason) to be recorded.
        published: Id of a part that is to be published after all.

    Attributes:
        words: What is covered.
        reason: Why.
        where: In which finding.
        add: Records it.
    """

    withheld = Signal(str, str, str)
    published = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(spacing=6)
        self._finding = ""
        self._codes: dict[str, str] = {}
        self._rows: list[QWidget] = []
        self.words = _line("覆う語", "覆う語をそのまま（例：サーバ室は本庁舎3階）")
        self.reason = _line("公表しない理由", "例：情報公開条例第7条第5号")
        self.where = PlainButton(touch=True)
        self.popup = ChoicePopup(host, "どこで覆うか")
        self.add = PlainButton("公表版で覆う", icon="plus", touch=True)
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        self._refusal.hide()
        head = "覆った語は長さもわからない棒になり、理由の一覧が公表版に載ります。"
        self.append(PlainLabel(head, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        for part in (self.words, self.reason, self.where, self._refusal, self.add):
            self.append(part)
        self.where.clicked.connect(self._on_where_clicked)
        self.popup.chosen.connect(self._choose)
        self.add.clicked.connect(self._on_add_clicked)
        self._choose("")

    def show_parts(self, parts: Sequence[WithheldPart], findings: Sequence[ReportFinding]) -> None:
        """Show what is withheld, and offer the findings in which more may be."""
        self._codes = {f.id: f"{f.kind} {f.code or f.text[:12]}" for f in findings}
        self._texts: Mapping[str, str] = {f.id: f.text for f in findings}
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, part in enumerate(parts, start=1):
            self._append_part(number, part)
        if not parts:
            self._keep(PlainLabel("公表しない部分はまだありません。", tone=Tone.SECOND, wrap=True))

    def note_recorded(self) -> None:
        """What was typed is recorded."""
        self.words.clear()
        self.reason.clear()
        self._refusal.hide()
        self._choose("")

    def refuse(self, error: UserError) -> None:
        """Say why it was not recorded; what was typed stays."""
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()

    def _append_part(self, number: int, part: WithheldPart) -> None:
        self._keep(Rule())
        where = self._codes.get(part.finding, part.finding) or _EVERYWHERE
        self._keep(PlainLabel(f"〔{number}〕{part.words}", bold=True, wrap=True))
        told = f"{where}　理由：{part.reason}"
        self._keep(PlainLabel(told, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        publish = LinkButton("公表する", icon="eye", touch=True)
        publish.setAccessibleName(f"「{part.words}」を公表する")
        publish.clicked.connect(partial(self.published.emit, part.id))
        self._keep(publish)
        self.column.setAlignment(publish, Qt.AlignmentFlag.AlignLeft)

    def _keep(self, row: QWidget) -> None:
        self._rows.append(row)
        self.append(row)

    @Slot()
    def _on_where_clicked(self) -> None:
        offered = [Choice(_EVERYWHERE, "どこにあっても覆います", "")]
        offered += [Choice(code, self._texts[id_], id_) for id_, code in self._codes.items()]
        self.popup.offer(offered, self.where)

    @Slot(object)
    def _choose(self, finding: str) -> None:
        self._finding = finding
        self.where.set_words(f"場所：{self._codes.get(finding, _EVERYWHERE)}")

    @Slot()
    def _on_add_clicked(self) -> None:
        self.withheld.emit(self._finding, self.words.text(), self.reason.text())


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setMinimumHeight(TOUCH)
    return line
