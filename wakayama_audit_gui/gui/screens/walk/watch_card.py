"""フォルダーを見張る: offers the photos that came onto a camera's card.

Looking is gui/folder_watch.py; taking in is photo_import.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.folder_watch import FolderWatch
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.photo_source import PhotoSource

_GONE = "見張っていたフォルダーが読めなくなったため、見張りを終えました。"


class WatchCard(QWidget):
    """A link that begins and ends watching, and the offer of what came.

    Args:
        walk: The walk.
        importer: Takes in what the user wants taken in.
    """

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__()
        self._walk = walk
        self._importer = importer
        self._new: list[Path] = []
        self.watch = FolderWatch(walk.desk.tasks, self)
        self.link = LinkButton("フォルダーを見張る", touch=True)
        self.state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.offer = Card(tone=Tone.AI, margin=10, spacing=4)
        self.words = PlainLabel(bold=True, wrap=True)
        self.by_time = PlainButton("時刻で振り分ける", touch=True)
        self.here = PlainButton("この項目へ取り込む", touch=True)
        self.later = PlainButton("今はしない", touch=True)
        for part in (self.words, self.by_time, self.here, self.later):
            self.offer.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.link, self.state, self.offer):
            column.addWidget(widget)
        self.state.hide()
        self.offer.hide()
        self.link.clicked.connect(self._on_link_clicked)
        self.by_time.clicked.connect(lambda: importer.assign(self._take()))
        self.here.clicked.connect(lambda: importer.add(self._take()))
        self.later.clicked.connect(self._take)
        self.watch.found.connect(self._on_found)
        self.watch.gone.connect(self._on_gone)

    def refresh(self, *, forbidden: bool) -> None:
        """Allow what can be done with the item in view."""
        sealed = self._walk.sealed
        self.link.setEnabled(not sealed or self.watch.timer.isActive())
        self.by_time.setEnabled(not sealed)
        self.here.setEnabled(not sealed and not forbidden)

    @Slot(str)
    def begin(self, folder: str) -> None:
        """Watch a folder."""
        self._take()
        self.watch.start(Path(folder))
        self.link.set_words("見張りをやめる")
        self._say(f"「{Path(folder).name or folder}」を見張っています。")

    def _end(self, words: str) -> None:
        self.watch.stop()
        self._take()
        self.link.set_words("フォルダーを見張る")
        self._say(words)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))

    @Slot()
    def _take(self) -> list[PhotoSource]:
        taken, self._new = self._new, []
        self.offer.hide()
        return [PhotoSource.from_path(path) for path in taken]

    @Slot()
    def _on_link_clicked(self) -> None:
        if self.watch.timer.isActive():
            self._end("")
            return
        dialog = QFileDialog(self, "見張るフォルダーを選ぶ")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.begin)
        dialog.open()

    @Slot(list)
    def _on_found(self, paths: list[Path]) -> None:
        self._new = sorted({*self._new, *paths})
        self.words.setText(f"カードに新しい写真 {len(self._new)} 枚")
        self.offer.show()

    @Slot()
    def _on_gone(self) -> None:
        self._end(_GONE)
