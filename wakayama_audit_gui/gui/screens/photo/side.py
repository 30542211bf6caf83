"""The right side of the photo page: caption, what is hidden, 写り込み確認, the facts.

What is known of a photo is put into words in facts.py; recording in screen.py and marking.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.mark import hidden_places
from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.gui.screens.photo.facts import PhotoFacts
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_BURNT_IN = "塗りつぶしは調書・報告書の写真に焼き込み、原本は監査ファイルの中だけに残ります。"
_LOOK_FOR = "顔・氏名・個人番号・パスワード・鍵番号・ラックの名札・配線図が写っていないか。"


class PhotoSide(Card):
    """What is said of the photo in view.

    Attributes:
        caption: 説明, being typed or as recorded.
        confirm: 写り込み確認済 → 次の写真.
        take_back: Takes the confirmation back.
        again: Records once more what could not be recorded; hidden while there is nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption = GrowingTextEdit("写真の説明（調書に印刷されます）", lines=2)
        self.caption.setAccessibleName("写真の説明")
        self.confirm = PlainButton("確認済にする", key="Space", icon="check", touch=True)
        self.take_back = PlainButton("確認を取り消す", touch=True)
        self.again = PlainButton("印をもう一度保存する", icon="save", touch=True)
        self._state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self._hidden = PlainLabel(bold=True)
        self._checked = PlainLabel(bold=True, wrap=True)
        self._facts = PhotoFacts()
        self._build_ui()

    def tell_state(self, words: str) -> None:
        """未保存, 保存済み, or why nothing can be written."""
        self._state.setText(words)

    def show_photo(self, photo: Photo, photos: Sequence[Photo], visit: Visit, locked: bool) -> None:
        """Show what is known of a photo among those of its visit."""
        self._hidden.setText(f"隠した所　{hidden_places(photo.marks)}")
        done = sum(known.is_checked for known in photos)
        said = "確認済" if photo.is_checked else "まだ"
        self._checked.setText(f"写り込み確認　{said}（{done} / {len(photos)}）")
        self.confirm.set_words("先へ進む" if photo.is_checked else "確認済にする")
        self.confirm.setEnabled(photo.is_checked or not locked)
        self.take_back.setVisible(photo.is_checked and not locked)
        self._facts.show_photo(photo, visit)

    def show_nothing(self) -> None:
        """There is no photo."""
        self.caption.set_text("")
        self._hidden.setText("")
        self._checked.setText("")
        self.confirm.setEnabled(False)
        self.take_back.hide()
        self._facts.show_facts(())

    def _build_ui(self) -> None:
        column = ScrollColumn(spacing=8)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel("説明", bold=True), 1)
        row.addWidget(self._state)
        for widget in (
            head,
            self.caption,
            self.again,
            self._checked,
            PlainLabel(_LOOK_FOR, size=Size.SMALL, tone=Tone.SECOND, wrap=True),
            self.confirm,
            self.take_back,
            self._hidden,
            PlainLabel(_BURNT_IN, size=Size.SMALL, tone=Tone.SECOND, wrap=True),
            self._facts,
        ):
            column.append(widget)
        self.again.hide()
        self.take_back.hide()
        self.setFixedWidth(scaled(300))
        self.body.addWidget(column)
