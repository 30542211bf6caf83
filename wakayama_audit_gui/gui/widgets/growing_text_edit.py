"""A field for Japanese prose that grows with its text and hands it over by itself.

It knows when text is not handed over or not yet acknowledged; writing it down and saying 保存済み
is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import LINE_HEIGHT, font
from wakayama_audit_gui.gui.widgets.plain_text_edit import PlainTextEdit

COMMIT_AFTER_MS = 500

_FRAME = 2 * (4 + 1)  # padding and border of the stylesheet, above and below


class GrowingTextEdit(PlainTextEdit):
    """Plain text only, kept as typed.

    Args:
        placeholder: Shown while empty.
        lines: Height when empty, in lines.
        most_lines: Scrolls beyond so many lines.

    Signals:
        committed: The text is to be written now: 500 ms after the last committed input and when
            the focus leaves. Text still being composed by the input method is never part of it.
        pending_changed: `pending` changed.
    """

    committed = Signal(str)
    pending_changed = Signal(bool)

    def __init__(
        self,
        placeholder: str = "",
        *,
        lines: int = 2,
        most_lines: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._most_lines = most_lines
        self._saved = ""
        self._handed: str | None = ""
        self._was_pending = False
        self._height = 0
        self.setPlaceholderText(placeholder)
        self.setAccessibleDescription(placeholder)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=COMMIT_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.set_text("")
        self.textChanged.connect(self._on_text_changed)
        self.composed.connect(self._tell_pending)

    # --- public ------------------------------------------------------------------------------

    @property
    def pending(self) -> bool:
        """Whether something typed, or being composed, has not been acknowledged by `mark_saved`."""
        text = self.text()
        overtaken = self._handed is not None and text != self._handed
        return self.composing or text != self._saved or overtaken

    def set_text(self, text: str) -> None:
        """Show a recorded text; the cursor goes to its end, what was typed before is forgotten.

        Does nothing when the text is shown already, so that a refresh after the own commit
        disturbs neither cursor nor undo.
        """
        if text != self.text() or not self._is_spaced():
            self._replace(text)
        self._timer.stop()
        self._saved = text
        self._handed = text
        self._tell_pending()

    def set_recorded(self, text: str) -> None:
        """Show a recorded text unless the user is in the middle of writing."""
        if not self.pending:
            self.set_text(text)

    def mark_saved(self, text: str) -> None:
        """Acknowledge that this text has been committed to the record.

        From then on the record takes it back: would the field do it, that would be a new act, which
        the next Ctrl+Z brings back.
        """
        self._saved = text
        if text == self.text():
            self._handed = text
            self._timer.stop()
            if not self.composing:
                self.document().clearUndoRedoStacks()
        self._tell_pending()

    def mark_unsaved(self) -> None:
        """The text handed over could not be written; the next `flush` hands it over again."""
        self._handed = None
        self._tell_pending()

    @Slot()
    def flush(self) -> None:
        """Hand over now what has not been handed over, e.g. before another thing is shown."""
        self._timer.stop()
        text = self.text()
        due = text != self._saved if self._handed is None else text != self._handed
        self._handed = text
        if due:
            self.committed.emit(text)

    # --- Qt ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(240, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(120, self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size has another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    # --- private -----------------------------------------------------------------------------

    @Slot()
    def _on_text_changed(self) -> None:
        # Composing changes the text on screen but not the document's.
        if self.text() != self._handed:
            self._timer.start()
        self._tell_pending()
        self._grow()

    def _grow(self) -> None:
        # Only when a line was won or lost: the layout of the whole screen follows.
        before = self._height
        if self._wanted_height() != before:
            self.updateGeometry()

    @Slot()
    def _tell_pending(self) -> None:
        if self.pending != self._was_pending:
            self._was_pending = not self._was_pending
            self.pending_changed.emit(self._was_pending)

    def _replace(self, text: str) -> None:
        blocked = self.blockSignals(True)
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight
        spacing.setLineHeight(self._pitch(), kind.value)
        cursor.setBlockFormat(spacing)
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(blocked)
        self.updateGeometry()

    def _is_spaced(self) -> bool:
        return self.document().firstBlock().blockFormat().lineHeight() == self._pitch()

    def _pitch(self) -> int:
        return round(QFontMetricsF(font()).height() * LINE_HEIGHT)

    def _wanted_height(self) -> int:
        pitch = self._pitch()
        margin = 2 * self.document().documentMargin()
        tall = self.document().size().height()
        least = self._lines * pitch + margin
        most = self._most_lines * pitch + margin
        self._height = round(min(max(tall, least), most)) + _FRAME
        return self._height
