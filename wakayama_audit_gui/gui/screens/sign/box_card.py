"""One signature box as a card: whose it is, what is in it, and the ways to settle it.

Drawing a signature is pad_panel.py's; the cards of a paper are set out by paper_card.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import Signature, SignatureBox, SignatureMode
from wakayama_audit_gui.gui.screens.sign.box_form import BoxForm
from wakayama_audit_gui.gui.screens.sign.box_status import BoxStatus
from wakayama_audit_gui.gui.screens.sign.case import Case
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.sign_visit import remove_box, sign, unsign

_WAYS = (
    (SignatureMode.SCREEN, "画面で署名"),
    (SignatureMode.INK, "紙で後日"),
    (SignatureMode.NAMED, "記名（押印省略）"),
    (SignatureMode.ABSENT, "不在"),
    (SignatureMode.REFUSED, "拒否"),
)


class BoxCard(Card):
    """The card.

    Args:
        case: The visit.
        box: The box.
        signature: What is in it.
        where: Names of the places it speaks for, "" for all.
        open_: Whether something can be put into it now (署名待ち).

    Signals:
        pad_requested: The box (`SignatureBox`) is to be signed on the screen.
        unfolded: A form (`QWidget`) was opened and has to be seen.
    """

    pad_requested = Signal(object)
    unfolded = Signal(object)

    def __init__(
        self,
        case: Case,
        box: SignatureBox,
        signature: Signature | None,
        where: str,
        *,
        open_: bool,
    ) -> None:
        super().__init__(margin=14, spacing=6)
        self._case = case
        self.box = box
        self.signature = signature
        self._form: BoxForm | None = None
        self.ways: dict[SignatureMode, PlainButton] = {}
        self._whose = f"{box.role}　{box.name}".strip()
        self.setAccessibleName(f"署名欄 {self._whose}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(self._whose, bold=True, wrap=True), 1)
        head.addWidget(PlainLabel(where, size=Size.SMALL, tone=Tone.SECOND))
        self.body.addLayout(head)
        self.body.addWidget(BoxStatus(signature, open_=open_))
        self._actions = QWidget()
        if open_:
            self._build_actions()
            self.body.addWidget(self._actions)

    @property
    def is_waiting(self) -> bool:
        """Whether something can and has to be put into it."""
        return bool(self.ways) or (self.signature is not None and not self.signature.holds)

    def take_focus(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        first = next((b for b in self._actions.findChildren(PlainButton) if b.isEnabled()), None)
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- private -----------------------------------------------------------------------------

    def _build_actions(self) -> None:
        flow = FlowLayout(self._actions, spacing=6)
        if self.signature is None:
            for mode, words in _WAYS:
                first = mode is SignatureMode.SCREEN
                button = (PrimaryButton if first else PlainButton)(words, touch=True)
                button.setAccessibleName(f"{words}：{self._whose}")
                button.clicked.connect(lambda _=False, mode=mode: self._on_way_chosen(mode))
                self.ways[mode] = button
                flow.addWidget(button)
        else:
            self._build_after(flow, self.signature)
        if self.box.own:
            self._link(flow, "この欄を外す", self._on_remove_clicked)

    def _build_after(self, flow: FlowLayout, signature: Signature) -> None:
        if not signature.holds:
            again = PrimaryButton("署名し直す", touch=True)
            again.setAccessibleName(f"署名し直す：{self._whose}")
            again.clicked.connect(self._on_again_clicked)
            flow.addWidget(again)
        self._link(flow, "取り消す", self._on_unsign_clicked)

    def _link(self, flow: FlowLayout, words: str, slot: object) -> None:
        link = LinkButton(words, touch=True)
        link.setAccessibleName(f"{words}：{self._whose}")
        link.clicked.connect(slot)
        flow.addWidget(link)

    def _put(self, mode: SignatureMode, name: str = "", reason: str = "") -> None:
        made = Signature(
            self.box.id, mode, name or self.box.name, (), self._case.now, "", "", reason=reason
        )
        self._case.act(lambda store, visit, by: sign(store, visit, made, by))

    def _on_way_chosen(self, mode: SignatureMode) -> None:
        if mode is SignatureMode.SCREEN:
            self.pad_requested.emit(self.box)
        elif mode is SignatureMode.INK:
            self._put(mode)
        else:
            self._ask(mode)

    def _ask(self, mode: SignatureMode) -> None:
        self._put_form_away()
        form = BoxForm(self.box, mode)
        self._form = form

        def filled(typed: str) -> None:
            named = mode is SignatureMode.NAMED
            self._put(mode, typed if named else "", "" if named else typed)

        form.filled.connect(filled)
        form.left.connect(self._on_form_left)
        self.body.addWidget(form)
        form.show()  # now, to take the keyboard
        form.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(form)

    def _put_form_away(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    @Slot()
    def _on_form_left(self) -> None:
        self._put_form_away()
        self.take_focus()

    @Slot()
    def _on_again_clicked(self) -> None:
        signature = self.signature
        if signature is None or signature.mode is SignatureMode.SCREEN:
            self.pad_requested.emit(self.box)
        else:
            self._put(signature.mode, signature.name, signature.reason)

    @Slot()
    def _on_unsign_clicked(self) -> None:
        box = self.box.id
        self._case.act(lambda store, visit, by: unsign(store, visit, box, by))

    @Slot()
    def _on_remove_clicked(self) -> None:
        box = self.box.id
        self._case.act(lambda store, visit, by: remove_box(store, visit, box, by))
