"""One photo of the item in view: its caption, and what can be done to it.

Seeing it large is a screen of its own; the tiles are photo_grid.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.gui.screens.walk.text_panel import TextPanel, Write
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel, set_plain_tooltip
from wakayama_audit_gui.use_cases.edit_photos import caption_photo


class PhotoDetails(Card):
    """Shown while a photo is chosen.

    Args:
        walk: The walk.

    Signals:
        open_requested: Id of the photo to be seen large.
        shift_requested: (photo id, -1 or 1): one place forward or back.
        move_requested: Id of the photo to be moved to another item.
        remove_requested: Id of the photo to be taken off.
    """

    open_requested = Signal(str)
    shift_requested = Signal(str, int)
    move_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, walk: Walk) -> None:
        super().__init__(margin=10, spacing=4)
        self._walk = walk
        self._photo = ""
        self.caption = TextPanel(walk, "説明", placeholder="写真の説明（調書に印刷）", lines=1)
        self._facts = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.buttons: dict[str, PlainButton] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for icon, name, do in (
            ("eye", "大きく見る（Enter）", lambda: self.open_requested.emit(self._photo)),
            ("arrow-left", "前へ", lambda: self.shift_requested.emit(self._photo, -1)),
            ("arrow-right", "後ろへ", lambda: self.shift_requested.emit(self._photo, 1)),
            ("list", "別の項目へ移す", lambda: self.move_requested.emit(self._photo)),
            ("trash-2", "外す（Delete）", lambda: self.remove_requested.emit(self._photo)),
        ):
            button = PlainButton(icon=icon, touch=True)
            button.setAccessibleName(name)
            set_plain_tooltip(button, name)
            button.clicked.connect(do)
            row.addWidget(button)
            self.buttons[icon] = button
        row.addStretch(1)
        self.body.addWidget(self.caption)
        self.body.addWidget(self._facts)
        self.body.addLayout(row)
        self.hide()

    def show_photo(self, photo: Photo | None, number: int) -> None:
        """Show a photo with its number in the visit; None hides the card."""
        if photo is None:
            self.caption.edit.flush()
            self._photo = ""
            self.hide()
            return
        self._photo = photo.id
        self.caption.set_title(f"写真 {number} の説明")
        self.caption.bind((f"photo:{photo.id}", "caption"), photo.caption, self._writing(photo.id))
        when = f"{short_date(photo.taken)} {clock_time(photo.taken)}" if photo.taken else "時刻なし"
        position = "位置情報あり（出力しません）" if photo.gps else ""
        parts = (when, photo.name, photo.camera, position)
        self._facts.setText("　".join(part for part in parts if part))
        for icon in ("arrow-left", "arrow-right", "list", "trash-2"):
            self.buttons[icon].setEnabled(not self._walk.sealed)
        self.show()

    def _writing(self, photo: str) -> Write:
        def write(text: str) -> None:
            self._walk.act(
                lambda store, visit, by: caption_photo(store, visit, photo, text, by),
                key=(f"photo:{photo}", "caption"),
                value=text,
            )

        return write
