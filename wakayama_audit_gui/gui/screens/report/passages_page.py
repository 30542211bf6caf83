"""What the office writes itself: 総評 and the passages of 監査の概要.

What is said of each finding is written in its visit or on the board.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

NAMES = Passages("総評", "監査の目的", "監査の期間", "監査の視点", "実施した監査手続")
_HINTS = Passages(
    "この年度の監査を通して言えること。段落は改行で分けます。",
    "例：情報セキュリティ対策が対策基準に沿って行われているかを確かめる。",
    "例：令和8年6月1日から令和8年12月25日まで",
    "例：重要な情報を扱う場所の管理は適切か。",
    "例：現地の視察、書類の閲覧、担当者への質問。",
)


class PassagesPage(ScrollColumn):
    """A field for each passage; it hands itself over while one writes.

    Signals:
        written: `Passages` to be recorded.

    Attributes:
        fields: Name of the passage → its field.
    """

    written = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self.fields: dict[str, GrowingTextEdit] = {}
        for field, name, hint in zip(Passages._fields, NAMES, _HINTS, strict=True):
            lines = 6 if field == "opinion" else 2
            edit = GrowingTextEdit(hint, lines=lines, most_lines=16)
            edit.setAccessibleName(name)
            edit.committed.connect(self._on_committed)
            self.fields[name] = edit
            self.append(PlainLabel(name, bold=True))
            self.append(edit)
        told = "書くと、そのまま記録されます。"
        self.append(PlainLabel(told, size=Size.SMALL, tone=Tone.SECOND))

    def show_passages(self, passages: Passages, *, other: bool) -> None:
        """Show what is recorded; what is being typed stays, unless it is of another year."""
        for field, text in zip(self.fields.values(), passages, strict=True):
            if other:
                field.set_text(text)
            else:
                field.set_recorded(text)

    def note_recorded(self, passages: Passages) -> None:
        """These were written."""
        for field, text in zip(self.fields.values(), passages, strict=True):
            field.mark_saved(text)

    def note_failed(self) -> None:
        """They could not be written; the next time they are handed over again."""
        for field in self.fields.values():
            if field.pending:
                field.mark_unsaved()

    def flush(self) -> None:
        """Hand over what is being typed."""
        for field in self.fields.values():
            field.flush()

    @Slot()
    def _on_committed(self) -> None:
        self.written.emit(Passages(*(field.text() for field in self.fields.values())))
