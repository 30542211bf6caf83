"""One of the two papers: what is signed by it, its code, and its boxes below each other.

A single box is box_card.py, a new one new_box_form.py; the paper is seen on the sheet screen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import PaperKind, Signature, SignatureBox, Signing
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.gui.screens.sign.box_card import BoxCard
from wakayama_audit_gui.gui.screens.sign.case import Case, Standing, code_of
from wakayama_audit_gui.gui.screens.sign.new_box_form import NewBoxForm
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
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
        self.form.show_places([(place.id, place.name) for place in standing.visit.places])
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

    @Slot(str, str, list)
    def _on_box_filled(self, role: str, name: str, places: list[str]) -> None:
        paper = self.paper

        def done(_changes: object) -> None:
            self.form.clear()
            self._on_form_left()
            self._case.noted.emit(f"署名欄「{role}」を加えた")

        self._case.act(
            lambda store, visit, by: add_box(store, visit, paper, role, name, places, by), done
        )


def _where(box: SignatureBox, visit: Visit) -> str:
    names = [place.name for place in visit.places if place.id in box.places]
    return "・".join(names) if names and len(names) < len(visit.places) else ""
