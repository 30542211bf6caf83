"""Sending the pages of a paper to a printer.

The pages are those of the PDF, drawn at the printer's own resolution; laying out is not done here.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

_MOST_DPI = 300
"""Photos are kept at 1600 px, so more dots only cost memory: A4 at 300 dpi is 35 MB a page."""


class PrintJob(QObject):
    """Draws the chosen pages, one each time the window has nothing better to do.

    Args:
        document: The loaded paper; must stay.
        printer: Set up by the print dialog.

    Signals:
        drawn: (pages drawn, pages in all).
        finished: Number of pages sent.
    """

    drawn = Signal(int, int)
    finished = Signal(int)

    def __init__(
        self, document: QPdfDocument, printer: QPrinter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        first = printer.fromPage() or 1
        last = min(printer.toPage() or document.pageCount(), document.pageCount())
        self._pages = range(first - 1, last)
        self._drawn = 0
        self._painter: QPainter | None = None

    def start(self) -> None:
        """Begin; returns at once."""
        self._painter = QPainter(self._printer)
        QTimer.singleShot(0, self, self._draw_next)

    @Slot()
    def _draw_next(self) -> None:
        if self._painter is None:
            return
        if self._drawn == len(self._pages):
            self._painter.end()
            self._painter = None
            self.finished.emit(self._drawn)
            return
        if self._drawn:
            self._printer.newPage()
        _draw_page(self._painter, self._document, self._pages[self._drawn], self._printer)
        self._drawn += 1
        self.drawn.emit(self._drawn, len(self._pages))
        QTimer.singleShot(0, self, self._draw_next)


def page_picture(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """One page as a picture on white: the PDF itself has no background."""
    drawn = document.render(page, size)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture


def _draw_page(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    area = printer.pageRect(QPrinter.Unit.DevicePixel)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(1.0, _MOST_DPI / printer.resolution())
    size = QSize(round(paper.width() * scale), round(paper.height() * scale))
    picture = page_picture(document, page, size)
    # The page is drawn over the whole sheet: its own margins are wider than any printer's.
    where = QRectF(-area.left(), -area.top(), paper.width(), paper.height())
    painter.drawImage(where, picture)
