"""What the small cards around an import have in common: their column, and a line of words.

Which camera is camera_card.py, a folder that is watched watch_card.py, the machine's own camera
capture_card.py; the import itself is photo_import.py.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class ImportCard(QWidget):
    """A part of the evidence with a line for what is to be said.

    Args:
        walk: The walk.
        importer: Takes photos in.

    Attributes:
        state: The line; hidden while there is nothing to say.
    """

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__()
        self._walk = walk
        self._importer = importer
        self.state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.state.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
