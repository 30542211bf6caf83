"""The pages of a PDF to be read: as wide as is comfortable, or as large as the reader wants.

Which PDF, and what can be done with it, is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from wakayama_audit_gui.gui.theme import scaled

_STEP = 1.2
_LEAST, _MOST = 0.25, 4.0
_WIDEST = 900
"""Width of a page in logical pixels at 100 % text, before the reader zooms."""


class PaperView(QPdfView):
    """Shows one PDF, page below page. Ctrl++ and Ctrl+− zoom, Ctrl+0 goes back.

    Args:
        parent: The document lives beside the view, in it.
        name: What a screen reader calls it.
    """

    def __init__(self, parent: QWidget, name: str = "頁") -> None:
        super().__init__(parent)
        # Beside the view and not its child: Qt crashes when a view destroys its own document.
        self._pages = QPdfDocument(parent)
        # Of the document: it is read until the document has gone.
        self._buffer = QBuffer(self._pages)
        self._zoomed = False
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        for keys, act in (
            ("Ctrl++", self.zoom_in),
            ("Ctrl+;", self.zoom_in),
            ("Ctrl+-", self.zoom_out),
            ("Ctrl+0", self.zoom_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._pages.pageCount()

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF, at its beginning."""
        self._pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        self._fit()

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom_by(1 / _STEP)

    def zoom_back(self) -> None:
        """As wide as is comfortable."""
        self._zoomed = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as is comfortable, unless the reader zoomed."""
        super().resizeEvent(event)
        self._fit()

    def _zoom_by(self, factor: float) -> None:
        self._zoomed = True
        self.setZoomFactor(min(_MOST, max(_LEAST, self.zoomFactor() * factor)))

    def _fit(self) -> None:
        points = self._pages.pagePointSize(0).width()
        if self._zoomed or points <= 0:
            return
        margins = self.documentMargins()
        room = self.width() - margins.left() - margins.right() - 16  # the scroll bar
        dots = points * self.logicalDpiX() / 72
        self.setZoomFactor(max(_LEAST, min(room, scaled(_WIDEST)) / dots))
