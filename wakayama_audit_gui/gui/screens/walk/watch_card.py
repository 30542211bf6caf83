"""フォルダーを見張る: offers the photos that came onto a camera's card.

Looking is gui/folder_watch.py; taking in is photo_import.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot

from wakayama_audit_gui.gui.asking import ask_folder
from wakayama_audit_gui.gui.folder_watch import FolderWatch
from wakayama_audit_gui.gui.screens.walk.import_card import ImportCard
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport
from wakayama_audit_gui.use_cases.photo_source import PhotoSource

_GONE = "見張っていたフォルダーが読めなくなったため、見張りを終えました。"


class WatchCard(ImportCard):
    """A link that begins and ends watching, and the offer of what came.

    Args:
        walk: The walk.
        importer: Takes in what the user wants taken in.
    """

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__(walk, importer)
        self._going: list[Path] = []
        self._left: list[Path] = []
        self._new: list[Path] = []
        self.watch = FolderWatch(walk.desk.tasks, self)
        self.link = LinkButton("フォルダーを見張る", touch=True)
        self.again = LinkButton("出した写真をもう一度", touch=True)
        self.offer = Card(tone=Tone.AI, margin=10, spacing=4)
        self.words = PlainLabel(bold=True, wrap=True)
        self.by_time = PlainButton("時刻で振り分ける", touch=True)
        self.here = PlainButton("この項目へ取り込む", touch=True)
        self.later = PlainButton("今はしない", touch=True)
        for part in (self.words, self.by_time, self.here, self.later):
            self.offer.body.addWidget(part)
        for widget in (self.link, self.state, self.offer, self.again):
            self._column.addWidget(widget)
        self.offer.hide()
        self.again.hide()
        self.link.clicked.connect(self._on_link_clicked)
        self.by_time.clicked.connect(lambda: importer.assign(self._take()))
        self.here.clicked.connect(lambda: importer.add(self._take()))
        self.later.clicked.connect(self._take)
        self.watch.found.connect(self._on_found)
        self.watch.gone.connect(self._on_gone)
        self.again.clicked.connect(self._on_again_clicked)
        importer.finished.connect(self._on_import_finished)
        walk.shown.connect(self._on_walk_shown)

    def refresh(self, *, forbidden: bool) -> None:
        """Allow what can be done with the item in view."""
        sealed = self._walk.sealed
        self.link.setEnabled(not sealed or self.watch.watching)
        self.by_time.setEnabled(not sealed)
        self.here.setEnabled(not sealed and not forbidden)

    @Slot(str)
    def begin(self, folder: str) -> None:
        """Watch a folder."""
        self._forget()
        self.watch.start(Path(folder))
        self.link.set_words("見張りをやめる")
        self._say(f"「{Path(folder).name or folder}」を見張っています。")

    def _end(self, words: str) -> None:
        self.watch.stop()
        self._forget()
        self.link.set_words("フォルダーを見張る")
        self._say(words)

    def _forget(self) -> None:
        self._new, self._going, self._left = [], [], []
        self.offer.hide()
        self.again.hide()

    @Slot()
    def _take(self) -> list[PhotoSource]:
        taken, self._new = self._new, []
        self._going = taken
        self._left += taken
        self.offer.hide()
        self.again.setVisible(bool(self._left))
        return [PhotoSource.from_path(path) for path in taken]

    @Slot()
    def _on_link_clicked(self) -> None:
        if self.watch.watching:
            self._end("")
            return
        ask_folder(self, "見張るフォルダーを選ぶ", lambda paths: self.begin(str(paths[0])))

    @Slot(list)
    def _on_found(self, paths: list[Path]) -> None:
        self._new = sorted({*self._new, *paths})
        self.words.setText(f"カードに新しい写真 {len(self._new)} 枚")
        self.offer.show()

    @Slot()
    def _on_again_clicked(self) -> None:
        """Offer once more what was put off or refused; what is in the visit is known by content."""
        again, self._left = self._left, []
        self.again.hide()
        self._on_found(again)

    @Slot(object)
    def _on_import_finished(self, result: PhotoImport) -> None:
        if len(result.outcomes) == len(self._going):
            pairs = zip(self._going, result.outcomes, strict=True)
            taken = {path for path, outcome in pairs if outcome.ok}
            self._left = [path for path in self._left if path not in taken]
            self.again.setVisible(bool(self._left))

    @Slot(bool)
    def _on_walk_shown(self, shown: bool) -> None:
        if shown:
            self.watch.resume()
        else:
            self.watch.pause()

    @Slot()
    def _on_gone(self) -> None:
        self._end(_GONE)
