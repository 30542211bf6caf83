"""A 差異 on its way to a 指摘: the wording, and of which visit, or of the ledger alone.

Which differences there are is in count_card.py; filing is use_cases.file_difference's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from wakayama_audit_gui.domain.stick import Difference, stick_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.sticks.reading import Filed
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.raise_difference import OpenPlace
from wakayama_audit_gui.visible import visible_line

LEDGER = "視察によらず、USBメモリ運用管理監査の指摘にする"


class DifferenceForm(Card):
    """One difference.

    Signals:
        filed: (`Difference`, text, `OpenPlace` or None for the ledger alone).
        dropped: 管理番号 that was read by mistake.
        shown: Id of the finding it became.
        left: Esc or やめる.

    Attributes:
        text: The 指摘.
        where: Of which visit.
    """

    filed = Signal(object, str, object)
    dropped = Signal(str)
    shown = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=6, parent=parent)
        self._difference: Difference | None = None
        self._finding = ""
        self._title = PlainLabel(bold=True, wrap=True)
        self.text = GrowingTextEdit("指摘の文", lines=3, most_lines=5)
        self.text.setAccessibleName("指摘の文")
        self.where = ChoiceField()
        self.where.setAccessibleName("どの視察の指摘にするか")
        self.where.setMinimumHeight(TOUCH)
        self.where.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        self.file = PrimaryButton("指摘にする", icon="check", touch=True)
        self.show_finding = PlainButton("指摘を見る", icon="arrow-right", trailing=True, touch=True)
        self.drop = PlainButton("読み取りを取り消す", touch=True)
        leave = LinkButton("やめる", touch=True)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.file, self.show_finding, self.drop, leave):
            flow.addWidget(button)
        self._hint = PlainLabel("どの視察の指摘にするか", size=Size.SMALL, tone=Tone.SECOND)
        for part in (self._title, self.text, self._hint, self.where, self._refusal, buttons):
            self.body.addWidget(part)
        self.file.clicked.connect(self._on_file_clicked)
        self.show_finding.clicked.connect(self._on_show_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        leave.clicked.connect(self.left)

    def shows(self, difference: Difference) -> bool:
        """Whether this difference is shown; it may differ in another way by now."""
        shown = self._difference
        return shown is not None and stick_key(shown.number) == stick_key(difference.number)

    def show_difference(
        self, difference: Difference, filed: Filed, finding: str, *, read: bool
    ) -> None:
        """Show a difference with its draft.

        Args:
            difference: Which.
            filed: Where it may be filed.
            finding: Id of the finding that it became; "".
            read: Whether its number was read on site.
        """
        other = difference != self._difference
        self._difference, self._finding = difference, finding
        self._refusal.hide()
        state = "　指摘にしました" if finding else ""
        self._title.setText(f"{difference.kind.value}　{difference.number}{state}")
        if other:
            self.text.set_text(difference.draft)
        self._offer(filed, keep=not other)
        for widget in (self.text, self.where, self._hint, self.file):
            widget.setVisible(not finding)
        self.show_finding.setVisible(bool(finding))
        self.drop.setVisible(read and not finding)

    def refuse(self, error: UserError) -> None:
        """Say why it was not filed; what was typed stays."""
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer(self, filed: Filed, *, keep: bool) -> None:
        """Offer the visits; of another difference the first is proposed, not what was chosen."""
        chosen = self.where.currentData() if keep else None
        self.where.clear()
        for place in filed.places:
            words = f"{place.sheet_no}　{place.title}　{place.name}"
            self.where.addItem(visible_line(words), place)
        self.where.addItem(LEDGER, None)
        known = [self.where.itemData(row) for row in range(self.where.count())]
        self.where.setCurrentIndex(known.index(chosen) if keep and chosen in known else 0)

    @Slot()
    def _on_file_clicked(self) -> None:
        if self._difference is not None:
            place = self.where.currentData()
            known = place if isinstance(place, OpenPlace) else None
            self.filed.emit(self._difference, self.text.text(), known)

    @Slot()
    def _on_show_clicked(self) -> None:
        self.shown.emit(self._finding)

    @Slot()
    def _on_drop_clicked(self) -> None:
        if self._difference is not None:
            self.dropped.emit(self._difference.number)
