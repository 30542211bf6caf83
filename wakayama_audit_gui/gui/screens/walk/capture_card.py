"""カメラで撮る: the way to the machine's own camera, or in words why there is none.

The camera is gui/camera_door.py, the screen with it screens/capture; photos from files are
photo_import.py.
"""

from __future__ import annotations

from PySide6.QtCore import Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui import camera_door
from wakayama_audit_gui.gui.screens.walk.import_card import ImportCard
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.widgets.buttons import PlainButton


class CaptureCard(ImportCard):
    """A button, and below it what is missing.

    Args:
        walk: The walk.
        importer: Is asked to have a photo taken.
    """

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__(walk, importer)
        self.button = PlainButton("カメラで撮る", icon="camera", touch=True)
        self._column.addWidget(self.button)
        self._column.addWidget(self.state)
        self.button.clicked.connect(self._on_button_clicked)

    def refresh(self, *, forbidden: bool) -> None:
        """Allow what can be done with the item in view."""
        self.button.setEnabled(not self._walk.sealed and not forbidden)

    @Slot()
    def _on_button_clicked(self) -> None:
        words = ""
        try:
            camera_door.open_camera()
        except UserError as error:
            words = f"{error.what}{error.remedy}"
        self._say(words)
        if not words:
            self._importer.ask_capture()
