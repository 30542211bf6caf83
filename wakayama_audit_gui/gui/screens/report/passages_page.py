"""What the office writes itself: 総評 and the passages of 監査の概要.

What is said of each finding is written in its visit or on the board.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot

from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
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


_START = "標準の文を入れて直す"
_TOLD = (
    "書くと、そのまま記録されます。空のままの欄には、公表された報告書による標準の文を印刷します。"
    "総評は、件数だけの文になります。"
)


class PassagesPage(ScrollColumn):
    """A field for each passage; it hands itself over while one writes.

    Signals:
        written: `Passages` to be recorded.

    Attributes:
        fields: Name of the passage → its field.
        starts: Name of the passage → puts its standard words into the empty field.
        saved: 保存済み once everything written is in the record.
    """

    written = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._standard = Passages()
        self.fields: dict[str, GrowingTextEdit] = {}
        self.starts: dict[str, LinkButton] = {}
        for field, name, hint in zip(Passages._fields, NAMES, _HINTS, strict=True):
            lines = 6 if field == "opinion" else 2
            edit = GrowingTextEdit(hint, lines=lines, most_lines=16)
            edit.setAccessibleName(name)
            edit.committed.connect(self._on_committed)
            edit.pending_changed.connect(self._tell_saved)
            self.fields[name] = edit
            start = LinkButton(_START, icon="quote", touch=True)
            start.setAccessibleName(f"{name}：{_START}")
            start.clicked.connect(partial(self._start, name))
            start.hide()
            self.starts[name] = start
            edit.textChanged.connect(self._offer_starts)
            self.append(PlainLabel(name, bold=True))
            self.append(edit)
            self.column.insertWidget(self.column.count() - 1, start, 0, Qt.AlignmentFlag.AlignLeft)
        self.append(PlainLabel(_TOLD, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.saved = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self.append(self.saved)

    def show_passages(self, passages: Passages, standard: Passages, *, other: bool) -> None:
        """Show what is recorded; what is being typed stays, unless it is of another year.

        Args:
            passages: As recorded.
            standard: What is printed where nothing is.
            other: Whether they are of another year than those that were shown.
        """
        self._standard = standard
        for field, text in zip(self.fields.values(), passages, strict=True):
            if other:
                field.set_text(text)
            else:
                field.set_recorded(text)
        self._offer_starts()
        self._tell_saved()

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
    def _tell_saved(self) -> None:
        pending = any(field.pending for field in self.fields.values())
        written = any(field.text() for field in self.fields.values())
        self.saved.setText("未保存" if pending else "保存済み" if written else "")

    def _start(self, name: str) -> None:
        words = dict(zip(NAMES, self._standard, strict=True))[name]
        self.fields[name].setPlainText(words)
        self.fields[name].setFocus()

    @Slot()
    def _offer_starts(self) -> None:
        for (name, start), words in zip(self.starts.items(), self._standard, strict=True):
            start.setVisible(bool(words) and not self.fields[name].text().strip())

    @Slot()
    def _on_committed(self) -> None:
        self.written.emit(Passages(*(field.text() for field in self.fields.values())))
