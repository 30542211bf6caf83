"""One of the two papers: what is signed by it, its code, and its boxes below each other.

A single box is box_card.py; the paper itself is seen on the sheet screen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import PaperKind, Signature, SignatureBox, Signing
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.gui.screens.sign.box_card import BoxCard
from wakayama_audit_gui.gui.screens.sign.case import Case, Standing, code_of
from wakayama_audit_gui.gui.screens.sign.leavable_form import LeavableForm
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.sign_visit import add_box

STATEMENTS = {
    PaperKind.FACTS: "署名する文：本記録の事実関係を確認しました（指摘への同意を意味しません）。",
    PaperKind.SHEET: "区分と指摘案を含む、監査人の調書です。",
}


def digest_on(signing: Signing, paper: PaperKind) -> str:
    """What a signature on a paper binds."""
    return signing.facts_digest if paper is PaperKind.FACTS else signing.digest


class NewBoxForm(LeavableForm):
    """Role and name of a box of one's own.

    Args:
        paper: On which paper it will be.

    Signals:
        filled: (role, name).
    """

    filled = Signal(str, str)

    def __init__(self, paper: PaperKind) -> None:
        super().__init__()
        self.role, self.name = QLineEdit(), QLineEdit()
        row = QHBoxLayout()
        for edit, words in ((self.role, "役割（例：委託事業者）"), (self.name, "氏名")):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(f"{paper.value}に加える欄の{words}")
            edit.setMinimumHeight(TOUCH)
            edit.returnPressed.connect(self._on_done)
            row.addWidget(edit, 1)
        add, leave = PrimaryButton("加える", touch=True), PlainButton("やめる", touch=True)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addLayout(buttons)
        add.clicked.connect(self._on_done)
        leave.clicked.connect(self.left)

    def _on_done(self) -> None:
        if self.role.text().strip():
            self.filled.emit(self.role.text().strip(), self.name.text().strip())
        else:
            self.role.setFocus()


class PaperCard(QWidget):
    """The boxes of one paper.

    Args:
        case: The visit.
        paper: Which paper.

    Signals:
        pad_requested: A box (`SignatureBox`) is to be signed on the screen.
        paper_requested: The paper (`PaperKind`) is to be seen.
        unfolded: A form (`QWidget`) was opened in a card and has to be seen.
        settled: The box that had the keyboard needs nothing more.
    """

    pad_requested = Signal(object)
    paper_requested = Signal(object)
    unfolded = Signal(object)
    settled = Signal()

    def __init__(self, case: Case, paper: PaperKind) -> None:
        super().__init__()
        self._case, self.paper = case, paper
        self._shown: dict[str, tuple[object, ...]] = {}
        self.cards: dict[str, BoxCard] = {}
        self._code = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._see = PlainButton(f"{paper.value}を見る", icon="eye", touch=True)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(8)
        self.more = LinkButton("署名欄を加える", icon="plus", touch=True)
        self.more.setAccessibleName(f"{paper.value}に署名欄を加える")
        self.form = NewBoxForm(paper)
        self.form.hide()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(paper.value, size=Size.TITLE, bold=True), 1)
        head.addWidget(self._see)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(PlainLabel(STATEMENTS[paper], wrap=True))
        column.addWidget(self._code)
        column.addLayout(self._boxes)
        column.addWidget(self.form)
        foot = FlowLayout()
        foot.addWidget(self.more)
        column.addLayout(foot)
        self._see.clicked.connect(lambda: self.paper_requested.emit(paper))
        self.more.clicked.connect(self._on_more_clicked)
        self.form.filled.connect(self._on_box_filled)
        self.form.left.connect(self._on_form_left)

    def show_standing(self, standing: Standing) -> None:
        """Show the boxes as they stand; a card that did not change is left alone."""
        code = code_of(digest_on(standing.signing, self.paper))
        self._code.setText(f"照合コード　{code}")
        signing = standing.state is VisitState.SIGNING
        boxes = [box for box in standing.signing.boxes if box.paper is self.paper]
        for gone in set(self.cards) - {box.id for box in boxes}:
            self._drop(gone)
        for place, box in enumerate(boxes):
            signature = standing.signing.signatures.get(box.id)
            where = _where(box, standing.visit)
            looks = (box, signature, where, signing)
            if self._shown.get(box.id) != looks:
                self._renew(place, box, signature, where, open_=signing)
                self._shown[box.id] = looks
        sealed = standing.state is VisitState.SEALED
        self.more.setVisible(not sealed and self.form.isHidden())
        if sealed:
            self.form.hide()

    def _renew(
        self, place: int, box: SignatureBox, signature: Signature | None, where: str, *, open_: bool
    ) -> None:
        before = self.cards.get(box.id)
        had_focus = before is not None and before.isAncestorOf(QApplication.focusWidget() or self)
        self._drop(box.id)
        card = BoxCard(self._case, box, signature, where, open_=open_)
        card.pad_requested.connect(self.pad_requested)
        card.unfolded.connect(self.unfolded)
        self.cards[box.id] = card
        self._boxes.insertWidget(place, card)
        if had_focus and (card.is_waiting or not open_):
            card.take_focus()
        elif had_focus:
            self.settled.emit()  # on to the next: never to 取り消す of what was just signed

    def _drop(self, box: str) -> None:
        card = self.cards.pop(box, None)
        self._shown.pop(box, None)
        if card is not None:
            card.hide()
            self._boxes.removeWidget(card)
            card.deleteLater()

    @Slot()
    def _on_more_clicked(self) -> None:
        self.more.hide()
        self.form.show()
        self.form.role.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(self.form)

    @Slot()
    def _on_form_left(self) -> None:
        self.form.hide()
        self.more.show()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _on_box_filled(self, role: str, name: str) -> None:
        paper, form = self.paper, self.form

        def done(_changes: object) -> None:
            form.role.clear()
            form.name.clear()
            self._on_form_left()
            self._case.noted.emit(f"署名欄「{role}」を加えた")

        self._case.act(
            lambda store, visit, by: add_box(store, visit, paper, role, name, (), by), done
        )


def _where(box: SignatureBox, visit: Visit) -> str:
    names = [place.name for place in visit.places if place.id in box.places]
    return "・".join(names) if names and len(names) < len(visit.places) else ""
