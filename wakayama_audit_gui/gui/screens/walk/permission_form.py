"""Whether photos may be taken in a place: 可, 許可 with whom and when, or 禁止.

What follows from it at an import is in use_cases/photo_permission.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from wakayama_audit_gui.domain.visit import Permission, Place
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_place import permit_photos


class PermissionForm(Card):
    """Asks once, inline.

    Args:
        walk: The walk.

    Signals:
        left: The form was left without an answer.
    """

    left = Signal()

    def __init__(self, walk: Walk) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=6)
        self._walk = walk
        self._place: Place | None = None
        self._focus = FocusReturn(self)
        self.setAccessibleName("撮影の許可")
        self._question = PlainLabel(bold=True, wrap=True)
        self._rule = PlainLabel(
            "許可を得たときは、許可した人を書いてから押してください。",
            size=Size.SMALL,
            tone=Tone.SECOND,
            wrap=True,
        )
        self.by = QLineEdit()
        self.by.setPlaceholderText("許可した人（職・氏名）")
        self.by.setAccessibleName("撮影を許可した人")
        self.by.setMinimumHeight(TOUCH)
        self.granted = PrimaryButton("許可を得た", touch=True)
        self.free = PlainButton("撮影可の場所", touch=True)
        self.forbidden = PlainButton("禁止", touch=True)
        self.leave = PlainButton("あとで", touch=True)
        self.body.addWidget(self._question)
        self.body.addWidget(self._rule)
        self.body.addWidget(self.by)
        for pair in ((self.granted, self.free), (self.forbidden, self.leave)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button, 1)
            self.body.addLayout(row)
        self.granted.clicked.connect(lambda: self._permit("許可"))
        self.free.clicked.connect(lambda: self._permit("可"))
        self.forbidden.clicked.connect(lambda: self._permit("禁止"))
        self.leave.clicked.connect(self._on_leave_clicked)
        self.by.returnPressed.connect(lambda: self._permit("許可"))
        self.hide()

    def ask(self, place: Place) -> None:
        """Show the form for a place and take the focus."""
        self._place = place
        self._question.setText(f"「{place.name}」で写真を撮ってよいですか。")
        names = [witness.name for witness in self._walk.visit.witnesses]
        self.by.setText(place.permission.by or (names[0] if len(names) == 1 else ""))
        self._focus.remember()
        self.show()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave_clicked()
        else:
            super().keyPressEvent(event)

    def _permit(self, kind: str) -> None:
        place = self._place
        if place is None:
            return
        by = self.by.text().strip() if kind == "許可" else ""
        at = self._walk.desk.services.now().isoformat(timespec="seconds")
        permission = Permission(kind, by, at)
        self._walk.act(
            lambda store, visit, who: permit_photos(store, visit, place, permission, who),
            key=(f"place:{place.id}", "permission"),
            done=lambda _changes: self.put_away(),
        )

    def put_away(self) -> None:
        """Hide the form; the keyboard goes back to where it was."""
        self._focus.give_back()
        self.hide()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.put_away()
        self.left.emit()
