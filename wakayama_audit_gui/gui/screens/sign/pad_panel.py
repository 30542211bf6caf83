"""The page on which somebody signs: nothing else of the record is beside it.

The field itself is gui/widgets/signature_pad.py; what a signature binds is in use_cases/sign_visit.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, long_date
from wakayama_audit_gui.domain.signature import (
    PaperKind,
    Signature,
    SignatureBox,
    SignatureMode,
)
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.sign.case import Case, code_of
from wakayama_audit_gui.gui.screens.sign.paper_card import digest_on
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.signature_pad import SignaturePad
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.sign_visit import sign

_CONFIRMS = {
    PaperKind.FACTS: "本記録の事実関係を確認しました（指摘への同意を意味しません）。",
    PaperKind.SHEET: "現地調査調書の内容を確認しました。",
}


class PadPanel(QWidget):
    """Whose signature, of what, when; the field; 相違あり; and the buttons.

    Args:
        case: The visit.

    Signals:
        finished: Signed, or left without.
    """

    finished = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._box: SignatureBox | None = None
        self._at = self._digest = ""
        self._writing = False
        self._whose = PlainLabel(size=Size.HEADING, bold=True)
        self._when = PlainLabel(tone=Tone.SECOND)
        self._what = PlainLabel(wrap=True)
        self._code = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self.name = QLineEdit()
        self.pad = SignaturePad("ここに署名してください")
        self.dissent = TickRow("相違あり", "記録と違うことがあれば、言葉で書いてください")
        self.words = QLineEdit()
        self.again = PlainButton("書き直す", touch=True)
        self.back = PlainButton("一画戻す", touch=True)
        self.leave = PlainButton("やめる", touch=True)
        self.sign = PrimaryButton("署名する", touch=True)
        self.banners = BannerArea()
        self._build_ui()
        self._connect_signals()

    def ask(self, box: SignatureBox) -> None:
        """Hand the page to whoever signs this box."""
        self._box = box
        self._at = self._case.now
        self._digest = digest_on(self._case.standing.signing, box.paper)
        self._whose.setText(f"{box.role}　{box.name}".strip())
        self._when.setText(f"{long_date(self._at[:10])}　{clock_time(self._at)}")
        self._what.setText(f"{box.paper.value}：{_CONFIRMS[box.paper]}")
        self._code.setText(f"照合コード　{code_of(self._digest)}")
        self.name.setText(box.name)
        self.name.setVisible(not box.name)
        self.dissent.setChecked(False)
        self.dissent.setVisible(box.paper is PaperKind.FACTS)
        self.words.clear()
        self.banners.remove("sign")
        self.pad.clear()
        first = self.pad if box.name else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> str:
        """A signature that was drawn and not put into its box, in words; "" none."""
        if self._box is None or self.pad.is_empty:
            return ""
        return f"{self._box.role}の書きかけの署名"

    def warn(self) -> None:
        """Say that something is drawn, instead of going away with it."""
        self.banners.show_message(
            Kind.WARN,
            "書いた署名があります。",
            "捨てるときは「やめる」を押してください。",
            key="sign",
        )

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes a line back, and not an act of the record behind."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            for keys in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(keys):
                    event.accept()
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves while nothing is written; Ctrl+Z takes a line back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.pad.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave_by_key()
        else:
            super().keyPressEvent(event)

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        for edit, words in (
            (self.name, "署名する人の氏名"),
            (self.words, "相違の内容（本人の言葉で）"),
        ):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
            edit.setMinimumHeight(TOUCH)
        self.words.hide()
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._whose, 1)
        head.addWidget(self._when)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.again, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.leave, self.sign):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._what)
        column.addWidget(self._code)
        column.addWidget(self.name)
        column.addWidget(self.pad, 1)
        column.addWidget(self.dissent)
        column.addWidget(self.words)
        column.addWidget(self.banners)
        column.addLayout(buttons)

    def _connect_signals(self) -> None:
        self.pad.changed.connect(self._show_ready)
        self.name.textChanged.connect(self._show_ready)
        self.words.textChanged.connect(self._show_ready)
        self.dissent.toggled.connect(self._on_dissent_toggled)
        self.again.clicked.connect(self.pad.clear)
        self.back.clicked.connect(self.pad.take_back)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.sign.clicked.connect(self._on_sign_clicked)

    @Slot()
    def _show_ready(self) -> None:
        drawn = bool(self.pad.strokes)
        self.again.setEnabled(drawn)
        self.back.setEnabled(drawn)
        told = bool(self.words.text().strip()) or not self.dissent.isChecked()
        named = bool(self.name.text().strip())
        self.sign.setEnabled(not self.pad.is_empty and told and named and not self._writing)

    @Slot(bool)
    def _on_dissent_toggled(self, on: bool) -> None:
        self.words.setVisible(on)
        if on:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_ready()

    @Slot()
    def _on_sign_clicked(self) -> None:
        box = self._box
        if box is None:
            return
        dissent = self.words.text().strip() if self.dissent.isChecked() else ""
        made = Signature(
            box.id,
            SignatureMode.SCREEN,
            self.name.text().strip(),
            self.pad.strokes,
            self._case.now,
            "",
            self._digest,
            dissent,
        )
        self._set_writing(on=True)
        self._case.act(
            lambda store, visit, by: _sign_as_shown(store, visit, box, made, by),
            self._on_signed,
            self._on_failed,
        )

    def _set_writing(self, *, on: bool) -> None:
        self._writing = on
        self.pad.setEnabled(not on)
        self._show_ready()

    def _on_signed(self, changes: Changes) -> None:
        self._set_writing(on=False)
        self.pad.clear()
        self._case.noted.emit(changes.label)
        self.finished.emit()

    def _on_failed(self, error: UserError) -> None:
        """What was drawn stays, to be tried again."""
        self._set_writing(on=False)
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="sign")

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.pad.clear()
        self.finished.emit()

    def _leave_by_key(self) -> None:
        if self.pad.is_empty:
            self.finished.emit()
        else:
            self.warn()


def _sign_as_shown(
    store: Store, visit: Visit, box: SignatureBox, made: Signature, by: str
) -> Changes:
    signing = read_signing(store, visit)
    if made.digest != digest_on(signing, box.paper):
        raise UserError(
            "署名の間に記録が変わりました。",
            "「やめる」で戻り、内容を確かめてから、もう一度署名してもらってください。",
            code="changed_meanwhile",
        )
    return sign(store, visit, made, by)
