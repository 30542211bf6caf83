"""The right side of the photo page: caption, 目的, what is hidden, 写り込み確認, the facts.

What is known of a photo is put into words in facts.py; recording in words.py and marking.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.mark import hidden_places
from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.erase_form import EraseForm
from wakayama_audit_gui.gui.erase_wish import wish_for_field
from wakayama_audit_gui.gui.screens.photo.facts import PhotoFacts
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.plan_erasure import left_picture

_BURNT_IN = "塗りつぶしは調書・報告書の写真に焼き込み、原本は監査ファイルの中だけに残ります。"
_LOOK_FOR = "顔・氏名・個人番号・パスワード・鍵番号・ラックの名札・配線図が写っていないか。"


class PhotoSide(Card):
    """What is said of the photo in view.

    Attributes:
        caption: 説明, being typed or as recorded.
        confirm: 写り込み確認済 → 次の写真.
        take_back: Takes the confirmation back.
        again: Records once more what could not be recorded; hidden while there is nothing.
        erase: Asks for what an erasure needs; hidden when nothing of the photo is left.
        erase_form: The asking.
        drop: Takes back what could not be recorded; hidden likewise.
        purpose: 目的, being typed or as recorded.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption = GrowingTextEdit("写真の説明（調書に印刷されます）", lines=2)
        self.caption.setAccessibleName("写真の説明")
        self.purpose = GrowingTextEdit("何を示す写真か", lines=1)
        self.purpose.setAccessibleName("写真の目的")
        self.confirm = PlainButton("確認済にする", key="Space", icon="check", touch=True)
        self.take_back = PlainButton("確認を取り消す", touch=True)
        self.again = PlainButton("印をもう一度保存する", icon="save", touch=True)
        self.drop = PlainButton("保存していない印を捨てる", icon="trash-2", touch=True)
        self._state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self._hidden = PlainLabel(bold=True)
        self._checked = PlainLabel(bold=True, wrap=True)
        self._facts = PhotoFacts()
        self.erase = PlainButton("消去する…", icon="trash-2", touch=True)
        self._desk = desk
        self.erase_form = EraseForm(desk)
        self._shown: tuple[str, Photo] | None = None
        self._build_ui()
        self.erase.clicked.connect(self._on_erase_clicked)
        self.erase_form.finished.connect(self._show_erase)

    def tell_state(self, words: str) -> None:
        """未保存, 保存済み, or why nothing can be written."""
        self._state.setText(words)

    def show_photo(self, photo: Photo, photos: Sequence[Photo], visit: Visit, locked: bool) -> None:
        """Show what is known of a photo among those of its visit."""
        self._hidden.setText(f"隠した所　{hidden_places(photo.marks)}")
        done = sum(known.is_checked for known in photos)
        said = "確認済" if photo.is_checked else "まだ"
        self._checked.setText(f"写り込み確認　{said}（{done} / {len(photos)}）")
        over = done == len(photos)
        onward = "すべて確認しました" if over else "次の未確認へ"
        self.confirm.set_words(onward if photo.is_checked else "確認済にする")
        self.confirm.setEnabled(not over and (photo.is_checked or not locked))
        self.take_back.setVisible(photo.is_checked and not locked)
        self._facts.show_photo(photo, visit)
        if self.erase_form.asks_for != left_picture(photo):
            self.erase_form.put_away()
        self._shown = visit.id, photo
        self._show_erase()

    def show_nothing(self) -> None:
        """There is no photo."""
        self.caption.set_text("")
        self.purpose.set_text("")
        self._hidden.setText("")
        self._checked.setText("")
        self.confirm.setEnabled(False)
        self.take_back.hide()
        self._facts.show_facts(())
        self._shown = None
        self.erase_form.put_away()
        self._show_erase()

    @Slot()
    def _show_erase(self) -> None:
        left = self._shown is not None and self._shown[1].burnt != ""
        self.erase.setVisible(left and self.erase_form.asks_for is None)

    @Slot()
    def _show_form(self) -> None:
        """Bring into view what is asked for, as it grows."""
        if self.erase_form.asks_for is not None:
            self._column.ensureWidgetVisible(self.erase_form, 0, 8)

    @Slot()
    def _on_erase_clicked(self) -> None:
        if self._shown is not None:
            visit, photo = self._shown
            self.erase_form.ask(wish_for_field(self._desk, visit, left_picture(photo)))
            self._show_erase()

    def _build_ui(self) -> None:
        column = self._column = ScrollColumn(spacing=8)
        column.verticalScrollBar().rangeChanged.connect(self._show_form)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel("説明", bold=True), 1)
        row.addWidget(self._state)
        for widget in (
            head,
            self.caption,
            PlainLabel("目的", bold=True),
            self.purpose,
            self.again,
            self.drop,
            self._checked,
            PlainLabel(_LOOK_FOR, size=Size.SMALL, tone=Tone.SECOND, wrap=True),
            self.confirm,
            self.take_back,
            self._hidden,
            PlainLabel(_BURNT_IN, size=Size.SMALL, tone=Tone.SECOND, wrap=True),
            self._facts,
            self.erase,
            self.erase_form,
        ):
            column.append(widget)
        self.again.hide()
        self.drop.hide()
        self.take_back.hide()
        self.setFixedWidth(scaled(300))
        self.body.addWidget(column)
